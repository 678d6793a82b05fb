"""An element → the part of it that holds most of the running text, where no landmark says so.

Each paragraph gives its length, without its links' text, to its parent and half of it to its
grandparent; the highest sum wins. The idea is that of Arc90's Readability.
"""

from collections.abc import Collection

from migrator.readers.page.dom import Node, ancestors, select, text_of

_PARAGRAPHS = "p, pre, blockquote:not(:has(p)), li:not(:has(p, li)), dd:not(:has(p)), h2, h3, h4"
_BARE = frozenset({"div", "section", "article", "main", "td", "body"})
_SHORTEST = 25
ENOUGH = 140
"""Characters of running text that make a main text."""


def main_text(root: Node, least: int = ENOUGH, others: Collection[int] = ()) -> Node | None:
    """The element under `root` that holds most of the text; None where there is too little.

    Args:
        least: Characters outside of links that it must hold.
        others: Ids of elements that hold something else, side parts among them.
    """
    off = {node.mem_id for node in root.css("header, footer, form")}
    off.update(others)
    sums: dict[int, float] = {}
    nodes: dict[int, Node] = {}
    for node, weight in _weights(root, off):
        for holder, share in zip(_holders(node, root), (1.0, 0.5), strict=False):
            nodes[holder.mem_id] = holder
            sums[holder.mem_id] = sums.get(holder.mem_id, 0) + weight * share
    if not sums:
        return None
    best = max(sums, key=lambda key: sums[key])
    return nodes[best] if sums[best] >= least else None


def running_text(root: Node, others: Collection[int] = ()) -> int:
    """How many characters of running text an element holds outside of these others."""
    return sum(length for _, length in _weights(root, set(others)))


def _weights(root: Node, off: set[int]) -> list[tuple[Node, int]]:
    """Paragraphs and text that stands bare in an element, each with its length outside of links."""
    found = []
    for node in select(root, _PARAGRAPHS):
        length = len(text_of(node)) - sum(len(text_of(link)) for link in node.css("a"))
        if length >= _SHORTEST and not _is_off(node, root, off):
            found.append((node, length))
    for node in root.traverse(include_text=True):
        parent = node.parent
        if node.is_text_node and parent is not None and parent.tag in _BARE:
            length = len((node.text_content or "").strip())
            if length >= _SHORTEST and not _is_off(node, root, off):
                found.append((node, length))
    return found


def _is_off(node: Node, root: Node, off: set[int]) -> bool:
    for parent in ancestors(node):
        if parent.mem_id == root.mem_id:
            return False
        if parent.mem_id in off:
            return True
    return False


def _holders(node: Node, root: Node) -> list[Node]:
    """Parent and grandparent, as far as they stand in `root`; a list counts as a paragraph."""
    found: list[Node] = []
    for parent in ancestors(node):
        if parent.tag not in {"ul", "ol", "dl", "tr", "tbody", "table", "blockquote"}:
            found.append(parent)
        if parent.mem_id == root.mem_id or len(found) == 2:
            break
    return found
