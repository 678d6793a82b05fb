"""Shortcodes: `[name attributes]inner[/name]` → HTML.

In: HTML with shortcodes in it, and what is known around the body. Out: HTML; what is not known is
kept as it stands and reported. To add one: a module here with a function `(shortcode, context)`
that gives HTML, or None to keep it, and its row in `TABLE`. A link to something elsewhere, a code
highlighter or a page builder is a line in `migrator/data/shortcodes.toml`.
"""

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from migrator.content.context import Context, Notes
from migrator.content.paragraphs import unautop
from migrator.content.shortcodes import caption, embed, gallery, playlist
from migrator.content.shortcodes.code import code_to_html
from migrator.content.shortcodes.footnote import footnotes_to_html
from migrator.content.shortcodes.layout import unwrap_layout
from migrator.content.shortcodes.names import known
from migrator.content.shortcodes.parser import Attributes, Shortcode, names_in, shortcodes
from migrator.content.shortcodes.ruled import apply_rules
from migrator.diagnostics.content import CONTENT_SHORTCODE_KEPT

__all__ = [
    "TABLE",
    "Attributes",
    "Shortcode",
    "apply_rules",
    "code_to_html",
    "known_names",
    "shortcodes",
    "shortcodes_to_html",
    "table",
    "unwrap_layout",
]

Render = Callable[[Shortcode, Context], str | None]

TABLE: Mapping[str, Render] = {
    "caption": caption.render,
    "wp_caption": caption.render,
    "gallery": gallery.render,
    "playlist": playlist.render,
    "iframe": embed.render_frame,
    "advanced_iframe": embed.render_frame,
}


@functools.cache
def table() -> Mapping[str, Render]:
    """`TABLE`, and a row for each embed of the data."""
    return {**dict.fromkeys(known().embeds, embed.render), **TABLE}


@functools.cache
def known_names() -> frozenset[str]:
    """The shortcodes that become something else, code highlighters among them."""
    return frozenset({*table(), *known().code, *known().footnotes, *known().formulas})


@functools.cache
def _plain_names() -> frozenset[str]:
    """The names that make a bare `[name]` a shortcode."""
    return known().plain | known().footnote_lists | known().elsewhere


_CANDIDATE = re.compile(r"\[([^<>&/\[\]\x00-\x20=]++)([^\[\]]*+)\]")
_CLOSING = re.compile(r"\[/([^\[\]]+)\]")
_HAS_ATTRIBUTE = re.compile(r"^\s*=|[\w-]+\s*=\s*[\"'\w]")
_NAME = re.compile(r"[a-zA-Z][\w.-]*")


def shortcodes_to_html(html: str, notes: Notes) -> str:
    """Render the shortcodes that are known, report those that are not."""
    html = footnotes_to_html(html, notes)
    if "[" not in html:
        return html
    _report_unknown(html, notes)
    names = sorted(names_in(html).intersection(table()))
    if not names:
        return html
    return _replace(unautop(html, names), names, notes)


def _replace(html: str, names: Sequence[str], notes: Notes) -> str:
    parts: list[str] = []
    done = 0
    for shortcode in shortcodes(html, names):
        parts.append(html[done : shortcode.start])
        done = shortcode.end
        parts.append(_render(shortcode, html, names, notes))
    return "".join([*parts, html[done:]])


def _render(shortcode: Shortcode, html: str, names: Sequence[str], notes: Notes) -> str:
    """Its HTML, the shortcodes inside it first; itself where it is escaped."""
    if shortcode.escaped:
        return html[shortcode.start + 1 : shortcode.end - 1]
    if shortcode.inner and "[" in shortcode.inner:
        # No deeper than there are names: a shortcode ends at the first end tag of its name.
        shortcode = replace(shortcode, inner=_replace(shortcode.inner, names, notes))
    rendered = table()[shortcode.name](shortcode, notes.context)
    if rendered == shortcode.inner and rendered is not None:
        return _as_text(rendered, shortcode, html)
    if rendered is not None:
        if f"[{shortcode.name} ids=" in rendered:
            notes.met(CONTENT_SHORTCODE_KEPT, shortcode.name)
        return rendered
    notes.met(CONTENT_SHORTCODE_KEPT, shortcode.name)
    source, name = html[shortcode.start : shortcode.end], shortcode.name
    if shortcode.inner is not None:
        source = f"[{name}{shortcode.raw}]{shortcode.inner}[/{name}]"
    return _as_text(source, shortcode, html)


def _as_text(source: str, shortcode: Shortcode, html: str) -> str:
    """What is kept of a shortcode, in a paragraph where it stood alone."""
    before = html[max(shortcode.start - 1, 0) : shortcode.start]
    after = html[shortcode.end : shortcode.end + 1]
    return f"<p>{source}</p>" if before in ("", "\n") and after in ("", "\n") else source


def _report_unknown(html: str, notes: Notes) -> None:
    """Report what is a shortcode by its name, its attributes or its closing tag."""
    closed = frozenset(_CLOSING.findall(html))
    for candidate in _CANDIDATE.finditer(html):
        name = candidate[1]
        if name in table() or not _NAME.fullmatch(name):
            continue
        if name in closed or name in _plain_names() or _HAS_ATTRIBUTE.search(candidate[2]):
            notes.met(CONTENT_SHORTCODE_KEPT, name)
