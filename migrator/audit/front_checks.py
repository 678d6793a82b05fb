"""An item and the front matter of its document → what the one says and the other does not."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from migrator.audit.differences import Difference
from migrator.audit.documents import DocumentStub
from migrator.audit.identity import folded, plain
from migrator.audit.words import words
from migrator.diagnostics import audit as codes
from migrator.model import Post

_PUBLIC: Final = frozenset({"publish", "inherit", "closed"})
_TAXONOMIES: Final = frozenset({"category", "post_tag"})
_DEFAULT_TERM: Final = "uncategorized"


def front_differences(post: Post, document: DocumentStub) -> Iterator[Difference]:
    """Title, date, state and terms, compared."""
    if document.fault:
        yield Difference(codes.FRONT_MATTER_BROKEN, document.fault)
        return
    yield from _title(post, document)
    yield from _date(post, document)
    yield from _state(post, document)
    yield from _terms(post, document)


def _title(post: Post, document: DocumentStub) -> Iterator[Difference]:
    was, now = plain(post.title), document.identity.title
    if was and words(was) != words(now):
        yield Difference(codes.TITLE_CHANGED, f"“{was}” is now “{now}”")


def _date(post: Post, document: DocumentStub) -> Iterator[Difference]:
    was, now = post.published, document.identity.date
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


def _state(post: Post, document: DocumentStub) -> Iterator[Difference]:
    public = post.status in _PUBLIC and not post.password
    if not public and not document.identity.hidden:
        yield Difference(codes.WOULD_BE_PUBLIC, f"{post.status or 'no status'}")
    elif public and document.identity.hidden:
        yield Difference(codes.WOULD_BE_HIDDEN, f"{post.status}")


def _terms(post: Post, document: DocumentStub) -> Iterator[Difference]:
    """Categories and tags that the front matter does not name; nobody misses the default one."""
    wanted = [term for term in post.terms if term.taxonomy in _TAXONOMIES]
    if not wanted:
        return
    said = set(map(folded, document.terms))
    for term in wanted:
        if not {folded(term.name), folded(term.slug)} & said and term.slug != _DEFAULT_TERM:
            yield Difference(codes.TERM_LOST, f"{term.taxonomy} “{plain(term.name)}”")
