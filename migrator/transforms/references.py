"""A clean tree → every place in it where an address stands; what a visit answers takes its place.

One walk serves links and media alike: a `Visit` is asked for each address, with what it is for.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from html import escape, unescape

from migrator.content.tree import Element


class Use(Enum):
    """What an address in a tree is for."""

    LINK = "link"
    """Where a reader goes: `a`. It may be a page or a file."""
    SOURCE = "source"
    """Where a quotation or a change is from: `cite`. Nobody sees it."""
    MEDIA = "media"
    """What is shown or played on the page, maybe a page of its own: `src` in raw HTML."""
    PICTURE = "picture"
    """What an `img` shows."""
    EMBED = "embed"
    """The page whose player or card stands here."""


Visit = Callable[[str, Use], str]
"""From an address and what it is for to the address that takes its place; maybe the same."""

_PLACES: Mapping[str, tuple[tuple[str, Use], ...]] = {
    "a": (("href", Use.LINK),),
    "img": (("src", Use.PICTURE),),
    "!embed": (("url", Use.EMBED),),
    **dict.fromkeys(("blockquote", "q", "ins", "del"), (("cite", Use.SOURCE),)),
}
_RAW_USES = {"href": Use.LINK, "src": Use.MEDIA, "poster": Use.MEDIA, "data": Use.MEDIA}
_RAW_ATTRIBUTE = re.compile(
    r"""(?<=[\s"'])(href|src|srcset|poster|data)(\s*+=\s*+)("[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]++)""",
    re.IGNORECASE,
)
_SPACES = " \t\n\f\r"
_CANDIDATE = re.compile(rf"[{_SPACES},]*+([^{_SPACES}]++)")
_DESCRIPTORS = re.compile(r"[^,(]*+(?:\([^)]*+\)?[^,(]*+)*+")


def visit(root: Element, answer: Visit) -> None:
    """Ask for every address of a tree, in its order, and put the answers in their places."""
    todo = [root]
    while todo:
        node = todo.pop()
        places = _PLACES.get(node.tag)
        if places is not None:
            _ask(node, places, answer)
        elif node.tag == "!raw":
            node.children = [_in_raw(child, answer) for child in node.children]
            continue
        for child in reversed(node.children):
            if type(child) is not str:
                todo.append(child)  # type: ignore[arg-type]  # noqa: PERF401  (quicker so)


def _ask(element: Element, places: tuple[tuple[str, Use], ...], answer: Visit) -> None:
    for name, use in places:
        address = element.attrs.get(name)
        if not address:
            continue
        found = answer(address, use)
        if found != address:
            element.attrs[name] = found


def _in_raw(text: Element | str, answer: Visit) -> Element | str:
    """HTML as it stands, with the answers in its attributes."""
    if not isinstance(text, str) or "=" not in text:
        return text

    def asked(match: re.Match[str]) -> str:
        name, equals, quoted = match.groups()
        address = unescape(quoted[1:-1] if quoted[0] in "\"'" else quoted)
        if name.lower() == "srcset":
            found = "".join(_candidates(address, answer))
        else:
            found = answer(address, _RAW_USES[name.lower()]) if address else address
        return match[0] if found == address else f'{name}{equals}"{escape(found)}"'

    return _RAW_ATTRIBUTE.sub(asked, text)


def _candidates(srcset: str, answer: Visit) -> Iterator[str]:
    """`boat.jpg 1x, boat-2x.jpg 2x` with the answers in it: addresses as browsers find them."""
    at = 0
    while match := _CANDIDATE.match(srcset, at):
        address = match[1].rstrip(",")
        begin, end = match.start(1), match.start(1) + len(address)
        rest = end if match[1] != address else (_DESCRIPTORS.match(srcset, end) or match).end()
        yield srcset[at:begin] + (answer(address, Use.MEDIA) if address else "")
        yield srcset[end:rest]
        at = rest
    yield srcset[at:]
