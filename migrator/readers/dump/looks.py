"""How a line looks and where it stands, apart from its kind: one function and one row each.

In: the page and the position of a line. Out: how far the look holds, 0 to 1. As with `signals`,
none knows a language, and what each weighs is measured.
"""

import re
from collections.abc import Callable
from typing import Final

from migrator.readers.dump.page import Page
from migrator.readers.dump.signals import Signal

_WIDTHS: Final = (12, 25, 40, 60, 90, 150, 300)
_TIME: Final = re.compile(r"\d{1,2}\s?[:.h]\s?\d\d(?!\d)")
_BARS: Final = re.compile(r"\s[|·•/—–]\s")
_NEAR: Final = 6
_MOST: Final = 100.0
_MANY: Final = 0.9


def _width(least: int, most: int) -> Callable[[Page, int], float]:
    def holds(page: Page, at: int) -> float:
        return least <= page.solid[at].width < most

    return holds


def _level(*levels: int) -> Callable[[Page, int], float]:
    def holds(page: Page, at: int) -> float:
        marks = page.solid[at].marks
        return marks is not None and marks.heading in levels

    return holds


def _no_heading(page: Page, at: int) -> float:
    marks = page.solid[at].marks
    return marks is not None and not marks.heading


def _all_linked(page: Page, at: int) -> float:
    """It is a link and nothing else, as far as the dump shows."""
    line = page.solid[at]
    if line.marks is not None:
        return line.marks.linked >= _MANY * len(line.text) > 0
    return len(line.links) == 1 and line.links[0].begins


def _linked(page: Page, at: int) -> float:
    line = page.solid[at]
    return bool(line.links) and not _all_linked(page, at)


def _unlinked(page: Page, at: int) -> float:
    return page.linked and not page.solid[at].links


def _full_of_links(page: Page, at: int) -> float:
    """A link for every few words."""
    line = page.solid[at]
    return len(line.links) > 1 and len(line.words) < 5 * len(line.links)


def _tight(page: Page, at: int) -> float:
    return page.solid[at].gap == 0


def _wide(page: Page, at: int) -> float:
    return page.solid[at].gap > max(1, page.usual_gap)


def _tight_below(page: Page, at: int) -> float:
    return at + 1 < len(page.solid) and page.solid[at + 1].gap == 0


def _head(page: Page, at: int) -> float:
    return page.framed and at < page.main.start


def _tail(page: Page, at: int) -> float:
    return page.framed and at >= page.main.stop


def _bare(page: Page, _at: int) -> float:
    return not page.framed


def _opens_bare(page: Page, at: int) -> float:
    return at == 0 and not page.framed


def _in_thread(page: Page, at: int) -> float:
    return page.zones.get(at) == "comment"


def _in_list(page: Page, at: int) -> float:
    return page.zones.get(at) == "widget"


def _in_menu(page: Page, at: int) -> float:
    return page.zones.get(at) == "menu"


def _under_comments(page: Page, at: int) -> float:
    """How near a heading of comments stands above, with no foot of a post between."""
    return page.under("comments", at)


def _under_widget(page: Page, at: int) -> float:
    return page.under("widget", at)


def _time_near(page: Page, at: int) -> float:
    """A time of day stands right below, as in comments."""
    return any(
        page.labels[there].date is not None and _TIME.search(page.solid[there].text) is not None
        for there in range(at + 1, min(at + 3, len(page.solid)))
        if there in page.labels
    )


def _timed(page: Page, at: int) -> float:
    return len(page.solid[at].text) < 90 and _TIME.search(page.solid[at].text) is not None


def _yeared(page: Page, at: int) -> float:
    return len(page.solid[at].text) < 90 and _YEAR.search(page.solid[at].text) is not None


def _yeared_above(page: Page, at: int) -> float:
    """Right above it stands a short line with a year, which is no date: who said something when."""
    return at > 0 and not page.is_dated(at - 1) and _yeared(page, at - 1) > 0


_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _barred(page: Page, at: int) -> float:
    return len(page.solid[at].text) < 160 and _BARS.search(page.solid[at].text) is not None


def _copyright(page: Page, at: int) -> float:
    return "©" in page.solid[at].text


def _prose_near(page: Page, at: int) -> float:
    """How much of the text around it is running text."""
    return _heaviness(page, range(at - _NEAR, at + _NEAR + 1))


def _prose_soon(page: Page, at: int) -> float:
    return _heaviness(page, range(at + 1, at + 5))


def _prose_just_above(page: Page, at: int) -> float:
    return _heaviness(page, range(at - 4, at))


def _heaviness(page: Page, places: range) -> float:
    widths = [min(_MOST, page.solid[at].width) for at in places if 0 <= at < len(page.solid)]
    return sum(widths) / (_MOST * len(widths)) if widths else 0.0


def _opens_alike(page: Page, at: int) -> float:
    """Other lines begin with the same two words, as what a page says below each post does."""
    return page.opened_alike(at)


def _said_again(page: Page, at: int) -> float:
    return len(page.solid[at].words) > 2 and page.says_again(at)


def _labelled(page: Page, at: int) -> float:
    """A word or two and a colon before it, as archives have over their posts: `Month: May 2021`."""
    line = page.solid[at]
    return line.width < _SHORT and _LABELLED.match(line.text) is not None


_SHORT: Final = 90
_LABELLED: Final = re.compile(r"[^\W\d](?:[\w\s]{0,24}\w)?\s?[:：]\s*[^\s/]")


def _near_top(_page: Page, at: int) -> float:
    return max(0.0, 1 - at / _TOP)


_TOP: Final = 20


def _far_down(page: Page, at: int) -> float:
    """How far down the page it stands: 0 at the top, 1 at its end."""
    return at / len(page.solid)


def _above_prose(page: Page, at: int) -> float:
    return at < page.first_prose


def _single(page: Page, _at: int) -> float:
    return page.form is not None


def _single_above(page: Page, at: int) -> float:
    return page.form is not None and at < page.first_prose


def _single_below(page: Page, at: int) -> float:
    return page.form is not None and page.first_prose < at < page.form


def _below_form(page: Page, at: int) -> float:
    return page.form is not None and at > page.form


LOOKS: Final[tuple[Signal, ...]] = (
    *(
        Signal(f"width {least}", f"it is {least} to {most} characters wide", _width(least, most))
        for least, most in zip((0, *_WIDTHS), (*_WIDTHS, 10**9), strict=True)
    ),
    Signal("heading 1", "it is a heading of the first level", _level(1)),
    Signal("heading 2", "it is a heading of the second level", _level(2)),
    Signal("heading 3", "it is a heading of the third level", _level(3)),
    Signal("heading 4", "it is a heading of a low level", _level(4, 5, 6)),
    Signal("no heading", "it is no heading", _no_heading),
    Signal("all linked", "the whole of it is a link", _all_linked),
    Signal("linked", "it holds a link", _linked),
    Signal("unlinked", "it holds no link", _unlinked),
    Signal("full of links", "it is full of links", _full_of_links),
    Signal("tight", "no blank line stands above it", _tight),
    Signal("tight below", "no blank line stands below it", _tight_below),
    Signal("wide", "more blank lines than usual stand above it", _wide),
    Signal("head", "it stands above the main text of the page", _head),
    Signal("tail", "it stands below the main text of the page", _tail),
    Signal("bare", "the page shows little beside posts", _bare),
    Signal("opens bare", "the dump begins with it", _opens_bare),
    Signal("in thread", "it stands where comments stand", _in_thread),
    Signal("in list", "it stands in a list under a heading", _in_list),
    Signal("in menu", "it stands in a menu", _in_menu),
    Signal("under comments", "the heading of comments stands above", _under_comments),
    Signal("under widget", "the heading of a widget stands above", _under_widget),
    Signal("time below", "a time of day stands below it", _time_near),
    Signal("timed", "it holds a time of day", _timed),
    Signal("yeared", "it holds a year", _yeared),
    Signal("yeared above", "the line above holds a year and more", _yeared_above),
    Signal("barred", "its parts are set off by bars", _barred),
    Signal("copyright", "it holds a ©", _copyright),
    Signal("prose near", "there is running text around it", _prose_near),
    Signal("prose soon", "running text follows soon", _prose_soon),
    Signal("prose above", "running text stands just above", _prose_just_above),
    Signal("opens alike", "other lines begin with the same words", _opens_alike),
    Signal("labelled", "a word with a colon stands before it", _labelled),
    Signal("near top", "it stands near the top of the page", _near_top),
    Signal("far down", "it stands far down the page", _far_down),
    Signal("above prose", "no running text stands above it", _above_prose),
    Signal("single", "the page asks for a comment", _single),
    Signal(
        "single above", "it stands above the text of a page that asks for a comment", _single_above
    ),
    Signal("single below", "text above it, a request for comments below", _single_below),
    Signal("below form", "the page asks for a comment above it", _below_form),
    Signal("said again", "another line says it, too", _said_again),
)
