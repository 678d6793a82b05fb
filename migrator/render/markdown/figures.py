"""`figure` → each picture a paragraph, its caption in emphasis under it.

HTML would tie a caption closer to its picture, but Goldmark (Hugo) leaves HTML out unless it is
told otherwise, and the picture would be gone with it.
"""

import re
from collections.abc import Sequence

from migrator.content.tree import Element
from migrator.render.markdown import captions
from migrator.render.markdown.writer import Writer

_OWN_ID = re.compile("attachment_[0-9]+")  # WordPress numbers every captioned picture so


def ungrouped(element: Element, write: Writer) -> Sequence[Element]:
    """A figure's pictures and other blocks, and its caption where it stands among them."""
    blocks = arranged(element, write)
    attrs = {name: value for name, value in element.attrs.items() if name in ("lang", "dir")}
    return [Element("div", attrs, [*blocks])] if attrs else blocks


def arranged(figure: Element, write: Writer) -> list[Element]:
    """A figure as blocks without it; one picture and one line of caption share a paragraph."""
    blocks: list[Element] = []
    pictures = lines = 0
    for block in write.as_blocks(figure.children):
        if block.tag == "figcaption":
            said = captions.paragraphs(block, write)
            lines += len(said)
            blocks += said
        else:
            pictures += _is_picture(block)
            blocks += _gallery(block, write) if block.tag == "ul" else _pictures(block)
    if pictures == lines == 1 and len(blocks) == 2 and all(map(_is_bare, blocks)):
        first, second = blocks
        blocks = [Element("p", {}, [*first.children, Element("br"), *second.children])]
    name = figure.attrs.get("id", "")
    if not name or _OWN_ID.fullmatch(name):
        return blocks
    if blocks and _is_bare(blocks[0]):
        return [Element("p", {"id": name}, blocks[0].children), *blocks[1:]]
    return [Element("p", {"id": name}), *blocks]


def _gallery(block: Element, write: Writer) -> list[Element]:
    """The pictures of a list that holds nothing else, which is how galleries are laid out."""
    items = [node for node in block.children if isinstance(node, Element)]
    found = [entry for item in items for entry in write.as_blocks(item.children)]
    if found and all(entry.tag == "figure" or _is_picture(entry) for entry in found):
        return found
    return [block]


def _pictures(block: Element) -> list[Element]:
    """A paragraph for each picture of one that holds only pictures; any other block as it is."""
    nodes = [node for node in block.children if isinstance(node, Element) or not node.isspace()]
    if len(nodes) < 2 or not _is_bare(block) or not all(map(_is_picture, nodes)):
        return [block]
    return [Element("p", {}, [node]) for node in nodes]


def _is_bare(block: Element) -> bool:
    """Whether a block is a paragraph and nothing besides."""
    return block.tag == "p" and not block.attrs


def _is_picture(node: Element | str) -> bool:
    """Whether a node is an image, or a paragraph or link around one image."""
    while isinstance(node, Element) and len(node.children) == 1 and node.tag in ("a", "p"):
        node = node.children[0]
    return isinstance(node, Element) and node.tag == "img"
