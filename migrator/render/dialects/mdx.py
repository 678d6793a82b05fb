"""MDX: Markdown with JSX. Braces and `<` are code to it, HTML is JSX, and there are no comments."""

import json
import re
from collections.abc import Mapping, Sequence

from migrator.content.tree import Element
from migrator.render.comments import comment_of
from migrator.render.dialects.commonmark import row
from migrator.render.html import html_of, start_tag
from migrator.render.markdown import GFM, links
from migrator.render.markdown.also import Also
from migrator.render.markdown.dialect import Dialect, Feature, Rules
from migrator.render.markdown.escape import escape
from migrator.render.markdown.html_forms import HtmlForms
from migrator.render.markdown.pieces import HTML_BREAK, Markup, Piece

_VOID = ("br", "wbr", "img", "hr")
_NAMES: Mapping[str, str] = {
    "class": "className",
    "colspan": "colSpan",
    "rowspan": "rowSpan",
    "datetime": "dateTime",
}
_ALSO = Also(
    anywhere=re.compile(r"[{<]"),
    line=re.compile(r"(?:import|export)\b"),
    look=re.compile(r"[{<]|^(?:import|export)\b", re.MULTILINE),
)
_BREAK = Markup("<br />")


def dialect() -> Dialect:
    """The row of MDX."""
    mdx = row("mdx", "MDX: Docusaurus, Astro", *GFM.features, Feature.FOOTNOTES)
    html = HtmlForms(
        start_tag=_start_tag,
        block=_block,
        raw_block=_raw_block,
        raw_inline=_raw_inline,
        comment=_comment,
        inline_comment=_comment,
    )
    rules = mdx.rules.with_(Rules(inlines={"a": links.without_autolink}))
    return mdx.escaping(_ALSO).but(
        escape=_escape,
        html=html,
        rules=rules,
        escaped="`{` and `<` in every text, `import` and `export` that begin a line",
    )


def _escape(pieces: list[Piece], *, line: bool = True, enclosed: bool = False) -> str:
    """As in CommonMark, with braces and tags escaped besides."""
    pieces = [_BREAK if piece is HTML_BREAK else piece for piece in pieces]
    return escape(pieces, line=line, enclosed=enclosed, also=_ALSO)


def _start_tag(element: Element) -> str:
    """A start tag as JSX has it; a void element is closed in it."""
    attrs = {_NAMES.get(name, name): value for name, value in element.attrs.items()}
    tag = start_tag(Element(element.tag, attrs))
    return f"{tag[:-1]} />" if element.tag in _VOID else tag


def _block(nodes: Sequence[Element | str]) -> str:
    """Nodes as HTML that React puts in as it stands."""
    return _raw_block(html_of(nodes).strip("\n"))


def _raw_block(html: str) -> str:
    return f"<div dangerouslySetInnerHTML={{{{__html: {_quoted(html)}}}}} />"


def _raw_inline(html: str) -> str:
    return f"<span dangerouslySetInnerHTML={{{{__html: {_quoted(html)}}}}} />"


def _quoted(html: str) -> str:
    """HTML as a string of JavaScript, on one line."""
    return json.dumps(html, ensure_ascii=False)


def _comment(marker: Element) -> str:
    """A comment of JavaScript in braces; that of read-more is another word in Docusaurus."""
    if marker.tag == "!more":
        return "{/* truncate */}"
    text = comment_of(marker).removeprefix("<!--").removesuffix("-->").replace("*/", "* /")
    return f"{{/*{' '.join(text.split())}*/}}"
