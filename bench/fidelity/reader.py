"""The state of reading a body: the word that is being put together, and what is open around it."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from bench.fidelity.account import Account, Gap, Kind, Thing, Word
from bench.fidelity.wording import phrase, plain, split

_RUN = re.compile(r"\s+|\S+")
_BREAKS = re.compile(r"[ \t]*\n\s*|[^\n]+")
_PLACEHOLDER = re.compile(r"<!--\s*wp:([a-z][\w/-]*)\s.*?/-->", re.DOTALL)
_EDGE = re.compile(r"^<!--\s*(more|nextpage)\b(.*?)-->$", re.DOTALL)


@dataclass(slots=True, eq=False)
class Stretch:
    """The text between the beginning and the end of a thing.

    Attributes:
        depth: How many lists it is in, when text in lists further in is not its own.
        parted: Text behind a block's edge is a stretch of its own, as with a link around blocks.
    """

    kind: Kind
    address: str = ""
    depth: int | None = None
    parted: bool = False
    pieces: list[str] = field(default_factory=list)
    images: int = 0

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.pieces)

    @property
    def words(self) -> str:
        """Its words; a stand-in where there are images alone."""
        return phrase(self.text) or ("[image]" if self.images else "")


class Reader:
    """Takes a body's text and edges in reading order, and gives the account at the end."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.things: defaultdict[Kind, list[Thing]] = defaultdict(list)
        self.depth = 0
        self.quotes = 0
        self.numbers: list[int | None] = []
        self.columns: list[int] = []
        self.preformatted = 0
        self.muted = 0
        self.code = 0
        self.posts: set[int] = set()
        self._codes: list[str] = []
        self._position = 0
        self._code_end = -1
        self.targets: set[str] = set()
        self._words: list[Word] = []
        self._pieces: list[tuple[str, frozenset[str]]] = []
        self._gap = Gap.BLOCK
        self._gap_unknown = False
        self._line_ends = 0
        self._open: list[Stretch] = []
        self._marks: Counter[str] = Counter()
        self._marked: frozenset[str] = frozenset()
        self._quotes: frozenset[str] = frozenset()

    def text(self, text: str, *, loose_newlines: bool = False) -> None:
        """Text in which white space is one space."""
        if self.muted:
            return
        self._collect(text)
        self._collect_code(text)
        for run in _RUN.findall(plain(text)):
            if not run.isspace():
                self._pieces.append((run, self._shown_marks))
                continue
            self._end_word()
            if loose_newlines and "\n" in run:
                self._gap_unknown = True

    def lines(self, text: str) -> None:
        """Text in which a newline ends a line, and an empty line a paragraph."""
        for part in _BREAKS.findall(text):
            if part.strip(" \t").startswith("\n"):
                self.edge(Gap.BLOCK if part.count("\n") > 1 else Gap.LINE)
            else:
                self.text(part)

    def verbatim(self, text: str) -> None:
        """Text in which white space counts."""
        for part in re.findall(r"\n|[^\n]+", text):
            if part == "\n":
                self.edge(Gap.LINE)
            else:
                self.text(part)

    def line_end(self) -> None:
        """A `br`. Two with nothing between part paragraphs, as WordPress takes them."""
        self._end_word()
        self._line_ends += 1
        parts = self._line_ends > 1 and not self.preformatted
        self.edge(Gap.BLOCK if parts else Gap.LINE)

    def edge(self, gap: Gap) -> None:
        """A line or a block ends or begins here."""
        self._end_word()
        self._gap = max(self._gap, Gap.LINE if self.preformatted else gap)
        if gap is Gap.BLOCK and self.preformatted:
            self._begin_line()
        else:
            self._collect("\n")
        if gap is Gap.BLOCK:
            for stretch in self._open:
                if stretch.parted:
                    self._end_part(stretch)

    def mark(self, name: str, step: int) -> None:
        """An emphasis begins (1) or ends (-1)."""
        self._marks[name] += step
        self._marked = frozenset(name for name, count in self._marks.items() if count > 0)
        self._quotes = frozenset(name for name in self._marked if name.startswith("quote"))

    def wordless(self, kind: Kind, thing: Thing) -> None:
        """Something without words stands here, as an image."""
        self._end_word()
        self.things[kind].append(thing)
        name = f"[{kind} {thing.address}]".replace(" ]", "]")
        self._words.append(Word(name, gap=Gap.UNKNOWN, stands_for=kind))
        for stretch in self._open:
            stretch.images += kind is Kind.IMAGE

    def begin(self, stretch: Stretch) -> Stretch:
        """A thing begins."""
        self._open.append(stretch)
        return stretch

    def end(self, stretch: Stretch) -> None:
        """It ends; what it is called is its words."""
        self._open.remove(stretch)
        self._keep(stretch)

    def drop(self, stretch: Stretch) -> Stretch:
        """It ends, and whoever began it says what it is."""
        self._open.remove(stretch)
        return stretch

    def innermost(self, kind: Kind) -> Stretch | None:
        """The thing of that kind that is open last."""
        return next((stretch for stretch in reversed(self._open) if stretch.kind is kind), None)

    def comment(self, html: str) -> None:
        """A comment may be a marker; whether that parts paragraphs is left open."""
        found = _EDGE.match(html)
        if found:
            self.wordless(Kind.MARKER, Thing(phrase(f"{found[1]} {found[2]}")))
            self._gap_unknown = True
            return
        placeholder = _PLACEHOLDER.match(html)
        if placeholder:
            self.wordless(Kind.MARKER, Thing(placeholder[1].removeprefix("core/")))

    def close(self) -> Account:
        """The account of all that was read."""
        self._end_word()
        leading = [link.address[1:] for link in self.things[Kind.LINK] if link.address[:1] == "#"]
        self.things[Kind.INLINE_CODE] = [Thing(code) for code in self._codes if code]
        self.things[Kind.TARGET] = [Thing(name) for name in leading if name in self.targets]
        return Account(tuple(self._words), {kind: tuple(of) for kind, of in self.things.items()})

    @property
    def _shown_marks(self) -> frozenset[str]:
        """Code in a block has no emphasis: what is compared there is every byte."""
        return self._marked & self._quotes if self.code and self.preformatted else self._marked

    def _collect(self, text: str) -> None:
        for stretch in self._open:
            if stretch.depth is None or stretch.depth == self.depth:
                stretch.pieces.append(text)

    def _begin_line(self) -> None:
        """A block in preformatted text begins on a line of its own, and parts no further."""
        for stretch in self._open:
            if stretch.pieces and not stretch.pieces[-1].endswith("\n"):
                stretch.pieces.append("\n")

    def _collect_code(self, text: str) -> None:
        """Code among text. Spans side by side are one, since Markdown can't part them."""
        if self.code and not self.preformatted:
            if self._code_end != self._position:
                self._codes.append("")
            self._codes[-1] += "".join(split(plain(text)))
        self._position += len("".join(text.split()))
        if self.code and not self.preformatted:
            self._code_end = self._position

    def _end_part(self, stretch: Stretch) -> None:
        self._keep(stretch)
        stretch.pieces.clear()
        stretch.images = 0

    def _keep(self, stretch: Stretch) -> None:
        words = stretch.words
        if words:
            self.things[stretch.kind].append(Thing(words, stretch.address))

    def _end_word(self) -> None:
        pieces, self._pieces = self._pieces, []
        whole = "".join(text for text, _ in pieces)
        start = 0
        for word in split(whole):
            start = whole.index(word, start)
            marks = _marks_of(word, pieces, start)
            gap = Gap.UNKNOWN if self._gap_unknown else self._gap
            self._words.append(Word(word, marks, gap))
            self._gap, self._gap_unknown = Gap.SPACE, False
            self._line_ends = 0
            start += len(word)


def _marks_of(word: str, pieces: list[tuple[str, frozenset[str]]], start: int) -> frozenset[str]:
    """The marks of a word; one that covers only a part of it names the part."""
    if len(pieces) == 1:
        return pieces[0][1]
    covered: defaultdict[str, str] = defaultdict(str)
    at = 0
    for text, marks in pieces:
        inside = text[max(0, start - at) : max(0, start + len(word) - at)]
        at += len(text)
        for mark in marks:
            covered[mark] += inside
    return frozenset(
        mark if part == word else f"{mark}:{part}" for mark, part in covered.items() if part
    )
