"""WXR's dates, local and GMT without a zone → aware date-times in the site's zone.

WordPress stores `post_date` in the site's local time and `post_date_gmt` in UTC; drafts have no GMT
date. The difference is the offset that was in force on that day.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from migrator.settings import SettingError

_FEED_DATE = re.compile(r"(?:\w{2,9},?\s{1,3})?\d{1,2}\s{1,3}\w{3,9}\s{1,3}\d{4}\s")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WIDEST_OFFSET = 14 * 60
_QUARTER = 15 * 60


@lru_cache(maxsize=1024)
def naive(text: str) -> datetime | None:
    """A date as WordPress writes it, without zone; None for the zero date and for nonsense."""
    if not text or text.startswith(("0000", "-")):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is None else moment.replace(tzinfo=None)


def feed_date(text: str) -> datetime | None:
    """A `pubDate`; None for the dates in year -1 or 1970 that PHP makes of the zero date."""
    if not _FEED_DATE.match(text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return None if moment == _EPOCH else moment


def offset_between(local: datetime | None, gmt: datetime | None) -> int | None:
    """Minutes between the two dates, where that is an offset that a zone can have."""
    if local is None or gmt is None:
        return None
    apart = local - gmt
    if apart.seconds % _QUARTER or apart.microseconds:
        return None
    minutes = apart.days * 1440 + apart.seconds // 60
    return minutes if -_WIDEST_OFFSET <= minutes <= _WIDEST_OFFSET else None


def known_zone(name: str) -> bool:
    """Whether there is an IANA zone of that name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def require_zone(name: str) -> None:
    """Insist that the zone in the settings is one.

    Raises:
        SettingError: There is none of that name.
    """
    if not known_zone(name):
        raise SettingError(f"timezone: “{name}” is no IANA zone, as Europe/Paris is.")


@dataclass(frozen=True, slots=True)
class Clock:
    """The zone a site's dates are in.

    Attributes:
        offset: The site's usual distance from UTC in minutes; None counts as UTC.
        zone: Name of an IANA zone, where the user has set one.
    """

    offset: int | None = None
    zone: str = ""

    def aware(self, local: str, gmt: str) -> datetime | None:
        """The moment that a pair of dates stands for; None where both are empty or zero."""
        return _aware(self.offset, self.zone, local, gmt)

    def moment(self, local: datetime | None, gmt: datetime | None) -> datetime | None:
        """As `aware`, from dates already read."""
        if local is None and gmt is None:
            return None
        own = offset_between(local, gmt)
        if self.zone and (local is None or own is not None):
            assert gmt is not None
            return self.place(gmt.replace(tzinfo=UTC))
        if local is None:
            assert gmt is not None
            return self.place(gmt.replace(tzinfo=UTC))
        if self.zone:
            return _fixed(local.replace(tzinfo=ZoneInfo(self.zone)))
        return local.replace(tzinfo=_offset(self.offset or 0 if own is None else own))

    def place(self, moment: datetime) -> datetime:
        """An aware moment in the site's zone."""
        try:
            if self.zone:
                return _fixed(moment.astimezone(ZoneInfo(self.zone)))
            return moment.astimezone(_offset(self.offset or 0))
        except OverflowError:
            return moment


@lru_cache(maxsize=4096)
def _aware(offset: int | None, zone: str, local: str, gmt: str) -> datetime | None:
    return Clock(offset, zone).moment(naive(local), naive(gmt))


@lru_cache(maxsize=512)
def _offset(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes)) if minutes else UTC


def _fixed(moment: datetime) -> datetime:
    """The same moment with its offset as a plain number, which pickles small and compares plainly.

    Offsets of the days before standard time have seconds; they are rounded to minutes.
    """
    offset = moment.utcoffset() or timedelta()
    return moment.replace(tzinfo=_offset(round(offset.total_seconds() / 60)))
