"""Links that lead into the midst of another text → the places there that they need.

A clean tree keeps an id only where something leads to it. What other texts lead to is found before
the first is converted: only bodies with such a link are read for it.
"""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from migrator.content.tree import Element
from migrator.diagnostics import Diagnostic, Place
from migrator.diagnostics.transforms import ANCHOR_MISSING
from migrator.transforms.link_map import LinkMap
from migrator.transforms.resolving import Fate, resolve

_LINK = re.compile(
    r"""href\s*+=\s*+(?:"([^"<>#]++#[^"<>]++)"|'([^'<>#]++#[^'<>]++)')""", re.IGNORECASE
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_DASHES = re.compile(r"[\W_]+")
_OF_THE_PAGE = re.compile(r"comments|comment-\d+", re.ASCII)
"""What is no part of a text, and stands below it."""
_NEVER = b"\"'& \n\t;>#("
"""What stands before a `#` that begins no anchor of another page: quotes, entities, colours."""


def may_lead_into(body: bytes) -> bool:
    """Whether bytes may hold such a link; most do not, and need not be read for it."""
    at = body.find(b"#", 1)
    while at > 0:
        if body[at - 1] not in _NEVER:
            return True
        at = body.find(b"#", at + 1)
    return False


def leads_into(body: str, links: LinkMap, origin: str) -> Iterator[tuple[str, str]]:
    """New addresses that a body leads into the midst of, each with the id of the place there.

    Args:
        body: As the source has it.
        links: The map of the site.
        origin: Old address of the item.
    """
    for match in _LINK.finditer(body):
        fate, address, tail = resolve(unescape(match[1] or match[2]), links, origin)
        name = unquote(tail.partition("#")[2])
        if fate is Fate.FOUND and name and not _OF_THE_PAGE.fullmatch(name):
            yield address, name


def set_anchors(root: Element, names: frozenset[str], place: Place) -> tuple[Diagnostic, ...]:
    """See that a body has the places that others lead to; its tree is changed in place.

    Where none has that id, it is that of the heading with these words: so do plugins for tables of
    contents name the places they make.

    Args:
        root: The body.
        names: The ids.
        place: Where the item stands, for reports.
    """
    missing = names - _ids(root)
    if not missing:
        return ()
    headings = {key: heading for heading in _free_headings(root) if (key := _key(_text(heading)))}
    lost = []
    for name in sorted(missing):
        keys = (_key(name), _key(name.removeprefix("h-")))
        heading = next((headings.pop(key) for key in keys if key in headings), None)
        if heading is None:
            lost.append(Diagnostic(ANCHOR_MISSING, place, f"#{name}"))
        else:
            heading.attrs["id"] = name
    return tuple(lost)


def _key(text: str) -> str:
    return _DASHES.sub("-", text).strip("-").casefold()


def _elements(root: Element) -> Iterator[Element]:
    todo = [root]
    while todo:
        element = todo.pop()
        yield element
        todo += [child for child in reversed(element.children) if isinstance(child, Element)]


def _ids(root: Element) -> frozenset[str]:
    return frozenset(element.attrs["id"] for element in _elements(root) if "id" in element.attrs)


def _free_headings(root: Element) -> list[Element]:
    """Headings without an id, the last first: of two with the same words the first counts."""
    found = [one for one in _elements(root) if one.tag in _HEADINGS and "id" not in one.attrs]
    return found[::-1]


def _text(element: Element) -> str:
    words: list[str] = []
    todo: list[Element | str] = [element]
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            words.append(node)
        else:
            todo += reversed(node.children)
    return "".join(words)
