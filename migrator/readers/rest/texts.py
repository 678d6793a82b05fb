"""Texts as WordPress shows them → as the model has them: chrome out, addresses whole."""

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import Final

from migrator.model import Removed
from migrator.readers.page.address import Addresses
from migrator.readers.page.body import Wish, read_body
from migrator.readers.page.dom import Node, parse, text_of
from migrator.readers.page.selectors import any_of

_WORD: Final = re.compile(r"\w+")
_MARK: Final = re.compile(r"<!--(more(?:\s[^<>]*?)?|nextpage|noteaser)-->")
"""Marks of where a list cuts a post and of where its pages end: the API leaves them in the text."""
_HELD: Final = re.compile(r'<wbr data-mark="([^"<>]*)">')
_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """A text that WordPress has made HTML of."""

    html: str
    removed: tuple[Removed, ...] = ()


def read_shown(rendered: str, link: str) -> Shown:
    """The text of a post without what plugins put around it."""
    node = parse(_MARK.sub(_hold, rendered)).body
    if node is None:
        return Shown("")
    wish = Wish(link, loose=False, listed=False, summary=False)
    body = read_body(node, Addresses(link, link), wish)
    return Shown(_HELD.sub(_let_go, body.html), body.removed)


def own_excerpt(rendered: str, body: str) -> str:
    """The excerpt that the author wrote: not the one that WordPress makes of the text's beginning.

    Args:
        rendered: The excerpt as WordPress shows it.
        body: HTML of the text.
    """
    node = parse(rendered).body
    if node is None:
        return ""
    for each in node.css(any_of("more")):
        each.decompose()
    said = _WORD.findall(text_of(node))
    text = parse(body).body
    begins = _WORD.findall(text_of(text)) if text is not None else []
    if not said or begins[: len(said)] == said:
        return ""
    # WordPress leaves captions and embeds out of what it makes: the first words say enough then.
    return "" if _is_marked(node) and _runs_in(said, begins) else text_of(node)


def plain_caption(rendered: str) -> str:
    """A caption as it is stored: without the paragraph that WordPress puts it in."""
    return _unwrapped(parse(rendered).body)


def plain_description(rendered: str) -> str:
    """A file's description as it is stored: without the picture that WordPress puts before it."""
    node = parse(rendered).body
    for each in node.css("p.attachment") if node is not None else ():
        each.decompose()
    return _unwrapped(node)


def _hold(mark: re.Match[str]) -> str:
    """A mark as an element, which what takes comments out of a page leaves alone."""
    return f'<wbr data-mark="{escape(mark[1])}">'


def _let_go(held: re.Match[str]) -> str:
    return f"<!--{unescape(held[1])}-->"


def _unwrapped(node: Node | None) -> str:
    if node is None:
        return ""
    children = list(node.iter(include_text=False))
    if len(children) == 1 and children[0].tag == "p" and text_of(node) == text_of(children[0]):
        return (children[0].inner_html or "").strip()
    return (node.inner_html or "").strip()


def _is_marked(node: Node) -> bool:
    """Whether it ends with the mark of a shortened text."""
    return text_of(node).rstrip().endswith(("[…]", "[...]", "…", "..."))


def _runs_in(said: list[str], text: list[str]) -> bool:
    head = said[:_FEW]
    return any(text[at : at + len(head)] == head for at in range(len(text)))
