"""`table` → a GFM table, its caption before it; HTML where it has spans or a list in a cell."""

from migrator.content.tree import Element
from migrator.render.embeds import link_of
from migrator.render.markdown import captions, figures
from migrator.render.markdown.blocks import anchor
from migrator.render.markdown.pieces import HTML_BREAK, NeedsHtmlError
from migrator.render.markdown.writer import Writer

_RULES = {"left": ":---", "center": ":---:", "right": "---:"}
_GAP = (Element("br"), Element("br"))
_GROUPS = ("thead", "tbody", "tfoot")


def render(element: Element, write: Writer) -> str:
    """A table with one header row; without one in the source, the header is empty.

    Raises:
        NeedsHtmlError: It has something that a GFM table can't hold.
    """
    parts = _elements(element)
    table = _table([part for part in parts if part.tag != "caption"], write)
    caption = [
        block
        for part in parts
        if part.tag == "caption"
        for block in captions.paragraphs(part, write)
    ]
    return "\n\n".join([text for text in (write.flow(caption), table) if text])


def _table(parts: list[Element], write: Writer) -> str:
    """The rows, as many cells in each as in the longest."""
    head, body = _rows(parts)
    columns = max((len(row) for row in (head, *body)), default=0)
    if not columns:
        return ""
    write.line_break = HTML_BREAK
    rule = [
        _rule([row[index] for row in (head, *body) if index < len(row)]) for index in range(columns)
    ]
    lines = [_line([_cell(cell, write) for cell in head], columns), f"| {' | '.join(rule)} |"]
    lines += [_line([_cell(cell, write) for cell in row], columns) for row in body]
    return "\n".join(lines)


def _rows(parts: list[Element]) -> tuple[list[Element], list[list[Element]]]:
    """The header row and the others, each as its cells."""
    head: list[list[Element]] = []
    body: list[list[Element]] = []
    for part in parts:
        if part.tag in _GROUPS:
            rows = [_cells(row) for row in _elements(part)]
            (head if part.tag == "thead" and not body else body).extend(rows)
        elif part.tag == "tr":
            body.append(_cells(part))
        elif part.tag != "colgroup":
            raise NeedsHtmlError
    if not head and body and body[0] and all(cell.tag == "th" for cell in body[0]):
        head.append(body.pop(0))
    return (head[0] if head else [], head[1:] + body)


def _elements(element: Element) -> list[Element]:
    """The elements inside; text where none belongs makes it no table."""
    found = []
    for node in element.children:
        if isinstance(node, Element):
            found.append(node)
        elif not node.isspace():
            raise NeedsHtmlError
    return found


def _cells(row: Element) -> list[Element]:
    """The cells of a row."""
    cells = _elements(row)
    for cell in cells:
        if cell.tag not in ("td", "th"):
            raise NeedsHtmlError
        if cell.attrs and (_spans(cell, "colspan") or _spans(cell, "rowspan")):
            raise NeedsHtmlError
    return cells


def _spans(cell: Element, name: str) -> bool:
    return cell.attrs.get(name, "1").strip() not in ("1", "")


def _rule(cells: list[Element]) -> str:
    """The dashes under a column's head: its alignment, where all its cells share one."""
    found = {cell.attrs.get("align", "") for cell in cells}
    return _RULES.get(found.pop(), "---") if len(found) == 1 else "---"


def _cell(cell: Element, write: Writer) -> str:
    """A cell on one line."""
    nodes = _in_line(cell, write) if write.holds_blocks(cell) else cell.children
    text = write.inline(nodes, line=False)
    return write.dialect.cell(text) if "|" in text else text


def _in_line(cell: Element, write: Writer) -> list[Element | str]:
    """The paragraphs and pictures of a cell in one line, two breaks between them."""
    nodes: list[Element | str] = []
    for block in write.as_blocks(cell.children):
        is_figure = block.tag == "figure"
        for paragraph in figures.arranged(block, write) if is_figure else [block]:
            if paragraph.tag == "!embed":
                nodes += [*_GAP, link_of(paragraph)]
                continue
            if paragraph.tag != "p" or paragraph.attrs.keys() - {"id"}:
                raise NeedsHtmlError
            nodes += [*_GAP, *anchor(paragraph), *paragraph.children]
    return nodes[len(_GAP) :]


def _line(cells: list[str], columns: int) -> str:
    """A row, filled up with empty cells."""
    return f"| {' | '.join(cells + [''] * (columns - len(cells)))} |"
