"""A design → its pages as HTML, with the posts that stand on them."""

import html
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from bench.dumps.design import NAMES, SERVICES, Design
from bench.dumps.prose import Prose
from bench.dumps.truth import Known, KnownPage

_MOST: Final = 8
_CUT: Final = 2


@dataclass
class Written:
    """A post as its author wrote it."""

    title: str
    blocks: list[tuple[str, str]]
    day: int
    author: str
    terms: Sequence[str]
    tags: Sequence[str]
    cut: bool = False
    links: list[str] = field(default_factory=list)


def pages(site: Design, name: str, others: Sequence[tuple[str, list[str]]] = ()) -> list[KnownPage]:
    """A front page and a page of one post.

    Args:
        others: Titles and paragraphs of real posts, taken instead of those that prose makes.
    """
    draw = site.draw
    count = draw.choice((2, 3, 5, 5, 8, 10))
    posts = [_written(site, others) for _ in range(count)]
    for post in posts:
        post.title = "" if draw.random() < site.nameless else post.title
    for post in posts:
        post.cut = site.ends in {"more", "excerpt", "glued"} or (
            site.ends == "mixed" and draw.random() < 0.5
        )
    between = "<hr>" if site.rule else "<br><br><br>" if site.spaced else ""
    entries = [_entry(site, post) for post in posts]
    if site.listed:
        entries = ["<ul>", *(f"<li>{entry}</li>" for entry in entries), "</ul>"]
    front = between.join(entries)
    single = _written(site, others)
    if site.bare and draw.random() < 0.15:
        single.title = ""
    whole = _entry(site, single) + "".join(_below(site, single, posts))
    recent = [post.title or "–" for post in [single, *posts]]
    return [
        KnownPage(name + "-front", _page(site, front + _pager(site), recent),
                  tuple(_known(post) for post in posts), site.bare),
        KnownPage(name + "-single", _page(site, whole, recent), (_known(single),), site.bare),
    ]  # fmt: skip


def _known(post: Written) -> Known:
    return Known(post.title, " ".join(text for tag, text in _shown(post) if tag != "img"), post.cut)


def _shown(post: Written) -> Sequence[tuple[str, str]]:
    """The blocks of a post that its page shows."""
    return post.blocks[:_CUT] if post.cut else post.blocks


def _written(site: Design, others: Sequence[tuple[str, list[str]]]) -> Written:
    draw = site.draw
    if others:
        title, paragraphs = draw.choice(others)
        blocks = [("p", text) for text in paragraphs]
    else:
        title = site.prose.title(draw)
        blocks = list(_blocks(site))
    return Written(
        title,
        blocks,
        draw.randrange(3000),
        draw.choice(NAMES),
        [draw.choice(site.prose.titles).split()[0] for _ in range(draw.randint(1, 2))],
        [draw.choice(site.prose.titles).split()[0] for _ in range(draw.randint(0, 3))],
    )


def _blocks(site: Design) -> Iterator[tuple[str, str]]:
    """Paragraphs, with headings, lists, quotes and numbered questions between them."""
    draw, prose = site.draw, site.prose
    kind = draw.random()
    if site.brief:
        verse = "\n".join(draw.sample(prose.titles, 4))
        yield ("br", verse) if kind < 0.3 else ("p", draw.choice(prose.sentences))
        return
    yield "p", prose.paragraph(draw)
    stem = " ".join(draw.choice(prose.titles).split()[:2])
    stem = draw.choice((stem, stem.lower(), stem.title().replace(" ", "")))
    for number in range(1, draw.choice((1, 2, 3, 4, 6, 9))):
        made = next((make for most, make in _BETWEEN if kind < most), None)
        if made is not None:
            yield made(prose, draw, number, stem)
        yield "p", prose.paragraph(draw)
    for number in range(1, draw.choice((0,) * 12 + (1, 3)) + 1):
        yield "p", f"[{number}] {prose.paragraph(draw)}"
    if draw.random() < 0.1:
        yield "p", draw.choice(("", "", "– ")) + draw.choice(NAMES)


def _rows(prose: Prose, draw: random.Random) -> str:
    return "\n".join(draw.sample(prose.titles, draw.randint(2, 5)))


_Maker: TypeAlias = Callable[[Prose, random.Random, int, str], tuple[str, str]]
_BETWEEN: Final[Sequence[tuple[float, _Maker]]] = (
    (0.15, lambda prose, draw, _n, _s: ("h3", draw.choice(prose.titles))),
    (0.22, lambda prose, draw, number, _s: ("strong", f"{number}. {draw.choice(prose.titles)}?")),
    (0.3, lambda prose, draw, _n, _s: ("li", _rows(prose, draw))),
    (0.36, lambda prose, draw, _n, _s: ("br", _rows(prose, draw))),
    (0.4, lambda prose, draw, _n, _s: ("blockquote", prose.paragraph(draw))),
    (0.52, lambda _p, draw, number, stem: ("img", f"{stem}{draw.choice(('', '_', ' '))}{number}")),
    (0.56, lambda prose, draw, _n, _s: ("p", draw.choice(prose.titles))),
    (0.6, lambda _p, draw, _n, _s: ("p", f"Twitter @{draw.choice(NAMES)}")),
    (0.66, lambda prose, draw, _n, _s: ("p", draw.choice(prose.titles) + ":")),
)
"""What stands between the paragraphs of a post, up to which draw: one kind all through it."""


def _e(text: str) -> str:
    return html.escape(text, quote=False)


def _block(tag: str, text: str) -> str:
    match tag:
        case "li":
            return "<ul>" + "".join(f"<li>{_e(row)}</li>" for row in text.split("\n")) + "</ul>"
        case "br":
            return "<p>" + "<br>\n".join(_e(row) for row in text.split("\n")) + "</p>"
        case "img":
            return f'<p><img src="/i.jpg" alt="{_e(text)}"></p>'
        case "strong":
            return f"<p><strong>{_e(text)}</strong></p>"
        case "blockquote":
            return f"<blockquote><p>{_e(text)}</p></blockquote>"
        case _:
            return f"<{tag}>{_e(text)}</{tag}>"


def _entry(site: Design, post: Written) -> str:
    about = _part("lead", _meta(site, post) + _picture(site, post))
    parts = [_part("foot", _above(site, post)), _part("title", _title(site, post)), about]
    parts += [*_body(site, post), _part("foot", _foot(site, post) + _share(site, post))]
    return f'<div class="post">{"".join(parts)}</div>'


def _part(name: str, inner: str) -> str:
    """A part of a page that says what it is; no tool shows that."""
    return f'<div data-part="{name}">{inner}</div>' if inner else ""


def _title(site: Design, post: Written) -> str:
    if not post.title:
        return ""
    inner = f'<a href="/p/{post.day}">{_e(post.title)}</a>' if site.linked else _e(post.title)
    return f"<{site.level}>{inner}</{site.level}>"


def _above(site: Design, post: Written) -> str:
    date = site.date(post.day)
    match site.order:
        case "date":
            return f"<p>{date}</p>"
        case "category":
            return f'<div><a href="/c">{_e(post.terms[0])}</a></div>'
        case "box":
            return f"<div>{post.day % 28 + 1}</div><div>{date.split()[0][:3]}</div>"
        case _:
            return ""


def _meta(site: Design, post: Written) -> str:
    """Date, author and categories under a title."""
    date, author = site.date(post.day), _e(post.author)
    link = f'<a href="/a">{author}</a>'
    terms = ", ".join(f'<a href="/c">{_e(term)}</a>' for term in post.terms)
    if site.order == "date" and site.meta in {"date", "on", "on+by"}:
        return ""
    forms = {
        "date": lambda: f"<div>{date}</div>",
        "by": lambda: f"<p>{date} <span>{link}</span></p>",
        "on": lambda: f"<div>{site.say('posted-on', date)}</div>",
        "on+by": lambda: f"<div>{site.say('posted-on', date, link)}</div>",
        "line": lambda: f"<div>{date} / {link} / {terms}</div>",
        "spread": lambda: f"<ul><li>{date}</li><li>{link}</li><li>{terms}</li></ul>",
        "comments": lambda: f"<div>{date} | {link} | <a>{_comments_word(site, post)}</a></div>",
    }
    return forms.get(site.meta, str)()


def _comments_word(site: Design, post: Written) -> str:
    if post.day % 3 == 0:
        return site.say("comments")
    return site.say("comments", str(post.day % 40 + 2))


def _picture(site: Design, post: Written) -> str:
    stem = "_".join(post.title.lower().split()[:2]) or "photo"
    number = post.day % 900
    match site.picture:
        case "file":
            return f'<p><img src="/i/{number}.jpg" alt="IMG_{number:04}"></p>'
        case "title":
            return f'<p><a href="/p"><img src="/i/{number}.jpg" alt="{_e(post.title)}"></a></p>'
        case "series":
            return "".join(f'<p><img src="/i/{at}.jpg" alt="{_e(stem)}_{at}"></p>' for at in (1, 2))
        case "silent":
            return f'<p><img src="/i/{number}.jpg" alt=""></p>'
        case _:
            return ""


def _body(site: Design, post: Written) -> Iterator[str]:
    blocks = _shown(post)
    *most, (tag, text) = blocks
    yield _part("text", "".join(_block(*block) for block in most))
    form = site.ends if site.ends != "mixed" else "more"
    more = f'<a href="/p/{post.day}">{site.say("read-more", own=0.0)}</a>'
    if not post.cut:
        yield _part("text", _block(tag, text))
    elif form == "excerpt":
        yield _part("text", f"<p>{_e(text)} […]</p>")
    elif form == "glued":
        yield _part("text", f"<p>{_e(text)} {more} →</p>")
    else:
        yield _part("text", _block(tag, text)) + _part("foot", f"<p>{more} →</p>")


def _foot(site: Design, post: Written) -> str:
    terms = ", ".join(f'<a href="/c">{_e(term)}</a>' for term in post.terms)
    tags = ", ".join(f'<a href="/t">{_e(tag)}</a>' for tag in post.tags)
    filed = site.say("posted-in", terms)
    tagged = site.say("tagged", tags) if tags else ""
    said = _comments_word(site, post)
    forms = {
        "terms": f"<p>{filed}{' | ' + tagged if tagged else ''}</p>",
        "terms+comments": f'<p>{filed} | <a href="/c">{said}</a></p>',
        "split": f"<div>{filed}</div><div>{tagged}</div><div>{said}</div>",
        "date": f"<p>{site.date(post.day)} – {_e(post.author)}</p>",
        "day": f"<div><time>{site.date(post.day)}</time></div>",
        "comments": f'<p><a href="/c">{said}</a></p>',
    }
    return forms.get(site.foot, "")


def _share(site: Design, post: Written) -> str:
    names = SERVICES[: 2 + post.day % 4]
    match site.share:
        case "list":
            items = "".join(f'<li><a href="/s">{name}</a></li>' for name in names)
            return f"<h3>{site.say('share')}</h3><ul>{items}</ul>"
        case "line":
            return f"<p>{site.say('share')} {' '.join(names)}</p>"
        case "likes":
            count = str(post.day % 30 + 2)
            return f"<h3>{site.say('like')}</h3><p>{site.say('likes', count)}</p>"
        case _:
            return ""


def _pager(site: Design) -> str:
    words = [site.say("navigation") for _ in range(2)]
    match site.pager:
        case "older":
            return f'<p><a href="/2">← {words[0]}</a></p>'
        case "both":
            return f'<h2>{words[1]}</h2><div><a href="/2">{words[0]}</a></div>'
        case "numbers":
            numbers = " ".join(f'<a href="/{at}">{at}</a>' for at in range(1, 6))
            return f"<div>{numbers} »</div>"
        case _:
            return ""


def _below(site: Design, post: Written, posts: Sequence[Written]) -> Iterator[str]:
    """What stands under a post on its own page."""
    draw = site.draw
    near = [_e(other.title) for other in draw.sample(list(posts), 2)]
    if site.bio:
        about = site.prose.paragraph(draw)
        yield f"<div><h3>{_e(post.author)}</h3><p>{_e(about)}</p></div>"
    if site.related:
        rows = "".join(f'<li><a href="/p">{title}</a> {site.date(9)}</li>' for title in near)
        yield f"<h3>{site.say('related')}</h3><ul>{rows}</ul>"
    yield f'<div><a href="/p">← {near[0]}</a> <a href="/p">{near[1]} →</a></div>'
    if site.comments != "none":
        yield _part("comment", _thread(site, post) + _form(site))


def _thread(site: Design, post: Written) -> str:
    draw = site.draw
    count = draw.randint(1, 6)
    heading = site.say("comments", str(count))
    quoted = f" „{_e(post.title)}“" if draw.random() < 0.4 else ""
    parts = [f"<h3>{heading}{quoted}</h3>"]
    for _ in range(count):
        who = _e(draw.choice(NAMES))
        when = f"{site.date(draw.randrange(3000))} 10:{draw.randint(10, 59)}"
        if site.comments == "says":
            who = site.say("comment-by", who)
        paragraphs = range(draw.choice((1, 1, 2)))
        said = "".join(f"<p>{_e(site.prose.paragraph(draw))}</p>" for _ in paragraphs)
        reply = f'<p><a href="/r">{site.say("comment-reply")}</a></p>'
        parts.append(f'<li><div>{who}</div><div><a href="/c">{when}</a></div>{said}{reply}</li>')
    return parts[0] + "<ol>" + "".join(parts[1:]) + "</ol>"


def _form(site: Design) -> str:
    fields = "".join(
        f'<p><label>{word} *</label> <input type="text" size="30"></p>'
        for word in ("Name", "E-Mail")
    )
    note = site.say("comment-form")
    inner = f"<p>{note}</p><p><textarea></textarea></p>{fields}<input type=submit value=OK>"
    return f"<h3>{site.say('comments')}</h3><form>{inner}</form>"


def _page(site: Design, main: str, recent: Sequence[str]) -> str:
    draw = random.Random(f"{site.head}{len(recent)}{recent[0]}")
    name = _e(site.prose.title(draw))
    items = [_e(draw.choice(site.prose.titles)) for _ in range(draw.randint(2, 6))]
    items = [" ".join(item.split()[:2]) for item in items]
    row = " ".join(f'<a href="/m">{item}</a>' for item in items)
    menu = _list(items) if site.menu in {"list", "after"} else row
    menu = "" if site.menu == "none" else f"<div>{menu}</div>"
    tagline = f"<p>{_e(draw.choice(site.prose.titles))}</p>" if site.head == "tagline" else ""
    head = f'<h1><a href="/">{name}</a></h1>{tagline}'
    if site.head == "logo":
        head = f'<p><a href="/"><img src="/logo.png" alt="{name}"></a></p>'
    head = menu + head if site.menu == "after" else head + menu
    if site.skip:
        head = f'<a href="#c">{site.say("skip-link")}</a>' + head
    if site.search:
        head += '<form><input type="search" name="s"><input type="submit" value="OK"></form>'
    side = "".join(f"<div>{_widget(site, kind, recent)}</div>" for kind in site.widgets)
    order = {"none": [head, main], "before": [head, side, main]}.get(site.side, [head, main, side])
    if site.banner:
        head = f"<div><p>{_e(site.prose.paragraph(draw))}</p><p>OK</p></div>" + head
    if site.bare:
        head, order = "", [main]
    foot = f"<p>{_e(site.prose.paragraph(draw))}</p>" if site.banner else ""
    foot += f"<p>© 2014 {name}</p>" + (f"<p>{site.say('powered')}</p>" if site.credit else "")
    foot = "" if site.bare else foot
    body = "".join(f"<div>{part}</div>" for part in order) + foot
    top = f"<!doctype html><html><head><meta charset=utf-8><title>{name}</title></head>"
    return f"{top}<body>{body}</body></html>"


def _list(items: Sequence[str]) -> str:
    return "<ul>" + "".join(f'<li><a href="/x">{item}</a></li>' for item in items) + "</ul>"


def _widget(site: Design, kind: str, recent: Sequence[str]) -> str:
    return f"<h3>{site.say('widget:' + kind)}</h3>" + _WIDGETS[kind](site, recent)


def _comments(_site: Design, recent: Sequence[str]) -> str:
    pairs = zip(NAMES, recent[:5], strict=False)
    return _list([f"{name}: {_e(title)}" for name, title in pairs])


def _archives(site: Design, _recent: Sequence[str]) -> str:
    return _list([site.date(day).split(maxsplit=1)[-1] for day in range(20, 300, 60)])


def _words(site: Design, count: int) -> list[str]:
    return [_e(site.draw.choice(site.prose.titles).split()[0]) for _ in range(count)]


_WIDGETS: Final[Mapping[str, Callable[[Design, Sequence[str]], str]]] = {
    "posts": lambda _, recent: _list([_e(title) for title in recent[:_MOST]]),
    "comments": _comments,
    "archives": _archives,
    "categories": lambda site, _: _list(_words(site, site.draw.randint(3, 9))),
    "links": lambda site, _: _list(_words(site, site.draw.randint(3, 9))),
    "meta": lambda _, __: _list(["RSS", "Atom", "WordPress.org"]),
    "text": lambda site, _: f"<p>{_e(site.prose.paragraph(site.draw))}</p>",
    "tags": lambda site, _: f"<div>{' '.join(_words(site, 12))}</div>",
}
