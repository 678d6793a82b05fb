"""Hugo: a shortcode between comment marks, `{{</* name */>}}`, comes out as its own text.

Hugo looks for shortcodes before it reads Markdown, in code as well, and stops where one has no end.
What stands between the marks may hold anything, lines and other shortcodes too, up to the closing
delimiter. One that is never closed is closed at the end of the file, in a definition that shows
nothing.
"""

import re

_OPENING = re.compile(r"\{\{([<%])")
_CLOSING = {"<": ">}}", "%": "%}}"}


def body(markdown: str) -> str:
    """Markdown whose shortcodes are text to Hugo."""
    parts: list[str] = []
    done = 0
    while opening := _OPENING.search(markdown, done):
        inside = opening.end()
        closing = _CLOSING[opening[1]]
        end = markdown.find(closing, inside)
        parts += [markdown[done:inside], "/*"]
        if end < 0:
            return "".join([*parts, markdown[inside:], f"\n[//]: # (*/{closing})\n"])
        parts += [markdown[inside:end], "*/", closing]
        done = end + len(closing)
    return "".join([*parts, markdown[done:]])
