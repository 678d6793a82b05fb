"""Pages of real WordPress sites, with what their makers put on them: to train on, and to test on.

The sites are made by `tests.wordpress` where they are not there yet. Each site of `HELD_OUT` has a
theme or a language, or both, of which no real page is trained on.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from bench import WORK
from bench.dumps.marking import marked
from bench.dumps.truth import Known, KnownPage, text_of
from bench.pages.sites import site

SITES: Final = WORK / "sites"
TRAINED: Final = tuple(
    (theme, locale)
    for theme in ("twentytwentyone", "twentytwentythree")
    for locale in ("fr_FR", "de_DE")
)
HELD_OUT: Final = (
    *(("twentytwentytwo", locale) for locale in ("fr_FR", "de_DE", "es_ES")),
    *((theme, "es_ES") for theme in ("twentytwentyone", "twentytwentythree")),
    ("twentytwentythree", "en_US"),
    ("twentytwentyone", "ja"),
)
_EACH: Final = 3
"""Of so many pages one is dumped: a site has many archives, and they are alike."""
_MARK: Final = re.compile(r"\bmore-link\b|[\[(](?:&hellip;|&#8230;|…)[\])]")
_NO_NAME: Final = re.compile(r"[^\w-]")


def trained(_count: int) -> Iterator[KnownPage]:
    """Pages to train on; their HTML says what each part of them is."""
    for theme, locale in TRAINED:
        for page in _pages(site(SITES, theme, locale)):
            yield KnownPage(page.name, marked(page.html), page.posts)


def held_out(_count: int) -> Iterator[KnownPage]:
    """Pages of themes and languages that no weight is trained on."""
    for theme, locale in HELD_OUT:
        yield from [*_pages(site(SITES, theme, locale))][::_EACH]


def _pages(folder: Path) -> Iterator[KnownPage]:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    titles = {post["id"]: post["shown_title"] for post in truth["posts"]}
    for page in truth["pages"]:
        known = tuple(
            Known(titles[post["id"]], text_of(post["html"]), _is_cut(post))
            for post in page["posts"]
        )
        html = (folder / page["file"]).read_text(encoding="utf-8")
        name = f"{folder.name}-{page['kind']}-{page['file'].removesuffix('.html')}"
        yield KnownPage(_NO_NAME.sub("-", name), html, known)


def _is_cut(shown: Mapping[str, Any]) -> bool:
    """The page shows only the beginning, or nothing without a password; and it shows that.

    An excerpt that somebody wrote by hand has no mark: nobody can see that it is one.
    """
    if shown["whole"]:
        return False
    return shown["shown"] == "protected" or _MARK.search(str(shown["html"])) is not None
