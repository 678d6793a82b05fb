"""Clean tree → Markdown by html2text, as a second opinion beside our own tree writer."""

import re

from migrator.content.tree import Element
from migrator.render.comments import comment_of
from migrator.render.embeds import link_of
from migrator.render.formulas import dollars
from migrator.render.html import to_html
from migrator.render.markdown.dialect import Dialect
from migrator.render.words import DEEPEST, text_of, words_of

_TOKEN = re.compile(r"migratormarker(\d+)x")


def to_markdown(root: Element, _dialect: Dialect) -> str:
    """Markdown of what is inside the root; ends with one newline when there is anything.

    It knows one dialect only, its own, which is near to GFM.

    html2text drops comments and does not know raw HTML: both wait under a name and are put back.
    """
    import html2text  # noqa: PLC0415  (only for who asks for it)

    kept: list[str] = []
    parser = html2text.HTML2Text(bodywidth=0)
    parser.unicode_snob = True
    parser.mark_code = False
    parser.backquote_code_style = True
    parser.escape_snob = True
    parser.pad_tables = False
    parser.protect_links = True
    parser.use_automatic_links = True
    parser.single_line_break = False
    text = parser.handle(to_html(_without_markers(root, kept, 0))).strip("\n")
    text = _TOKEN.sub(lambda match: _put_back(match, kept), text)
    return f"{text}\n" if text else ""


def _as_it_stands(node: Element) -> str:
    if node.tag == "!math":
        return dollars(node)
    return text_of(node) if node.tag == "!raw" else comment_of(node)


def _put_back(match: re.Match[str], kept: list[str]) -> str:
    number = int(match[1])
    return kept[number] if number < len(kept) else match[0]


def _without_markers(element: Element, kept: list[str], depth: int) -> Element:
    """A copy whose markers are names of what is kept, not deeper than html2text can follow."""
    if depth > DEEPEST:
        return Element("p", {}, [words_of(element)])
    children: list[Element | str] = []
    for node in element.children:
        if isinstance(node, str):
            children.append(node)
        elif node.tag == "!embed":
            children.append(Element("p", {}, [link_of(node)]))
        elif node.tag.startswith("!"):
            token = f"migratormarker{len(kept)}x"
            kept.append(_as_it_stands(node))
            inline = node.attrs.get("display") == "inline" or node.tag in ("!comment", "!math")
            children.append(token if inline else Element("p", {}, [token]))
        else:
            children.append(_without_markers(node, kept, depth + 1))
    return Element(element.tag, element.attrs, children)
