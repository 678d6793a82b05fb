"""A block of text and plain inlines → its children at once: the short road past the builder.

Most blocks are nothing else. What comes out is what the builder makes of the same nodes where
nothing is open around them; a law of the tests compares the two. Anything else is left to it.
"""

import re

from selectolax.lexbor import LexborNode

from migrator.content.canonical.builder import EDGE, SPACES, Attrs
from migrator.content.tree import Element

_PLAIN = {
    "strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "del": "del",
    "s": "del", "ins": "ins", "u": "u", "sub": "sub", "sup": "sup", "kbd": "kbd", "mark": "mark",
    "small": "small", "cite": "cite",
}  # fmt: skip
_LINK = ("href", "title", "rel", "id")
_SAFE_ADDRESS = re.compile("https?:|/|#|mailto:")


def read_run(node: LexborNode | None) -> list[Element | str] | None:
    """The children that a block gets of this node and those after it.

    None where more than text, line breaks and inlines around one text is among them. One function,
    as it runs once for each node of a body.
    """
    children: list[Element | str] = []
    due = False  # a space, before what comes next
    start = True  # of a line, where no space stands
    while node is not None:
        tag = node.tag
        if tag == "-text":
            data = node.text_content or ""
        elif tag == "br":
            if children:
                children.append(Element("br"))
                due, start = False, True
            node = node.next
            continue
        else:
            inner = node.first_child
            if inner is None or inner.next is not None or inner.tag != "-text":
                return None
            data = inner.text_content or ""
        core = data.strip(EDGE)
        blanks = len(core) != len(data)
        if "\n" in core or "  " in core or "\t" in core or "\r" in core or "\f" in core:
            core = SPACES.sub(" ", core)
        if tag != "-text":
            
            ...
    return children
