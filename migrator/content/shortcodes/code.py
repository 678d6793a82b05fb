"""`[code]`, `[sourcecode]`, `[php]`, … → `pre` and `code`, before paragraphs are made of the lines.

Code highlighters take their shortcodes out of the body before anything else reads it. What stands
inside is code as the editor stored it: `<` may be written as an entity or as itself.
"""

from migrator.content.shortcodes.names import known
from migrator.content.shortcodes.parser import Shortcode, names_in, shortcodes


def code_to_html(body: str) -> str:
    """Render the code shortcodes of a raw body; one that is never closed is left alone."""
    names = known().code
    if names_in(body).isdisjoint(names):
        return body
    parts: list[str] = []
    done = 0
    for shortcode in shortcodes(body, names):
        if shortcode.inner is None or _is_no_code(shortcode):
            continue
        if shortcode.escaped:
            parts += body[done : shortcode.start], body[shortcode.start + 1 : shortcode.end - 1]
            done = shortcode.end
            continue
        before, after = body[done : shortcode.start], body[shortcode.end : shortcode.end + 1]
        alone = before.rstrip(" \t")[-1:] in ("", "\n", ">") and after in ("", "\n", "\r", "<", " ")
        parts += before, _html(shortcode, alone)
        done = shortcode.end
    return "".join([*parts, body[done:]])


def _is_no_code(shortcode: Shortcode) -> bool:
    """Whether its name is one that themes use for other things, and it says no language."""
    named = shortcode.attributes.named
    says_language = any(named.get(name) for name in known().language_attributes)
    return shortcode.name in known().code_with_language and not says_language


def _html(shortcode: Shortcode, alone: bool) -> str:  # noqa: FBT001  (where it stands decides)
    text = (shortcode.inner or "").replace("<", "&lt;").replace(">", "&gt;")
    if not alone and "\n" not in text:
        return f"<code>{text}</code>"
    language = _language(shortcode)
    attribute = f' class="language-{language}"' if language else ""
    return f"<pre><code{attribute}>{_without_edges(text)}</code></pre>"


def _language(shortcode: Shortcode) -> str:
    named = shortcode.attributes.named
    given = next((named[name] for name in known().language_attributes if named.get(name)), "")
    language = given or shortcode.raw.removeprefix("=").strip() or known().code[shortcode.name]
    return language.lower() if language.replace("+", "").replace("#", "").isalnum() else ""


def _without_edges(text: str) -> str:
    """The code without the line ends that only set it off from its tags."""
    for end in ("\r\n", "\n"):
        if text.startswith(end):
            text = text[len(end) :]
            break
    return text.removesuffix("\n").removesuffix("\r")
