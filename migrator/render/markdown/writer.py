"""The walk over a clean tree: each element goes to the rule its tag has in the tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from migrator.content.tree import Element
from migrator.render.markdown import delimiters
from migrator.render.markdown.escape import escape
from migrator.render.markdown.html_blocks import BLOCK_START, html_block
from migrator.render.markdown.pieces import (
    HARD_BREAK,
    Mark,
    Markup,
    NeedsHtmlError,
    Piece,
    add_text,
    is_blank,
)
from migrator.render.words import words_of

Node = Element | str
BlockRule = Callable[[Element, "Writer"], str]
InlineRule = Callable[[Element, "Writer", list[Piece]], None]

_DEEPEST = 80
_LISTS = ("ul", "ol")
_SPACES = " \t\n\r\f"


class Writer:
    """Writes one tree.

    Attributes:
        turn: Which of the two list markers the next list takes; see `lists`.
        line_break: How a line break is written where we are.
        open: Inline elements we stand in, that must not hold themselves.
    """

    __slots__ = ("_blocks", "_depth", "_inlines", "line_break", "open", "turn")

    def __init__(self, blocks: Mapping[str, BlockRule], inlines: Mapping[str, InlineRule]) -> None:
        """Take the two tables: tag → rule."""
        self._blocks = blocks
        self._inlines = inlines
        self._depth = 0
        self.turn = 0
        self.line_break = HARD_BREAK
        self.open: list[str] = []

    def flow(self, nodes: Sequence[Node]) -> str:
        """Blocks with a blank line between each."""
        return "\n\n".join([text for _, text in self.blocks(nodes)])

    def blocks(self, nodes: Sequence[Node], turn: int = 0) -> list[tuple[str, str]]:
        """The blocks among these nodes as pairs of tag and Markdown; inline runs are paragraphs.

        Args:
            turn: Turn of a list that comes first.
        """
        found: list[tuple[str, str]] = []
        run: list[Node] = []
        for node in nodes:
            if self._is_inline(node, run):
                run.append(node)
                continue
            if run:
                self._add("", self._paragraph(run), found)
                run = []
            if isinstance(node, str):
                continue
            last = found[-1][0] if found else ""
            if not found:
                self.turn = turn
            elif node.tag in _LISTS:
                self.turn = self.turn + 1 if last == node.tag else 0
            before = self.turn
            self._add(node.tag, self._block(node), found)
            self.turn = before
        if run:
            self._add("", self._paragraph(run), found)
        return found

    def inline(self, nodes: Sequence[Node], *, line: bool = True, enclosed: bool = False) -> str:
        """Inline nodes as Markdown, without white space at the ends.

        Args:
            line: They begin a line of their own.
            enclosed: They stand inside a link's brackets.
        """
        pieces: list[Piece] = []
        self.gather(nodes, pieces)
        return self.finish(pieces, line=line, enclosed=enclosed)

    def finish(self, pieces: list[Piece], *, line: bool = True, enclosed: bool = False) -> str:
        """The Markdown of gathered pieces; arguments as of `inline`."""
        trim(pieces)
        if not pieces:
            return ""
        if len(pieces) > 1:
            delimiters.choose(pieces)
        return escape(pieces, line=line, enclosed=enclosed)

    def gather(self, nodes: Sequence[Node], pieces: list[Piece]) -> None:
        """Add inline nodes to the pieces of a line.

        Raises:
            NeedsHtmlError: A block stands among them.
        """
        for node in nodes:
            if isinstance(node, str):
                add_text(pieces, node)
                continue
            if self._depth > _DEEPEST:
                add_text(pieces, words_of(node))
                continue
            rule = self._inlines.get(node.tag)
            if rule is None:
                if node.tag in self._blocks:
                    raise NeedsHtmlError
                rule = self._inlines[""]
            self._depth += 1
            try:
                rule(node, self, pieces)
            finally:
                self._depth -= 1

    def is_block(self, node: Node) -> bool:
        """Whether a node is a block."""
        return isinstance(node, Element) and not self._is_inline(node, [])

    def _is_inline(self, node: Node, run: list[Node]) -> bool:
        """Whether a node goes on with the paragraph, or begins one."""
        if isinstance(node, str):
            return bool(run) or node.strip(_SPACES) != ""
        if node.tag == "!raw":
            return node.attrs.get("display") != "block"
        if node.tag == "!comment":
            return bool(run)
        return node.tag not in self._blocks

    def _add(self, tag: str, text: str, found: list[tuple[str, str]]) -> None:
        if text:
            found.append((tag, text))

    def _block(self, element: Element) -> str:
        """One block, by its rule; as HTML where Markdown has no form for what it holds."""
        if self._depth > _DEEPEST:
            return self._paragraph([words_of(element)])
        depth, line_break, opened = self._depth, self.line_break, self.open
        self._depth, self.line_break, self.open = depth + 1, HARD_BREAK, []
        try:
            return self._blocks[element.tag](element, self)
        except NeedsHtmlError:
            return html_block([element])
        finally:
            self._depth, self.line_break, self.open = depth, line_break, opened

    def _paragraph(self, nodes: Sequence[Node]) -> str:
        """Inline nodes that stand among blocks."""
        try:
            return self.paragraph(nodes)
        except NeedsHtmlError:
            return html_block([Element("p", {}, list(nodes))])

    def paragraph(self, nodes: Sequence[Node]) -> str:
        """A paragraph.

        Raises:
            NeedsHtmlError: A line of it would be read as a block of HTML, or it can't be written.
        """
        text = self.inline(nodes)
        if (text[:1] == "<" or "\n<" in text) and BLOCK_START.search(text):
            raise NeedsHtmlError
        return text


def trim(pieces: list[Piece]) -> None:
    """Take white space and line breaks from both ends; keep typographic spaces as entities."""
    while pieces and is_blank(pieces[-1]) and not _keeps(pieces[-1]):
        pieces.pop()
    while pieces and is_blank(pieces[0]) and not _keeps(pieces[0]):
        pieces.pop(0)
    if not pieces:
        return
    _trim_end(pieces, 0)
    _trim_end(pieces, len(pieces) - 1)


def _keeps(piece: Piece) -> bool:
    """Whether white space is more than plain spaces."""
    return type(piece) is str and piece.strip(" ") != ""


def _trim_end(pieces: list[Piece], index: int) -> None:
    """Trim one end; `index` is that of the first or the last piece."""
    piece = pieces[index]
    if type(piece) is not str:
        return
    text = piece.lstrip(" ") if index == 0 else piece
    text = text.rstrip(" ") if index == len(pieces) - 1 else text
    if not text[0].isspace() and not text[-1].isspace():
        pieces[index] = text
        return
    head = text[: len(text) - len(text.lstrip())] if index == 0 else ""
    text = text[len(head) :]
    tail = text[len(text.rstrip()) :] if index == len(pieces) - 1 else ""
    parts = (_entities(head), text[: len(text) - len(tail)], _entities(tail))
    pieces[index : index + 1] = [part for part in parts if part]


def _entities(space: str) -> Markup:
    """Typographic spaces at an end, where some readers would trim them."""
    return Markup("".join("&nbsp;" if char == "\xa0" else f"&#x{ord(char):x};" for char in space))


__all__ = ["BlockRule", "InlineRule", "Mark", "Writer"]
