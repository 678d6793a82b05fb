"""A block of text and plain inlines → its children at once: the short road past the builder.

Most blocks are nothing else. What comes out is what the builder makes of the same nodes where no
inline is open around them; a law of the tests compares the two. All else is left to the builder.
"""

import re

from selectolax.lexbor import LexborNode

from migrator.content.canonical.attributes import ANCHOR, Attrs
from migrator.content.canonical.spaces import EDGE, SPACES
from migrator.content.tree import Element

_PLAIN = {
    "strong": "strong", "b": "strong", "em": "em", "i": "em", "del": "del", "s": "del",
    "ins": "ins", "u": "u", "sub": "sub", "sup": "sup", "kbd": "kbd", "mark": "mark",
    "small": "small", "cite": "cite",
}  # fmt: skip
_LINK = ("href", "title", "rel")
_OTHERWISE = frozenset({"class", "data-pin-do", ANCHOR})
_ADDRESS = re.compile(r"https?:|/|#|mailto:")


def read_run(  # noqa: C901, PLR0912  (goes round once for each node of a body)
    node: LexborNode | None,
) -> list[Element | str] | None:
    """The children that a block gets of this node and those after it; None for the long road."""
    children: list[Element | str] = []
    if node is not None and node.next is None and (data := node.text_content) is not None:
        core = _folded(data)
        return [core] if core else children
    due = False  # a space, before what comes next
    start = True  # of a line, where no space stands
    while node is not None:
        data = node.text_content
        if data is not None:
            core = data.strip(EDGE)
            if core:
                blanks = len(core) != len(data)
                if "\n" in core or "  " in core or "\t" in core or "\r" in core or "\f" in core:
                    core = SPACES.sub(" ", core)
                if not start and (due or (blanks and data[0] in EDGE)):
                    core = " " + core
                due, start = blanks and data[-1] in EDGE, False
                if children and isinstance(children[-1], str):
                    children[-1] += core
                else:
                    children.append(core)
            else:
                due = True
        elif (tag := node.tag) == "br":
            if children:
                if not _is_line(children):
                    return None
                children.append(Element("br"))
                due, start = False, True
        else:
            inner = node.first_child
            data = inner.text_content if inner is not None and inner.next is None else None
            element = _inline(tag or "", node, data) if data else None
            if element is None or not data:
                return None
            if not start and (due or data[0] in EDGE):
                if isinstance(children[-1], str):
                    children[-1] += " "
                else:
                    children.append(" ")
            children.append(element)
            due, start = data[-1] in EDGE, False
        node = node.next
    while children and isinstance(last := children[-1], Element) and last.tag == "br":
        children.pop()
    return children


def _folded(data: str) -> str:
    """A text without the white space at its edges, that inside it folded."""
    core = data.strip(EDGE)
    if "\n" in core or "  " in core or "\t" in core or "\r" in core or "\f" in core:
        core = SPACES.sub(" ", core)
    return core


def _is_line(children: list[Element | str]) -> bool:
    """Whether something stands on the line that a `br` ends."""
    last = children[-1]
    return last.strip() != "" if isinstance(last, str) else last.tag != "br"


def _inline(tag: str, node: LexborNode, data: str) -> Element | None:
    """An inline around one text; None where it has more to say."""
    core = _folded(data)
    if not core:
        return None
    name = _PLAIN.get(tag)
    if name is not None:
        return None if node.attributes else Element(name, {}, [core])
    if tag == "a":
        attrs = _link(node.attributes)
        return None if attrs is None else Element("a", attrs, [core])
    if tag == "code":
        odd = data[0] in "\r\f\v" or data[-1] in "\r\f\v" or not core.strip()
        core = SPACES.sub(" ", core) if "\v" in core else core
        return None if odd else Element("code", {}, [core])
    return None


def _link(attributes: dict[str, str | None]) -> Attrs | None:
    """What is kept of a link's attributes; None where its address or its class may be odd."""
    if not _ADDRESS.match(attributes.get("href") or ""):
        return None
    if len(attributes) == 1:
        return {"href": attributes["href"] or ""}
    if not _OTHERWISE.isdisjoint(attributes):
        return None
    return {name: attributes[name] or "" for name in _LINK if name in attributes}


def is_blank(children: list[Element | str]) -> bool:
    """Whether nothing is there but no-break spaces."""
    return not children or (
        len(children) == 1 and isinstance(children[0], str) and not children[0].strip()
    )
