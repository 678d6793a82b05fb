"""An item and the front matter of its document → what the one says and the other does not."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, Final

from migrator.audit.differences import Difference
from migrator.audit.documents import Document
from migrator.audit.identity import plain
from migrator.audit.words import words
from migrator.diagnostics import audit as codes
from migrator.model import Post

_PUBLIC: Final = frozenset({"publish", "inherit", "closed"})
_TAXONOMIES: Final = frozenset({"category", "post_tag"})
_TERM_FIELDS: Final = (
    *("categories", "category", "tags", "tag", "keywords", "taxonomies", "terms", "topics"),
)
_DEFAULT_TERM: Final = "uncategorized"


def front_differences(post: Post, document: Document) -> Iterator[Difference]:
    """Title, date, state and terms, compared."""
    if document.stub.fault:
        yield Difference(codes.FRONT_MATTER_BROKEN, document.stub.fault)
        return
    yield from _title(post, document)
    yield from _date(post, document)
    yield from _state(post, document)
    yield from _terms(post, document)


def _title(post: Post, document: Document) -> Iterator[Difference]:
    was, now = plain(post.title), document.stub.identity.title
    if was and words(was) != words(now):
        yield Difference(codes.TITLE_CHANGED, f"“{was}” is now “{now}”")


def _date(post: Post, document: Document) -> Iterator[Difference]:
    was, now = post.published, document.stub.identity.date
    if was is None:
        return
    if now is None:
        if post.status in _PUBLIC:
            yield Difference(codes.DATE_MISSING, f"{was:%Y-%m-%d}")
    elif not _same_moment(was, now):
        yield Difference(codes.DATE_CHANGED, f"{was.isoformat()} is now {now.isoformat()}")


def _same_moment(was: datetime, now: datetime) -> bool:
    """Whether two dates are one: to the second where both have a time, else to the day."""
    if now.tzinfo is not None:
        return was == now
    if now.time() == datetime.min.time():
        return was.date() == now.date()
    naive = was.replace(tzinfo=None)
    utc = was.astimezone(UTC).replace(tzinfo=None)
    return now.replace(second=0) in {naive.replace(second=0), utc.replace(second=0)}


def _state(post: Post, document: Document) -> Iterator[Difference]:
    public = post.status in _PUBLIC and not post.password
    if not public and not document.stub.identity.hidden:
        yield Difference(codes.WOULD_BE_PUBLIC, f"{post.status or 'no status'}")
    elif public and document.stub.identity.hidden:
        yield Difference(codes.WOULD_BE_HIDDEN, f"{post.status}")


def _terms(post: Post, document: Document) -> Iterator[Difference]:
    """Categories and tags that the front matter does not name; nobody misses the default one."""
    wanted = [term for term in post.terms if term.taxonomy in _TAXONOMIES]
    if not wanted:
        return
    fields = document.fields
    said = {_folded(text) for name in _TERM_FIELDS for text in _texts(fields.get(name))} | {
        _folded(part) for name in _TERM_FIELDS for part in _parts(fields.get(name))
    }
    for term in wanted:
        if not {_folded(term.name), _folded(term.slug)} & said and term.slug != _DEFAULT_TERM:
            yield Difference(codes.TERM_LOST, f"{term.taxonomy} “{plain(term.name)}”")


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401  (a field may hold anything)
    """Every text in a field, however deep; of a term's record, its names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in _texts(one))
    elif isinstance(value, (list, tuple)):
        yield from (text for one in value for text in _texts(one))
    elif value is not None:
        yield str(value)


def _parts(value: object) -> Iterable[str]:
    """The names in a field that holds several in one text."""
    return value.split(",") if isinstance(value, str) else ()


def _folded(text: str) -> str:
    return " ".join(words(plain(text))).casefold()
