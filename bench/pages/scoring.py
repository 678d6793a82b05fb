"""Posts found on a page against those that are there → counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from bench.pages.gold import GoldPage, GoldPost
from bench.pages.ours import Found
from bench.pages.words import Share, shared, words_of

_EDGE = 3
"""Words at a body's beginning and end that must agree for a boundary to be right."""

_NONE = Share()


@dataclass
class Score:
    """Counts over pages, and what was wrong.

    Attributes:
        posts: Posts, known by WordPress's number, or by their address where a page has none.
        edges: Beginnings and ends of bodies.
        cuts: Marks that a post is shown only in part.
        faults: A line for each thing that is wrong.
    """

    posts: Share = _NONE
    edges: Share = _NONE
    titles: Share = _NONE
    dates: Share = _NONE
    cuts: Share = _NONE
    words: Share = _NONE
    faults: list[str] = field(default_factory=list)

    def add(self, page: GoldPage, found: Sequence[Found]) -> None:
        """Count one page."""
        known = {post.id: post for post in page.posts}
        pairs = [
            (post, known.pop(number)) for post in found if (number := _number(post, known)) in known
        ]
        self.posts += Share(len(pairs), len(found), len(page.posts))
        for post in found:
            if not any(post is one for one, _ in pairs):
                self._fault(page, f"no such post: {post.title!r}")
                self._count(post, None)
        for gold in known.values():
            self._fault(page, f"not found: {gold.title!r}")
            self._count(None, gold)
        for post, gold in pairs:
            self._count(post, gold)
            self._compare(page, post, gold)

    def _count(self, post: Found | None, gold: GoldPost | None) -> None:
        """What one post, found or there or both, adds."""
        both = post is not None and gold is not None
        text = post.text if post else ""
        self.words += shared(text, gold.text if gold else "")
        agree = sum(_agree(text, gold.text)) if both and gold else 0
        self.edges += Share(agree, 2 * bool(post), 2 * bool(gold))
        title = bool(both and post and gold and gold.title and post.title == gold.title)
        self.titles += Share(title, bool(post and post.title), bool(gold and gold.title))
        dated = bool(gold and gold.date)
        date = bool(both and post and gold and dated and _same_moment(post, gold))
        counts = bool(post and post.date) and (dated or not gold)
        self.dates += Share(date, counts, dated)
        if not (gold and gold.cut is None):
            cut = bool(both and post and gold and post.cut and gold.cut)
            self.cuts += Share(cut, bool(post and post.cut), bool(gold and gold.cut))

    def _compare(self, page: GoldPage, post: Found, gold: GoldPost) -> None:
        """Set down what is wrong with a post."""
        for what, one, other in (
            ("title", post.title, gold.title),
            ("date", gold.date and (str(gold.date) if _same_moment(post, gold) else str(post.date)),
             gold.date and str(gold.date)),
            ("cut", post.cut, post.cut if gold.cut is None else gold.cut),
            ("words", words_of(post.text), words_of(gold.text)),
        ):  # fmt: skip
            if one != other:
                self._fault(page, f"{gold.id} {what}: {_difference(one, other)}")

    def _fault(self, page: GoldPage, what: str) -> None:
        self.faults.append(f"{page.path.parent.name}/{page.path.name} {page.url}: {what}")


def _number(post: Found, known: Mapping[int, GoldPost]) -> int | None:
    """The number of a post that was found; by its address where its page does not say it."""
    if post.id is not None:
        return post.id
    path = _path(post.link)
    return next((number for number, gold in known.items() if _path(gold.link) == path), None)


def _path(link: str) -> str:
    parts = urlsplit(link)
    return unquote(f"{parts.path}?{parts.query}").rstrip("/?") if link else ""


def _same_moment(post: Found, gold: GoldPost) -> bool:
    """Whether a date is right, as far as the page says it."""
    if post.date is None or gold.date is None or gold.timed:
        return post.date == gold.date
    return post.date.date() == gold.date.date()


def _agree(found: str, truth: str) -> tuple[bool, bool]:
    """Whether two texts begin alike, and end alike."""
    one, other = words_of(found), words_of(truth)
    return one[:_EDGE] == other[:_EDGE], one[-_EDGE:] == other[-_EDGE:]


def _difference(one: object, other: object) -> str:
    """What one has and the other lacks, in short."""
    if not isinstance(one, list) or not isinstance(other, list):
        return f"{one!r}, is {other!r}"
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    at = min(len(one), len(other)) if start is None else start
    return f"{len(one)} of {len(other)}, from {one[at : at + 8]}, is {other[at : at + 8]}"
