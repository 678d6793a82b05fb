"""`figure` → what it holds; with a caption, which Markdown has no form for, HTML."""

from migrator.content.tree import Element
from migrator.render.markdown.blocks import anchor
from migrator.render.markdown.pieces import NeedsHtmlError
from migrator.render.markdown.writer import Writer


def render(element: Element, write: Writer) -> str:
    """A figure without a caption is an image, a table or a quote of its own.

    Raises:
        NeedsHtmlError: It has a caption.
    """
    if any(isinstance(node, Element) and node.tag == "figcaption" for node in element.children):
        raise NeedsHtmlError
    return write.flow([*anchor(element), *element.children])
