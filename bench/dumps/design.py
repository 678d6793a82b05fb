"""A seed → the design of a site: which parts its pages show, where, and in which words.

Each part is drawn by itself, so that designs differ as themes do. The words of the interface are
those of the phrase catalogue; one site in five also says some of them in words of its own, which no
catalogue holds.
"""

import datetime as dt
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from babel.dates import format_date

from bench.dumps.prose import Prose, prose
from migrator.readers import phrases

NAMES: Final = (
    "Ann", "Jean Dubois", "Marek K.", "Lotte Weber", "admin", "Olga", "kitchenwitch", "T. Ito",
    "María José", "sven42", "Dr. Ahmed Said", "The Editors",
)  # fmt: skip
SERVICES: Final = ("Twitter", "Facebook", "LinkedIn", "Tumblr", "Pinterest", "Pocket", "Reddit")
FEET: Final = ("none", "terms", "terms+comments", "split", "date", "day", "day", "comments")
WIDGETS: Final = ("posts", "comments", "archives", "categories", "meta", "text", "tags", "links")


@dataclass(frozen=True)
class Design:
    """How a site's pages look; each part is the name of a form that `theme` knows."""

    prose: Prose
    draw: random.Random
    own_words: bool
    head: str  # name, name+tagline, logo
    skip: bool
    menu: str  # none, list, row, after
    search: bool
    side: str  # none, before, after, foot
    widgets: Sequence[str]
    order: str  # title first, or what stands above it
    meta: str  # how date and author stand under the title
    date: Callable[[int], str]
    level: str
    linked: bool
    picture: str  # none, file, title, series, silent
    ends: str  # whole, more, excerpt, glued, mixed
    foot: str  # none, terms, terms+comments, split, date
    share: str  # none, list, line, likes
    rule: bool
    pager: str
    credit: bool
    comments: str
    related: bool
    bio: bool
    banner: bool  # a notice above all and a text below
    bare: bool  # nothing around the posts, as when only they are copied
    spaced: bool  # more room between posts than between paragraphs
    brief: bool  # posts of a sentence or a verse
    listed: bool  # posts are the items of a list, as in block themes
    nameless: float  # how often a post has no title
    said: dict[str, str] = field(default_factory=dict)

    def say(self, key: str, *filled: str, own: float = 0.4) -> str:
        """A phrase of the interface; the same each time it is said on a site."""
        if key not in self.said:
            self.said[key] = self._drawn(key, len(filled), own)
        return fill(self.said[key], *filled)

    def _drawn(self, key: str, places: int, own: float) -> str:
        rows = [
            row
            for locale in (self.prose.locale, "en_US")
            for row in _phrases(key.partition(":")[0]).get(locale, ())
            if row.count("%") == places
        ]
        if not rows or (self.own_words and self.draw.random() < own):
            word = self.draw.choice(self.prose.titles).split()[0]
            return " ".join([word.capitalize(), *["%s"] * places])
        return self.draw.choice(rows)


def fill(phrase: str, *texts: str) -> str:
    """A phrase with its placeholders filled, in their order."""
    for text in texts:
        place = min((at for kind in ("%s", "%d", "%1$s", "%2$s", "%1$d")
                     if (at := phrase.find(kind)) >= 0), default=-1)  # fmt: skip
        if place < 0:
            return phrase
        size = 4 if phrase[place + 1].isdigit() else 2
        phrase = phrase[:place] + text + phrase[place + size :]
    return phrase


@cache
def _phrases(key: str) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for row in phrases.phrases(key):
        found.setdefault(row.locale, []).append(row.text)
    return found


def design(seed: str, locale: str) -> Design:
    """The design that a seed draws for a language."""
    draw = random.Random(seed)
    widgets = draw.sample(WIDGETS, draw.randint(2, 6))
    drawn = Design(
        prose=prose(locale),
        draw=draw,
        own_words=draw.random() < 0.2,
        head=draw.choice(("name", "tagline", "tagline", "logo")),
        skip=draw.random() < 0.6,
        menu=draw.choice(("none", "list", "list", "row", "after")),
        search=draw.random() < 0.4,
        side=draw.choice(("none", "before", "after", "after", "foot")),
        widgets=widgets,
        order=draw.choice(("title", "title", "title", "date", "category", "box")),
        meta=draw.choice(
            ("none", "date", "date", "by", "on", "on+by", "line", "spread", "comments")
        ),
        date=_date_form(draw, locale),
        level=draw.choice(("h1", "h2", "h2", "h2", "h3", "div")),
        linked=draw.random() < 0.8,
        picture=draw.choice(("none", "none", "file", "title", "series", "silent")),
        ends=draw.choice(("whole", "whole", "more", "more", "excerpt", "glued", "mixed")),
        foot=draw.choice(FEET),
        share=draw.choice(("none", "none", "list", "line", "likes")),
        rule=draw.random() < 0.15,
        pager=draw.choice(("none", "older", "both", "numbers")),
        credit=draw.random() < 0.6,
        comments=draw.choice(("none", "flat", "says", "threads")),
        related=draw.random() < 0.4,
        bio=draw.random() < 0.25,
        banner=draw.random() < 0.2,
        bare=draw.random() < 0.5,
        spaced=draw.random() < 0.2,
        brief=draw.random() < 0.2,
        listed=draw.random() < 0.15,
        nameless=0.06 if draw.random() < 0.3 else 0.0,
    )
    return _stripped(drawn, random.Random(seed + "bare")) if drawn.bare else drawn


def _stripped(drawn: Design, draw: random.Random) -> Design:
    """A design of which only the posts are copied: most of what is said about them goes, too."""
    return replace(
        drawn,
        own_words=False,
        order="title" if draw.random() < 0.7 else drawn.order,
        meta="none" if draw.random() < 0.6 else drawn.meta,
        foot="none" if draw.random() < 0.6 else drawn.foot,
        share="none" if draw.random() < 0.7 else drawn.share,
        pager="none",
        nameless=0.0,
    )


def _date_form(draw: random.Random, locale: str) -> Callable[[int], str]:
    """Days of one year, as the site writes them."""
    form = draw.choice(("long", "long", "long", "medium", "full", "iso", "short"))
    clock = draw.random() < 0.2

    def written(day: int) -> str:
        when = dt.date(2009, 1, 1) + dt.timedelta(days=day)
        if form == "iso":
            text = when.isoformat()
        elif form == "short":
            text = f"{when:%d.%m.%Y}"
        else:
            text = format_date(when, form, locale=locale)
        return f"{text} {day % 12 + 8}:{day % 60:02}" if clock else text

    return written
