"""Posts that make a page hard to read: formats, headings in quotations, texts like chrome."""

from collections.abc import Callable
from dataclasses import replace

from tests.wordpress import bodies
from tests.wordpress.recipe import MEDIA, CommentSpec, PostSpec, Writer
from tests.wordpress.texts import Texts


def _block(name: str, html: str, attributes: str = "") -> str:
    return f"<!-- wp:{name} {attributes}-->\n{html}\n<!-- /wp:{name} -->"


def _group(inner: str) -> str:
    return _block("group", f'<div class="wp-block-group">{inner}</div>')


def _columns(*inner: str) -> str:
    columns = "".join(
        _block("column", f'<div class="wp-block-column">{each}</div>') for each in inner
    )
    return _block("columns", f'<div class="wp-block-columns">{columns}</div>')


def _quoted(inner: str) -> str:
    return _block("quote", f'<blockquote class="wp-block-quote">{inner}</blockquote>')


def _html(markup: str) -> str:
    return _block("html", markup)


def _cover(writer: Writer) -> str:
    return _block(
        "cover",
        '<div class="wp-block-cover"><span aria-hidden="true" class="wp-block-cover__background">'
        f'</span><div class="wp-block-cover__inner-container">{writer.blocks(1)}</div></div>',
    )


def _media_text(writer: Writer) -> str:
    key = MEDIA[2]
    return _block(
        "media-text",
        '<div class="wp-block-media-text is-stacked-on-mobile"><figure class="wp-block-media-text__'
        f'media"><img src="%{key}.url%" alt="" class="wp-image-%{key}.id%"/></figure><div class="'
        f'wp-block-media-text__content">{writer.blocks(1)}</div></div>',
        f'{{"mediaId":%{key}.id%,"mediaType":"image"}} ',
    )


def _crowd(writer: Writer, count: int) -> list[CommentSpec]:
    """Comments of which each third begins a thread that the next two go on with."""
    texts = writer.texts
    return [
        CommentSpec(
            texts.authors[number % 3], texts.comments[number % 8],
            f"2022-07-{number % 28 + 1:02} 1{number % 10}:00:00", "a@blog.example",
            answers=0 if number % 3 == 0 else number,
        )
        for number in range(count)
    ]  # fmt: skip


def _pictures(*numbers: int) -> str:
    return ",".join(f"%{MEDIA[number]}.id%" for number in numbers)


Make = Callable[[Writer], PostSpec]

WIDE: tuple[Make, ...] = (
    lambda w: PostSpec("quoted-headings", "\n\n".join((
        w.blocks(1),
        _quoted(bodies.heading(w.texts.headings[0], 2) + w.blocks(1)
                + _quoted(bodies.heading(w.texts.headings[1], 3) + w.blocks(1))),
        w.blocks(1)))),
    lambda w: PostSpec("grouped", _group(_columns(w.blocks(1), w.blocks(2)) + _cover(w))
                       + "\n\n" + _media_text(w)),
    lambda w: PostSpec("crowded", w.blocks(2), comments=_crowd(w, 17)),
    lambda w: PostSpec("quote-format", _quoted(w.blocks(1)), format="quote"),
    lambda w: PostSpec("link-format", w.classic(1) + '\n\n<a href="https://other.example/">'
                       "https://other.example/</a>", format="link"),
    lambda w: PostSpec("status-format", w.sentences.next(), format="status"),
    lambda w: PostSpec("chat-format", "\n".join(f"{name}: {w.sentences.next()}"
                       for name in w.texts.authors), format="chat"),
    lambda w: PostSpec("image-format", w.caption(1), format="image"),
    lambda _: PostSpec("gallery-format", f'[gallery ids="{_pictures(0, 2)}"]', format="gallery"),
    lambda w: PostSpec("no-words", w.image(3)),
    lambda w: PostSpec("article-inside", "\n\n".join((
        w.blocks(1), _html(f"<article><h2>{w.texts.headings[1]}</h2><p>{w.sentences.next()}</p>"
                           f"</article><section><h2>{w.texts.headings[2]}</h2><p>"
                           f"{w.sentences.next()}</p></section>"), w.blocks(1)))),
    lambda w: PostSpec("footer-inside", "\n\n".join((
        w.blocks(2), _html(f"<aside><p>{w.sentences.next()}</p></aside><header><h3>"
                           f"{w.texts.headings[3]}</h3></header><footer><p>{w.sentences.next()}</p>"
                           "</footer>")))),
    lambda w: PostSpec("index-of-posts", w.blocks(1) + "\n\n" + _block("list", "<ul>" + "".join(
        _block("list-item", f'<li><a href="/?p={number}">{title}</a></li>')
        for number, title in enumerate(w.texts.titles[:5], 1) if title) + "</ul>")),
    lambda w: PostSpec("title-again", bodies.heading(w.texts.titles[2], 1) + "\n\n" + w.blocks(2),
                       title=w.texts.titles[2]),
    lambda w: PostSpec("title-marked", w.blocks(2),
                       title=f"<em>{w.texts.tags[0]}</em> &amp; {w.texts.tags[1]} <3"),
    lambda w: PostSpec("title-of-site", w.blocks(2), title=w.texts.title),
    lambda w: PostSpec("dated-text", f'<p><time datetime="1999-01-02">1999</time> '
                       f"{w.sentences.next()}</p>\n\n{w.classic(1)}"),
    lambda w: PostSpec("author-text", _html(f'<p class="author vcard"><span class="fn">'
                       f"{w.texts.ledger}</span></p>") + "\n\n" + w.blocks(1)),
    lambda w: PostSpec("numbers", "\n\n".join((
        bodies.heading("1"), w.blocks(1), bodies.heading("2"), w.blocks(1)))),
    lambda w: PostSpec("dots-at-end", w.classic(1) + "\n\n" + w.sentences.next().rstrip(".。")
                       + " […]"),
    lambda w: PostSpec("protected-excerpt", w.blocks(2), password="stork", excerpt="Zu."),
    lambda w: PostSpec("fenced", w.classic(1) + '\n\n<div class="note sidebar">'
                       f'{w.sentences.next()}</div>\n\n<div id="comments-on-wood" '
                       f'class="related">{w.sentences.next()}</div>'),
    lambda w: PostSpec("buttons", w.blocks(1) + "\n\n" + _block(
        "buttons", '<div class="wp-block-buttons">' + _block(
            "button", '<div class="wp-block-button"><a class="wp-block-button__link '
            f'wp-element-button" href="https://other.example/">{w.texts.more}</a></div>')
        + "</div>") + "\n\n" + w.blocks(1)),
    lambda w: PostSpec("latest-inside", "\n\n".join((
        w.blocks(1), "<!-- wp:archives /-->", w.blocks(1)))),
    lambda w: PostSpec("many-paged", "\n\n<!--nextpage-->\n\n".join(
        w.classic(1) for _ in range(4)), comments=_crowd(w, 5)),
    lambda w: PostSpec("more-paged", w.classic(1) + "\n\n<!--more-->\n\n" + w.classic(1)
                       + "\n\n<!--nextpage-->\n\n" + w.classic(2)),
    lambda w: PostSpec("sticky-too", w.blocks(1), sticky=True),
)  # fmt: skip


def wide_posts(writer: Writer) -> list[PostSpec]:
    """Them, dated after those of `recipe`."""
    texts = writer.texts
    return [
        _filled(make(writer), number, texts.titles[(number + 5) % 24], texts)
        for number, make in enumerate(WIDE)
    ]


def _filled(spec: PostSpec, number: int, title: str, texts: Texts) -> PostSpec:
    return replace(
        spec,
        title=spec.title or f"{title} ({number})",
        date=f"2023-{number // 3 + 1:02}-{number % 28 + 1:02} {number % 24:02}:40:00",
        author=f"writer{number % len(texts.authors) + 1}",
        terms={"category": [texts.categories[number % 6]], "post_tag": [texts.tags[number % 8]]},
    )
