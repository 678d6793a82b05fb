"""Shortcodes: `[name attributes]inner[/name]` → HTML.

In: HTML with shortcodes in it. Out: HTML; what is not known is kept as it stands and reported.
To add one: a module here with a function `render(shortcode) -> str`, and its row in `TABLE`. Names
that are only to be recognised are words in `migrator/data/shortcodes.toml`.
"""

import functools
import re
import tomllib
from collections.abc import Callable, Mapping
from importlib import resources

from migrator.content.context import Notes
from migrator.content.paragraphs import unautop
from migrator.content.shortcodes import caption
from migrator.content.shortcodes.parser import Attributes, Shortcode, shortcodes
from migrator.diagnostics.content import CONTENT_SHORTCODE_KEPT

__all__ = ["TABLE", "Attributes", "Shortcode", "shortcodes", "shortcodes_to_html"]

TABLE: Mapping[str, Callable[[Shortcode], str]] = {
    "caption": caption.render,
    "wp_caption": caption.render,
}

_CANDIDATE = re.compile(r"\[([^<>&/\[\]\x00-\x20=]++)([^\[\]]*+)\]")
_CLOSING = re.compile(r"\[/([^\[\]]+)\]")
_HAS_ATTRIBUTE = re.compile(r"^\s*=|[\w-]+\s*=\s*[\"'\w]")
_NAME = re.compile(r"[a-zA-Z][\w.-]*")


def shortcodes_to_html(html: str, notes: Notes) -> str:
    """Render the shortcodes that are known, report those that are not."""
    if "[" not in html:
        return html
    _report_unknown(html, notes)
    names = [name for name in TABLE if "[" + name in html]
    if not names:
        return html
    html = unautop(html, names)
    parts: list[str] = []
    done = 0
    for shortcode in shortcodes(html, names):
        parts.append(html[done : shortcode.start])
        done = shortcode.end
        if shortcode.escaped:
            parts.append(html[shortcode.start + 1 : shortcode.end - 1])
        else:
            parts.append(TABLE[shortcode.name](shortcode))
    return "".join([*parts, html[done:]])


@functools.cache
def known_names() -> frozenset[str]:
    """Names that make a bare `[name]` a shortcode."""
    text = resources.files("migrator.data").joinpath("shortcodes.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["names"])


def _report_unknown(html: str, notes: Notes) -> None:
    """Report what is a shortcode by its name, its attributes or its closing tag."""
    closed = frozenset(_CLOSING.findall(html))
    for candidate in _CANDIDATE.finditer(html):
        name = candidate[1]
        if name in TABLE or not _NAME.fullmatch(name):
            continue
        if name in closed or name in known_names() or _HAS_ATTRIBUTE.search(candidate[2]):
            notes.met(CONTENT_SHORTCODE_KEPT, name)
