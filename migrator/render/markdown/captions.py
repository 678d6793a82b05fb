"""A caption → paragraphs in emphasis: Markdown has no form of its own for one."""

from migrator.content.tree import Element
from migrator.render.markdown.blocks import anchor
from migrator.render.markdown.writer import Writer
from migrator.render.words import words_of

_LANGUAGE = ("lang", "dir")


def paragraphs(caption: Element, write: Writer) -> list[Element]:
    """The blocks of a `figcaption` or `caption`; none where it shows nothing.

    Paragraphs are put in emphasis; a list or a quote in a caption stays what it is.
    """
    blocks = write.as_blocks([*anchor(caption), *caption.children])
    language = {name: caption.attrs[name] for name in _LANGUAGE if name in caption.attrs}
    return [_emphasised(block, language, write) for block in blocks if _shows(block)]


def _emphasised(block: Element, language: dict[str, str], write: Writer) -> Element:
    """A paragraph in emphasis; the language of a caption goes with its words."""
    if block.tag != "p" or write.holds_blocks(block):
        return block
    inside = [Element("span", language, block.children)] if language else block.children
    return Element("p", block.attrs, [Element("em", {}, list(inside))])


def _shows(block: Element) -> bool:
    """Whether there is anything to see in a block, or to link to."""
    stack: list[Element | str] = [block]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            continue
        if node.tag in ("img", "a", "hr") or "id" in node.attrs or node.tag.startswith("!"):
            return True
        stack += node.children
    return words_of(block) != ""
