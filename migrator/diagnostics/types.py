"""What a diagnostic is: a code, the place it was met at, and what stood there."""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Severity(IntEnum):
    """How much a person should care; ordered, so that `--fail-on` can compare."""

    INFO = 10
    WARNING = 20
    ERROR = 30


class Effect(StrEnum):
    """What became of the thing that is reported."""

    KEPT = "kept"
    CHANGED = "changed"
    DROPPED = "dropped"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Code:
    """One thing that can be reported.

    Attributes:
        name: Stable, in kebab-case, begins with the room: `wxr-item-truncated`.
        severity: How much it matters.
        effect: What became of the thing.
        title: One short sentence in the present tense, without a full stop.
        help: What it means and what a person can do; shown by `migrator explain`.
        mends: Whether the tool repaired something: these are counted as "mended".
    """

    name: str
    severity: Severity
    effect: Effect
    title: str
    help: str
    mends: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: a file, and inside it an item, a line or a byte.

    Attributes:
        file: Path of the source as the user named it; for an archive `site.zip!export.xml`.
        line: Line in that file, counted from 1.
        byte: Offset in that file, counted from 0.
        item: What a person would look for: `post 12 "Hello"`.
    """

    file: str = ""
    line: int | None = None
    byte: int | None = None
    item: str = ""

    def __str__(self) -> str:
        """The place as a person reads it: `export.xml:120: post 12 "Hello"`."""
        parts = [self.file] if self.file else []
        if self.line is not None:
            parts = [":".join([*parts, str(self.line)])]
        if self.item:
            parts.append(self.item)
        return ": ".join(parts)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A code met at a place.

    Attributes:
        code: What was met.
        place: Where.
        detail: What stood there (a shortcode's name, the text dropped), one line.
        count: How often it was met at that place, when one report stands for several.
    """

    code: Code
    place: Place = field(default_factory=Place)
    detail: str = ""
    count: int = 1
