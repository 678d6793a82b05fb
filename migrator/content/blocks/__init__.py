"""Blocks: a body with block comments → HTML without them.

In: the body. Out: HTML, with a comment `<!--migrator:block …-->` where a block has no content of
its own; `canonical` makes the placeholder of it. Most blocks are their inner HTML and need no row.
To add one that is not: a function that takes the block's own HTML and gives HTML, and its row in
`TABLE`, in `SHOWN` where its settings show something besides, or in `VOID` where they are all it
has; a block's name alone is a word in `migrator/data/blocks.toml`.
"""

import functools
from collections.abc import Callable, Mapping

from migrator.content.blocks import embed, freeform, gallery, pattern, placeholder, ruled
from migrator.content.blocks.flat import flat_html
from migrator.content.blocks.names import dynamic_blocks, known_blocks, void_blocks
from migrator.content.blocks.parser import Block, parse
from migrator.content.blocks.settings import CODE, SHOWN, with_language
from migrator.content.blocks.void import VOID
from migrator.content.context import Notes
from migrator.content.footnotes import without_block
from migrator.content.paragraphs import autop
from migrator.diagnostics.content import CONTENT_BLOCK_BROKEN, CONTENT_BLOCK_UNKNOWN

__all__ = ["TABLE", "Block", "blocks_to_html", "has_blocks", "parse"]

TABLE: Mapping[str, Callable[[str], str]] = {
    "": freeform.render,
    "core/freeform": freeform.render,
    "core/shortcode": autop,
    "core/embed": embed.render,
    **dict.fromkeys(gallery.NAMES, gallery.render),
}


def has_blocks(body: str) -> bool:
    """Whether WordPress would take the body for one made of blocks."""
    return "<!-- wp:" in body


def blocks_to_html(body: str, notes: Notes) -> str:
    """Take the block comments off, each block rendered by its row."""
    html = None if notes.context.rules.blocks else flat_html(body, _rendered())
    if html is None:
        return render_all(body, notes)
    return html + without_block(body, notes.context)


@functools.cache
def _rendered() -> frozenset[str]:
    """The blocks that are more than the HTML inside them."""
    embeds = (name for name in known_blocks() if name.startswith("core-embed/"))
    return frozenset([*TABLE, *SHOWN, *CODE, *embeds, pattern.NAME])


def render_all(body: str, notes: Notes) -> str:
    """Render the blocks one by one."""
    parts: list[str] = []
    references = pattern.References(notes)
    # None stands where a pattern ends.
    todo: list[Block | str | None] = [*reversed(parse(body))]
    while todo:
        block = todo.pop()
        if block is None:
            references.leave()
        elif isinstance(block, str):
            parts.append(block)
        elif (rule := notes.context.rules.blocks.get(block.name)) is not None:
            todo += reversed(ruled.apply(rule, block, notes))
        elif block.name == pattern.NAME and not block.inner:
            inside = references.enter(block)
            if inside is None:
                parts.append(placeholder.comment(block))
            else:
                todo += [None, *reversed(inside)]
        else:
            _render(block, todo, parts, notes)
    return "".join([*parts, without_block(body, notes.context)])


def _render(block: Block, todo: list[Block | str | None], parts: list[str], notes: Notes) -> None:
    if block.json and block.attributes is None:
        notes.met(CONTENT_BLOCK_BROKEN, block.name)
    if not block.inner and block.name:
        parts.append(_render_void(block, notes))
        return
    if block.name in dynamic_blocks() or block.name in void_blocks():
        parts.append(placeholder.render(block, notes))
    elif block.name and block.name not in known_blocks():
        notes.met(CONTENT_BLOCK_UNKNOWN, block.name)
    if show := SHOWN.get(block.name):
        parts.append(show(block))
    elif block.name in CODE:
        with_language(block)
    _open(block, todo, parts)


def _render_void(block: Block, notes: Notes) -> str:
    render = VOID.get(block.name)
    html = render(block.attributes or {}, notes) if render else None
    return placeholder.render(block, notes) if html is None else html


def _open(block: Block, todo: list[Block | str | None], parts: list[str]) -> None:
    """Render a block that holds HTML alone, or set out what is inside it."""
    name = "core/embed" if block.name.startswith("core-embed/") else block.name
    render = TABLE.get(name)
    if render is None or any(isinstance(inner, Block) for inner in block.inner):
        todo.extend(reversed(block.inner))
    else:
        parts.append(render("".join(map(str, block.inner))))
