"""A line → its kind: what an eye sees of it at once, without reading it.

In: the page and the position of a line. Out: one word of `KINDS`, the first whose test holds. The
kinds of a line and of its neighbours are the evidence from which `chain` tells apart what is title,
text and frame. To add one: a row in `KINDS`, and new weights (`tools/dump_weights.py`).
"""

from collections.abc import Callable, Mapping
from typing import Final

from migrator.readers import phrases
from migrator.readers.dump.lines import Line
from migrator.readers.dump.page import Page
from migrator.readers.dump.zones import is_arrow

EDGE: Final = "edge"
"""Beyond the first and the last line."""
_LONG: Final = 150
_PROSE: Final = 80
_SHORT: Final = 25
_SENTENCE: Final = 6

_GROUPS: Final[Mapping[str, str]] = {
    "read-more": "more",
    "comments": "comments",
    "posted-in": "terms",
    "sticky": "terms",
    "posted-on": "by-line",
    "posted-by": "by-line",
    "share": "share",
    "share-service": "share",
    "share-click": "share",
    "like": "share",
    "likes": "share",
    "navigation": "navigation",
    "widget": "widget",
    "related": "related",
    "comment-form": "form",
    "subscribe": "interface",
    "powered": "interface",
    "skip-link": "interface",
    "cookie-banner": "interface",
    "appeared-first": "interface",
    "edit": "interface",
    "protected": "notice",
}


def kind_of(page: Page, at: int) -> str:
    """The kind of the line at a position; `edge` beyond the page."""
    if not 0 <= at < len(page.solid):
        return EDGE
    return next(name for name, holds in KINDS.items() if holds(page, at))


def _phrase(group: str) -> Callable[[Page, int], bool]:
    def holds(page: Page, at: int) -> bool:
        return _GROUPS.get(page.key(at)) == group

    return holds


def _is_field(page: Page, at: int) -> bool:
    return page.zones.get(at) == "form field"


def _is_address(page: Page, at: int) -> bool:
    return page.zones.get(at) in {"address list", "page links"}


def _is_arrow(page: Page, at: int) -> bool:
    return page.zones.get(at) == "navigation" or is_arrow(page.solid[at])


def _is_date(page: Page, at: int) -> bool:
    return page.is_dated(at)


def _is_said(page: Page, at: int) -> bool:
    """`Ann says:`, in any language."""
    return _reads(page.solid[at], "comment-by")


def _is_reply(page: Page, at: int) -> bool:
    return _reads(page.solid[at], "comment-reply")


def _reads(line: Line, key: str) -> bool:
    return len(line.words) < 9 and phrases.match(line.text, (key,)) is not None


def _is_picture(page: Page, at: int) -> bool:
    marks = page.solid[at].marks
    return page.is_picture(at) or (marks is not None and marks.pictured)


def _is_rule(page: Page, at: int) -> bool:
    return not any(map(str.isalnum, page.solid[at].text))


def _is_number(page: Page, at: int) -> bool:
    text = page.solid[at].text
    return len(text) < 12 and not any(map(str.isalpha, text))


def _is_item(page: Page, at: int) -> bool:
    return page.solid[at].is_item


def _is_long(page: Page, at: int) -> bool:
    return page.solid[at].width >= _LONG


def _is_prose(page: Page, at: int) -> bool:
    line = page.solid[at]
    return line.width >= _PROSE or (
        line.ends_sentence and (len(line.words) >= _SENTENCE or line.width >= _PROSE // 2)
    )


def _is_word(page: Page, at: int) -> bool:
    line = page.solid[at]
    return len(line.words) < 3 and line.width < _SHORT


def _is_any(_page: Page, _at: int) -> bool:
    return True


KINDS: Final[Mapping[str, Callable[[Page, int], bool]]] = {
    "field": _is_field,
    "address": _is_address,
    "more": _phrase("more"),
    "by-line": _phrase("by-line"),
    "comments": _phrase("comments"),
    "terms": _phrase("terms"),
    "share": _phrase("share"),
    "navigation": _phrase("navigation"),
    "widget": _phrase("widget"),
    "related": _phrase("related"),
    "form": _phrase("form"),
    "interface": _phrase("interface"),
    "notice": _phrase("notice"),
    "date": _is_date,
    "arrow": _is_arrow,
    "said": _is_said,
    "reply": _is_reply,
    "picture": _is_picture,
    "rule": _is_rule,
    "number": _is_number,
    "item": _is_item,
    "long": _is_long,
    "prose": _is_prose,
    "word": _is_word,
    "short": _is_any,
}
"""The kinds by name, the telling ones first."""

SAYS: Final[Mapping[str, str]] = {
    "edge": "the end of the page",
    "field": "a field of a form",
    "address": "an address of the list",
    "more": "a read-more marker",
    "by-line": "a by-line",
    "comments": "a phrase about comments",
    "terms": "a line of categories or tags",
    "share": "a phrase about sharing or liking",
    "navigation": "a link to other pages",
    "widget": "the heading of a widget",
    "related": "the heading of related posts",
    "form": "a phrase of the comment form",
    "interface": "a phrase of the interface",
    "notice": "the notice of a password",
    "date": "a date",
    "arrow": "a line with an arrow",
    "said": "the name of a commenter",
    "reply": "a link to reply",
    "picture": "a picture",
    "rule": "a line without words",
    "number": "a number",
    "item": "an item of a list",
    "long": "a long paragraph",
    "prose": "a sentence or paragraph",
    "word": "a word or two",
    "short": "a short line",
}
"""What a kind is called in a reason."""
