"""Python-Markdown with its “extra” extensions: Pelican, Nikola, MkDocs."""

import re
from collections.abc import Sequence

from migrator.content.tree import Element
from migrator.render.dialects.commonmark import BOXES_OF_HTML, row
from migrator.render.dialects.older import PLAIN_TEXT, apart_by, cell, plain_short, target
from migrator.render.markdown import blocks, code, links, lists
from migrator.render.markdown.dialect import Dialect, Feature, Rules
from migrator.render.markdown.escape_plainly import Plainly
from migrator.render.markdown.html_blocks import html_block
from migrator.render.markdown.html_forms import HtmlForms
from migrator.render.markdown.list_form import ListForm
from migrator.render.markdown.pieces import Markup, NeedsHtmlError, Piece
from migrator.render.markdown.writer import BlockRule, Writer
from migrator.render.words import text_of

_ANYWHERE = r"""
    [\\`\[\]{]
  | \*(?!(?<=[ ]\*)[ ])                  # a star that blanks stand around is none of emphasis
  | _(?!(?<=\w_)\w)
  | <
  | &(?=\#?\w+;)
  | ~(?=~)|(?<=~)~
  | \A\^                                 # a footnote's, behind a bracket
  | \#(?=\#*\Z)                          # those that end a heading are none of its text
"""
_LINE = r"""
    \#+ | > | [-+](?=[ ]|$) | [0-9]+(\.)(?=[ ]|$) | =+[ ]*$ | :(?=[ ]) | -(?=[ -]*$) | [|:]
  | !{3} | \?{3} | /{3}
"""
_TEXT = Plainly(
    anywhere=re.compile(_ANYWHERE, re.VERBOSE),
    line=re.compile(_LINE, re.VERBOSE),
    entities={
        **{char: f"&#{ord(char)};" for char in ":=?/~|^"},
        "<": "&lt;",
        "&": "&amp;",
    },
)
_INDENT = " " * 4
_CODE_FIRST = re.compile(r"^ *(?:-|[0-9]+\.) {5}", re.MULTILINE)
_WEB = re.compile("https?://", re.IGNORECASE)


def dialect() -> Dialect:
    """The row of Python-Markdown."""
    python_markdown = row(
        "python-markdown",
        "Python-Markdown with “extra”: Pelican, Nikola, MkDocs",
        Feature.TABLES,
        Feature.HEADING_IDS,
        Feature.DEFINITION_LISTS,
        Feature.FOOTNOTES,
    )
    rules = Rules(
        blocks={"ul": _list, "ol": _list, "blockquote": _quote, "pre": _code_block},
        inlines={"a": _link, "code": _code},
    )
    return python_markdown.but(
        escaped="every mark, `{`; `#` without a blank, `:`, `!!!`, `???` that begin a line",
        rules=python_markdown.rules.with_(rules),
        short=plain_short(PLAIN_TEXT),
        escape=_TEXT.escape,
        target=target,
        boxes=BOXES_OF_HTML,
        html=HtmlForms(block=_html),
        lists=ListForm(empty="&nbsp;", ends=(".", "."), indent=4, spreads=True),
        cell=cell,
        apart=apart_by("<!-- -->", (("ul", "ol", "dl"), ("blockquote",))),
        inside_html={"markdown": "1"},
    )


def _list(element: Element, write: Writer) -> str:
    """A list whose items are indented by four.

    Raises:
        NeedsHtmlError: Something in it can't stand in a list.
    """
    if element.attrs.get("start", "1") != "1":
        raise NeedsHtmlError  # it counts from 1, whatever is written
    text = _nested(lists.render, element, write)
    if _CODE_FIRST.search(text):
        raise NeedsHtmlError
    return text


def _quote(element: Element, write: Writer) -> str:
    """A quote.

    Raises:
        NeedsHtmlError: Something in it can't stand in a quote.
    """
    return _nested(blocks.quote, element, write)


def _nested(rule: BlockRule, element: Element, write: Writer) -> str:
    """What a rule gives, with no block of HTML inside: the reader would read Markdown in it."""
    write.nested += 1
    try:
        return rule(element, write)
    finally:
        write.nested -= 1


def _code_block(element: Element, write: Writer) -> str:
    """A fence; indented code in a list or quote, where fences are none.

    Raises:
        NeedsHtmlError: It is verse, or indenting can't say its language or its blank edges.
    """
    if "\t" in text_of(element):
        raise NeedsHtmlError  # the reader makes blanks of every tab; see `_html`
    fenced = code.block(element, write)
    if not write.nested:
        return fenced
    fence, _, rest = fenced.partition("\n")
    text = rest.rpartition("\n")[0]
    if fence.strip("`") or not text.strip() or text != text.strip("\n"):
        raise NeedsHtmlError
    return "\n".join([_INDENT + line if line.strip() else "" for line in text.split("\n")])


def _html(nodes: Sequence[Element | str]) -> str:
    """A block of HTML, its tabs written as entities."""
    return html_block(nodes).replace("\t", "&#9;")


def _link(element: Element, write: Writer, pieces: list[Piece]) -> None:
    """A link; `<address>` is one for the web alone."""
    is_web = _WEB.match(element.attrs.get("href", ""))
    (links.render if is_web else links.without_autolink)(element, write, pieces)


def _code(element: Element, write: Writer, pieces: list[Piece]) -> None:
    """A code span; as HTML where blanks stand at its edges, which would be stripped."""
    text = " ".join(text_of(element).split("\n"))
    if text == text.strip():
        code.inline(element, write, pieces)
        return
    inside = _TEXT.escape([text.strip()], line=False)
    head, tail = (text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :])
    blanks = ["&#32;" * len(blank) for blank in (head, tail)]
    pieces.append(Markup(f"<code>{blanks[0]}{inside}{blanks[1]}</code>"))
