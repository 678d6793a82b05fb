"""The same post seen on several pages → one post: the fullest body, the rest fills its gaps.

A post that WordPress shows on several pages is put together: of each part the fullest body, one
after the other. Comments of every page are kept, each once.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from migrator.diagnostics import page as codes
from migrator.model import Comment, Post, Site, Term
from migrator.readers.gaps import fill
from migrator.readers.page.address import host_of, is_web, page_key
from migrator.readers.page.parts import MARK, Part
from migrator.readers.page.post import PROTECTED, ReadPost
from migrator.readers.page.terms import in_order
from migrator.readers.source import Note
from migrator.readers.title_phrases import without_prefix

Key = tuple[str, str, str]
_SHORT = re.compile(r"/\?(?:p|page_id|attachment_id)=\d+$")


@dataclass(frozen=True, slots=True)
class Merged:
    """One post out of several readings.

    Attributes:
        chosen: Numbers of the readings whose bodies it has, in the order of its parts.
        notes: What there is to say of it.
    """

    post: Post
    chosen: tuple[int, ...]
    notes: tuple[Note, ...]


def keys_of(post: Post, site: Site) -> tuple[Key, ...]:
    """By what a post is known again on another page: its address, and its id on its site."""
    found: list[Key] = []
    if is_web(post.link):
        found.append(("link", page_key(post.link), ""))
    if post.id is not None:
        host = host_of(post.link) or host_of(site.url)
        found.append(("id", f"{host} {post.id}", "" if host else post.title.casefold()))
    return tuple(found)


def fullness(read: ReadPost) -> tuple[bool, int]:
    """What the fullest body has most of: it is whole, then its text is the longest."""
    return not read.cut, read.length


def merge(reads: Sequence[ReadPost]) -> Merged:
    """One post out of the readings of it, of which there is at least one."""
    ranked = sorted(range(len(reads)), key=lambda number: _rank(reads[number]), reverse=True)
    best: dict[int, int] = {}
    for number in ranked:
        best.setdefault(reads[number].part, number)
    chosen = tuple(best[part] for part in sorted(best))
    post = reads[chosen[0]].post
    post = fill(post, (reads[number].post for number in ranked))
    link = _best_link(post, (reads[number].post for number in ranked))
    post = replace(post, link=link, comments=_all_comments(reads), terms=_all_terms(post, reads))
    if len(reads) > 1 or reads[0].part > 1 or reads[0].parts:
        post = _put_together(post, reads, chosen)
    if any(read.post.status == PROTECTED for read in reads):
        # A page that was saved once the password was given shows the post like any other.
        title = without_prefix(post.title, PROTECTED)
        post = replace(post, status=PROTECTED, title=title)
    notes = [note for number in chosen for note in reads[number].notes]
    return Merged(post, chosen, (*dict.fromkeys(notes), *_notes(post, reads, chosen)))


def has_better_link(one: Post, other: Post) -> bool:
    """Whether a post says its permalink, and another only the short address that leads to it."""
    short = _SHORT.search(other.link) is not None and _SHORT.search(one.link) is None
    return short and bool(one.link) and host_of(one.link) == host_of(other.link)


def _best_link(post: Post, others: Iterable[Post]) -> str:
    """The post's permalink, where a page gives only the short address that leads to it."""
    return next((other.link for other in others if has_better_link(other, post)), post.link)


def _rank(read: ReadPost) -> tuple[int, bool, int]:
    """The first part of a post goes before all others: it has the title and the date."""
    return (-read.part, *fullness(read))


def _put_together(post: Post, reads: Sequence[ReadPost], chosen: Sequence[int]) -> Post:
    """The body out of its parts, and whether any of it is missing."""
    parts = [reads[number] for number in chosen]
    cut = next((read for read in parts if read.cut), None)
    lacking = _lacking(post, reads)
    goes_on = cut.post.continue_url if cut else lacking[0].address if lacking else ""
    return replace(
        post,
        body=MARK.join(read.post.body for read in parts),
        removed=tuple(piece for read in parts for piece in read.post.removed),
        truncated=cut is not None or bool(lacking),
        continue_url=goes_on,
    )


def _lacking(post: Post, reads: Sequence[ReadPost]) -> list[Part]:
    """The parts of a post that some page links to and none shows."""
    shown = {read.part for read in reads}
    linked = {part.number: part for read in reads for part in read.parts}
    linked.setdefault(1, Part(1, post.link))
    return [linked[number] for number in sorted(linked) if number not in shown]


def _all_comments(reads: Sequence[ReadPost]) -> tuple[Comment, ...]:
    """The comments of every page, each once; in order of time where they come from several."""
    fullest = max((read.post.comments for read in reads), key=len)
    known = {comment.id for comment in fullest}
    more = {
        comment.id: comment
        for read in reads
        for comment in read.post.comments
        if comment.id is not None and comment.id not in known
    }
    together = (*fullest, *more.values())
    dated = [(comment.date, comment) for comment in together if comment.date is not None]
    if not more or len(dated) < len(together):
        return together
    return tuple(comment for _, comment in sorted(dated, key=itemgetter(0)))


def names_terms(post: Post, other: Post) -> bool:
    """Whether a post has a term that another reading of it lacks or has no name for."""
    return any(_is_news(term, _by_key(other)) for term in post.terms)


def _all_terms(post: Post, reads: Sequence[ReadPost]) -> tuple[Term, ...]:
    """The terms of the post, and those that only another page names.

    One page may show a name where another has only the slug, in a class.
    """
    found = _by_key(post)
    for term in (term for read in reads for term in read.post.terms):
        if _is_news(term, found):
            found[term.taxonomy, term.slug] = term
    return in_order(found.values())


def _by_key(post: Post) -> dict[tuple[str, str], Term]:
    return {(term.taxonomy, term.slug): term for term in post.terms}


def _is_news(term: Term, known: Mapping[tuple[str, str], Term]) -> bool:
    same = known.get((term.taxonomy, term.slug))
    return same is None or (same.name == same.slug and term.name != term.slug)


def _notes(post: Post, reads: Sequence[ReadPost], chosen: Sequence[int]) -> list[Note]:
    """What there is to say of the whole: its parts were joined, or some of it is missing."""
    found = []
    numbers = [reads[number].part for number in chosen]
    if len(numbers) > 1:
        found.append(Note(codes.PAGE_PARTS_JOINED, ", ".join(map(str, numbers))))
    protected = any(
        note.code is codes.PAGE_POST_PROTECTED for each in chosen for note in reads[each].notes
    )
    if post.truncated and not protected:
        found.append(Note(codes.PAGE_POST_CUT, post.continue_url))
    return found


def merge_sites(one: Site, other: Site) -> Site:
    """What two pages say about their site; the first page's word stands."""
    return Site(
        title=one.title or other.title,
        url=one.url or other.url,
        description=one.description or other.description,
        language=one.language or other.language,
        generator=one.generator or other.generator,
    )
