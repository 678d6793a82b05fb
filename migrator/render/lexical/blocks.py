"""Blocks → nodes of the editor; a block that they don't say whole goes into an HTML card."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from migrator.content.tree import Element
from migrator.render.html import BLOCKS
from migrator.render.lexical.cards import (
    code_card,
    embed_card,
    figure_cards,
    html_card,
    paywall_card,
    picture_cards,
    rule_card,
)
from migrator.render.lexical.inlines import has_form, inline_nodes
from migrator.render.lexical.nodes import Node, holder, line_break

Players = Mapping[str, str]
Form = Callable[[Element, Players], list[Node] | None]
"""The nodes of a block; None where they would say less than it does."""


def block_nodes(nodes: Sequence[Element | str], players: Players) -> list[Node]:
    """The nodes of some blocks; neighbours that have no form share a card."""
    out: list[Node] = []
    formless: list[Element] = []
    for block in _blocks(nodes):
        made = _made(block, players)
        if made is None:
            formless.append(block)
            continue
        if formless:
            out += html_card(formless)
            formless = []
        out += made
    return out + html_card(formless) if formless else out


def _blocks(nodes: Sequence[Element | str]) -> Iterator[Element]:
    """The blocks, loose inlines in a paragraph."""
    loose: list[Element | str] = []
    for node in nodes:
        if isinstance(node, str) or not _is_block(node):
            loose.append(node)
            continue
        if loose:
            yield Element("p", {}, loose)
            loose = []
        yield node
    if loose:
        yield Element("p", {}, loose)


def _is_block(element: Element) -> bool:
    if element.tag.startswith("!"):
        return element.attrs.get("display") != "inline"
    return element.tag in BLOCKS


def _made(block: Element, players: Players) -> list[Node] | None:
    form = FORMS.get(block.tag)
    return form(block, players) if form is not None and not _says_more(block) else None


def _says_more(block: Element) -> bool:
    """Whether a block has a language, a direction, or an id that a link leads to."""
    return not _MORE.isdisjoint(block.attrs) and not block.tag.startswith("!")


_MORE = frozenset(("id", "lang", "dir", "reversed", "cite"))


def _paragraph(block: Element, _players: Players) -> list[Node] | None:
    if has_form(block.children):
        return [holder("paragraph", inline_nodes(block.children))]
    return picture_cards(block.children)


def _heading(block: Element, _players: Players) -> list[Node] | None:
    if not has_form(block.children):
        return None
    return [holder("extended-heading", inline_nodes(block.children), tag=block.tag)]


def _quote(block: Element, _players: Players) -> list[Node] | None:
    """A quotation of paragraphs; Ghost divides these by two line ends."""
    nodes: list[Node] = []
    for child in block.children:
        if isinstance(child, str) or child.tag != "p" or child.attrs:
            return None
        if not has_form(child.children):
            return None
        nodes += [line_break(), line_break()] if nodes else []
        nodes += inline_nodes(child.children)
    return [holder("extended-quote", nodes)]


def _list_at_top(block: Element, _players: Players) -> list[Node] | None:
    """A list, unless lists stand in it deeper than JSON and the editor bear."""
    return None if _nests_too_deep(block) else _list(block)


def _nests_too_deep(block: Element) -> bool:
    level = [block]
    for _ in range(_DEEPEST):
        level = [
            inner
            for outer in level
            for item in outer.children
            if isinstance(item, Element)
            for inner in item.children
            if isinstance(inner, Element) and inner.tag in _LISTS
        ]
        if not level:
            return False
    return True


_DEEPEST = 20


def _list(block: Element) -> list[Node] | None:
    """A list of lines; an inner list is an item of its own after the line it hangs under."""
    items: list[Node] = []
    start = block.attrs.get("start", "1")
    if not start.removeprefix("-").isdecimal() or len(start) > _MOST_DIGITS:
        return None
    for item in block.children:
        made = _item(item) if isinstance(item, Element) else None
        if made is None:
            return None
        items += made
    numbered = [{**item, "value": number} for number, item in enumerate(items, int(start))]
    kind = "number" if block.tag == "ol" else "bullet"
    return [holder("list", numbered, listType=kind, start=int(start), tag=block.tag)]


_MOST_DIGITS = 9


def _item(item: Element) -> list[Node] | None:
    """An item of inlines, and one for the list in it."""
    if item.tag != "li" or item.attrs:
        return None
    inner = [child for child in item.children if isinstance(child, Element) and child.tag in _LISTS]
    line = item.children[: len(item.children) - len(inner)]
    if len(inner) > 1 or item.children[len(line) :] != inner or not (line and has_form(line)):
        return None
    items = [holder("listitem", inline_nodes(line))]
    for child in inner:
        made = None if _says_more(child) else _list(child)
        if made is None:
            return None
        items.append(holder("listitem", made))
    return items


_LISTS = frozenset(("ul", "ol"))


def _figure(block: Element, players: Players) -> list[Node] | None:
    return figure_cards(block, players)


def _nothing(_block: Element, _players: Players) -> list[Node]:
    """A divider: where it stands is said by the excerpt, if anywhere."""
    return []


FORMS: Mapping[str, Form] = {
    "p": _paragraph,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    "blockquote": _quote,
    "ul": _list_at_top,
    "ol": _list_at_top,
    "figure": _figure,
    "pre": lambda block, _players: code_card(block),
    "hr": lambda _block, _players: [rule_card()],
    "!embed": lambda block, players: [embed_card(block, players)],
    "!block": lambda block, _players: paywall_card(block),
    "!more": _nothing,
}
"""Every block that has a form in the editor."""
