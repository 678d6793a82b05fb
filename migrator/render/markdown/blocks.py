"""Paragraphs, quotes, rules and the containers that only group."""

from migrator.content.tree import Element
from migrator.render.markdown.pieces import NeedsHtmlError
from migrator.render.markdown.writer import Writer


def anchor(element: Element) -> list[Element | str]:
    """An element's id as an anchor that stands before its text."""
    return [Element("a", {"id": element.attrs["id"]})] if "id" in element.attrs else []


def paragraph(element: Element, write: Writer) -> str:
    """Text of its own, a blank line before and after; a `p` that holds blocks is its blocks."""
    if not element.attrs and not write.holds_blocks(element):
        return write.paragraph(element.children)
    if "lang" in element.attrs or "dir" in element.attrs:
        return wrapped(element, write)
    depth = write.depth
    try:
        return write.paragraph([*anchor(element), *element.children])
    except NeedsHtmlError:
        write.reset(depth)
        if write.holds_blocks(element):
            return write.flow([*anchor(element), *element.children])
        raise


def rule(_element: Element, _write: Writer) -> str:
    """`hr` → `---`."""
    return "---"


def quote(element: Element, write: Writer) -> str:
    """`blockquote` → lines that begin with `>`."""
    text = write.flow([*anchor(element), *element.children])
    return "\n".join([f"> {line}" if line else ">" for line in text.split("\n")]) if text else ""


def ungrouped(element: Element, _write: Writer) -> list[Element | str]:
    """An element that only groups: what it holds."""
    return [*anchor(element), *element.children]


def wrapped(element: Element, write: Writer) -> str:
    """An element that carries meaning: its tags on lines of their own, Markdown between them."""
    attrs = element.attrs
    text = write.flow(element.children)
    if not attrs:
        return text
    if write.nested:
        raise NeedsHtmlError
    start = write.dialect.html.start_tag(Element("div", {**attrs, **write.dialect.inside_html}))
    if text:
        return f"{start}\n\n{text}\n\n</div>"
    return f"{start}</div>" if "id" in attrs else ""


def details(element: Element, write: Writer) -> str:
    """`details`: its tags and summary as HTML, Markdown between them."""
    nodes = element.children
    summary = next(
        (node for node in nodes if isinstance(node, Element) and node.tag == "summary"), None
    )
    if summary is None:
        raise NeedsHtmlError
    body = write.flow([node for node in nodes if node is not summary])
    start = write.dialect.html.start_tag(
        Element("details", {**element.attrs, **write.dialect.inside_html})
    )
    head = f"{start}\n{write.html([summary])}"
    return f"{head}\n\n{body}\n\n</details>" if body else f"{head}\n</details>"
