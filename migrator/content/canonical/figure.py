"""Rules for figures, and for the ways themes and galleries wrote them before HTML had any."""

from selectolax.lexbor import LexborNode

from migrator.content.canonical.attributes import basic, classes
from migrator.content.canonical.block import boundary, container, leaf, run_first
from migrator.content.canonical.cards import card
from migrator.content.canonical.code import preformatted
from migrator.content.canonical.media import picture
from migrator.content.canonical.run import read_run
from migrator.content.canonical.walk import Close, Rule, Walk, nothing
from migrator.content.tree import Element

_FREE = frozenset({"table", "blockquote", "pre", "p", "ul", "ol", "figure", "div", "dl", "details"})

_FIGURES = frozenset({"gallery-item", "wp-caption"})
_NUMBERS = "td.linenos, td.line_numbers, td.gutter, td.rouge-gutter, td.crayon-nums"
_NUMBERED = ", ".join(f"{cell.strip()} ~ td pre" for cell in _NUMBERS.split(","))
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ALONE = frozenset({"img", "a", "summary", "hr", *_HEADINGS, *_FREE})

_caption = run_first("figcaption")
_paragraph = leaf("p")
_division = container("div")
_quotation = container("blockquote", "cite")
_list = container("dl")
_table = container("table")
_term = run_first("dt")
_meaning = run_first("dd")


def paragraph(walk: Walk, node: LexborNode) -> Close | None:
    """A paragraph; the caption where themes without HTML5 write one."""
    attributes = node.attributes
    if not attributes and not walk.build.verbatim:
        return walk.leaf(node, "p", {})
    if "wp-caption-text" in classes(attributes) and walk.build.open.tag == "figure":
        return _caption(walk, node)
    return _paragraph(walk, node)


def division(walk: Walk, node: LexborNode) -> Close | None:
    """A `div`: a figure where WordPress writes one so; kept where it says a language."""
    attributes = node.attributes
    if attributes:
        names = classes(attributes)
        if "wp-caption" in names:
            return figure(walk, node)
        if "data-href" in attributes and (close := card(walk, node)) is not None:
            return close
        if attributes.get("lang") or attributes.get("dir"):
            return _division(walk, node)
    return boundary(walk, node)


def quotation(walk: Walk, node: LexborNode) -> Close | None:
    """A `blockquote`; the words and the address of a card that a script would make of it."""
    if "class" in node.attributes and (close := card(walk, node)) is not None:
        return close
    return _quotation(walk, node)


def gallery_item(walk: Walk, node: LexborNode) -> Close | None:
    """A `dl`; an image of a gallery, or with its caption, as WordPress wrote them."""
    if not _FIGURES.isdisjoint(classes(node.attributes)):
        return figure(walk, node)
    return _list(walk, node)


def gallery_icon(walk: Walk, node: LexborNode) -> Close | None:
    """A `dt`; only its content where it holds an image of a gallery."""
    if walk.build.open.tag == "figure":
        return boundary(walk, node)
    return _term(walk, node)


def gallery_caption(walk: Walk, node: LexborNode) -> Close | None:
    """A `dd`; the caption of an image of a gallery."""
    if walk.build.open.tag == "figure":
        return _caption(walk, node)
    return _meaning(walk, node)


def table(walk: Walk, node: LexborNode) -> Close | None:
    """A table; a figure where Blogger writes one so; code where it only has numbers beside it."""
    if "tr-caption-container" in classes(node.attributes) and not walk.build.verbatim:
        return figure(walk, node)
    code = node.css_first(_NUMBERED) if node.css_first("pre") is not None else None
    numbers = node.css_first(_NUMBERS) if code is not None else None
    if code is None or numbers is None or walk.build.verbatim:
        return _table(walk, node)
    if "".join((node.text() or "").split()) != "".join((numbers.text() + code.text()).split()):
        return _table(walk, node)
    walk.notes.removed("numbers of lines", numbers.html or "")
    return preformatted(walk, code)


def in_photo_table(otherwise: Rule) -> Rule:
    """A part of a table; only its content, or a caption, where the table is a figure."""

    def rule(walk: Walk, node: LexborNode) -> Close | None:
        if walk.build.open.tag != "figure":
            return otherwise(walk, node)
        if "tr-caption" in classes(node.attributes):
            return _caption(walk, node)
        return boundary(walk, node)

    return rule


def figure(walk: Walk, node: LexborNode) -> Close | None:
    """A figure: images stand in it without paragraphs; without a caption, only images need one."""
    if walk.build.verbatim:
        return nothing
    attrs = basic(node) if node.tag == "figure" else {}
    plain = _plain(walk, node) if walk.build.takes_block() else None
    if plain is not None:
        walk.build.block(Element("figure", attrs, plain))
        return None
    walk.build.open_block("figure", attrs)

    def close() -> None:
        element = walk.build.close_block()
        if element is not None:
            _settle(element, walk.build.siblings("figure"))

    return close


def _plain(walk: Walk, node: LexborNode) -> list[Element | str] | None:
    """The children of a figure of one image and its caption; None for any other."""
    image = _beyond_blanks(node.first_child)
    if image is None or image.tag != "img":
        return None
    caption = _beyond_blanks(image.next)
    words: list[Element | str] | None = None
    if caption is not None:
        if caption.tag == "figcaption" and _beyond_blanks(caption.next) is None:
            words = read_run(caption.first_child)
        if not words:
            return None
    element = picture(walk, image)
    if element is None or caption is None or words is None:
        return None if element is None else [element]
    return [element, Element("figcaption", basic(caption), words)]


def _beyond_blanks(node: LexborNode | None) -> LexborNode | None:
    while node is not None and node.is_empty_text_node:
        node = node.next
    return node


def _settle(element: Element, siblings: list[Element | str]) -> None:
    """Take images out of paragraphs; take tables, quotes and figures out where none needs it."""
    children: list[Element | str] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag == "p" and _is_image(child):
            children += child.children
        else:
            children.append(child)
    if not any(isinstance(child, Element) and _stands_alone(child) for child in children):
        _loose_to_paragraph(children)
    element.children = children
    if all(isinstance(child, Element) and _needs_no_figure(child) for child in children):
        siblings[-1:] = children


def _is_image(paragraph: Element) -> bool:
    """Whether nothing but images, linked or not, stands in a paragraph."""
    return all(
        isinstance(child, Element)
        and (child.tag == "img" or (child.tag == "a" and _is_image(child)))
        for child in paragraph.children
    )


def _needs_no_figure(element: Element) -> bool:
    return element.tag in _FREE or (
        element.tag[0] == "!" and element.attrs.get("display") != "inline"
    )


def _stands_alone(element: Element) -> bool:
    return element.tag in _ALONE or element.tag[0] == "!"


def _loose_to_paragraph(children: list[Element | str]) -> None:
    """Text alone in a figure, as the address of an embed, stands in a paragraph."""
    loose = [c for c in children if isinstance(c, str) or c.tag != "figcaption"]
    rest = [c for c in children if not isinstance(c, str) and c.tag == "figcaption"]
    children[:] = [Element("p", {}, loose), *rest] if loose else rest
