"""Goldmark, as Hugo has it: the first `<!--more-->` of a file ends its summary, in code as well.

Hugo looks for it before Markdown is read, and breaks what it stands in: code would lose it, and a
list or quote would end there. See https://gohugo.io/content-management/summaries/.
"""

import re

from migrator.content.tree import Element
from migrator.render.dialects.commonmark import row, target_of_entities
from migrator.render.markdown import GFM, blocks, code, lists
from migrator.render.markdown.also import Also
from migrator.render.markdown.dialect import Dialect, Feature, Rules
from migrator.render.markdown.list_form import ListForm
from migrator.render.markdown.pieces import Markup, NeedsHtmlError, Piece
from migrator.render.markdown.writer import BlockRule, Writer
from migrator.render.words import text_of

_MORE = "<!--more-->"
_NO_SUMMARY = "<!-- more -->"
_ALSO = Also(
    anywhere=re.compile("(?<=<)!(?=--more-->)"),
    line=re.compile(":(?=[ ])"),
    look=re.compile(_MORE),
    entities="~",  # behind one, escaped or not, no strikethrough ends
)


def dialect() -> Dialect:
    """The row of Goldmark."""
    goldmark = row(
        "goldmark",
        "Goldmark: Hugo",
        *GFM.features,
        Feature.HEADING_IDS,
        Feature.DEFINITION_LISTS,
        Feature.FOOTNOTES,
        escaped="`:` that begins a line, braces that end a heading, `<!--more-->` in texts",
    )
    rules = Rules(
        blocks={
            **dict.fromkeys(("ul", "ol"), _whole(lists.render)),
            "blockquote": _whole(blocks.quote),
            "pre": _code_block,
        },
        inlines={"code": _code},
    )
    return goldmark.escaping(_ALSO).but(
        rules=goldmark.rules.with_(rules),
        target=target_of_entities,
        lists=ListForm(empty="&nbsp;"),
    )


def _whole(rule: BlockRule) -> BlockRule:
    """A list or quote that no summary ends in."""

    def whole(element: Element, write: Writer) -> str:
        return rule(element, write).replace(_MORE, _NO_SUMMARY)

    return whole


def _code_block(element: Element, write: Writer) -> str:
    """A fence.

    Raises:
        NeedsHtmlError: Hugo would end the summary in it.
    """
    if _MORE in text_of(element):
        raise NeedsHtmlError
    return code.block(element, write)


def _code(element: Element, write: Writer, pieces: list[Piece]) -> None:
    """A code span; as HTML where Hugo would end the summary in it."""
    text = text_of(element)
    if _MORE not in text:
        code.inline(element, write, pieces)
        return
    entities = "".join(f"&#{ord(char)};" if char in "&<>\\`*_[]~!" else char for char in text)
    pieces.append(Markup(f"<code>{' '.join(entities.split())}</code>"))
