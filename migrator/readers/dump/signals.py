"""The signals that a line is, or is not, the title of a post: one function and one row each.

In: the page and the position of a line. Out: how far the signal holds, 0 to 1. None knows a
language; what words mean comes from the phrase catalogue. To add one: a function here, and its row
in `SIGNALS`.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from migrator.readers.dump.account import Reason
from migrator.readers.dump.labels import BY_LINES
from migrator.readers.dump.lines import Line
from migrator.readers.dump.page import Page
from migrator.readers.dump.pictures import overlap

EXCERPT: Final = re.compile(r"[\[(](?:…|\.\.\.)[\])]$")
"""The mark WordPress puts where an excerpt ends."""
_SHORT: Final = 60
_LISTS: Final = frozenset({"widget", "related"})
_NEAR_PROSE: Final = (1.0, 0.8, 0.6, 0.4)
_TITLE_WORDS: Final = 3
_FAR: Final = 6
PROSE: Final = 80
_LONG_TITLE: Final = 120
_WINDOW: Final = 12
_NO_FOOT: Final = frozenset(
    {"posted-on", "posted-by", "widget", "edit", "protected", "share-service", "comment-form"}
)
"""Keys of phrases that stand under titles or in comments, or are plain words somewhere."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One kind of evidence.

    Attributes:
        name: By which its weights are found (`chain`).
        weight: In log-odds, on a page of posts alone (`weighing`).
        says: As a reason reads: “it …”.
    """

    name: str
    says: str
    holds: Callable[[Page, int], float]
    weight: float = 0.0


def reasons_for(page: Page, at: int) -> tuple[Reason, ...]:
    """What speaks for and against the line at a position being a title."""
    found = [(signal, float(signal.holds(page, at))) for signal in SIGNALS]
    return tuple(
        Reason(round(signal.weight * share, 2), signal.says) for signal, share in found if share > 0
    )


def _always(_page: Page, _at: int) -> float:
    return 1.0


def _framed(page: Page, _at: int) -> float:
    return page.framed


def _first(page: Page, at: int) -> float:
    return page.before(at) is None and not page.framed


def _opens_page(page: Page, at: int) -> float:
    """On a page with a head, the line right above the main text; less, if further up."""
    if not page.framed or at >= page.main.start:
        return 0.0
    between = page.texts_between(at, page.main.start)
    return _NEAR_PROSE[between] if between < len(_NEAR_PROSE) else 0.0


def _off_main(page: Page, at: int) -> float:
    """It stands above or below the main text of a page with a head."""
    if page.main.start > at:
        return page.texts_between(at, page.main.start) >= _FAR
    return at >= page.main.stop


def _said_elsewhere(page: Page, at: int) -> float:
    """On a page with a head, some other line says it too: a list of posts, a path, the comments."""
    line = page.solid[at]
    return page.framed and len(line.words) >= _TITLE_WORDS and page.says_again(at)


def _few_words(page: Page, at: int) -> float:
    """On a page with a head, one word or two are a heading of its frame more often than a title."""
    line = page.solid[at]
    return page.framed and len(line.words) < _TITLE_WORDS and line.width == len(line.text)


def _off_column(page: Page, at: int) -> float:
    """It stands elsewhere than the paragraphs, which are all set in from the margin."""
    return page.column > 0 and page.solid[at].indent != page.column


def _in_column(page: Page, at: int) -> float:
    return page.column > 0 and page.solid[at].indent == page.column


def repeated(page: Page, at: int) -> float:
    """The next line says the same, give or take spaces, quotes and capitals."""
    key = page.solid[at].key
    for there in range(at + 1, min(at + 4, len(page.solid))):
        if page.solid[there].key == key:
            return bool(key) * (0.5 if page.framed else 1.0)
        if page.is_text(there):
            break
    return 0.0


def after_more(page: Page, at: int) -> float:
    """A read-more marker stands before it, with nothing but interface between."""
    labels = page.between(at)
    if any(page.labels[there].is_more for there in labels):
        return 1.0
    return at - len(labels) - 1 in page.cuts


def after_excerpt(page: Page, at: int) -> float:
    """The text before it ends with `[…]`, as WordPress's own excerpts do."""
    before = page.before(at)
    return before is not None and EXCERPT.search(page.solid[before].text) is not None


def after_interface(page: Page, at: int) -> float:
    """Comments, tags or sharing of the post above stand before it."""
    found = [phrase for there in page.between(at) if (phrase := page.labels[there].phrase)]
    if page.before(at) is None:
        return 0.0
    return any(phrase.key not in _NO_FOOT for phrase in found) and not after_more(page, at)


def _under_list_heading(page: Page, at: int) -> float:
    """Right above it stands the heading of a list of posts: recent ones, related ones, archives."""
    label = page.labels.get(at - 1)
    return label is not None and label.phrase is not None and label.phrase.key in _LISTS


def date_above(page: Page, at: int) -> float:
    """A date stands right before it."""
    label = page.labels.get(at - 1)
    return label is not None and label.date is not None and page.dates_lead >= 0


def date_below(page: Page, at: int) -> float:
    """A date or a by-line stands right under it."""
    if page.dates_lead > 0:
        return 0.0
    for there in range(at + 1, min(at + 4, len(page.solid))):
        label = page.labels.get(there)
        if label is not None:
            return label.date is not None or (
                label.phrase is not None and label.phrase.key in BY_LINES
            )
        if page.solid[there].key != page.solid[at].key and not page.is_picture(there):
            break
    return 0.0


def picture_below(page: Page, at: int) -> float:
    """A picture's name stands under it, and takes its words from it."""
    shape = page.shapes.get(at + 1)
    if shape is None or not page.is_picture(at + 1):
        return 0.0
    if page.stems.get(shape.stem, (at + 1,))[0] <= at:
        return 0.0
    return overlap(shape.pieces, page.solid[at], page.solid[at + 1].text)


def wide_gap(page: Page, at: int) -> float:
    """More blank lines stand before it than between paragraphs."""
    return page.solid[at].gap > max(1, page.usual_gap)


def _prose_below(page: Page, at: int) -> float:
    after = page.after(at)
    return after is not None and page.solid[after].width >= PROSE


def _short_text(line: Line) -> bool:
    return line.width < _SHORT and not line.ends_sentence


def signature_above(page: Page, at: int) -> float:
    """The text before it ends with a name by itself."""
    before = page.before(at)
    if before is None or page.before(before) is None:
        return 0.0
    line = page.solid[before]
    return looks_signed(line) and page.solid[before - 1].width >= PROSE


def looks_signed(line: Line) -> bool:
    """A line of two to four words, each of them with a capital: a name, or initials."""
    words = line.text.lstrip("—–- ").split()
    return (
        2 <= len(words) <= 4
        and line.opens
        and line.closes
        and not line.ends_sentence
        and all(word[:1].isupper() for word in words)
        and not any(character.isdigit() or character in ":/?!" for character in line.text)
    )


def _closing_line_above(page: Page, at: int) -> float:
    before = page.before(at)
    return (
        before is not None
        and _short_text(page.solid[before])
        and page.solid[before].end not in ":,;"
        and not signature_above(page, at)
    )


def _taken_up(page: Page, at: int) -> float:
    """Its words come again below and did not come above."""
    words = page.long_words(at)
    if len(words) < 2:
        return 0.0
    below = _window(page, range(at + 1, min(at + 1 + _WINDOW, len(page.solid))), page.solid[at].key)
    above = _window(page, range(max(0, at - _WINDOW), at), page.solid[at].key)
    return len((words & below) - above) / len(words)


def _window(page: Page, places: range, key: str) -> frozenset[str]:
    texts = [page.long_words(at) for at in places if page.solid[at].key != key]
    return frozenset().union(*texts)


def _ends_as_sentence(page: Page, at: int) -> float:
    return page.solid[at].end in (".", "。", "।", "؟") and not page.solid[at].text.endswith("...")


def _asks_or_calls(page: Page, at: int) -> float:
    return page.solid[at].end in ("!", "?", "！", "？")


def _leads_on(page: Page, at: int) -> float:
    line = page.solid[at]
    return line.end in (":", ",", ";", "-", "–", "—", "…") or line.text.endswith("...")


def _begins_small(page: Page, at: int) -> float:
    text = page.solid[at].text.lstrip("«“\"'‘¿¡( ")
    return text[:1].islower() or text.startswith(("…", "..."))


def _numbered(page: Page, at: int) -> float:
    return page.solid[at].is_numbered or page.solid[at].is_item


def _address(page: Page, at: int) -> float:
    return page.solid[at].has_address


def _wordless(page: Page, at: int) -> float:
    return sum(map(str.isalpha, page.solid[at].text)) < 2


def _long(page: Page, at: int) -> float:
    return min(2.0, max(0.0, (page.solid[at].width - _LONG_TITLE) / _LONG_TITLE))


def _among_short(page: Page, at: int) -> float:
    before, after = page.before(at), page.after(at)
    if before is None or after is None:
        return 0.0
    return _short_text(page.solid[before]) and _short_text(page.solid[after])


def _inside_series(page: Page, at: int) -> float:
    """Pictures of one series stand on both sides of it."""
    for there in range(at - 1, max(-1, at - _WINDOW), -1):
        shape = page.shapes.get(there)
        if shape is not None and shape.stem in page.stems:
            series = page.stems[shape.stem]
            below = bisect_right(series, at)
            return below < len(series) and series[below] <= at + 2 * _WINDOW
    return 0.0


def _after_unfinished(page: Page, at: int) -> float:
    """The text before it has not come to an end."""
    before = page.before(at)
    if before is None or page.between(at) or before in page.cuts or wide_gap(page, at):
        return 0.0
    line = page.solid[before]
    return line.end in (":", ",", ";") or (line.width >= PROSE and not line.ends_sentence)


def _nothing_below(page: Page, at: int) -> float:
    return page.after(at) is None


def _is_name(page: Page, at: int) -> float:
    return looks_signed(page.solid[at])


def _inside_paragraph(page: Page, at: int) -> float:
    return not page.solid[at].closes


SIGNALS: Final[tuple[Signal, ...]] = (
    Signal("prior", "most lines are no title", _always, -2.5),
    Signal("framed", "the page shows much beside posts", _framed, -1.0),
    Signal("first", "no text stands before it", _first, 5.0),
    Signal("opens page", "the main text of the page begins below", _opens_page, 4.5),
    Signal("off main", "it stands apart from the main text of the page", _off_main, -4.0),
    Signal("said elsewhere", "another line of the page says it, too", _said_elsewhere, 2.5),
    Signal("few words", "it has one word or two, as headings of widgets", _few_words, -1.5),
    Signal("off column", "it stands off the column of the paragraphs", _off_column, 1.0),
    Signal("in column", "it stands in the column of the paragraphs", _in_column, -2.5),
    Signal("repeated", "it is said twice", repeated, 6.0),
    Signal("after more", "it follows a read-more marker", after_more, 6.0),
    Signal("after excerpt", "the text above ends as an excerpt", after_excerpt, 3.5),
    Signal("after interface", "it follows the foot of a post", after_interface, 4.0),
    Signal("date above", "a date stands above it", date_above, 4.0),
    Signal("date below", "a date or by-line stands below it", date_below, 4.5),
    Signal("picture below", "the picture below is named after it", picture_below, 4.0),
    Signal("wide gap", "more blank lines than usual stand above it", wide_gap, 3.5),
    Signal("prose below", "a paragraph follows", _prose_below, 1.0),
    Signal("signature above", "a signature stands above it", signature_above, 3.5),
    Signal("closing line above", "a short closing line stands above it", _closing_line_above, 0.75),
    Signal("taken up", "the text below takes up its words", _taken_up, 1.0),
    Signal("full stop", "it ends as a sentence", _ends_as_sentence, -3.0),
    Signal("asks", "it asks or calls out", _asks_or_calls, -0.5),
    Signal("leads on", "it leads on to what follows", _leads_on, -4.0),
    Signal("begins small", "it begins with a small letter", _begins_small, -2.5),
    Signal("numbered", "it is numbered or an item of a list", _numbered, -3.0),
    Signal("address", "it holds an address or a handle", _address, -3.0),
    Signal("wordless", "it holds no words", _wordless, -6.0),
    Signal("under list heading", "a list of posts begins above it", _under_list_heading, -6.0),
    Signal("long", "it is long for a title", _long, -1.5),
    Signal("among short", "short lines stand on both sides", _among_short, -1.5),
    Signal("inside series", "pictures of one series stand on both sides", _inside_series, -5.0),
    Signal("after unfinished", "the text above has not come to its end", _after_unfinished, -2.5),
    Signal("nothing below", "no text follows", _nothing_below, -8.0),
    Signal("name", "it reads like a name", _is_name, -0.5),
    Signal("inside paragraph", "text follows without a blank line", _inside_paragraph, -1.0),
)

HABITS: Final = frozenset(
    {
        "repeated",
        "after more",
        "after excerpt",
        "after interface",
        "date above",
        "date below",
        "wide gap",
    }
)
"""Signals that a page shows with every post or with none."""
