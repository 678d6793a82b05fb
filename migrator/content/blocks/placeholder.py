"""A block without content of its own → a comment that becomes its placeholder in the tree."""

from migrator.content.blocks.parser import Block
from migrator.content.context import Notes
from migrator.diagnostics.content import CONTENT_BLOCK_DYNAMIC

PREFIX = "migrator:block "


def render(block: Block, notes: Notes) -> str:
    """The comment, reported."""
    notes.met(CONTENT_BLOCK_DYNAMIC, block.name)
    return comment(block)


def comment(block: Block) -> str:
    """The comment. A hyphen inside JSON text may be written as an escape, so none can end it."""
    json = (block.json or "{}").replace("--", "\\u002d\\u002d")
    return f"<!--{PREFIX}{block.name} {json}-->"
