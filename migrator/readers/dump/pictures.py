"""Lines that stand for a picture: a file's name, a numbered series, a name out of the title.

Where a page shows a picture, its dump holds the picture's alternative text, most often the name
of its file. Nothing marks it; shape, place and repetition have to speak together.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from migrator.readers.dump.account import Reason
from migrator.readers.dump.lines import Line, words_of

_MOST_WORDS: Final = 8
_WIDEST: Final = 80
_EXTENSION: Final = re.compile(
    r"\S\.(?:jpe?g|png|gif|webp|bmp|svg|tiff?|heic|avif)\]?$", re.IGNORECASE
)
_BRACKETED: Final = re.compile(
    r"^\[(?:image|img|inline|photo|picture|[\w.-]+\.\w{3,4})\b[^\]]*\]$", re.IGNORECASE
)
_NAMES: Final = re.compile(
    r"^(?:\[(?=[^\]\s]*[-_%=.\d])(?=[^\]\s]*[^\W\d_])[^\]\s]+\]\s*)+$|^I?FRAME: \S+$"
)
_NAME: Final = re.compile(r"^\[[^\W\d_]+\]$")
_CAMERA: Final = re.compile(r"^(?:IMG|DSC|DSCN|DSCF|PICT|MVI|GOPR|PXL|WP|P|SAM)[-_ ]?\d{3,}\w*$")
_SHAPES: Final[Sequence[tuple[re.Pattern[str], float, str]]] = (
    (_EXTENSION, 5.0, "it is a picture's file name"),
    (_BRACKETED, 5.0, "it is a picture's file name"),
    (_NAMES, 5.0, "it is what a text browser shows for pictures and frames"),
    (_NAME, 3.5, "it is one word in brackets, as a text browser shows a picture"),
    (_CAMERA, 5.0, "it is a name that cameras give"),
)
_NUMBER: Final = re.compile(r"[-_ ]?(\d{1,4})$")
_HUMP: Final = re.compile(r"[a-zà-ÿ][A-Z]|[A-Z]{2,}[a-zà-ÿ]{2}")
_INITIALS: Final = re.compile(r"[a-zà-ÿ]([A-Z]{2,4})\d*$")
_PIECE: Final = re.compile(r"[A-Z]{2,}(?![a-zà-ÿ])|[^\W\d_][^\W\dA-Z_]*")
_GLUED: Final = re.compile(
    r"(?P<name>[^\s.,;:!?()]{2,60}?(?:\.(?:jpe?g|png|gif|webp)|[a-zà-ÿ0-9]))(?P<word>[A-ZÀ-Ý][\w’']*)"
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line looks like by itself.

    Attributes:
        stem: Without the number at its end, folded: equal for the members of a series.
        number: That number, None where there is none.
        tight: The number follows a letter without a space, as in a file's name.
        pieces: Its words, taken apart at underscores and humps.
        score: How much it looks like a file's name; 0 for plain words.
    """

    stem: str
    number: int | None
    tight: bool
    pieces: tuple[str, ...]
    score: float
    says: str = ""


def shape_of(line: Line) -> Shape | None:
    """The shape of a line that could stand for a picture; None for any other."""
    if not line.alone or line.width > _WIDEST or not line.text:
        return None
    score, says = _file_likeness(line.text)
    plain = (line.ends_sentence and not (score and line.text.endswith("]"))) or line.end in ":;,"
    if score < _SURE and (
        plain or line.is_item or line.has_address or len(line.text.split()) > _MOST_WORDS
    ):
        return None
    return Shape(*_series_name(line.text), pieces_of(line.text), score, says)


_SURE: Final = 4.0


def _series_name(text: str) -> tuple[str, int | None, bool]:
    """The name of the series a line belongs to, its number, and whether it is glued to the name."""
    found = _NUMBER.search(text)
    if not found:
        return " ".join(words_of(text)), None, False
    stem = " ".join(words_of(text[: found.start()]))
    return stem, int(found.group(1)), found.group()[0].isdigit() and found.start() > 0


def _file_likeness(text: str) -> tuple[float, str]:
    """How much a text looks like the name of a file, and why."""
    bare = " " not in text
    for shape, score, says in _SHAPES:
        if shape.search(text):
            return score, says
    if "_" in text and len(text.split()) <= 3 and not text.startswith("_"):
        return 3.5, "it holds an underscore, as file names do"
    if bare and _NUMBER.search(text) and text[0].isalpha() and not text.isupper():
        padded = re.search(r"[^\d]0\d", text) is not None
        return (3.0 if padded else 2.5), "one word with a number at its end"
    if bare and _HUMP.search(text):
        return 1.5, "one word with capitals inside"
    return 0.0, ""


def pieces_of(text: str) -> tuple[str, ...]:
    """The words of a name: `Nord_QuaiBX2` → nord, quai, bx."""
    return tuple(piece.casefold() for piece in _PIECE.findall(text) if len(piece) > 1)


def overlap(pieces: Sequence[str], title: Line | None, name: str = "") -> float:
    """Which part of a name's words come from a title: as words, beginnings or initials."""
    if title is None or not pieces:
        return 0.0
    words = [word for word in title.words if len(word) > 1]
    initials = "".join(word[0] for word in title.words)
    found = _INITIALS.search(name)
    acronym = found.group(1).casefold() if found else ""
    hits = sum(
        _from_title(piece, words) or (piece == acronym and piece in initials) for piece in pieces
    )
    return hits / len(pieces)


def _from_title(piece: str, words: Iterable[str]) -> bool:
    return any(
        piece == word
        or (min(len(piece), len(word)) >= 4 and (word.startswith(piece) or piece.startswith(word)))
        for word in words
    )


@dataclass(frozen=True, slots=True)
class Place:
    """What stands around a line that may stand for a picture.

    Attributes:
        title: Of the post it stands in.
        first: It is the first thing after the title.
        splits: The text before it is unfinished, the text after it goes on.
        series: How many other lines of its stem, with other numbers, stand in the same post.
        glued_series: One of them has its number glued to the name.
        beside: Two members of its series stand together without text between.
        spoken: Its very words stand in running text of the post.
        known: Its stem does.
    """

    title: Line | None
    first: bool
    splits: bool
    series: int
    glued_series: bool
    beside: bool
    spoken: bool
    known: bool


def weigh(line: Line, shape: Shape, place: Place) -> list[Reason]:
    """What speaks for and against a line standing for a picture."""
    share = overlap(shape.pieces, place.title, line.text)
    rows: list[tuple[bool, float, str]] = [
        (True, -3.0, "most lines are text"),
        (shape.score > 0, shape.score, shape.says),
        (place.series > 0, 1.0, f"its name comes again with other numbers ({place.series})"),
        (place.glued_series, 1.5, "a number is glued to the name in that series"),
        (place.beside, 1.5, "two of its series stand together, without text between"),
        (share > 0, 2.0 * share, "its words come from the title"),
        (place.first, 1.0, "it stands right under the title"),
        (place.splits, 2.5, "it stands in the midst of a sentence"),
        (place.known, 1.0, "the text speaks of what it names"),
        (place.spoken, -3.0, "the text uses it as a word"),
        (_says_little(shape, place), -2.0, "only plain words"),
        (_like_heading(shape, place), -2.0, "numbered headings look the same"),
    ]
    return [Reason(weight, text) for holds, weight, text in rows if holds]


def _says_little(shape: Shape, place: Place) -> bool:
    return shape.score == 0 and not place.splits and place.series == 0


def _like_heading(shape: Shape, place: Place) -> bool:
    """One plain word and a number after a space, as in “Part 2”."""
    spaced = shape.number is not None and not shape.tight
    return spaced and len(shape.pieces) == 1 and not place.beside


@dataclass(frozen=True, slots=True)
class Glued:
    """A picture's name at the beginning of a line, with the first word of the text glued to it."""

    name: str
    reasons: tuple[Reason, ...]


def glued(line: Line, title: Line | None, vocabulary: frozenset[str]) -> Glued | None:
    """The picture's name a line begins with, where the next sentence is glued to it.

    Args:
        vocabulary: Words of the dump; what is left of the first word must be one of them.
    """
    token, _, rest = line.text.partition(" ")
    found = _GLUED.fullmatch(token)
    if not found or not rest or not _is_word(found["word"], vocabulary):
        return None
    score, says = _file_likeness(found["name"])
    share = overlap(pieces_of(found["name"]), title, found["name"])
    reasons = [
        Reason(-3.0, "most words are text"),
        Reason(score, says or "plain letters"),
        Reason(1.0, "what is left of the word is a word of this text"),
    ]
    if share > 0:
        reasons.append(Reason(2.0 * share, "its words come from the title"))
    return Glued(found["name"], tuple(reasons)) if sum(r.weight for r in reasons) > 0 else None


def _is_word(word: str, vocabulary: frozenset[str]) -> bool:
    return any(part in vocabulary for part in words_of(word)[:1])
