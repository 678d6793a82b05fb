"""The kinds of sites whose pages are dumped: drawn to train on, drawn to test on, and real ones.

Drawn sites of training and of testing share neither a seed nor a language. Of real sites, those to
test on share no theme, or no language, with those to train on (`real`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from bench.dumps.design import design
from bench.dumps.prose import locales
from bench.dumps.real import held_out, trained
from bench.dumps.theme import pages
from bench.dumps.truth import Known, KnownPage, text_of
from migrator.readers.page import READER
from migrator.settings import Settings

CORPUS: Final = Path(__file__).resolve().parents[3] / "shared" / "corpus"
SETS_APART: Final = frozenset(
    {"ca", "da_DK", "es_ES", "fi", "hr", "it_IT", "ja", "fa_IR", "ko_KR", "sq", "zh_TW"}
)
"""Languages no weight is trained on."""


def sites(kind: str, count: int) -> Sequence[KnownPage]:
    """The pages of a kind of site; `count` says how many sites are drawn."""
    return [*SITES[kind](count)]


def _drawn(word: str, holds: Callable[[str], bool]) -> Callable[[int], Iterator[KnownPage]]:
    def made(count: int) -> Iterator[KnownPage]:
        chosen = [name for name in locales() if holds(name)]
        for number in range(count):
            locale = chosen[number % len(chosen)]
            name = f"{word}{number:03}-{locale}"
            yield from pages(design(name, locale), name)

    return made


def _corpus(_count: int) -> Iterator[KnownPage]:
    yield from _saved(sorted((CORPUS / "pages").glob("*.html")))


def _saved(files: Sequence[Path]) -> Iterator[KnownPage]:
    """Saved pages, with the posts that the page reader finds in them."""
    for file in files:
        source = READER.open(file, file.name, Settings())
        posts = [item.read()[0] for item in source.items(source.survey())]
        known = tuple(Known(post.title, text_of(post.body), post.truncated) for post in posts)
        yield KnownPage(file.stem, file.read_text(encoding="utf-8", errors="replace"), known)


SITES: Final[Mapping[str, Callable[[int], Iterator[KnownPage]]]] = {
    "training": _drawn("t", lambda name: name not in SETS_APART),
    "drawn": _drawn("d", SETS_APART.__contains__),
    "corpus": _corpus,
    "wordpress": held_out,
    "wordpress-training": trained,
}
"""Kinds of sites by their names."""
