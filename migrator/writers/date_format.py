"""The setting `date_format` → dates as front matter says them; the same in every locale."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from migrator.settings import SettingError
from migrator.writers.dates import Stamp

_DIRECTIVE = re.compile(r"%(:z|.|\Z)", re.DOTALL)
_SAMPLE = datetime.fromisoformat("2019-03-10T23:30:59+05:30")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _offset(moment: datetime, colon: str) -> str:
    """`+0530`, to the minute."""
    found = moment.utcoffset()
    minutes = round(found.total_seconds() / 60) if found is not None else 0
    sign, minutes = ("-" if minutes < 0 else "+"), abs(minutes)
    return f"{sign}{minutes // 60:02}{colon}{minutes % 60:02}"


DIRECTIVES: Mapping[str, Callable[[datetime], str]] = {
    "Y": lambda at: f"{at.year:04}",
    "y": lambda at: f"{at.year % 100:02}",
    "m": lambda at: f"{at.month:02}",
    "d": lambda at: f"{at.day:02}",
    "e": lambda at: str(at.day),
    "j": lambda at: f"{at.timetuple().tm_yday:03}",
    "H": lambda at: f"{at.hour:02}",
    "I": lambda at: f"{(at.hour - 1) % 12 + 1:02}",
    "p": lambda at: "AM" if at.hour < 12 else "PM",
    "M": lambda at: f"{at.minute:02}",
    "S": lambda at: f"{at.second:02}",
    "z": lambda at: _offset(at, ""),
    ":z": lambda at: _offset(at, ":"),
    "B": lambda at: _MONTHS[at.month - 1],
    "b": lambda at: _MONTHS[at.month - 1][:3],
    "A": lambda at: _DAYS[at.weekday()],
    "a": lambda at: _DAYS[at.weekday()][:3],
    "%": lambda _at: "%",
}
"""What may stand after a `%`; names are English."""


def check_date_format(pattern: str, reader: str = "") -> None:
    """Look that a pattern is one.

    Args:
        reader: What reads the dates, where something does; it has to know the day by them.

    Raises:
        SettingError: It is none, or the platform could not read the dates.
    """
    for match in _DIRECTIVE.finditer(pattern):
        if match[1] not in DIRECTIVES:
            known = " ".join(f"%{name}" for name in DIRECTIVES)
            raise SettingError(
                f"date_format: “{pattern}” has “{match[0]}”, which is not one of {known}."
            )
    if reader:
        text = _filled(pattern, _SAMPLE)
        moment = _read(text)
        if moment is None or moment.date() != _SAMPLE.date() or text.endswith("0530"):
            raise SettingError(
                f"date_format: {reader} could not read dates such as “{text}”; write %Y-%m-%d, and"
                " after it maybe %H:%M:%S, then maybe %:z."
            )


def formatted(moment: datetime, pattern: str) -> Stamp | str:
    """A date by a pattern; a `Stamp` where a reader of YAML or TOML knows it for a date."""
    text = _filled(pattern, moment)
    known = _read(text)
    return text if known is None else Stamp(text, known, has_time=len(text) > len("2019-03-10"))


def _filled(pattern: str, moment: datetime) -> str:
    return _DIRECTIVE.sub(lambda match: DIRECTIVES[match[1]](moment), pattern)


_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(?: ?([+-]\d\d):?(\d\d))?)?", re.ASCII)


def _read(text: str) -> datetime | None:
    """What every reader takes for a date: ISO 8601, also with spaces; None where it is none."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    day, time, hours, minutes = match.groups()
    zone = f"{hours}:{minutes}" if hours else ""
    try:
        return datetime.fromisoformat(f"{day}T{time or '00:00:00'}{zone}")
    except ValueError:
        return None
