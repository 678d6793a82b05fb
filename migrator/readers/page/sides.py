"""A page → its side parts: sidebars, widgets, navigation, comments, in which no post stands.

A theme may give the name of a side part to what holds everything, and a page builder may put the
post itself into a widget. So a part that holds the page's own heading, its only marked text or most
of its words is none, whatever it is called.
"""

from collections.abc import Collection

from migrator.readers.page.dom import Node, ancestors
from migrator.readers.page.selectors import any_of, landmark

_SILENT = frozenset({"script", "style", "template", "noscript"})


def side_ids(body: Node, headings: Collection[Node]) -> frozenset[int]:
    """Ids of the elements in which no main post stands.

    Args:
        headings: Those that the page's titles name, the highest first.
    """
    comments = {node.mem_id for node in body.css(any_of("comments"))}
    sides = {node.mem_id for node in body.css(any_of("elsewhere"))} - comments
    return frozenset((comments - _around(headings, set())) | (sides - _main(body, sides, headings)))


def _main(body: Node, sides: set[int], headings: Collection[Node]) -> set[int]:
    """The ids of side parts that hold what the page is about."""
    texts = [node for node in body.css(landmark("content")[0]) if node.mem_id not in sides]
    return _around(headings, sides) | _around(texts, sides) | _heavy(body, sides)


def _around(nodes: Collection[Node], sides: set[int]) -> set[int]:
    """The elements around the first of these nodes; none where another stands in no side part."""
    first: set[int] = set()
    for node in nodes:
        holders = {each.mem_id for each in ancestors(node)}
        if sides and not holders & sides:
            return set()
        first = first or holders
    return first


def _heavy(body: Node, sides: set[int]) -> set[int]:
    """The side parts that hold more than half of the page's letters."""
    own: dict[int, int] = {0: 0}
    around: dict[int, int] = {0: 0}
    nearest: dict[int, int] = {body.mem_id: 0}
    silent: set[int] = set()
    for node in body.traverse(include_text=True):
        parent = node.parent.mem_id if node.parent is not None else 0
        if parent in silent or node.tag in _SILENT:
            silent.add(node.mem_id)
            continue
        side = nearest.get(parent, 0)
        if node.is_text_node:
            own[side] += len((node.text_content or "").strip())
        elif node.mem_id in sides:
            own[node.mem_id], around[node.mem_id] = 0, side
            side = node.mem_id
        nearest[node.mem_id] = side
    for side in reversed(own):
        if side:
            own[around[side]] += own[side]
    return {side for side in own if side and own[side] * 2 > own[0]}
