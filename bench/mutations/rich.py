"""An export that holds everything that can be lost, of any number of posts: made-up words alone."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

_SYLLABLES: Final = ("mar", "té", "lo", "gnè", "vin", "sol", "ché", "ra", "pô", "dra", "kil", "nu")
_PAGE: Final = """\
<!-- wp:paragraph -->
<p>{p} <a href="https://elsewhere.example/{w}/">{w} {v}</a> {p}<sup
data-fn="{id}-1" class="fn"><a href="#{id}-1" id="{id}-1-link">1</a></sup>
{q}<sup data-fn="{id}-2" class="fn"><a href="#{id}-2" id="{id}-2-link">2</a></sup></p>
<!-- /wp:paragraph -->

<!-- wp:heading -->
<h2 class="wp-block-heading">Ab {w} {v}</h2>
<!-- /wp:heading -->

<!-- wp:list -->
<ul><li>{p}</li><li>{q}</li><li>{v} {w} {v}</li></ul>
<!-- /wp:list -->

<!-- wp:table -->
<figure class="wp-block-table"><table><thead><tr><th>{w} a</th><th>{v} b</th></tr></thead>
<tbody><tr><td>{v} c</td><td>{w} d</td></tr><tr><td>{w} e</td><td>{v} f</td></tr></tbody>
</table></figure>
<!-- /wp:table -->

<!-- wp:code -->
<pre class="wp-block-code"><code>def {w}():
    return "{v}"

{w}()</code></pre>
<!-- /wp:code -->

<!-- wp:image -->
<figure class="wp-block-image"><img src="https://rich.example/wp-content/uploads/{id}.jpg"
alt="{w} {v}"/><figcaption>{q}</figcaption></figure>
<!-- /wp:image -->

<!-- wp:embed {{"url":"https://www.youtube.com/watch?v=v{id}xyz"}} -->
<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
https://www.youtube.com/watch?v=v{id}xyz
</div></figure>
<!-- /wp:embed -->

<!-- wp:quote -->
<blockquote><p>{q}</p></blockquote>
<!-- /wp:quote -->

<!-- wp:footnotes /-->
"""
_STATES: Final = ("publish", "publish", "publish", "draft", "private")
_HEAD: Final = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Rich</title><link>https://rich.example</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>https://rich.example</wp:base_blog_url>
<wp:author><wp:author_login>ada</wp:author_login>
<wp:author_display_name>Ada</wp:author_display_name></wp:author>
"""
_ITEM: Final = """<item><title>{title}</title><link>https://rich.example/{slug}/</link>
<dc:creator>ada</dc:creator><content:encoded><![CDATA[{body}]]></content:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>2020-03-{day:02} 08:00:00</wp:post_date>
<wp:post_date_gmt>2020-03-{day:02} 07:00:00</wp:post_date_gmt><wp:post_name>{slug}</wp:post_name>
<wp:status>{status}</wp:status><wp:post_type>post</wp:post_type>
<category domain="post_tag" nicename="{slug}-tag">{slug} tag</category>
<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA[{notes}]]></wp:meta_value>
</wp:postmeta><wp:comment><wp:comment_id>{number}</wp:comment_id><wp:comment_author>B</wp:comment_author>
<wp:comment_content>{comment}</wp:comment_content><wp:comment_approved>spam</wp:comment_approved>
</wp:comment></item>
"""


def write_rich(path: Path, count: int) -> Path:
    """Write an export of that many posts; the same number gives the same bytes."""
    with path.open("w", encoding="utf-8") as out:
        out.write(_HEAD)
        out.writelines(_items(count))
        out.write("</channel></rss>\n")
    return path


def _items(count: int) -> Iterator[str]:
    for number in range(1, count + 1):
        chance = Random(number)
        pages = _PAGE.split("\n\n<!--")
        body = "\n\n<!--".join(page.format(**_words(chance), id=f"n{number}") for page in pages)
        notes = [{"id": f"n{number}-{at}", "content": _sentence(chance)} for at in (1, 2)]
        yield _ITEM.format(
            title=f"{_word(chance).title()} {number}",
            slug=f"post-{number}",
            body=body,
            number=number,
            day=number % 28 + 1,
            status=_STATES[number % len(_STATES)],
            notes=json.dumps(notes, ensure_ascii=False),
            comment=_sentence(chance),
        )


def _words(chance: Random) -> dict[str, str]:
    """What the pages are filled with: two words and two sentences."""
    return {
        "w": _word(chance),
        "v": _word(chance),
        "p": _sentence(chance),
        "q": _sentence(chance),
    }


def _word(chance: Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))


def _sentence(chance: Random) -> str:
    return " ".join(_word(chance) for _ in range(chance.randint(6, 12))).capitalize() + "."
