"""What a page says of a date → an aware date-time.

Machine-readable forms first; words only as the last resort, through dateparser, which is slow to
import and therefore imported only then.
"""

import re
import warnings
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

_YEARS = range(1980, 2101)
_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?:/|$)")
_HAS_DATE = re.compile(r"\d")
_WORD = r"[^\W\d_]{3,12}"
DATE = re.compile(
    rf"""(?<!\w)(?:
        \d{{4}}\s?[年년]\s?\d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일]
      | \d{{1,2}}\s?(?:st|nd|rd|th|er|\.|º)?\s?(?:de\s|of\s)?\s?{_WORD}\.?,?\s(?:de\s|del\s)?\d{{4}}
      | {_WORD}\.?\s\d{{1,2}}(?:\s?(?:st|nd|rd|th))?\s?,?\s\d{{4}}
      | \d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}
      | \d{{1,2}}[-./]\s?\d{{1,2}}[-./]\s?\d{{4}}
      | \d{{1,2}}\.\d{{1,2}}\.\d{{2}}
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)
"""A whole date as people write it, whatever stands around it."""
_CLOCK = re.compile(
    r"[\s,|–@-]{0,4}(?:at|um|à|alle|om|kl\.)?\s?(\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\b)?)", re.IGNORECASE
)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{2})")
"""Day, month and the year's last two digits; where the year comes first, it has four."""
_ORDINAL = re.compile(r"(?<=\d)\s?(?:st|nd|rd|th)\b", re.IGNORECASE)
_LONGEST = 60
# Only whole dates: “three days ago” or “14 March” would depend on the day of the conversion.
_WORDS = {
    "STRICT_PARSING": True,
    "PARSERS": ["absolute-time"],
    "RELATIVE_BASE": datetime(1970, 1, 1),  # noqa: DTZ001  (dateparser wants a naive one)
    "RETURN_AS_TIMEZONE_AWARE": False,
}


@dataclass(frozen=True, slots=True)
class Moment:
    """A date-time, and how it was come by.

    Attributes:
        zoned: The page said its zone.
        spoken: It was read from words or from the address.
    """

    at: datetime
    zoned: bool = True
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Zone:
    """The site's zone.

    Attributes:
        convert: It was set, so that dates of other zones go into it.
    """

    info: tzinfo
    convert: bool


def zone_of(name: str) -> tzinfo:
    """The zone a setting names, UTC where it names none that exists."""
    if not name:
        return UTC
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return UTC


def from_iso(text: str) -> Moment | None:
    """An ISO 8601 date-time; None where the text is none, or the year is out of reason."""
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return _reasonable(Moment(at, zoned=at.tzinfo is not None))


def from_path(link: str) -> Moment | None:
    """The day in a permalink such as `/2019/10/31/a-name/`."""
    found = _IN_PATH.search(link)
    if not found:
        return None
    try:
        at = datetime(*(int(part) for part in found.groups()))  # type: ignore[arg-type]  # noqa: DTZ001  (made aware when it is chosen)
    except ValueError:
        return None
    return _reasonable(Moment(at, zoned=False, spoken=True))


def from_words(text: str, language: str) -> Moment | None:
    """A date as people write it, alone or among a few words.

    In the page's language or in English, which themes are left in; in any language only where the
    page names none, for that takes seconds the first time.
    """
    at = _by_form(text, language)
    if at is None and _HAS_DATE.search(text) and len(text) <= _LONGEST:
        at = None if language else _alone(text, None)
        for each in dict.fromkeys([language, "en"]) if language else ():
            at = at or _alone(text, [each]) or _among_words(text, [each])
    if at is None:
        return None
    return _reasonable(Moment(at.replace(tzinfo=None), zoned=False, spoken=True))


def _by_form(text: str, language: str) -> datetime | None:
    """The first date in a line that has the form of one, with the hour behind it."""
    found = DATE.search(text)
    if found is None:
        return None
    dotted = _DOTTED.fullmatch(found[0])
    day = f"{dotted[1]}.{dotted[2]}.20{dotted[3]}" if dotted else _ORDINAL.sub("", found[0])
    language = "de" if dotted else language
    clock = _CLOCK.match(text, found.end())
    for each in ([language], ["en"], None) if language else (["en"], None):
        at = (_alone(f"{day} {clock[1]}", each) if clock else None) or _alone(day, each)
        if at is not None:
            return at
    return None


def _alone(text: str, languages: list[str] | None) -> datetime | None:
    import dateparser  # noqa: PLC0415  (takes a third of a second to import)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found: datetime | None = dateparser.parse(text, languages=languages, settings=_WORDS)
        except (ValueError, OverflowError, TypeError):
            return None
    return found


def _among_words(text: str, languages: list[str]) -> datetime | None:
    """The one date in a few words; only in a known language, for in any a word may be a date."""
    from dateparser.search import search_dates  # noqa: PLC0415  (as above)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = search_dates(text, languages=languages, settings=_WORDS) or []
        except (ValueError, OverflowError, TypeError):
            return None
    return found[0][1] if len(found) == 1 else None


def settle(moment: Moment, zone: Zone) -> Moment:
    """The moment made aware, in the site's zone where it names none or where that was set."""
    if not moment.zoned:
        return replace(moment, at=moment.at.replace(tzinfo=zone.info))
    return replace(moment, at=moment.at.astimezone(zone.info)) if zone.convert else moment


def _reasonable(moment: Moment) -> Moment | None:
    return moment if moment.at.year in _YEARS else None
