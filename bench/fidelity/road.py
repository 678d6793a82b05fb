"""A raw body → the HTML that WordPress would show of it, on a road of our own.

Paragraphs are not made here: what a newline means is told to whoever reads the HTML. Given a
function that is WordPress's own `wpautop`, they are.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape, unescape

from bench.fidelity.account import Account
from bench.fidelity.reading import Lines, read_html
from bench.fidelity.shortcodes import Attachments, code_shown, formulas_shown, shortcodes_shown

_BLOCK = re.compile(
    r"<!--\s+(?P<end>/)?wp:(?P<name>[a-z][a-z0-9_/-]*)\s+"
    r"(?P<json>\{(?:(?!\}\s+/?-->).)*\}\s+)?(?P<void>/)?-->",
    re.DOTALL,
)
_TWO_BREAKS = re.compile(r"<br\s*/?>\s*<br\s*/?>", re.IGNORECASE)
_REFERENCE = re.compile(r'<!--\s+wp:block\s+\{[^{}]*?"ref":(\d+).*?\}\s+/-->', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Around:
    """What else WordPress looks at when it shows a body.

    Attributes:
        attachments: Of the same site, for galleries that name ids.
        patterns: Bodies of the site's patterns by id.
        footnotes: The post's notes as its meta holds them, in JSON.
        uploads: Ids of the images that were uploaded to the post, as a gallery shows them.
    """

    attachments: Attachments = lambda _: None
    patterns: Mapping[int, str] = field(default_factory=dict)
    footnotes: str = ""
    uploads: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """What WordPress would show.

    Attributes:
        lines: What a newline in its text means.
    """

    html: str
    lines: Lines = Lines.SPACES

    def account(self) -> Account:
        """What is to be seen in it."""
        return read_html(self.html, self.lines)


def shown(body: str, around: Around = Around()) -> Shown:
    """What WordPress shows of a body from its database; newlines are still to be read."""
    notes = _footnotes(around.footnotes)
    unshown = notes if "data-fn=" in body and "<!-- wp:footnotes" not in body else ""
    if not has_blocks(body):
        html = _finished(_TWO_BREAKS.sub("\n\n", before_paragraphs(body)), around) + unshown
        return Shown(html, Lines.BREAKS)
    body = before_paragraphs(_with_patterns(body, around.patterns, ()))
    html = _BLOCK.sub(lambda found: _block(found, notes), body)
    return Shown(_finished(html, around) + unshown, Lines.OPEN)


def shown_by(autop: Callable[[str], str], body: str, around: Around) -> Shown:
    """The same with paragraphs made by a given `wpautop`."""
    if has_blocks(body):
        return replace(shown(body, around), lines=Lines.OPEN)
    return Shown(_finished(autop(before_paragraphs(body)), around))


def verbatim(text: str) -> Shown:
    """A body that is no text but CSS or JSON."""
    return Shown(f"<pre><code>{escape(text)}</code></pre>" if text.strip() else "")


def has_blocks(body: str) -> bool:
    """Whether the block editor wrote it: then WordPress makes no paragraphs."""
    return "<!-- wp:" in body


def before_paragraphs(body: str) -> str:
    """Code shortcodes and formulas are carried out first."""
    return formulas_shown(code_shown(body.replace("\r\n", "\n").replace("\r", "\n")))


def _finished(html: str, around: Around) -> str:
    """The other shortcodes are carried out last."""
    return shortcodes_shown(html, around.attachments, around.uploads)


def _with_patterns(body: str, patterns: Mapping[int, str], inside: tuple[int, ...]) -> str:
    """The body with the patterns that it refers to; none inside itself."""

    def pattern(found: re.Match[str]) -> str:
        number = int(found[1])
        if number in inside:
            return ""
        return _with_patterns(patterns.get(number, ""), patterns, (*inside, number))

    return _REFERENCE.sub(pattern, body)


def _block(found: re.Match[str], footnotes: str) -> str:
    """What a block's comment shows: nothing where its HTML follows; else all there is to it."""
    name = found["name"].removeprefix("core/")
    if name in ("cover", "cover-image") and not found["end"]:
        return _background(found)
    if found["void"] is None:
        worked_out = name in _WORKED_OUT and not found["end"]
        return f"<!-- wp:{name} /-->" if worked_out else ""
    if name == "footnotes":
        return footnotes
    if name in ("social-link", "embed"):
        return _link(name, _settings(found["json"]))
    return _WHOLE.get(name, f"<!-- wp:{name} /-->")


_WORKED_OUT = frozenset(
    {
        "comments",
        "comments-query-loop",
        "navigation",
        "navigation-submenu",
        "post-comments",
        "query",
    }
)
"""Blocks that WordPress works out from what is in them: a placeholder is to stand before that."""
_WHOLE: Mapping[str, str] = {
    "more": "<!--more-->",
    "nextpage": "<!--nextpage-->",
    "separator": "<hr>",
    **dict.fromkeys(["paragraph", "shortcode", "spacer"], ""),
}


def _background(found: re.Match[str]) -> str:
    """The picture that a cover has as a background, before the blocks inside it."""
    own = found.string[found.end() :].partition("<!--")[0]
    address = str(_settings(found["json"]).get("url") or "")
    return f'<p><img src="{escape(address)}"></p>' if "background-image" in own else ""


def _settings(raw: str | None) -> Mapping[str, object]:
    try:
        settings = json.loads(raw or "{}")
    except ValueError:
        return {}
    return settings if isinstance(settings, dict) else {}


def _link(name: str, settings: Mapping[str, object]) -> str:
    address = unescape(str(settings.get("url") or ""))
    if not address:
        return ""
    label = str(settings.get("label") or settings.get("service") or address)
    if name == "embed":
        return f'<p><a href="{escape(address)}">{escape(address)}</a></p>'
    return f'<li><a href="{escape(address)}">{escape(label)}</a></li>'


def _footnotes(meta: str) -> str:
    """The list of notes under a post, each with its way back."""
    try:
        notes = json.loads(meta or "[]")
    except ValueError:
        return ""
    items = [
        f'<li id="{escape(str(note["id"]))}">{note["content"]} '
        f'<a href="#{escape(str(note["id"]))}-link">↩︎</a></li>'
        for note in notes
        if isinstance(note, dict) and {"id", "content"} <= note.keys()
    ]
    return f"<ol>{''.join(items)}</ol>" if items else ""
