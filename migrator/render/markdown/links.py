"""`a` → `[text](address "title")`, `<address>` where text and address are one, `<a id>` anchors."""

import re

from migrator.content.tree import Element
from migrator.render.html import start_tag
from migrator.render.markdown.emphasis import append, edges, plain_text
from migrator.render.markdown.escape import LOOK
from migrator.render.markdown.pieces import Markup, Piece
from migrator.render.markdown.writer import Writer

_AUTOLINK = re.compile(r"[a-z][a-z0-9+.-]{1,31}:[\w/?#@!$&'()*+,;=.~:-]+", re.ASCII)
_ENTITY_LIKE = re.compile(r"&(?=#?\w+;)")
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_PLAIN = re.compile(r"[\w/?#@!$&'*+,;=.~:%-]+", re.ASCII)  # as nearly every address is
_NEEDS_ANGLES = re.compile(r"[\s<\x00-\x1f\x7f]|^$")
_BREAKS = re.compile(r"[\r\n]")


def render(element: Element, write: Writer, pieces: list[Piece]) -> None:
    """A link; inside another link, only its text."""
    href = element.attrs.get("href")
    if "a" in write.open or (href is None and "id" not in element.attrs):
        write.gather(element.children, pieces)
    elif href is None or "id" in element.attrs:
        pieces.append(Markup(start_tag(element)))
        _inside(element, write, pieces)
        pieces.append(Markup("</a>"))
    else:
        _link(element, href, write, pieces)


def _inside(element: Element, write: Writer, pieces: list[Piece]) -> None:
    """What an `a` holds."""
    write.open.append("a")
    write.gather(element.children, pieces)
    write.open.pop()


def _link(element: Element, href: str, write: Writer, pieces: list[Piece]) -> None:
    """A link with an address, its edge white space outside."""
    title = element.attrs.get("title", "")
    if element.children == [href] and not title and _AUTOLINK.fullmatch(href):
        pieces.append(Markup(f"<{href}>"))
        return
    text = plain_text(element)
    if text and not LOOK.search(text):
        escape_exclamation(pieces)
        pieces.append(Markup(f"[{text}]({target(href, title)})"))
        return
    inside: list[Piece] = []
    write.open.append("a")
    write.gather(element.children, inside)
    write.open.pop()
    head, tail = edges(inside)
    if head:
        append(pieces, head)
    escape_exclamation(pieces)
    pieces.append(
        Markup(f"[{write.finish(inside, line=False, enclosed=True)}]({target(href, title)})")
    )
    if tail:
        append(pieces, tail)


def escape_exclamation(pieces: list[Piece]) -> None:
    """Keep a `!` before a link from making an image of it."""
    last = pieces[-1] if pieces else None
    if type(last) is str and last.endswith("!"):
        pieces[-1:] = [last[:-1], Markup("\\!")] if len(last) > 1 else [Markup("\\!")]


def target(address: str, title: str) -> str:
    """An address and a title as they stand between a link's parentheses."""
    if _PLAIN.fullmatch(address) and ";" not in address:
        return f"{address}{_title(title)}"
    address = _escape(_BREAKS.sub("", address))
    if _NEEDS_ANGLES.search(address) or not _balanced(address):
        address = re.sub("[<>]", r"\\\g<0>", address)
        address = f"<{address}>" if address or title else ""
    return f"{address}{_title(title)}"


def _title(title: str) -> str:
    """A title behind its space, nothing for none."""
    if not title:
        return ""
    words = _escape(" ".join(title.split())).replace('"', '\\"')
    return f' "{words}"' if words else ""


def _escape(text: str) -> str:
    """Backslashes and entities kept as they are."""
    return _ENTITY_LIKE.sub(r"\\&", _BACKSLASH.sub(r"\\\\", text))


def _balanced(address: str) -> bool:
    """Whether parentheses pair up, not too deep."""
    depth = 0
    for char in address:
        depth += (char == "(") - (char == ")")
        if not 0 <= depth <= 30:
            return False
    return depth == 0
