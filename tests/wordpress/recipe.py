"""What the site holds: a table of posts, one row for each way in which posts differ."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace

from tests.wordpress import bodies
from tests.wordpress.bodies import Sentences
from tests.wordpress.texts import Texts

MEDIA = ("bridge", "squashes", "bench", "barge", "valley", "dough")


@dataclass(frozen=True)
class CommentSpec:
    """A comment. `answers` is the number of the one it answers, counted from 1; 0 for none."""

    author: str
    body: str
    date: str
    email: str = ""
    url: str = ""
    answers: int = 0
    approved: str = "1"
    type: str = "comment"


@dataclass(frozen=True)
class PostSpec:
    """A post as `fill.php` takes it; dates are local time."""

    key: str
    body: str
    title: str = ""
    date: str = ""
    author: str = ""
    type: str = "post"
    status: str = "publish"
    slug: str = ""
    excerpt: str = ""
    password: str = ""
    parent: str = ""
    order: int = 0
    sticky: bool = False
    featured: str = ""
    format: str = ""
    terms: dict[str, list[str]] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)
    comments: list[CommentSpec] = field(default_factory=list)


@dataclass(frozen=True)
class Writer:
    """What bodies are made of."""

    texts: Texts
    sentences: Sentences

    def blocks(self, count: int) -> str:
        """So many paragraph blocks."""
        return bodies.blocks(self.sentences.paragraphs(count))

    def classic(self, count: int) -> str:
        """So many paragraphs of classic text."""
        return bodies.classic(self.sentences.paragraphs(count))

    def image(self, number: int) -> str:
        """An image block."""
        texts = self.texts
        return bodies.image(MEDIA[number], texts.alts[number], texts.captions[number])

    def caption(self, number: int) -> str:
        """An image with its caption, as the classic editor writes it."""
        key, texts = MEDIA[number], self.texts
        return (
            f'[caption id="attachment_%{key}.id%" align="alignleft" width="300"]<a href="%{key}.'
            f'url%"><img class="size-medium wp-image-%{key}.id%" src="%{key}.url%" alt="'
            f'{texts.alts[number]}" width="300" height="200" /></a> {texts.captions[number]}'
            "[/caption]"
        )


def _joined(*parts: str) -> str:
    return "\n\n".join(parts)


Make = Callable[[Writer], PostSpec]

POSTS: tuple[Make, ...] = (
    lambda w: PostSpec("plain", w.blocks(3), featured="bridge"),
    lambda w: PostSpec("image", _joined(w.blocks(1), w.image(0), w.blocks(2))),
    lambda w: PostSpec(
        "gallery", _joined(w.blocks(1), bodies.gallery(MEDIA[1:4], w.texts), w.blocks(1))
    ),
    lambda w: PostSpec("classic", w.classic(4)),
    lambda w: PostSpec("cut", _joined(w.classic(1), "<!--more-->", w.classic(3))),
    lambda w: PostSpec(
        "cut-worded", _joined(w.classic(2), f"<!--more {w.texts.more}-->", w.classic(2))
    ),
    lambda w: PostSpec("cut-block", _joined(w.blocks(1), bodies.more_block(), w.blocks(3))),
    lambda w: PostSpec(
        "cut-block-worded",
        _joined(w.blocks(1), bodies.more_block(w.texts.more, no_teaser=True), w.blocks(2)),
    ),
    lambda w: PostSpec("protected", w.blocks(2), password="heron"),
    lambda w: PostSpec("private", w.blocks(2), status="private"),
    lambda w: PostSpec("draft", w.classic(2), status="draft"),
    lambda w: PostSpec("future", w.blocks(2), status="future", date="2037-04-05 08:00:00"),
    lambda w: PostSpec(
        "sticky", _joined(w.blocks(2), bodies.more_block(), w.blocks(1)), sticky=True
    ),
    lambda w: PostSpec(
        "paged", _joined(w.classic(2), "<!--nextpage-->", w.classic(2), "<!--nextpage-->",
                         w.classic(1))
    ),
    lambda w: PostSpec(
        "paged-blocks", _joined(w.blocks(2), bodies.next_page_block(), w.blocks(2))
    ),
    lambda w: PostSpec(
        "gallery-classic",
        _joined(w.classic(1), '[gallery ids="%bridge.id%,%barge.id%,%valley.id%" columns="2"]',
                w.classic(1)),
    ),
    lambda w: PostSpec("caption", _joined(w.caption(4), w.classic(3))),
    lambda w: PostSpec("discussed", w.blocks(2), comments=_thread(w.texts)),
    lambda w: PostSpec("arabic", w.blocks(2), slug="رسالة-إلى-صديق"),
    lambda w: PostSpec("chinese", w.classic(2), slug="京都之旅"),
    lambda w: PostSpec("excerpt", w.blocks(3), excerpt=w.sentences.next()),
    lambda w: PostSpec("rich", bodies.rich(w.texts, w.sentences)),
    lambda w: PostSpec("pending", w.classic(1), status="pending"),
    lambda w: PostSpec("pinged", w.blocks(1), comments=_pings(w.texts)),
    lambda w: PostSpec("untitled", w.classic(1), format="aside"),
    lambda w: PostSpec("placed", w.blocks(2), terms={"place": w.texts.places[:2]}),
    lambda w: PostSpec("short", bodies.blocks([w.sentences.next()])),
    lambda w: PostSpec(
        "long", _joined(w.blocks(4), bodies.heading(w.texts.headings[2]), w.blocks(5),
                        bodies.heading(w.texts.headings[3], 3), w.blocks(3))
    ),
    lambda w: PostSpec("same-title", w.classic(2)),
    lambda w: PostSpec("trashed", w.classic(1), status="trash"),
    lambda w: PostSpec("evening", _joined(w.blocks(1), w.image(5)), featured="dough"),
    lambda w: PostSpec("saturday", w.classic(2), comments=_thread(w.texts)[:2]),
)  # fmt: skip


def _none(_writer: Writer) -> list[PostSpec]:
    return []


def _thread(texts: Texts) -> list[CommentSpec]:
    """A discussion three answers deep, with one that waits and one that is spam."""
    one, two, three = texts.authors
    words = texts.comments
    return [
        CommentSpec(two, words[2], "2022-05-02 09:00:00", "b@blog.example"),
        CommentSpec(one, words[3], "2022-05-02 09:30:00", "a@blog.example", answers=1),
        CommentSpec(two, words[4], "2022-05-02 10:00:00", "b@blog.example", answers=2),
        CommentSpec(three, f"{words[5]}\n\n{words[8]}", "2022-05-03 18:20:00",
                    "c@blog.example", "https://zoe.example/"),
        CommentSpec("K. & Co", f"<strong>{words[6]}</strong> 1 < 2", "2022-05-04 07:10:00"),
        CommentSpec(one, words[7], "2022-05-04 08:00:00", "a@blog.example", answers=5),
        CommentSpec("Nobody", words[1], "2022-05-05 08:00:00", approved="0"),
        CommentSpec("Shop", words[9], "2022-05-06 08:00:00", approved="spam"),
    ]  # fmt: skip


def _pings(texts: Texts) -> list[CommentSpec]:
    return [
        CommentSpec("Another blog", f"[…] {texts.comments[0]} […]", "2022-06-01 12:00:00",
                    url="https://another.example/post", type="pingback"),
        CommentSpec(texts.authors[0], texts.comments[1], "2022-06-01 13:00:00"),
    ]  # fmt: skip


def content(texts: Texts, more: Callable[[Writer], list[PostSpec]] = _none) -> dict[str, object]:
    """All of it, as `fill.php` reads it; `more` makes posts beyond those of this table."""
    writer = Writer(texts, Sentences(texts))
    posts = [
        *(_dated(make(writer), number, texts) for number, make in enumerate(POSTS)),
        *_pages_and_others(writer),
        *more(writer),
    ]
    return {
        "authors": _authors(texts),
        "terms": _terms(texts),
        "media": _media(texts),
        "menu": texts.pages[2],
        "posts": [asdict(post) for post in posts],
    }


def _dated(spec: PostSpec, number: int, texts: Texts) -> PostSpec:
    """The spec with title, date, author and terms by its place in the table."""
    month, day = divmod(number * 19, 28)
    date = f"{2021 + month // 12}-{month % 12 + 1:02}-{day + 1:02} {number % 24:02}:15:00"
    return replace(
        spec,
        title=texts.titles[number],
        date=spec.date or date,
        author=f"writer{number % len(texts.authors) + 1}",
        terms={
            "category": [texts.categories[number % 6], texts.categories[(number + 2) % 6]],
            "post_tag": [texts.tags[number % 8], texts.tags[(number + 3) % 8]],
            **spec.terms,
        },
        meta={"_wp_old_slug": f"old-{spec.key}", "mood": f'{spec.key} & "well"'},
    )


def _pages_and_others(writer: Writer) -> list[PostSpec]:
    """Pages in a hierarchy, a custom type with its taxonomy, and one that REST does not show."""
    texts = writer.texts
    parents = ("", "page-0", "page-1", "", "")
    pages = [
        PostSpec(
            f"page-{number}", writer.blocks(2), title, f"2020-11-0{number + 1} 12:00:00",
            "writer1", type="page", parent=parents[number], order=number,
            status="private" if number == 4 else "publish",
            comments=_thread(texts)[:1] if number == 0 else [],
        )
        for number, title in enumerate(texts.pages)
    ]  # fmt: skip
    recipes = [
        PostSpec(
            f"recipe-{number}", writer.blocks(2), title, f"2022-09-1{number} 17:30:00",
            "writer2", type="recipe", terms={"place": [texts.places[number]]}, featured="dough",
        )
        for number, title in enumerate(texts.recipes)
    ]  # fmt: skip
    ledger = PostSpec(
        "ledger", writer.classic(1), texts.ledger, "2022-10-10 10:10:00", "writer3", type="ledger"
    )
    return [*pages, *recipes, ledger]


def _authors(texts: Texts) -> list[dict[str, str]]:
    roles = ("editor", "author", "author")
    return [
        {"login": f"writer{number + 1}", "name": name, "role": roles[number]}
        for number, name in enumerate(texts.authors)
    ]


def _terms(texts: Texts) -> list[dict[str, str]]:
    """Categories, the second under the first and the sixth under the second; tags; places."""
    above = {1: texts.categories[0], 5: texts.categories[1]}
    slugs = {"C++": "c-plus-plus"}
    rows = [("category", name, above.get(n, "")) for n, name in enumerate(texts.categories)]
    rows += [("post_tag", name, "") for name in texts.tags]
    rows += [("place", name, "") for name in texts.places]
    return [
        {"taxonomy": taxonomy, "name": name, "parent": parent, "slug": slugs.get(name, ""),
         "description": f"{name}." if taxonomy == "category" else ""}
        for taxonomy, name, parent in rows
    ]  # fmt: skip


def _media(texts: Texts) -> list[dict[str, object]]:
    return [
        {
            "key": key, "file": f"{key}.{'png' if number % 2 else 'jpg'}", "title": key.title(),
            "alt": texts.alts[number], "caption": texts.captions[number],
            "description": f"{texts.captions[number]}." if number < 2 else "",
            "date": f"2021-0{number + 1}-15 09:00:00", "width": 1200, "height": 800,
        }
        for number, key in enumerate(MEDIA)
    ]  # fmt: skip
