"""An answer's JSON → typed fields: what is not of the type that is asked for is not there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeGuard

_LARGEST: Final = 1 << 63


@dataclass(frozen=True, slots=True)
class Row:
    """A JSON object."""

    data: Mapping[str, object]

    def text(self, *path: str) -> str:
        """The text at a path of names, empty where there is none; numbers as they are written."""
        found = self._at(path)
        if isinstance(found, str):
            return found
        return str(found) if _is_number(found) else ""

    def number(self, *path: str) -> int | None:
        """The whole number at a path; digits in a text are one too."""
        found = self._at(path)
        if isinstance(found, str):
            found = (
                int(found) if found.isascii() and found.isdecimal() and len(found) < 19 else None
            )
        return found if _is_number(found) and isinstance(found, int) else None

    def flag(self, *path: str) -> bool:
        """Whether the value at a path is true."""
        return self._at(path) is True

    def numbers(self, name: str) -> tuple[int, ...]:
        """A list of whole numbers; a single one counts as a list, and zero as none."""
        found = self.data.get(name)
        several: Sequence[object] = found if isinstance(found, list) else [found]
        return tuple(
            each for each in several if _is_number(each) and isinstance(each, int) and each
        )

    def row(self, *path: str) -> "Row":
        """The object at a path, an empty one where there is none."""
        found = self._at(path)
        return Row(found) if isinstance(found, dict) else EMPTY

    def rows(self, *path: str) -> tuple["Row", ...]:
        """The objects of a list, or the values of an object of objects, at a path."""
        return rows_of(self._at(path))

    def stored(self, name: str) -> str:
        """A text as it is stored, where the answer has it, else as WordPress shows it."""
        return self.text(name, "raw") if self.has_raw(name) else self.text(name, "rendered")

    def has_raw(self, name: str) -> bool:
        """Whether a text is there as it is stored."""
        return isinstance(self._at((name, "raw")), str)

    def _at(self, path: Sequence[str]) -> object:
        found: object = self.data
        for name in path:
            found = found.get(name) if isinstance(found, dict) else None
        return found


EMPTY: Final = Row({})


def rows_of(value: object) -> tuple[Row, ...]:
    """The objects in a list, or in an object, in their order."""
    several: Sequence[object] = ()
    if isinstance(value, list):
        several = value
    elif isinstance(value, dict):
        several = list(value.values())
    return tuple(Row(each) for each in several if isinstance(each, dict))


def _is_number(value: object) -> TypeGuard[int | float]:
    return (
        isinstance(value, (int, float))
        and not isinstance(value, bool)
        and -_LARGEST <= value < _LARGEST
    )
