"""Lexical: a clean tree → a document of Ghost's editor, as the value of JSON that it is.

What the editor has a form for becomes nodes that can be edited there: paragraphs, headings, lists,
quotes, code, pictures, galleries, embeds. What it has none for (tables, notes that link back,
nested blocks) is kept whole in an HTML card, so that no word, link or picture is lost.
To add a form: a function in `blocks.py` or `cards.py`, and its row in `blocks.FORMS`.
"""

from collections.abc import Mapping

from migrator.content.tree import Element
from migrator.render.lexical.blocks import block_nodes
from migrator.render.lexical.nodes import Json, holder


def to_lexical(root: Element, players: Mapping[str, str]) -> dict[str, Json]:
    """The document of what is inside the root.

    Args:
        root: A clean tree; its own tag is not written.
        players: Addresses of players by provider (data/embeds.toml), with `{id}`; what has none is
            shown as a bookmark.
    """
    nodes = block_nodes(root.children, players) or [holder("paragraph", [])]
    return {"root": holder("root", nodes)}


__all__ = ["to_lexical"]
