"""A block without content of its own → a comment that becomes its placeholder in the tree."""

from migrator.content.blocks.parser import Block
from migrator.content.context import Notes
from migrator.diagnostics.content import CONTENT_BLOCK_DYNAMIC

PREFIX = "migrator:block "


def render(block: Block, notes: Notes) -> str:
    """The comment. A hyphen inside JSON text may be written as an escape, so none can end it."""
    notes.met(CONTENT_BLOCK_DYNAMIC, block.name)
    json = (block.json or "{}").replace("--", "\\u002d\\u002d")
    return f"<!--{PREFIX}{block.name} {json}-->"
