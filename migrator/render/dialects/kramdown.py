"""kramdown: Jekyll. Emphasis, lists, code and tables by rules of its own, and attribute lists."""

import re

from migrator.content.tree import Element
from migrator.render.dialects.commonmark import row
from migrator.render.dialects.older import PLAIN_TEXT, apart_by, cell, plain_short, target
from migrator.render.formulas import dollars
from migrator.render.html import html_of
from migrator.render.markdown import GFM, code, lists, raw, tables
from migrator.render.markdown.code import CodeSpan
from migrator.render.markdown.dialect import Dialect, Feature, Rules
from migrator.render.markdown.escape_plainly import Plainly
from migrator.render.markdown.list_form import ListForm
from migrator.render.markdown.pieces import Markup, NeedsHtmlError, Piece
from migrator.render.markdown.writer import Writer
from migrator.render.words import text_of

_ANYWHERE = r"""
    [\\`\[\]|]
  | \*(?!(?<=[ ]\*)[ ])                  # a star that blanks stand around is none of emphasis
  | _(?!(?<=[A-Za-z]_)[A-Za-z0-9])
  | <
  | >(?=>)|(?<=>)>                       # guillemets
  | &(?=\#?\w+;)
  | \{(?=:)
  | \$(?=\$)|(?<=\$)\$
  | ~(?=~)|(?<=~)~
  | \A\^                                 # a footnote's, behind a bracket
"""
_LINE = r"""
    \#+ | > | [-+](?=[ ]|$) | [0-9]+(\.)(?=[ ]|$) | =+[ ]*$ | :(?=[ ]|$) | \^[ ]*$ | -{2,}[ ]*$
  | -(?:[ ]*-)+[ ]*$
"""
_TEXT = Plainly(
    anywhere=re.compile(_ANYWHERE, re.VERBOSE),
    line=re.compile(_LINE, re.VERBOSE),
    entities={"&": "&amp;", "^": "&#94;"},
)
_READ_INSIDE = frozenset(
    (
        *("a", "abbr", "b", "bdo", "cite", "del", "dfn", "em", "i", "ins", "q", "rb", "rp", "rt"),
        *("ruby", "small", "span", "strong", "sub", "sup", "wbr"),
    )
)
_TAGS = re.compile(r"(<[^>]*>)")
_ENTITIES = {ord(char): f"&#{ord(char)};" for char in "\\`*_[]|~$!"}
_LIKE_ITEM = re.compile(r"^[ \t]*(?:[-+*]|[0-9]+\.)[ \t]", re.MULTILINE)
_RUNS = re.compile("`+")


def dialect() -> Dialect:
    """The row of kramdown, as Jekyll sets it: its GFM parser."""
    features = (*GFM.features, Feature.HEADING_IDS, Feature.DEFINITION_LISTS, Feature.FOOTNOTES)
    kramdown = row("kramdown", "kramdown: Jekyll", *features)
    rules = Rules(
        blocks={"ol": _ordered, "hr": _rule, "pre": _code_block, "table": _table},
        inlines={
            "code": _code,
            "!math": _formula,
            "": _element,
        },
    )
    return kramdown.but(
        math="`$$…$$`, which kramdown reads as a formula in a line and on its own",
        escaped="every mark; `{:`, `{::`, `$$`, `|`; `:` and `^` that begin a line; `<<`, `>>`",
        rules=kramdown.rules.with_(rules),
        short=plain_short(PLAIN_TEXT),
        escape=_TEXT.escape,
        target=target,
        lists=ListForm(empty="&nbsp;", ends=(".", ".")),
        cell=cell,
        alt=_alt,
        apart=apart_by("^", (("ul", "ol", "dl"),)),
        inside_html={"markdown": "1"},
    )


def _code_block(element: Element, write: Writer) -> str:
    """A fence.

    Raises:
        NeedsHtmlError: It stands in an item, and a line of it would begin a list there.
    """
    if write.depth > 1 and _LIKE_ITEM.search(text_of(element)):
        raise NeedsHtmlError
    return code.block(element, write)


def _table(element: Element, write: Writer) -> str:
    """A table.

    Raises:
        NeedsHtmlError: It is one row without a letter, which would be text.
    """
    text = tables.render(element, write)
    if text.count("\n") == 1 and not text.partition("\n")[0].strip("| "):
        raise NeedsHtmlError
    return text


def _code(element: Element, _write: Writer, pieces: list[Piece]) -> None:
    """A code span with more backticks than any run inside: the first run as long would end it."""
    text = text_of(element).replace("\r", " ").replace("\n", " ")
    last = pieces[-1] if pieces else None
    if isinstance(last, CodeSpan):
        text = last.source + text
        pieces.pop()
    if not text:
        return
    longest = max((len(run) for run in _RUNS.findall(text)), default=0)
    is_bare = not longest and text[0] != " " and text[-1] != " "
    ticks, pad = ("`", "") if is_bare else ("`" * max(2, longest + 1), " ")
    span = CodeSpan(f"{ticks}{pad}{text}{pad}{ticks}")
    span.source = text
    pieces.append(span)


def _element(element: Element, write: Writer, pieces: list[Piece]) -> None:
    """An inline element: Markdown in it where kramdown reads it there, else HTML."""
    if element.tag in _READ_INSIDE:
        raw.inline_html(element, write, pieces)
        return
    parts = _TAGS.split(" ".join(html_of([element]).split()))
    parts[::2] = [part.translate(_ENTITIES) for part in parts[::2]]  # for other readers
    pieces.append(Markup("".join(parts)))


def _alt(text: str) -> str:
    """An alternative text, in which no backslash escapes a tilde."""
    return text.replace("\\~", "&#126;")


def _formula(element: Element, _write: Writer, pieces: list[Piece]) -> None:
    """A formula between pairs of dollars; kramdown reads nothing in it."""
    tex = dollars(element).strip("$")
    pieces.append(Markup(f"$${tex}$$"))


def _rule(_element: Element, write: Writer) -> str:
    """A rule; inside of anything as HTML, as it would end a list."""
    return "---" if write.depth == 1 else "<hr />"


def _ordered(element: Element, write: Writer) -> str:
    """A list whose first number, where it is not 1, stands in an attribute behind it.

    Raises:
        NeedsHtmlError: It counts down, or its numbers can't be said.
    """
    start = element.attrs.get("start", "1").strip() or "1"
    text = lists.render(element, write)
    if int(start) != 1 and text.rpartition("\n")[2].lstrip().startswith("<"):
        raise NeedsHtmlError  # a block of HTML would take the attribute for its own
    return text if int(start) == 1 else f'{text}\n{{:start="{int(start)}"}}'
