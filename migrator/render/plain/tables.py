"""A table → one whose cells hold a line each and span nothing; a list where there are no tables."""

from collections.abc import Callable, Sequence

from migrator.content.tree import Element
from migrator.diagnostics.render import MARKUP_PLAIN
from migrator.render.markdown.dialect import Feature
from migrator.render.plain.inlines import on_one_line
from migrator.render.plain.losses import Losses

Node = Element | str
Blocks = Callable[[Sequence[Node], Losses, int], list[Element]]

_PARTS = ("caption", "colgroup", "thead", "tbody", "tfoot", "tr")
_MOST = 1000
_PARTED = " / "


def plain_table(table: Element, losses: Losses, blocks: Blocks, depth: int) -> list[Element]:
    """The caption, then the rows.

    Args:
        blocks: What makes blocks plain.
    """
    caption = [
        Element("p", {}, [Element("em", {}, block.children)]) if block.tag == "p" else block
        for part in table.children
        if isinstance(part, Element) and part.tag == "caption"
        for block in blocks(part.children, losses, depth)
    ]
    rows = [_row(row, losses, blocks, depth) for row in _rows(table)]
    rows = _filled(rows, losses)
    astray = [n for n in table.children if isinstance(n, str) or n.tag not in _PARTS]
    caption += blocks(astray, losses, depth)
    if not rows:
        return caption
    if Feature.TABLES in losses.features:
        body = Element("tbody", {}, [Element("tr", {}, [*row]) for row in rows])
        return [*caption, Element("table", {}, [body])]
    losses.add(MARKUP_PLAIN, "table")
    return [*caption, Element("ul", {}, [_as_item(row) for row in rows])]


def _rows(table: Element) -> list[Element]:
    """The rows, those of nested tables left to their cells."""
    found: list[Element] = []
    stack: list[Node] = list(reversed(table.children))
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            continue
        if node.tag == "tr":
            found.append(node)
        elif node.tag in ("thead", "tbody", "tfoot"):
            stack += reversed(node.children)
    return found


def _row(row: Element, losses: Losses, blocks: Blocks, depth: int) -> list[Element]:
    """A row's cells, each one line."""
    return [
        Element(cell.tag, cell.attrs, _one_line(blocks(cell.children, losses, depth + 1), losses))
        for cell in row.children
        if isinstance(cell, Element)
    ]


def _one_line(found: Sequence[Element], losses: Losses) -> list[Node]:
    """Blocks as one line, parted where they ended or a line did."""
    lines: list[list[Node]] = []
    stack: list[Element] = list(reversed(found))
    while stack:
        block = stack.pop()
        inside = [node for node in block.children if isinstance(node, Element) or node.strip()]
        if block.tag == "pre" and inside:
            lines.append([Element("code", {}, [" ".join(_text(block).split())])])
        elif any(isinstance(node, Element) and node.tag in _HOLDERS for node in inside):
            stack += [
                node
                if isinstance(node, Element) and node.tag in _HOLDERS
                else Element("p", {}, [node])
                for node in reversed(inside)
            ]
        elif block.tag.startswith("!"):
            lines.append([block])
        elif block.children:
            lines.append([*block.children])
    if len(lines) > 1:
        losses.add(MARKUP_PLAIN, "lines of a cell")
    nodes = [node for line in lines for node in (_PARTED, *line)][1:]
    return on_one_line(nodes, _PARTED)


_HOLDERS = frozenset(
    (
        *("p", "ul", "ol", "li", "blockquote", "figure", "figcaption", "table", "tbody", "tr"),
        *("td", "th", "pre", "h1", "h2", "h3", "h4", "h5", "h6"),
    )
)


def _text(block: Element) -> str:
    found: list[str] = []
    stack: list[Node] = [block]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            found.append(node)
        else:
            stack += reversed(node.children)
    return "".join(found)


def _filled(rows: Sequence[list[Element]], losses: Losses) -> list[list[Element]]:
    """Rows in which empty cells stand where one spanned."""
    waiting: dict[int, int] = {}  # by column, how many rows below are spanned
    filled: list[list[Element]] = []
    for row in rows:
        cells: list[Element] = []
        for cell in row:
            _skip(cells, waiting)
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            if across > 1 or down > 1:
                losses.add(MARKUP_PLAIN, "spans of cells")
            for number in range(across):
                if down > 1:
                    waiting[len(cells)] = down - 1
                align = {"align": cell.attrs["align"]} if "align" in cell.attrs else {}
                cells.append(Element(cell.tag, align, [] if number else cell.children))
        _skip(cells, waiting)
        filled.append(cells)
    return filled


def _skip(cells: list[Element], waiting: dict[int, int]) -> None:
    """Add the empty cells that come next under one that spans."""
    while waiting.get(len(cells)):
        waiting[len(cells)] -= 1
        cells.append(Element("td"))


def _span(cell: Element, name: str) -> int:
    """How many columns or rows a cell spans, within reason."""
    said = cell.attrs.get(name, "1").strip()
    return min(int(said), _MOST) if said.isdecimal() and said.isascii() and int(said) else 1


def _as_item(row: Sequence[Element]) -> Element:
    """A row as an item, its cells parted."""
    said = [cell.children for cell in row if cell.children]
    return Element("li", {}, [node for cell in said for node in (_PARTED, *cell)][1:])
