"""A language → the texts of a real site in it, of WordPress's own prose and phrases.

`tests.wordpress` has texts of our own in five languages; sites in others are filled with these.
"""

import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from bench.dumps.prose import Prose, prose
from bench.pages.sites import site
from migrator.readers import phrases
from tests.wordpress.saving import save
from tests.wordpress.site import wordpress
from tests.wordpress.texts import Texts

OWN: Final = frozenset({"de", "en", "es", "fr", "ja"})
"""Languages in which sites say what `tests.wordpress` has written for them."""
_SENTENCES: Final = 53
_UNTITLED: Final = 24
_SAME: Final = 28
"""Places in the table of posts of `tests.wordpress.recipe`."""
_THEMED: Final[Mapping[str, tuple[str, str]]] = {
    "Skip to content": ("skip-link", ""),
    "Continue reading %s": ("read-more", "%s"),
    "Published %s": ("posted-on", "%s"),
    "Posted": ("posted-on", ""),
    "By %s": ("posted-by", "%s"),
    "by": ("posted-by", ""),
    "Categorized as %s": ("posted-in", "%s"),
    "in": ("posted-in", ""),
    "Tagged %s": ("tagged", "%s"),
    "1 comment": ("comments", "1"),
    "%s comments": ("comments", "%s"),
    "Leave a comment": ("comments", ""),
    "Proudly powered by %s.": ("powered", "%s"),
}
"""English words of the default themes, whose catalogues Debian has not → key and placeholder."""


def filled(folder: Path, theme: str, locale: str) -> Path:
    """The folder of a site in a folder of them; made where it is not there yet."""
    if locale[:2] in OWN or (folder / f"{theme}-{locale}" / "truth.json").exists():
        return site(folder, theme, locale)
    made = folder / f"{theme}-{locale}"
    made.mkdir(parents=True, exist_ok=True)
    with wordpress(locale, theme, texts(locale)) as running:
        save(running, made)
    return made


def texts(locale: str) -> Texts:
    """The texts of a language; the same each time."""
    draw = random.Random(f"texts of {locale}")
    words = prose(locale)
    titles = [words.title(draw) for _ in range(32)]
    titles[_UNTITLED], titles[_SAME] = "", titles[0]
    names = [*_names(words, draw)]
    return Texts(
        title=words.title(draw),
        tagline=draw.choice(words.titles),
        zone="Asia/Tokyo" if locale.startswith(("ja", "zh")) else "Europe/Paris",
        more=draw.choice(words.titles),
        authors=[f"{names.pop()} {names.pop()}" for _ in range(3)],
        categories=[names.pop() for _ in range(6)],
        tags=[names.pop() for _ in range(8)],
        places=[names.pop() for _ in range(3)],
        pages=[names.pop() for _ in range(5)],
        recipes=draw.sample(words.titles, 3),
        ledger=draw.choice(words.titles),
        headings=draw.sample(words.titles, 4),
        quote=draw.choice(words.sentences),
        captions=draw.sample(words.titles, 6),
        alts=draw.sample(words.titles, 6),
        titles=titles,
        sentences=draw.sample(words.sentences, _SENTENCES),
        comments=draw.sample(words.sentences, 10),
        wording=dict(_wording(locale)),
    )


def _names(words: Prose, draw: random.Random) -> Iterator[str]:
    """Words that no two share, as names and categories have them: one word, or the first of two."""
    found = sorted({title.split()[0].strip(":,.") for title in words.titles})
    long = [word.capitalize() for word in found if 1 < len(word) < 16 and word.isalpha()]
    yield from draw.sample(long, len(long))


def _wording(locale: str) -> Iterator[tuple[str, str]]:
    """What the themes say in English → the phrase of that key with the same placeholders."""
    for english, (key, place) in _THEMED.items():
        rows = (row.text for row in phrases.phrases(key) if row.locale == locale)
        found = next((text for text in rows if _place(text) == place), None)
        if found is not None:
            yield english, found.replace("%d", "%s")


def _place(text: str) -> str:
    """The placeholder of a phrase, as the table has it."""
    if text.count("%") > 1:
        return "more"
    if "%" in text:
        return "%s"
    return "1" if text.startswith("1 ") else ""
