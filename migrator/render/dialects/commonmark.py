"""The dialects whose readers follow CommonMark and add to it: what each of them adds."""

import re
from collections.abc import Iterable, Mapping

from migrator.content.tree import Element
from migrator.render.comments import comment_of
from migrator.render.markdown import GFM, definitions, formulas, headings, raw
from migrator.render.markdown.addresses import target
from migrator.render.markdown.also import Also
from migrator.render.markdown.dialect import Dialect, Feature, Rules, pipes_escaped
from migrator.render.markdown.html_forms import HtmlForms
from migrator.render.markdown.pieces import NeedsHtmlError
from migrator.render.markdown.writer import Writer
from migrator.render.words import text_of

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BOXES_OF_HTML = (
    '<input type="checkbox" disabled="" checked=""> ',
    '<input type="checkbox" disabled=""> ',
)

WITH: Mapping[Feature, Rules] = {
    Feature.HEADING_IDS: Rules(blocks=dict.fromkeys(HEADINGS, headings.with_id)),
    Feature.DEFINITION_LISTS: Rules(blocks={"dl": definitions.render}),
}
"""The rules of what a dialect has and GFM has not."""

WITHOUT: Mapping[Feature, Rules] = {
    Feature.TABLES: Rules(blocks={"table": raw.html}),
    Feature.STRIKETHROUGH: Rules(inlines={"del": raw.inline_html}),
}
"""The rules in the place of what GFM has and a dialect has not."""

TEX_AS_TEXT = Rules(inlines={"!math": formulas.as_text})


def rules_for(features: Iterable[Feature]) -> Rules:
    """GFM's rules, changed for these features."""
    found, rules = frozenset(features), GFM.rules
    for feature, more in WITH.items():
        rules = rules.with_(more) if feature in found else rules
    for feature, less in WITHOUT.items():
        rules = rules if feature in found else rules.with_(less)
    return rules


def row(name: str, reader: str, *features: Feature, escaped: str = "") -> Dialect:
    """A dialect that is CommonMark with these features; formulas are text to its reader."""
    found = frozenset(features)
    dialect = Dialect(
        name=name,
        reader=reader,
        features=found,
        rules=rules_for(found).with_(TEX_AS_TEXT),
        math="text between dollars",
        escaped=escaped,
    )
    return dialect if Feature.TASK_LISTS in found else dialect.but(boxes=BOXES_OF_HTML)


def target_of_entities(address: str, title: str) -> str:
    """An address and title for a reader that takes an entity in spite of its backslash."""
    return target(address, title).replace("\\&", "&amp;")


def _cell(text: str) -> str:
    """A cell for a reader that drops backslashes of code beside pipes.

    Raises:
        NeedsHtmlError: It holds code, a backslash and a pipe.
    """
    if "`" in text and "\\" in text:
        raise NeedsHtmlError
    return pipes_escaped(text)


def _cell_of_code(text: str) -> str:
    """A cell for a reader that shows the backslash before a pipe in code.

    Raises:
        NeedsHtmlError: It holds code and a pipe.
    """
    if "`" in text and "|" in text:
        raise NeedsHtmlError
    return pipes_escaped(text)


def _target_somewhere(address: str, title: str) -> str:
    """An address and title for a site that will have no link without an address."""
    return target(address or "#", title)


def _alt(text: str) -> str:
    """An alternative text, of which every directive would be lost."""
    return _BEFORE_NAME.sub(r"\:", text)


def _alt_open(text: str) -> str:
    """An alternative text that ends in no backslash: inside a link, the image would be lost."""
    return f"{text[:-2]}&#92;" if text.endswith("\\\\") else text


def _truncate(marker: Element) -> str:
    """A comment; that of read-more is another word in Docusaurus."""
    return "<!-- truncate -->" if marker.tag == "!more" else comment_of(marker)


def _heading(element: Element, write: Writer) -> str:
    """A heading that stays what it is.

    Raises:
        NeedsHtmlError: It would be taken for the title of the page and left out, or the end of its
            text for its id.
    """
    if element.tag == "h1" or _ID_BEHIND.search(text_of(element)):
        raise NeedsHtmlError
    return headings.render(element, write)


_ID_BEHIND = re.compile(r"\{#[^{}]+\}\s*\Z")
_NAME = r"[^\s!-/:-@\[-^`{-~]"  # what begins a directive's name; an emoji does
_BEFORE_NAME = re.compile(rf"(?<!\\):(?={_NAME})")
_DIRECTIVES = Also(
    anywhere=re.compile(rf":(?={_NAME}[^\s!-,./:-@\[-^`{{-~]*[\[{{])"),
    line=re.compile("::"),
    look=re.compile(rf":{_NAME}[^\s!-,./:-@\[-^`{{-~]*[\[{{]|!\[[^\]]*:{_NAME}"),
)
_DOCUSAURUS = row(
    "docusaurus",
    "remark in Docusaurus: .md files read as CommonMark",
    *GFM.features,
    Feature.FOOTNOTES,
    escaped="`:` of a directive with `[` or `{`, `::` that begins a line; `h1` is HTML",
)
_LAST_BACKSLASH = Also(anywhere=re.compile(r"\\\Z"))  # it would be a line break, and vanish
FAMILY = (
    row("commonmark", "any reader of CommonMark").escaping(Also(look=re.compile("~~"))),
    GFM,
    row("markdown-it", "markdown-it: Eleventy", Feature.TABLES, Feature.STRIKETHROUGH),
    row("remark", "remark: Astro", *GFM.features, Feature.FOOTNOTES),
    row("marked", "marked: Hexo", *GFM.features)
    .escaping(Also(anywhere=re.compile(r"&(?=[#\w])"), entities="&"))
    .but(target=target_of_entities, cell=_cell, alt=_alt_open, escaped="`&` before a letter"),
    _DOCUSAURUS.escaping(_DIRECTIVES).but(
        html=HtmlForms(comment=_truncate),
        alt=_alt,
        rules=_DOCUSAURUS.rules.with_(Rules(blocks=dict.fromkeys(HEADINGS, _heading))),
    ),
    row(
        "pulldown-cmark",
        "pulldown-cmark: Zola",
        *GFM.features,
        Feature.HEADING_IDS,
        Feature.FOOTNOTES,
        escaped="braces that end a heading, a backslash that ends a paragraph",
    )
    .escaping(_LAST_BACKSLASH)
    .but(target=_target_somewhere, cell=_cell_of_code),
)
