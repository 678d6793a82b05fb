"""`--only KEY=VALUE[,VALUE]` → typed filters over stubs."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from migrator.readers.source import Stub
from migrator.settings import SettingError

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing that an item must fulfil to be converted.

    Attributes:
        text: As the user wrote it; the reason given for an item that is skipped.
        accepts: Whether an item fulfils it.
    """

    text: str
    accepts: Callable[[Stub], bool]


def read_filters(only: Sequence[str]) -> tuple[Filter, ...]:
    """The filters of the setting `only`.

    Filters may stand in one text, as within quotes: `"type=post status=publish"`. A part without a
    key goes on with the values of the part before it, so that `type=post,page` means the same where
    a comma has parted it already.

    Raises:
        SettingError: A key is not known, a value is missing, or a date is none.
    """
    whole: list[str] = []
    for part in (piece for words in only for piece in _NEXT_FILTER.split(words)):
        if "=" in part or not whole:
            whole.append(part)
        else:
            whole[-1] += f",{part}"
    return tuple(_read_filter(text) for text in whole)


def _read_filter(text: str) -> Filter:
    key, _, listed = text.partition("=")
    values = [value.strip() for value in listed.split(",") if value.strip()]
    make = KEYS.get(key.strip().lower())
    if make is None:
        raise SettingError(
            f"only: there is no filter “{key}”; write KEY=VALUE[,VALUE] with one of"
            f" {', '.join(KEYS)}."
        )
    if not values:
        raise SettingError(f"only: “{text}” has no value; write {key}=VALUE[,VALUE].")
    return Filter(text, make(text, values))


def _one_of(of: Callable[[Stub], Sequence[str]]) -> Callable[..., Callable[[Stub], bool]]:
    """A filter's maker: one of the words an item has must be among the values, case apart."""

    def make(_text: str, values: Sequence[str]) -> Callable[[Stub], bool]:
        wanted = frozenset(value.casefold() for value in values)
        return lambda stub: any(word.casefold() in wanted for word in of(stub))

    return make


def _after(text: str, values: Sequence[str]) -> Callable[[Stub], bool]:
    first = _day(text, values)
    return lambda stub: stub.published is not None and stub.published.date() >= first


def _before(text: str, values: Sequence[str]) -> Callable[[Stub], bool]:
    end = _day(text, values)
    return lambda stub: stub.published is not None and stub.published.date() < end


def _day(text: str, values: Sequence[str]) -> date:
    """The day that `2015`, `2015-03` or `2015-03-20` begins with."""
    match = _DATE.fullmatch(values[0]) if len(values) == 1 else None
    try:
        if match is not None:
            year, month, day = match.groups(default="1")
            return date(int(year), int(month), int(day))
    except ValueError:
        pass  # as in 2015-02-30: told below, as any other
    raise SettingError(f"only: “{text}” needs one date, as in 2015, 2015-03 or 2015-03-20.")


KEYS: Mapping[str, Callable[[str, Sequence[str]], Callable[[Stub], bool]]] = {
    "type": _one_of(lambda stub: (stub.type,)),
    "status": _one_of(lambda stub: (stub.status,)),
    "author": _one_of(lambda stub: (stub.author,)),
    "category": _one_of(lambda stub: stub.categories),
    "tag": _one_of(lambda stub: stub.tags),
    "after": _after,
    "before": _before,
    "id": _one_of(lambda stub: () if stub.id is None else (str(stub.id),)),
    "slug": _one_of(lambda stub: (stub.slug,)),
}

_NEXT_FILTER = re.compile(rf"\s+(?=(?:{'|'.join(KEYS)})\s*=)", re.IGNORECASE)
