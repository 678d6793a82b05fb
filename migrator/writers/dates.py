"""Date-times as every platform reads them: RFC 3339, to the second, with the site's own offset."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

_LONGEST = len("2019-03-10T23:30:00+05:30")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a form of the user's, which readers of YAML and TOML still know for a date.

    Attributes:
        text: As it is to be written.
        moment: What it says.
        has_time: Whether it says more than the day.
    """

    text: str
    moment: datetime
    has_time: bool


def rfc3339(moment: datetime) -> str:
    """`2019-03-10T23:30:00+05:30`.

    An offset with seconds, as zones had before 1930, has no form there: the same moment is said
    with the offset rounded to the minute.
    """
    text = moment.isoformat("T", "seconds")
    if len(text) <= _LONGEST:
        return text
    offset = moment.utcoffset()
    assert offset is not None
    return _at_whole_minutes(moment, offset).isoformat("T", "seconds")


def date_text(date: datetime | Stamp) -> str:
    """A date as front matter says it."""
    return date.text if isinstance(date, Stamp) else rfc3339(date)


def rfc3339_or_none(moment: datetime | None) -> str | None:
    """As `rfc3339`; no date stays none."""
    return None if moment is None else rfc3339(moment)


def _at_whole_minutes(moment: datetime, offset: timedelta) -> datetime:
    zone = timezone(timedelta(minutes=round(offset.total_seconds() / 60)))
    try:
        return moment.astimezone(zone)
    except OverflowError:  # in the first or last minute that Python has a date for
        return moment.replace(tzinfo=zone)
