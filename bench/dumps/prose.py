"""WordPress's own translations → prose in some thirty languages: titles, paragraphs, headings.

The help texts of WordPress's administration are translated by people; what they say does not
matter here. Longer texts are made of several of them, as paragraphs are made of sentences.
"""

import gettext
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from migrator.readers import phrases

FOLDER: Final = Path("/usr/share/wordpress/wp-content/languages")
"""Of Debian's package `wordpress-l10n`."""
_NO_PROSE: Final = re.compile(r"[%<>{}&]|https?:|^\W")
_ENDS: Final = (".", "!", "?", "。", "…", "।")
_FEWEST: Final = 60


@dataclass(frozen=True, slots=True)
class Prose:
    """What texts of one language are made of.

    Attributes:
        locale: As WordPress writes it.
        sentences: One or several, all with an end.
        titles: Short texts without one.
    """

    locale: str
    sentences: Sequence[str]
    titles: Sequence[str]

    def paragraph(self, draw: random.Random) -> str:
        """One to four texts of sentences, with a space between where the language has spaces."""
        glue = "" if self.locale.startswith(("ja", "zh")) else " "
        return glue.join(draw.sample(self.sentences, draw.choice((1, 1, 2, 3, 4))))

    def title(self, draw: random.Random) -> str:
        """A title: a short text, or two of them, or a sentence that asks."""
        form = draw.random()
        first, second = draw.sample(self.titles, 2)
        if form < 0.12:
            return f"{first} – {second}"
        if form < 0.2:
            return f"{first}: {second}"
        if form < 0.27:
            return f"{first}?"
        return first


def locales() -> Sequence[str]:
    """The languages there is enough prose of, in the order of their names."""
    found = [path.stem.removeprefix("admin-") for path in sorted(FOLDER.glob("admin-*.mo"))]
    return [name for name in found if "-" not in name and len(_texts(name)[0]) >= _FEWEST]


@cache
def prose(locale: str) -> Prose:
    """The prose of a language."""
    return Prose(locale, *_texts(locale))


@cache
def _texts(locale: str) -> tuple[Sequence[str], Sequence[str]]:
    """Sentences and titles among the translations of WordPress's administration."""
    messages = _messages(FOLDER / f"admin-{locale}.mo")
    texts = [" ".join(text.split()) for name, text in messages.items() if text not in {"", name}]
    texts = sorted({text for text in texts if not _NO_PROSE.search(text)})
    sentences = [text for text in texts if text.endswith(_ENDS) and _width(text) >= 50]
    titles = [
        text
        for text in texts
        if text[-1:].isalnum() and 12 <= _width(text) <= 70 and phrases.match(text) is None
    ]
    return sentences, titles


def _width(text: str) -> int:
    return sum(1 + (character > "\u2fff") for character in text)


def _messages(path: Path) -> Mapping[str, str]:
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # noqa: SLF001  (no public way to all)
    return {key: text for key, text in catalogue.items() if isinstance(key, str)}
