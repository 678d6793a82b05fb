"""A list → whether it shows excerpts, and which of its texts look like one.

WordPress shortens a text to its first words, without its markup, and marks the end; an excerpt that
its author wrote, or the part before `<!--more-->`, looks the same and has no mark. So where most
texts of a list are marked, a bare paragraph is an excerpt as well: it may be all, or may not.
"""

from collections.abc import Sequence

from migrator.readers.page.dom import Node, text_of

_MARKS = ("[…]", "[...]")
_MORE = "a.more-link[href]:not([href*='#more-'])"
"""The link behind an excerpt; that to the rest of a text leads to its place in it."""


def shows_excerpts(posts: Sequence[Node]) -> bool:
    """Whether at least half of the posts on a list are shortened by WordPress."""
    marked = sum(1 for post in posts if _is_marked(post))
    return len(posts) > 1 and marked * 2 >= len(posts)


def _is_marked(post: Node) -> bool:
    return post.css_first(_MORE) is not None or any(mark in text_of(post) for mark in _MARKS)


def is_bare(text: Node) -> bool:
    """Whether a text is one paragraph without any markup."""
    elements = [each for each in text.css("*") if each.mem_id != text.mem_id]
    return [each.tag for each in elements] == ["p"]
