"""The bare words of a tree, for what has no other form and for nesting too deep to follow."""

from collections.abc import Callable, Mapping

from migrator.content.tree import Element

DEEPEST = 80
"""What is nested deeper than this is written as its words, in every form but HTML."""

_HIDDEN = frozenset(("!more", "!nextpage", "!block", "!comment"))
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd"),
        *("mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup"),
        *("time", "u", "var", "wbr", "!math"),
    )
)
_SAID: Mapping[str, Callable[[Element], str]] = {
    "img": lambda image: image.attrs.get("alt", ""),
    "!embed": lambda embed: f" {embed.attrs.get('title') or embed.attrs.get('url', '')}",
}


def text_of(element: Element) -> str:
    """All text inside an element as it stands, however deep it is nested."""
    return "".join(_strings(element))


def words_of(element: Element) -> str:
    """All text inside an element as one line; blocks are kept apart by a space."""
    return " ".join("".join(_strings(element, " ")).split())


def _strings(element: Element, edge: str = "") -> list[str]:
    """The strings inside, in order, with `edge` around everything that is no inline element."""
    found: list[str] = []
    stack: list[Element | str] = [element]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            found.append(node)
        elif node.tag not in _HIDDEN:
            space = "" if node.tag in _INLINE else edge
            stack.append(space)
            stack.extend(reversed(node.children))
            said = _SAID.get(node.tag)
            found.append(said(node) if said else space)
    return found
