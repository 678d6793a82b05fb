"""Whether words of broken HTML are missing in the tree made of it.

Only asked of bodies that had to be mended: where a mend guessed wrong, the parser takes words for
part of a tag. Other HTML loses none, as a law of the tests shows.
"""

import re
from html import unescape

from migrator.content.context import Notes
from migrator.content.tree import Element
from migrator.diagnostics.content import CONTENT_WORDS_LOST

_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|noembed|noscript|math)\b.*?(?:</\1\s*>|\Z)"
    r"|\s(?:data-[\w-]+|on\w+|style)\s*=\s*(?:\"[^\"]*\"|'[^']*')"
    r"|\s(?:href|src)\s*=\s*(?:\"(?:data|javascript):[^\"]*\"|'(?:data|javascript):[^']*')",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(
    r"""</?[a-zA-Z][^\s<>"'/=]*(?:[^<>"'=]*>
    |(?:[\s/]*[^\s<>"'=/]+\s*=\s*(?:"[^"<>]*(?:"|(?=[<>]))|'[^'<>]*(?:'|(?=[<>]))|[^\s<>"']+))*+
     [\s/]*>?)""",
    re.VERBOSE,
)
_WORD = re.compile(r"\w+")
_MOST_SHOWN = 8


def report(html: str, root: Element, notes: Notes) -> None:
    """Report the words that the HTML shows and the tree has not, neither as text nor in a value."""
    texts = _all_text(root)
    kept, kept_words = "".join(texts), frozenset(_WORD.findall(" ".join(texts)))
    shown = _WORD.findall(unescape(_TAG.sub(" ", _UNSEEN.sub(" ", html))))
    lost = list(dict.fromkeys(word for word in shown if word not in kept_words))
    lost = [word for word in lost if word not in kept]
    if lost:
        more = " …" if len(lost) > _MOST_SHOWN else ""
        notes.met(CONTENT_WORDS_LOST, " ".join(lost[:_MOST_SHOWN]) + more)


def _all_text(root: Element) -> list[str]:
    found: list[str] = []
    todo: list[Element | str] = [root]
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            found.append(node)
        else:
            found += node.attrs.values()
            todo += reversed(node.children)
    return found
