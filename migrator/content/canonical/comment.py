"""Rule for comments: WordPress's markers, placeholders of blocks, and comments of the author's."""

import re

from selectolax.lexbor import LexborNode

from migrator.content.blocks.placeholder import PREFIX
from migrator.content.canonical.raw import put_formula
from migrator.content.canonical.walk import Walk
from migrator.content.markers import from_comment
from migrator.content.tree import Element
from migrator.diagnostics.content import CONTENT_BLOCK_BROKEN, CONTENT_WORD_COMMENT_REMOVED

_CONDITIONAL = re.compile(r"\[(?:if|endif)\b|StartFragment|EndFragment", re.IGNORECASE)
_BUILDER = re.compile(
    r"/?themify_builder(?:_static|_content)?|vcv no format|/?\s*cs-content|kg-card-(?:begin|end):.*"
)
_BLOCK = re.compile(r"/?wp:[a-z]")
_MORE = re.compile(r"more(?:\s(.*))?", re.DOTALL)


def _put(walk: Walk, element: Element) -> None:
    """What a marker stands for: an embed is a block, a formula stands in a paragraph."""
    if element.tag != "!math":
        walk.build.block(element)
    else:
        put_formula(walk, element)


def comment(walk: Walk, node: LexborNode) -> None:
    """A marker, or the comment itself."""
    text = (node.comment_content or "").strip()
    more = _MORE.fullmatch(text) if text.startswith("more") else None
    if more and not (node.html or "").startswith("<!--more"):
        more = None  # the author's own words, as WordPress sees it
    if more:
        walk.build.block(Element("!more", {"text": (more[1] or "").strip()}))
    elif text == "nextpage":
        walk.build.block(Element("!nextpage"))
    elif text.startswith(PREFIX):
        name, _, attributes = text[len(PREFIX) :].partition(" ")
        walk.build.block(Element("!block", {"name": name, "attributes": attributes}))
    elif (element := from_comment(text)) is not None:
        _put(walk, element)
    elif _BLOCK.match(text):
        walk.notes.met(CONTENT_BLOCK_BROKEN, text.split(maxsplit=1)[0].lstrip("/")[3:])
        if "{" in text:
            walk.notes.removed("block comment", text)
    else:
        _other(walk, text)


def _other(walk: Walk, text: str) -> None:
    """A comment of the author's, or one that a program left."""
    if _CONDITIONAL.match(text):
        walk.notes.met(CONTENT_WORD_COMMENT_REMOVED, "")
        walk.notes.removed("word processor comment", text)
    elif _BUILDER.fullmatch(text):
        walk.notes.removed("page builder's mark", text)
    elif text and text != "noteaser":
        walk.build.comment(Element("!comment", {"text": text}))
