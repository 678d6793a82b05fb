"""What a reader sees of a body: its words in order, and the things that stand among them."""

from dataclasses import dataclass, field

_AROUND = 6


@dataclass(frozen=True, slots=True)
class Thing:
    """A link, an image, a cell, …: two are the same when text and address are.

    Attributes:
        text: What it says; of code, every byte of it.
        about: What else there is to it: an address, a level, a number, a language.
        at: How many parts of the running text stand before it; not compared.
    """

    text: str
    about: str = ""
    at: int = field(default=0, compare=False)

    def __str__(self) -> str:
        """The thing on one line, shortened."""
        text = self.text.replace("\n", "⏎").replace("\t", "⇥")
        shown = text if len(text) <= 70 else f"{text[:45]} … {text[-20:]}"
        return f"“{shown}”{f' ({self.about})' if self.about else ''}"


@dataclass(slots=True)
class Seen:
    """Everything that is compared.

    Attributes:
        parts: The running text in parts, blanks between blocks; code blocks are not in it.
        lists: How many lists we stand in while we look.
        too_deep: Nothing but words can be expected: what is nested so deep is written as them.
    """

    parts: list[str] = field(default_factory=list)
    links: list[Thing] = field(default_factory=list)
    images: list[Thing] = field(default_factory=list)
    code: list[Thing] = field(default_factory=list)
    spans: list[Thing] = field(default_factory=list)
    cells: list[Thing] = field(default_factory=list)
    headings: list[Thing] = field(default_factory=list)
    items: list[Thing] = field(default_factory=list)
    lists: int = 0
    too_deep: bool = False

    def words(self) -> list[str]:
        """The visible words in order; dollars stand around every formula alike."""
        return "".join(self.parts).replace("$$", "$").split()

    def before(self, thing: Thing) -> str:
        """The last words before a thing."""
        text = "".join(self.parts[max(0, thing.at - 4 * _AROUND) : thing.at])
        return " ".join(text.split()[-_AROUND:])
