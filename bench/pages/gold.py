"""What is really on each page: the truth a site wrote of itself → pages with their posts."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from bench.pages.words import text_of

_MORE = re.compile(
    r"<a[^>]*\b(?:more-link|read-more|bookmark)\b.*?</a>|\[(?:&hellip;|&#8230;|…)\]", re.DOTALL
)
_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
_LINKS = re.compile(
    r'<(p|div|nav) class="[^"]*\b(?:page-links|post-nav-links)\b.*?</\1>', re.DOTALL
)
_CAPTION = re.compile(r"<figcaption[^>]*>(.*?)</figcaption>", re.DOTALL)
_HEADING = re.compile(r"<(h[1-6])\b[^>]*>(.*?)</\1>", re.DOTALL)
_SINGLE = frozenset({"single", "page", "attachment"})


@dataclass(frozen=True)
class GoldPost:
    """A post as one page shows it.

    Attributes:
        date: None where it is no dated post, as a static page is not.
        timed: The page says the hour; where it shows no more than the day, that is all there is.
        cut: The page shows only some of it; None where the page can't say, for an excerpt that
            happens to be all of a short post looks like any other.
        text: What the page shows of its body, as a reader sees it.
    """

    id: int
    link: str
    title: str
    date: datetime | None
    timed: bool
    cut: bool | None
    text: str


@dataclass(frozen=True)
class GoldPage:
    """A page and the posts on it, in its order.

    Attributes:
        single: It shows one post, which is what rivals are made for.
    """

    path: Path
    url: str
    language: str
    single: bool
    posts: tuple[GoldPost, ...]


def pages_of(folder: Path) -> Iterator[GoldPage]:
    """The pages that a site was saved to, by its `truth.json`."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    known = {post["id"]: post for post in truth["posts"]}
    for page in truth["pages"]:
        path = folder / page["file"]
        html = path.read_text(encoding="utf-8")
        posts = tuple(_post(shown, known[shown["id"]], html) for shown in page["posts"])
        yield GoldPage(
            path=path,
            url=page["url"],
            language=truth["site"]["locale"].partition("_")[0],
            single=page["kind"] in _SINGLE,
            posts=posts,
        )


def crawl_of(folder: Path, pages: Sequence[GoldPage]) -> GoldPage:
    """All pages of a site as one source, in which each post stands once: as whole as any shows it.

    The parts of a post that has several pages stand on pages of their own, one after the other.
    """
    shown: dict[int, list[tuple[GoldPage, GoldPost]]] = {}
    for page in pages:
        for post in page.posts:
            shown.setdefault(post.id, []).append((page, post))
    posts = tuple(_fullest(places) for places in shown.values())
    first = pages[0]
    return GoldPage(folder / "pages", first.url, first.language, single=False, posts=posts)


def _fullest(places: Sequence[tuple[GoldPage, GoldPost]]) -> GoldPost:
    posts = [post for _, post in places]
    own = [post for page, post in places if page.single]
    if len(own) > 1:
        parts = dict.fromkeys(post.text for post in own)  # pages of one discussion show the same
        return replace(own[0], cut=False, text=" ".join(parts))
    return max(posts, key=lambda post: (not post.cut, len(post.text)))


def _post(shown: dict[str, object], post: dict[str, object], page: str) -> GoldPost:
    html = _LINKS.sub(" ", _MORE.sub(" ", _FORM.sub(" ", str(shown["html"]))))
    minute = str(post["date"])[:16]
    if post["type"] == "attachment":
        html = _caption(post, page) + html
    protected = shown["shown"] == "protected"
    return GoldPost(
        id=int(str(post["id"])),
        link=str(post["link"]),
        title=_title(text_of(str(post["title"] or post["shown_title"])), page),
        date=datetime.fromisoformat(str(post["date"])) if post["type"] == "post" else None,
        timed=minute in page,
        cut=None if shown["shown"] == "excerpt" and shown["whole"] else not shown["whole"],
        text="" if protected else text_of(html),
    )


def _title(title: str, page: str) -> str:
    """A title, where the page shows it as one: of a short form, themes leave it out."""
    return title if any(title in heading for heading in _headings(page)) else ""


@lru_cache(maxsize=1)
def _headings(page: str) -> frozenset[str]:
    return frozenset(text_of(found[2]) for found in _HEADING.finditer(page))


def _caption(post: dict[str, object], page: str) -> str:
    """The caption of an attachment, where its theme shows it over the description."""
    shown = _CAPTION.search(page)
    caption = text_of(shown[1]) if shown else ""
    return f"<p>{caption}</p>" if caption and caption == text_of(str(post["excerpt"])) else ""


@dataclass(frozen=True)
class Snippets:
    """A page of the corpus: what must be in its text, and what must not."""

    path: Path
    url: str
    kept: tuple[str, ...]
    gone: tuple[str, ...]


def corpus_of(folder: Path) -> Iterator[Snippets]:
    """The pages of the corpus, by its `gold.json`; none where it is not there."""
    gold = folder / "gold.json"
    rows = json.loads(gold.read_text(encoding="utf-8")) if gold.exists() else {}
    for name, row in sorted(rows.items()):
        yield Snippets(folder / name, row["url"], tuple(row["with"]), tuple(row["without"]))
