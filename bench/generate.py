"""A deterministic WordPress export of any size: the same number of items gives the same bytes.

Of a hundred items seventy-four are posts (half written in blocks, half in the classic editor, a
tenth of them drafts), six are pages, eighteen attachments and two menu items; the average is 4 KB.
"""

import argparse
import datetime as dt
import random
from collections.abc import Callable, Iterator
from email.utils import format_datetime
from pathlib import Path
from typing import TextIO
from xml.sax.saxutils import escape

SITE = "https://bench.example"
_START = dt.datetime(2009, 1, 5, 7, 30, tzinfo=dt.UTC)
_SYLLABLES = (
    *("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "wa", "plé", "dré"),
    *("chi", "fau", "gné", "stru", "kel", "tor", "vin", "mar", "sol", "pan", "rue"),
)

_HEAD = f"""<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.4.2" created="2024-01-15 09:30" -->
<rss version="2.0"
\txmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:wfw="http://wellformedweb.org/CommentAPI/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
\t<title>Bench</title>
\t<link>{SITE}</link>
\t<description>Made for measuring</description>
\t<pubDate>Mon, 15 Jan 2024 09:30:00 +0000</pubDate>
\t<language>en-GB</language>
\t<wp:wxr_version>1.2</wp:wxr_version>
\t<wp:base_site_url>{SITE}</wp:base_site_url>
\t<wp:base_blog_url>{SITE}</wp:base_blog_url>
\t<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[ada]]></wp:author_login>\
<wp:author_email><![CDATA[ada@bench.example]]></wp:author_email>\
<wp:author_display_name><![CDATA[Ada]]></wp:author_display_name></wp:author>
"""
_TAIL = "</channel>\n</rss>\n"


class Prose:
    """Sentences of made-up words, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        """Start the stream of words of one item."""
        self.random = random.Random(seed)

    def words(self, count: int) -> list[str]:
        """Made-up words."""
        pick = self.random.choices
        return ["".join(pick(_SYLLABLES, k=self.random.randint(1, 4))) for _ in range(count)]

    def title(self) -> str:
        """A title of three to seven words."""
        return " ".join(self.words(self.random.randint(3, 7))).capitalize()

    def sentence(self) -> str:
        """A sentence, now and then with a link, emphasis or code inside."""
        words = self.words(self.random.randint(7, 18))
        place = self.random.randrange(len(words))
        words[place] = self._marked(words[place])
        return " ".join(words).capitalize() + self.random.choice([".", ".", ".", "!", "?", " …"])

    def paragraph(self) -> str:
        """Three to six sentences."""
        return " ".join(self.sentence() for _ in range(self.random.randint(3, 6)))

    def _marked(self, word: str) -> str:
        forms = (
            word,
            word,
            f"<em>{word}</em>",
            f"<strong>{word}</strong>",
            f'<a href="{SITE}/{word}/">{word}</a>',
            f"<code>{word}_id</code>",
            f"l’{word}",
            f"{word} &amp; co",
        )
        return self.random.choice(forms)


Part = Callable[[Prose], str]


def _block(name: str, html: str) -> str:
    return f"<!-- wp:{name} -->\n{html}\n<!-- /wp:{name} -->"


def _items(prose: Prose, count: int) -> str:
    return "".join(f"<li>{prose.sentence()}</li>" for _ in range(count))


def _rows(prose: Prose) -> str:
    row = "<tr>" + "".join(f"<td>{word}</td>" for word in prose.words(4)) + "</tr>"
    return row * prose.random.randint(2, 5)


def _code(prose: Prose) -> str:
    names = prose.words(6)
    return escape(
        "\n".join(f"def {name}(x):\n    return x < {len(name)}  # *{name}*" for name in names)
    )


def _image(prose: Prose, caption: Callable[[str, str], str]) -> str:
    name = "-".join(prose.words(2))
    image = f'<img src="{SITE}/wp-content/uploads/2020/05/{name}-1024x683.jpg" alt="{name}" />'
    return caption(image, " ".join(prose.words(5)))


BLOCKS: tuple[Part, ...] = (
    lambda p: _block("paragraph", f"<p>{p.paragraph()}</p>"),
    lambda p: _block("paragraph", f"<p>{p.paragraph()}</p>"),
    lambda p: _block("paragraph", f"<p>{p.paragraph()}</p>"),
    lambda p: _block("heading", f'<h2 class="wp-block-heading">{p.title()}</h2>'),
    lambda p: _block("list", f"<ul>{_items(p, 4)}</ul>"),
    lambda p: _block(
        "quote", f'<blockquote class="wp-block-quote"><p>{p.sentence()}</p></blockquote>'
    ),
    lambda p: _block(
        "table", f'<figure class="wp-block-table"><table><tbody>{_rows(p)}</tbody></table></figure>'
    ),
    lambda p: _block("code", f'<pre class="wp-block-code"><code>{_code(p)}</code></pre>'),
    lambda p: _block(
        "image",
        _image(
            p,
            lambda image, text: (
                f'<figure class="wp-block-image">{image}<figcaption>{text}</figcaption></figure>'
            ),
        ),
    ),
)
CLASSIC: tuple[Part, ...] = (
    Prose.paragraph,
    Prose.paragraph,
    Prose.paragraph,
    Prose.paragraph,
    lambda p: f"<h3>{p.title()}</h3>",
    lambda p: "<ul>\n" + _items(p, 3).replace("</li>", "</li>\n") + "</ul>",
    lambda p: f"<blockquote>{p.sentence()}</blockquote>",
    lambda p: f"<pre>{_code(p)}</pre>",
    lambda p: _image(
        p, lambda image, text: f'[caption id="attachment_9" width="300"]{image} {text}[/caption]'
    ),
)


def _body(prose: Prose, parts: tuple[Part, ...], size: int) -> str:
    """Parts until the body has about `size` characters, a read-more line after the second."""
    made: list[str] = []
    while sum(map(len, made)) < size:
        made.append(prose.random.choice(parts)(prose))
        if len(made) == 2:
            made.append(_block("more", "<!--more-->") if parts is BLOCKS else "<!--more-->")
    return "\n\n".join(made)


def _field(name: str, value: object) -> str:
    return f"\t\t<wp:{name}><![CDATA[{value}]]></wp:{name}>\n"


def _meta(key: str, value: str) -> str:
    return (
        f"\t\t<wp:postmeta><wp:meta_key><![CDATA[{key}]]></wp:meta_key>"
        f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>\n"
    )


def _comment(prose: Prose, number: int, date: str) -> str:
    return (
        f"\t\t<wp:comment><wp:comment_id>{number}</wp:comment_id>"
        f"<wp:comment_author><![CDATA[{prose.title()}]]></wp:comment_author>"
        f"<wp:comment_date><![CDATA[{date}]]></wp:comment_date>"
        f"<wp:comment_date_gmt><![CDATA[{date}]]></wp:comment_date_gmt>"
        f"<wp:comment_content><![CDATA[{prose.sentence()}]]></wp:comment_content>"
        "<wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type>"
        "<wp:comment_parent>0</wp:comment_parent></wp:comment>\n"
    )


def _kind(number: int) -> str:
    """The post type of an item, by its place in each hundred."""
    place = number % 100
    if place < 74:
        return "post"
    if place < 80:
        return "page"
    return "attachment" if place < 98 else "nav_menu_item"


def _item(number: int) -> str:
    prose = Prose(number)
    kind = _kind(number)
    text = kind in ("post", "page")
    parts = BLOCKS if number % 2 else CLASSIC
    body = _body(prose, parts, prose.random.randint(950, 2_450)) if text else ""
    moment = _START + dt.timedelta(hours=number)
    date = f"{moment:%Y-%m-%d %H:%M:%S}"
    slug = "-".join(prose.words(4)) + f"-{number}"
    status = "inherit" if kind == "attachment" else "draft" if number % 10 == 3 else "publish"
    return (
        f"\t<item>\n\t\t<title><![CDATA[{prose.title()}]]></title>\n"
        f"\t\t<link>{SITE}/{slug}/</link>\n\t\t<pubDate>{format_datetime(moment)}</pubDate>\n"
        f"\t\t<dc:creator><![CDATA[ada]]></dc:creator>\n"
        f'\t\t<guid isPermaLink="false">{SITE}/?p={number + 1}</guid>\n'
        "\t\t<description></description>\n"
        f"\t\t<content:encoded><![CDATA[{body}]]></content:encoded>\n"
        "\t\t<excerpt:encoded><![CDATA[]]></excerpt:encoded>\n"
        + _field("post_id", number + 1)
        + _field("post_date", date)
        + _field("post_date_gmt", date)
        + _field("post_modified", date)
        + _field("post_modified_gmt", date)
        + _field("comment_status", "open")
        + _field("ping_status", "open")
        + _field("post_name", slug)
        + _field("status", status)
        + _field("post_parent", number - 29 if kind == "attachment" else 0)
        + _field("menu_order", 0)
        + _field("post_type", kind)
        + _field("post_password", "")
        + "\t\t<wp:is_sticky>0</wp:is_sticky>\n"
        + "".join(_tail(prose, kind, number, slug, date))
        + "\t</item>\n"
    )


def _tail(prose: Prose, kind: str, number: int, slug: str, date: str) -> Iterator[str]:
    """Terms, meta and comments of an item."""
    if kind == "attachment":
        yield _field("attachment_url", f"{SITE}/wp-content/uploads/2020/05/{slug}.jpg")
        yield _meta("_wp_attached_file", f"2020/05/{slug}.jpg")
        yield _meta("_wp_attachment_metadata", 'a:2:{s:5:"width";i:1600;s:6:"height";i:1067;}')
        return
    for name in prose.words(2):
        yield f'\t\t<category domain="category" nicename="{name}"><![CDATA[{name}]]></category>\n'
    for name in prose.words(3):
        yield f'\t\t<category domain="post_tag" nicename="{name}"><![CDATA[{name}]]></category>\n'
    yield _meta("_edit_last", "1")
    yield _meta("reading_minutes", str(number % 9 + 1))
    for index in range(number % 4):
        yield _comment(prose, number * 4 + index, date)


def write_export(file: TextIO, count: int) -> None:
    """Write an export of `count` items."""
    file.write(_HEAD)
    file.writelines(_item(number) for number in range(count))
    file.write(_TAIL)


def main() -> None:
    """`python -m bench.generate 10000 export.xml`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("items", type=int)
    parser.add_argument("file", type=Path)
    arguments = parser.parse_args()
    with arguments.file.open("w", encoding="utf-8") as file:
        write_export(file, arguments.items)


if __name__ == "__main__":
    main()
