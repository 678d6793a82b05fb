"""The addresses that items had → the permalink by which Ghost makes addresses of its own.

Ghost serves all posts of a collection by one template. The one is taken by which most keep the
address they had; the others are redirected.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from migrator.readers.source import Stub
from migrator.settings import SettingError
from migrator.writers.ghost.slugs import ghost_slug

SLUG = "/{slug}/"
_FIELD = re.compile(r"\{([a-z_]+)\}")
_LITERAL = re.compile(r"[a-z0-9_-]+")
_NAMES = {"author": "primary_author", "category": "primary_tag"}
"""What a template of ours calls what Ghost calls so."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What an address may be made of, beside the item.

    Attributes:
        zone: The site's: it says which day it is.
        tag: The slug of an item's first tag, empty for none.
        author: The slug of its author.
    """

    zone: tzinfo
    tag: Callable[[Stub], str]
    author: Callable[[Stub], str]


def zone_of(name: str) -> tzinfo:
    """A zone that Ghost knows, by name."""
    return UTC if name == "Etc/UTC" else ZoneInfo(name)


def usual_zone(moments: Iterable[Stub], asked: str, names: Sequence[str], minutes: int) -> str:
    """The first zone that has the same time as the site at all moments of which that is known.

    Args:
        moments: Items; the date of each has the site's offset.
        asked: What the user says; then it is that.
        names: Zones to choose from.
        minutes: The site's offset, where no zone fits.
    """
    if asked:
        return asked
    samples = {
        (published.year, published.month, published.utcoffset()): published
        for stub in moments
        if (published := stub.published)
    }
    for name in names if samples else ():
        zone = zone_of(name)
        if all(
            moment.astimezone(zone).utcoffset() == moment.utcoffset()
            for moment in samples.values()
            if _FIRST < moment.year < _LAST
        ):
            return name
    hours = -minutes // 60
    return f"Etc/GMT{hours:+d}" if hours and -12 <= hours <= 14 else "Etc/UTC"


_FIRST, _LAST = 1970, 9999
_BEGIN = datetime(1970, 1, 1, tzinfo=UTC)


def moment_of(published: datetime | None) -> datetime:
    """When an item was published; the first day there is where nobody knows: Ghost needs one."""
    if published is None or not 1 < published.year < _LAST:
        return _BEGIN
    return published


def permalink_of(stub: Stub, template: str, slug: str, facts: Facts) -> str:
    """The address that Ghost gives an item of that slug."""
    return _FIELD.sub(lambda match: _VALUES[match[1]](stub, slug, facts), template)


def structure_of(
    paths: Mapping[int, str | None], stubs: Sequence[Stub], facts: Facts, usual: str = SLUG
) -> str:
    """The template by which most items keep their address.

    Args:
        paths: The path each had, by ordinal, without a slash at its end.
        stubs: The items; of those without a path nothing is known.
        usual: The one without any that does.
    """
    found: Counter[str] = Counter()
    for stub in stubs:
        path = paths.get(stub.ordinal)
        found.update(_templates(path, stub, facts) if path else ())
    best = max(found.values(), default=0)
    return next((name for name in sorted(found, key=_plainness) if found[name] == best), usual)


def asked_structure(template: str) -> str:
    """A user's template as Ghost has it.

    Raises:
        SettingError: It names what Ghost makes no address of.
    """
    fields = [_NAMES.get(name, name) for name in _FIELD.findall(template)]
    bare = _FIELD.sub("", template)
    if "slug" not in fields or not _VALUES.keys() >= set(fields) or "{" in bare or "}" in bare:
        known = ", ".join(f"{{{name}}}" for name in (*_VALUES, *_NAMES))
        raise SettingError(
            f"`permalink` is “{template}”, but Ghost makes addresses of {known} alone, and each"
            " needs {slug}: leave another field out."
        )
    named = _FIELD.sub(lambda match: f"{{{_NAMES.get(match[1], match[1])}}}", template)
    return f"/{named.strip('/')}/"


def _templates(path: str, stub: Stub, facts: Facts) -> Iterable[str]:
    """Templates by which the path is what the item's address would be."""
    folder, _, name = path.rpartition("/")
    if name != ghost_slug(name) or not name:
        return
    known = folder.strip("/")
    if not known:
        yield SLUG
        return
    for template in _FOLDERS:
        if permalink_of(stub, template, "", facts) == known:
            yield f"/{template}/{{slug}}/"
    parts = known.split("/")
    if all(map(_LITERAL.fullmatch, parts)) and not any(part.isdecimal() for part in parts):
        yield f"/{known}/{{slug}}/"
    first, _, rest = known.partition("/")
    if not rest or first.isdecimal() or not _LITERAL.fullmatch(first):
        return
    for template in _FOLDERS:
        if permalink_of(stub, template, "", facts) == rest:
            yield f"/{first}/{template}/{{slug}}/"


def _plainness(template: str) -> tuple[int, int, str]:
    """The order among those that serve as many: what names no item's own words comes first."""
    return ("primary" in template, len(template), template)


def _day(form: str) -> Callable[[Stub, str, Facts], str]:
    def said(stub: Stub, _slug: str, facts: Facts) -> str:
        return moment_of(stub.published).astimezone(facts.zone).strftime(form).zfill(2)

    return said


_VALUES: Mapping[str, Callable[[Stub, str, Facts], str]] = {
    "slug": lambda _stub, slug, _facts: slug,
    "year": _day("%Y"),
    "month": _day("%m"),
    "day": _day("%d"),
    "primary_tag": lambda stub, _slug, facts: facts.tag(stub) or "all",
    "primary_author": lambda stub, _slug, facts: facts.author(stub) or "all",
}
_FOLDERS = (
    "{year}/{month}/{day}",
    "{year}/{month}",
    "{year}",
    "{primary_tag}",
    "{primary_author}",
)
