"""An item and the front matter of its document → what the one says and the other does not."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from migrator.audit.differences import Difference
from migrator.audit.documents import DocumentStub
from migrator.audit.identity import folded, plain
from migrator.audit.words import words
from migrator.diagnostics import audit as codes
from migrator.model import Author, Post, Term

PUBLIC: Final = frozenset({"publish", "inherit", "closed"})
_TAXONOMIES: Final = frozenset({"category", "post_tag"})
_DEFAULT_TERM: Final = "uncategorized"
AuthorNames = Mapping[str, frozenset[str]]
"""What each login's author may be called, `folded`."""
_NUMBER: Final = re.compile(r" \d+$")
"""What a tool adds where two terms have one name."""


def front_differences(
    post: Post, document: DocumentStub, authors: AuthorNames
) -> Iterator[Difference]:
    """Title, date, state, terms and author, compared."""
    if document.fault:
        yield Difference(codes.FRONT_MATTER_BROKEN, document.fault)
        return
    yield from _title(post, document)
    yield from _date(post, document)
    yield from _state(post, document)
    yield from _terms(post, document)
    yield from _author(post, document, authors)


def _title(post: Post, document: DocumentStub) -> Iterator[Difference]:
    was, now = plain(post.title), document.identity.title
    if was and words(was) != words(now):
        yield Difference(codes.TITLE_CHANGED, f"“{was}” is now “{now}”")


def _date(post: Post, document: DocumentStub) -> Iterator[Difference]:
    was, now = post.published, document.identity.date
    if was is None:
        return
    if now is None:
        if post.status in PUBLIC:
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
    public = post.status in PUBLIC and not post.password
    if not public and not document.identity.hidden:
        yield Difference(codes.WOULD_BE_PUBLIC, f"{post.status or 'no status'}")
    elif public and document.identity.hidden:
        yield Difference(codes.WOULD_BE_HIDDEN, f"{post.status}")


def _terms(post: Post, document: DocumentStub) -> Iterator[Difference]:
    """Categories and tags that the front matter does not name; nobody misses the default one."""
    wanted = [term for term in post.terms if term.taxonomy in _TAXONOMIES]
    if not wanted:
        return
    said = {name for one in map(folded, document.terms) for name in (one, _NUMBER.sub("", one))}
    for term in wanted:
        if said.isdisjoint(_spellings(term)) and term.slug != _DEFAULT_TERM:
            yield Difference(codes.TERM_LOST, f"{term.taxonomy} “{plain(term.name)}”")


def _spellings(term: Term) -> set[str]:
    """How a document may name a term: its name, its slug, or both where two have one name."""
    return {folded(term.name), folded(term.slug), folded(f"{term.name} {term.slug}")}


def author_names(authors: Iterable[Author]) -> AuthorNames:
    """What each author of a site may be called in a document."""
    return {
        author.login: frozenset(
            map(
                folded,
                (
                    author.login,
                    author.display_name,
                    f"{author.first_name} {author.last_name}",
                    f"{author.display_name} {author.login}",
                ),
            )
        )
        - {""}
        for author in authors
    }


def _author(post: Post, document: DocumentStub, authors: AuthorNames) -> Iterator[Difference]:
    """An author who is neither of the source's nor another spelling of it."""
    said = {_bare(one) for name in document.identity.authors for one in (name, folded(name))}
    said.discard("")
    if not post.author or not said:
        return
    known = authors.get(post.author, frozenset())
    if said.isdisjoint({_bare(post.author), *map(_bare, known)}):
        named = ", ".join(document.identity.authors)
        yield Difference(codes.AUTHOR_CHANGED, f"“{post.author}” is now “{named}”")


@lru_cache(maxsize=1024)
def _bare(name: str) -> str:
    """A name without accents, blanks and capitals, as slugs have it."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    return _NUMBER.sub("", re.sub(r"[\W_]+", " ", plain)).replace(" ", "").casefold()
