"""The dates of feeds → aware date-times, with the offset they are written with."""

from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from typing import Final

_YEARS: Final = range(1980, 2101)


def read_date(text: str, zone: tzinfo | None) -> datetime | None:
    """A date of RSS (RFC 2822) or Atom (RFC 3339).

    Args:
        zone: Where it is to be shown, None for as it is written. A date without a zone is in this
            one, or in UTC.

    Returns:
        None where it is no date, or its year is out of reason.
    """
    at = _iso(text) or _rfc_2822(text) if text else None
    if at is None:
        return None
    try:
        at = (
            at.replace(tzinfo=zone or UTC)
            if at.tzinfo is None
            else at.astimezone(zone or at.tzinfo)
        )
    except (ValueError, OverflowError):
        return None
    return at if at.year in _YEARS else None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _rfc_2822(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
