"""Sentences → post bodies as WordPress stores them: blocks, and classic text without tags."""

from collections.abc import Iterator, Sequence
from html import escape

from tests.wordpress.texts import Texts

_PER_PARAGRAPH = (3, 2, 4)
_CODE = "for bed in garden:\n    bed.water(litres=3)  # not in the rain"


class Sentences:
    """A language's sentences, handed out in an order that does not repeat a paragraph."""

    def __init__(self, texts: Texts) -> None:
        """Begin at the first."""
        self._sentences = texts.sentences
        self._space = "" if texts.zone == "Asia/Tokyo" else " "
        self._taken = 0
        self._made = 0

    def next(self) -> str:
        """One sentence; each round through them goes in wider steps."""
        count = len(self._sentences)
        lap, place = divmod(self._taken, count)
        self._taken += 1
        step = (1, 7, 11, 13, 17, 19, 23, 29)[lap % 8]
        return self._sentences[(place * step + lap) % count]

    def paragraph(self) -> str:
        """Two to four of them."""
        length = _PER_PARAGRAPH[self._made % len(_PER_PARAGRAPH)]
        self._made += 1
        return self._space.join(self.next() for _ in range(length))

    def paragraphs(self, count: int) -> list[str]:
        """So many paragraphs."""
        return [self.paragraph() for _ in range(count)]


def blocks(paragraphs: Sequence[str]) -> str:
    """Paragraph blocks."""
    return "\n\n".join(
        _block("paragraph", f"<p>{escape(text, quote=False)}</p>") for text in paragraphs
    )


def classic(paragraphs: Sequence[str]) -> str:
    """Text as the classic editor left it: blank lines between, emphasis here and there."""
    return "\n\n".join(_emphasised(paragraphs))


def _emphasised(paragraphs: Sequence[str]) -> Iterator[str]:
    for number, text in enumerate(paragraphs):
        head, mark, rest = text.partition(" ")
        yield f"<em>{head}</em>{mark}{rest}" if number % 2 and mark else text


def heading(text: str, level: int = 2) -> str:
    """A heading block."""
    return (
        f'<!-- wp:heading {{"level":{level}}} -->\n<h{level}>{escape(text, quote=False)}</h{level}>'
        "\n<!-- /wp:heading -->"
    )


def image(key: str, alt: str, caption: str) -> str:
    """An image block with a caption."""
    return (
        f'<!-- wp:image {{"id":%{key}.id%,"sizeSlug":"full","linkDestination":"none"}} -->\n'
        f'<figure class="wp-block-image size-full"><img src="%{key}.url%" alt="{escape(alt)}" '
        f'class="wp-image-%{key}.id%"/><figcaption class="wp-element-caption">'
        f"{escape(caption, quote=False)}</figcaption></figure>\n<!-- /wp:image -->"
    )


def gallery(keys: Sequence[str], texts: Texts) -> str:
    """A gallery block of image blocks."""
    inner = "\n\n".join(
        image(key, texts.alts[number], texts.captions[number]) for number, key in enumerate(keys)
    )
    return (
        '<!-- wp:gallery {"linkTo":"none"} -->\n<figure class="wp-block-gallery has-nested-images '
        f'columns-default is-cropped">{inner}</figure>\n<!-- /wp:gallery -->'
    )


def more_block(text: str = "", *, no_teaser: bool = False) -> str:
    """The block of the cut, with a text of its own where there is one."""
    mark = f"<!--more {text}-->" if text else "<!--more-->"
    attributes = f' {{"customText":"{text}"' + (',"noTeaser":true' if no_teaser else "") + "}"
    inner = mark + ("\n<!--noteaser-->" if no_teaser else "")
    return f"<!-- wp:more{attributes if text else ''} -->\n{inner}\n<!-- /wp:more -->"


def next_page_block() -> str:
    """The block that ends a page of a post."""
    return "<!-- wp:nextpage -->\n<!--nextpage-->\n<!-- /wp:nextpage -->"


def rich(texts: Texts, sentences: Sentences) -> str:
    """A list, a quotation, a table, code, a rule and a button, as blocks."""
    items = "".join(
        _block("list-item", f"<li>{escape(sentences.next(), quote=False)}</li>") for _ in range(3)
    )
    rows = "".join(f"<tr><td>{tag}</td><td>{n * 12}</td></tr>" for n, tag in enumerate(texts.tags))
    table = f'<figure class="wp-block-table"><table><tbody>{rows}</tbody></table></figure>'
    quote = f"<p>{texts.quote}</p>"
    return "\n\n".join(
        (
            heading(texts.headings[0]),
            _block("list", f"<ul>{items}</ul>"),
            heading(texts.headings[1], 3),
            _block(
                "quote",
                f'<blockquote class="wp-block-quote">{_block("paragraph", quote)}</blockquote>',
            ),
            _block("table", table),
            _block("code", f'<pre class="wp-block-code"><code>{_CODE}</code></pre>'),
            _block("separator", '<hr class="wp-block-separator has-alpha-channel-opacity"/>'),
            blocks([sentences.paragraph()]),
        )
    )


def _block(name: str, html: str) -> str:
    return f"<!-- wp:{name} -->\n{html}\n<!-- /wp:{name} -->"
