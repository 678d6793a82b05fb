"""`dl` → terms on lines of their own, definitions behind `:`, where a dialect has them."""

from itertools import groupby

from migrator.content.tree import Element
from migrator.render.markdown.blocks import anchor
from migrator.render.markdown.pieces import HTML_BREAK, NeedsHtmlError
from migrator.render.markdown.writer import Writer

_MARKER = ":   "
_INDENT = " " * len(_MARKER)


def render(element: Element, write: Writer) -> str:
    """A definition list.

    Raises:
        NeedsHtmlError: It has groups, or a term or definition that can't stand so, or it stands
            right behind another one, which it would become a part of.
    """
    parts = [node for node in element.children if isinstance(node, Element)]
    kinds = [kind for kind, _ in groupby(parts, key=lambda part: part.tag)]
    if write.turn % 2 or element.attrs or kinds != ["dt", "dd"] * (len(kinds) // 2) or not kinds:
        raise NeedsHtmlError
    groups: list[str] = []
    for kind, group in groupby(parts, key=lambda part: part.tag):
        if kind == "dt":
            groups.append("\n".join([_term(part, write) for part in group]))
        else:
            groups[-1] += "".join([f"\n{_definition(part, write)}" for part in group])
    return "\n\n".join(groups)


def _term(term: Element, write: Writer) -> str:
    """A term on one line."""
    if write.holds_blocks(term):
        raise NeedsHtmlError
    before, write.line_break = write.line_break, HTML_BREAK
    text = write.paragraph([*anchor(term), *term.children])
    write.line_break = before
    if not text or "\n" in text or "|" in text:
        raise NeedsHtmlError
    return text


def _definition(definition: Element, write: Writer) -> str:
    """A definition, its further lines indented; the first block has to be a paragraph."""
    blocks = write.blocks([*anchor(definition), *definition.children])
    if not blocks or blocks[0][0] not in ("", "p") or len(blocks) > 1:
        raise NeedsHtmlError
    return _MARKER + blocks[0][1].replace("\n", f"\n{_INDENT}")
