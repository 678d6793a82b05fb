"""The fields of a front matter → those whose values are not what platforms take them for."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from migrator.audit.front_matter import Fields
from migrator.audit.identity import moment


def wrong_types(fields: Fields) -> tuple[str, ...]:
    """A line for each field of the wrong type: `date: “soon” is no date`."""
    return tuple(
        f"{name}: {_shown(fields[name])} is {what}"
        for name, (fits, what) in _TYPES.items()
        if name in fields and fields[name] is not None and not fits(fields[name])
    )


def _is_date(value: object) -> bool:
    return isinstance(value, date) or (isinstance(value, str) and bool(moment(value)))


def _is_text(value: object) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)


def _is_list(value: object) -> bool:
    """A list of names or records; text is one too, which most platforms split."""
    if isinstance(value, (list, tuple)):
        return all(isinstance(one, (str, int, float, Mapping, date)) for one in value)
    return isinstance(value, (str, Mapping))


def _is_nested(value: object) -> bool:
    """A list of names, or of lists of them: Hexo's categories stand behind their parents."""
    if isinstance(value, (list, tuple)):
        return all(_is_list([one]) or _is_list(one) for one in value)
    return _is_list(value)


def _is_switch(value: object) -> bool:
    return isinstance(value, bool) or value in {"true", "false", "True", "False", ""}


def _shown(value: object) -> str:
    text = str(value)
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[:_LONGEST]}…”"


_LONGEST: Final = 60
_Row = tuple[Callable[[object], bool], str]
_TYPES: Final[Mapping[str, _Row]] = {
    "title": (_is_text, "no text; put it into quotes"),
    "date": (_is_date, "no date"),
    "lastmod": (_is_date, "no date"),
    "modified": (_is_date, "no date"),
    "updated": (_is_date, "no date"),
    "tags": (_is_list, "no list of names"),
    "categories": (_is_nested, "no list of names"),
    "aliases": (_is_list, "no list of addresses"),
    "draft": (_is_switch, "neither true nor false"),
}
