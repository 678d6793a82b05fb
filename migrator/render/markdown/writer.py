"""The walk over a clean tree: each element goes to the rule its tag has in the tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from migrator.content.tree import Element
from migrator.render.markdown import delimiters
from migrator.render.markdown.html_blocks import BLOCK_START
from migrator.render.markdown.pieces import (
    HARD_BREAK,
    HTML_BREAK,
    Mark,
    NeedsHtmlError,
    Piece,
    add_text,
    entities,
    without_html,
)
from migrator.render.words import DEEPEST, words_of

if TYPE_CHECKING:
    from migrator.render.markdown.dialect import Dialect

Node = Element | str
BlockRule = Callable[[Element, "Writer"], str]
GroupRule = Callable[[Element, "Writer"], Sequence[Element | str]]
InlineRule = Callable[[Element, "Writer", list[Piece]], None]

_LISTS = ("ul", "ol", "dl")
_SPACES = " \t\n\r\f"


class Writer:
    """Writes one tree.

    Attributes:
        dialect: Whose Markdown is written.
        depth: How deep in the tree we are.
        turn: How many lists of its kind the next list stands right behind; see `lists`.
        line_break: How a line break is written where we are.
        nested: How many lists and quotes we stand in whose reader takes no block of HTML there.
        open: Inline elements we stand in, that must not hold themselves.
    """

    __slots__ = (
        *("_apart", "_blocks", "_escape", "_groups", "_has_html", "_inlines", "_short", "depth"),
        *("dialect", "line_break", "nested", "open", "turn"),
    )

    def __init__(self, dialect: Dialect) -> None:
        """Take the rules of a dialect."""
        self.dialect = dialect
        self._blocks: Mapping[str, BlockRule] = dialect.rules.blocks
        self._groups: Mapping[str, GroupRule] = dialect.rules.groups
        self._inlines: Mapping[str, InlineRule] = dialect.rules.inlines
        self._short = dialect.short
        self._escape = dialect.escape
        self._apart = dialect.apart
        self._has_html = dialect.html.allowed
        self.depth = self.nested = 0
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
        quick = self._short(nodes, line=True) if self.depth < DEEPEST else None
        if quick:
            return [("", quick)]
        found: list[tuple[str, str]] = []
        self._collect(nodes, turn, found)
        return self._apart(found) if self._apart else found

    def _collect(self, nodes: Sequence[Node], turn: int, found: list[tuple[str, str]]) -> None:
        """Add the blocks among these nodes, and those of the groups among them."""
        run: list[Node] = []
        for node in nodes:
            if self._is_inline(node, run):
                run.append(node)
                continue
            if run:
                self._add("", self._paragraph(run), found)
                run = []
            if isinstance(node, Element):
                if node.tag == "p" and (quick := self._quick(node)):
                    found.append(("p", quick))
                elif node.tag in self._groups and self.depth <= DEEPEST:
                    self.depth += 1
                    self._collect(self._groups[node.tag](node, self), turn, found)
                    self.depth -= 1
                else:
                    self._add_block(node, turn, found)
        if run:
            self._add("", self._paragraph(run), found)

    def _add_block(self, element: Element, turn: int, found: list[tuple[str, str]]) -> None:
        """Add a block; a list right behind one of its kind has another turn."""
        if not found:
            self.turn = turn
        elif element.tag in _LISTS:
            self.turn = self.turn + 1 if found[-1][0] == element.tag else 0
        before = self.turn
        self._add(element.tag, self._block(element), found)
        self.turn = before

    def as_blocks(self, nodes: Sequence[Node]) -> list[Element]:
        """These nodes as blocks: inline runs among them become paragraphs."""
        found: list[Element] = []
        run: list[Node] = []
        for node in nodes:
            if self._is_inline(node, run):
                if not run:
                    found.append(Element("p", {}, run))
                run.append(node)
            elif isinstance(node, Element):
                found.append(node)
                run = []
        return found

    def inline(self, nodes: Sequence[Node], *, line: bool = True) -> str:
        """Inline nodes as Markdown, without white space at the ends.

        Args:
            line: They begin a line of their own.
        """
        if self.depth < DEEPEST:
            text = self._short(nodes, line=line)
            if text is not None:
                return text
        return self.long(nodes, line=line)

    def long(self, nodes: Sequence[Node], *, line: bool = True) -> str:
        """What `inline` gives, whatever the nodes hold."""
        pieces: list[Piece] = []
        self.gather(nodes, pieces)
        return self.finish(pieces, line=line)

    def finish(self, pieces: list[Piece], *, line: bool = True, enclosed: bool = False) -> str:
        """The Markdown of gathered pieces.

        Args:
            line: They begin a line of their own.
            enclosed: They stand inside a link's brackets.
        """
        trim(pieces)
        if not pieces:
            return ""
        if len(pieces) > 2:
            delimiters.choose(pieces)
            if not self._has_html:
                pieces = without_html(pieces)
        return self._escape(pieces, line=line, enclosed=enclosed)

    def gather(self, nodes: Sequence[Node], pieces: list[Piece]) -> None:
        """Add inline nodes to the pieces of a line.

        Raises:
            NeedsHtmlError: A block stands among them.
        """
        for node in nodes:
            if type(node) is str:
                add_text(pieces, node)
                continue
            assert isinstance(node, Element)
            if self.depth > DEEPEST:
                add_text(pieces, words_of(node))
                continue
            rule = self._inlines.get(node.tag)
            if rule is None:
                if node.tag in self._blocks or node.tag in self._groups:
                    raise NeedsHtmlError
                rule = self._inlines[""]
            self.depth += 1
            rule(node, self, pieces)
            self.depth -= 1

    def holds_blocks(self, element: Element) -> bool:
        """Whether a block stands right inside an element."""
        for node in element.children:
            if type(node) is not str and not self._is_inline(node, []):
                return True
        return False

    def _is_inline(self, node: Node, run: list[Node]) -> bool:
        """Whether a node goes on with the paragraph, or begins one."""
        if isinstance(node, str):
            return bool(run) or node.strip(_SPACES) != ""
        tag = node.tag
        if tag not in self._blocks:
            return tag not in self._groups
        if tag[0] != "!":
            return False
        if tag == "!raw":
            return node.attrs.get("display") != "block"
        return tag == "!comment" and bool(run)

    def _add(self, tag: str, text: str, found: list[tuple[str, str]]) -> None:
        if text:
            found.append((tag, text))

    def _quick(self, paragraph: Element) -> str | None:
        """A paragraph of simple inlines, None where it takes its rule."""
        if paragraph.attrs or self.depth >= DEEPEST - 1:
            return None
        return self._short(paragraph.children, line=True)

    def _block(self, element: Element) -> str:
        """One block, by its rule; as HTML where Markdown has no form for what it holds."""
        if self.depth > DEEPEST:
            return self._paragraph([words_of(element)])
        at, line_break, opened = self.depth, self.line_break, self.open
        self.depth, self.line_break, self.open = at + 1, HARD_BREAK, []
        try:
            return self._blocks[element.tag](element, self)
        except NeedsHtmlError:
            return self.html([element])
        finally:
            self.depth, self.line_break, self.open = at, line_break, opened

    def _paragraph(self, nodes: Sequence[Node]) -> str:
        """Inline nodes that stand among blocks."""
        depth = self.depth
        try:
            return self.paragraph(nodes)
        except NeedsHtmlError:
            self.reset(depth)
            return self.html([Element("p", {}, list(nodes))])

    def html(self, nodes: Sequence[Node]) -> str:
        """Nodes as a block of HTML.

        Raises:
            NeedsHtmlError: None can stand here: what we stand in has to be HTML as a whole.
        """
        if self.nested:
            raise NeedsHtmlError
        if not self._has_html:
            return self.inline([" ".join([words_of(Element("p", {}, [node])) for node in nodes])])
        return self.dialect.html.block(nodes)

    def reset(self, depth: int) -> None:
        """Forget where we stood when a rule gave up."""
        self.depth, self.open = depth, []

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
    while pieces and _is_empty(pieces[-1]):
        pieces.pop()
    while pieces and _is_empty(pieces[0]):
        pieces.pop(0)
    if not pieces:
        return
    first = pieces[0]
    if type(first) is str and first[0].isspace():
        text = first.lstrip()
        head = first[: len(first) - len(text)].lstrip(" ")
        pieces[:1] = [piece for piece in (entities(head), text) if piece]
    last = pieces[-1]
    if type(last) is str and last[-1].isspace():
        text = last.rstrip()
        tail = last[len(text) :].rstrip(" ")
        pieces[-1:] = [piece for piece in (text, entities(tail)) if piece]


def _is_empty(piece: Piece) -> bool:
    """Whether a piece is a line break or plain spaces."""
    if type(piece) is str:
        return piece == " "
    return piece is HARD_BREAK or piece is HTML_BREAK


__all__ = ["BlockRule", "GroupRule", "InlineRule", "Mark", "Writer"]
