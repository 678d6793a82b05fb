"""A list → whether it shows excerpts, and which of its texts look like one.

WordPress shortens a text to its first words, without its markup, and marks the end; an excerpt that
its author wrote, or the part before `<!--more-->`, looks the same and has no mark. So where most
texts of a list are marked, a bare paragraph is an excerpt as well: it may be all, or may not.
"""

from collections.abc import Sequence

from migrator.readers.page.dom import HEADINGS, Node, matches, text_of
from migrator.readers.page.selectors import any_of

_MARKS = ("[…]", "[...]")
_MORE = "a.more-link[href]:not([href*='#more-'])"
"""The link behind an excerpt; that to the rest of a text leads to its place in it."""
_RICH = "blockquote, pre, table, figure.wp-block-image, ol, dl"
_HEADING = ", ".join(HEADINGS)


def shows_excerpts(posts: Sequence[Node]) -> bool:
    """Whether a list shows excerpts.

    At least half of its posts are shortened by WordPress; or one is, and hardly any has more than
    one paragraph, as none has that WordPress took the markup out of.
    """
    marked = sum(1 for post in posts if _is_marked(post))
    if len(posts) < 2 or not marked:
        return False
    return marked * 2 >= len(posts) or sum(map(_is_one_paragraph, posts)) * 4 >= len(posts) * 3


def _is_one_paragraph(post: Node) -> bool:
    """Whether a post shows no more than one paragraph, and nothing that is none."""
    return post.css_first(_RICH) is None and sum(map(_has_words, post.css("p"))) < 2


def _has_words(paragraph: Node) -> bool:
    return bool(text_of(paragraph)) and not matches(paragraph, any_of("details"))


def _is_marked(post: Node) -> bool:
    return post.css_first(_MORE) is not None or any(mark in text_of(post) for mark in _MARKS)


def is_bare(text: Node) -> bool:
    """Whether a text is one paragraph without any markup; a heading over it is none of it."""
    paragraphs = text.css("p")
    if len(paragraphs) != 1 or text.css_first(_RICH) is not None:
        return False
    headings = text.css(_HEADING)
    said = sum(len(text_of(node)) for node in (paragraphs[0], *headings))
    alone = len(text_of(text)) - said <= len(headings)
    return alone and all(each.mem_id == paragraphs[0].mem_id for each in paragraphs[0].css("*"))
