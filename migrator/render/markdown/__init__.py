"""Markdown: clean tree → CommonMark with GFM's tables, strikethrough and task lists.

In: the clean tree (docs/clean-html.md). Out: Markdown (docs/markdown.md says what becomes of what).
A block's rule gives its Markdown, a group's rule the blocks it is made of; an inline element's rule
adds pieces to the line it stands in. A rule that finds no form in Markdown raises `NeedsHtmlError`,
and the block is written as HTML.
To add one: a function in the module of its construct, and its row below. A dialect that writes an
element in another way has its own row for it (`migrator.render.dialects`).
"""

from collections.abc import Mapping

from migrator.content.tree import Element
from migrator.render.markdown import (
    blocks,
    code,
    embeds,
    emphasis,
    figures,
    formulas,
    headings,
    images,
    links,
    lists,
    raw,
    tables,
)
from migrator.render.markdown.dialect import Dialect, Feature, Rules
from migrator.render.markdown.writer import BlockRule, GroupRule, InlineRule, Writer

BLOCKS: Mapping[str, BlockRule] = {
    "p": blocks.paragraph,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), headings.render),
    "ul": lists.render,
    "ol": lists.render,
    "blockquote": blocks.quote,
    "pre": code.block,
    "table": tables.render,
    "hr": blocks.rule,
    "div": blocks.wrapped,
    "details": blocks.details,
    "dl": raw.html,
    "!raw": raw.block,
    "!embed": embeds.block,
    "!more": raw.comment,
    "!nextpage": raw.comment,
    "!block": raw.comment,
    "!comment": raw.comment,
}

GROUPS: Mapping[str, GroupRule] = {
    "figure": figures.ungrouped,
    # Parts that stand without their whole, and elements that only group.
    **dict.fromkeys(
        (
            *("li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption"),
            *("figcaption", "summary", "section", "article", "aside", "header", "footer", "main"),
            *("nav", "address", "body", "center"),
        ),
        blocks.ungrouped,
    ),
}

INLINES: Mapping[str, InlineRule] = {
    "em": emphasis.render,
    "strong": emphasis.render,
    "del": emphasis.render,
    "code": code.inline,
    "a": links.render,
    "img": images.render,
    "br": raw.line_break,
    "!raw": raw.inline_raw,
    "!embed": embeds.inline,
    "!math": formulas.inline,
    "!more": raw.inline_comment,
    "!nextpage": raw.inline_comment,
    "!block": raw.inline_comment,
    "!comment": raw.inline_comment,
    "": raw.inline_html,  # everything else
}

GFM = Dialect(
    name="gfm",
    reader="GitHub, and most readers",
    features=frozenset((Feature.TABLES, Feature.STRIKETHROUGH, Feature.TASK_LISTS)),
    rules=Rules(BLOCKS, GROUPS, INLINES),
)
"""What is written by default; another dialect has other rules in the place of some."""


def to_markdown(root: Element, dialect: Dialect = GFM) -> str:
    """Markdown of what is inside the root; ends with one newline when there is anything."""
    text = Writer(dialect).flow(root.children)
    return f"{text}\n" if text else ""
