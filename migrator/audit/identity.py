"""The fields of a file → what tells which item it is: id, link, slug, title, date, state."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from datetime import date, datetime
from functools import lru_cache
from html import unescape
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import unquote

from migrator.audit.addresses import link_key
from migrator.audit.front_matter import Fields
from migrator.audit.words import words

_IDS: Final = ("id", "wordpress_id", "wp_id", "post_id", "wpid", "wordpress-id")
_LINKS: Final = (
    *("link", "original_url", "wordpress_url", "canonical_url", "permalink", "url", "guid"),
    *("aliases", "redirect_from", "alias", "redirects"),
)
_SLUGS: Final = ("slug", "post_name")
_DATES: Final = ("date", "published", "pubdate", "published_at", "publishdate", "date_published")
_ADDRESSES: Final = ("url", "permalink", "address")
"""Where the platform is told the document's own address."""
_ALIASES: Final = ("aliases", "redirect_from", "alias", "redirects")
_AUTHORS: Final = ("author", "authors", "creator")
_NESTED: Final = "wordpress"
"""What platforms have no field for stands under one name."""
_TERM_FIELDS: Final = (
    *("categories", "category", "tags", "tag", "keywords", "taxonomies", "terms", "topics"),
)
_TAG = re.compile(r"<[^<>]*>")
_STEM = re.compile(r"^(?:\d{4}-\d\d-\d\d[-_]?)?(.*)$")
_NAMELESS: Final = frozenset({"index", "_index", "readme"})
_HIDDEN_FOLDERS: Final = frozenset(
    {"drafts", "_drafts", "private", "scheduled", "protected", "trash", "unpublished"}
)
_PUBLIC_STATES: Final = frozenset(
    {"", "publish", "published", "public", "inherit", "closed", "featured"}
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file says it is.

    Attributes:
        id: WordPress's id, None where it is not said.
        links: Addresses it had or has, as `link_key` makes them.
        slug: Said, or the file's name without date and ending.
        date: As it is said, with its zone where it has one; None where it can't be read.
        hidden: It says, or stands where, it is not for everybody.
        type: Post type, empty where it is not said.
        address: Where the platform is told to show it, empty where it is not.
        aliases: Addresses that lead to it.
        authors: Names or logins.
        kept_state: WordPress's status, where it is said and the platform does not heed it.
    """

    id: int | None = None
    links: tuple[str, ...] = ()
    slug: str = ""
    title: str = ""
    date: datetime | None = None
    hidden: bool = False
    type: str = ""
    address: str = ""
    aliases: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    kept_state: str = ""

    def __reduce__(self) -> tuple[Callable[..., "Identity"], tuple[object, ...]]:
        """Pickle as bare values: each may come from another process."""
        return Identity, _VALUES(self)


_VALUES = attrgetter(*(field.name for field in dataclass_fields(Identity)))


def identity(fields: Fields, path: str) -> Identity:
    """What a file with these fields, at this path, says it is."""
    nested = fields.get(_NESTED)
    kept_state = ""
    if isinstance(nested, dict):
        kept_state = _text(nested.get("status"))
        fields = {**{name: nested.get(name) for name in ("id", "link", "type")}, **fields}
    links = tuple(
        link_key(link) for name in _LINKS for link in _texts(fields.get(name)) if "/" in link
    )
    slug = next((s for name in _SLUGS if (s := _text(fields.get(name)))), "") or file_slug(path)
    address = next((_text(fields[name]) for name in _ADDRESSES if fields.get(name)), "")
    if slug.startswith("/"):  # as Docusaurus has it
        address, slug = address or slug, slug.rstrip("/").rpartition("/")[2]
    return Identity(
        id=next((found for name in _IDS if (found := _number(fields.get(name)))), None),
        links=tuple(dict.fromkeys(links)),
        slug=slug,
        title=plain(_text(fields.get("title"))),
        date=next((d for name in _DATES if (d := moment(fields.get(name)))), None),
        hidden=_is_hidden(fields, path),
        type=_text(fields.get("type")) or _text(fields.get("post_type")),
        address=address,
        aliases=tuple(one for name in _ALIASES for one in _texts(fields.get(name))),
        authors=tuple(one for name in _AUTHORS for one in _all_texts(fields.get(name))),
        kept_state=kept_state,
    )


def terms(fields: Fields) -> tuple[str, ...]:
    """The names and slugs of terms that a file's fields hold, in whatever form."""
    found: dict[str, None] = {}
    for name in _TERM_FIELDS:
        for text in _all_texts(fields.get(name)):
            found[text] = None
            if "," in text:
                found.update(dict.fromkeys(text.split(",")))
    return tuple(found)


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A term's name as it is compared: words in small letters."""
    return " ".join(words(plain(text))).casefold()


def file_slug(path: str) -> str:
    """The slug that a file's path tells, without date and ending."""
    pure = PurePosixPath(path)
    name = pure.parent.name if pure.stem in _NAMELESS else pure.stem
    match = _STEM.match(unquote(name))
    return match[1] if match else name


def plain(text: str) -> str:
    """A title without markup and entities, blanks as one."""
    bare = _TAG.sub("", text) if "<" in text else text
    return " ".join((unescape(unescape(bare)) if "&" in bare else bare).split())


def moment(value: object) -> datetime | None:
    """The moment that a value of the front matter names, None where it names none."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001  (a day has no zone)
    text = _text(value)
    if not text or not text[:1].isdigit():
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        import dateparser  # noqa: PLC0415  (slow to load, and few outputs need it)

        found: datetime | None = dateparser.parse(text)
        return found


def _is_hidden(fields: Fields, path: str) -> bool:
    if not _HIDDEN_FOLDERS.isdisjoint(PurePosixPath(path).parts[:-1]):
        return True
    if fields.get("draft") in {True, "true"} or fields.get("published") in {False, "false"}:
        return True
    return (
        _text(fields.get("status")).lower() not in _PUBLIC_STATES
        or bool(fields.get("password"))
        or fields.get("visibility") in {"private", "members"}
    )


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, (str, int, float)) else ""


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401  (a field may hold anything)
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        yield from (one for one in value if isinstance(one, str))


def _all_texts(value: Any) -> Iterator[str]:  # noqa: ANN401  (a field may hold anything)
    """Every text in a field, however deep; of a term's record, its names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in _all_texts(one))
    elif isinstance(value, (list, tuple)):
        yield from (text for one in value for text in _all_texts(one))
    elif value is not None:
        yield str(value)


def _number(value: object) -> int | None:
    text = _text(value)
    return int(text) if text.isdecimal() and len(text) < 19 else None
