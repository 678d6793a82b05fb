"""A block for which the user has a rule → the pieces that stand in its place."""

from collections.abc import Sequence

from migrator.content.blocks import placeholder
from migrator.content.blocks.parser import Block
from migrator.content.context import Notes
from migrator.content.rules import Rule

_INNER = "\0"


def apply(rule: Rule, block: Block, notes: Notes) -> Sequence[Block | str]:
    """HTML, and blocks that are still to be rendered.

    A block that is kept is a placeholder with its name and settings before what is inside it.
    """
    if rule.action == "drop":
        notes.removed("block", _source(block))
        return ()
    if rule.action == "unwrap":
        return block.inner
    if rule.action == "keep":
        return (placeholder.comment(block), *block.inner)
    values = block.attributes or {}
    before, _, after = rule.filled(_INNER, lambda name: _text(values.get(name))).partition(_INNER)
    return (before, *block.inner, after.replace(_INNER, ""))


def _text(value: object) -> str:
    return str(value) if isinstance(value, str | int | float) else ""


def _source(block: Block) -> str:
    """The block as it stood: its comment, and the HTML of all that is inside."""
    parts: list[str] = []
    todo: list[Block | str] = [block]
    while todo:
        piece = todo.pop()
        if isinstance(piece, str):
            parts.append(piece)
        else:
            parts.append(f"<!-- wp:{piece.name} {piece.json} -->")
            todo += reversed(piece.inner)
    return "".join(parts)
