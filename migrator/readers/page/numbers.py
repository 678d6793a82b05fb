"""The number WordPress gives a post, in an element's `post-123`."""

import re

from migrator.readers.page.dom import Node, attribute, classes

_NUMBERED = re.compile(r"^(?:post|page|attachment)-(\d{1,18})$")


def post_id(node: Node) -> int | None:
    """The id in an element's `post-123`, as class or as id."""
    for word in (*classes(node), attribute(node, "id")):
        found = _NUMBERED.match(word)
        if found:
            return int(found[1])
    return None
