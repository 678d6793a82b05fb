"""Pages of real WordPress sites, with what their makers put on them: to train on, and to test on.

The sites are made by `tests.wordpress` where they are not there yet. Each site of `HELD_OUT` has a
theme or a language, or both, of which no real page is trained on.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from bench import WORK
from bench.dumps.filling import filled
from bench.dumps.marking import marked
from bench.dumps.truth import Known, KnownPage, text_of
from bench.pages.sites import look

SITES: Final = WORK / "sites"
TRAINED: Final = (
    *((theme, locale) for theme in ("twentytwentyone", "twentytwentythree")
      for locale in ("fr_FR", "de_DE", "zh_CN")),
    *(("twentytwentyone", locale) for locale in ("ru_RU", "he_IL", "sv_SE", "ka_GE", "sk_SK")),
    *(("twentytwentythree", locale) for locale in ("ar", "el", "sr_RS", "gl_ES", "et")),
    ("layout", "sk_SK"), ("counter", "gl_ES"), ("panels", "zh_CN"), ("bare", "el"),
)  # fmt: skip
TRAINED_LOOKS: Final = ("ru-excerpts", "ar-rtl", "zh-names", "de-grid", "fr-bare", "ru-cards",
                        "de-panels")  # fmt: skip
"""Sites of `tests.wordpress.looks`."""
HELD_OUT: Final = (
    *(("twentytwentytwo", locale)
      for locale in ("fr_FR", "de_DE", "es_ES", "en_US", "it_IT", "ja", "ko_KR")),
    *((theme, locale) for theme in ("twentytwentyone", "twentytwentythree")
      for locale in ("es_ES", "ja")),
    ("twentytwentyone", "zh_TW"), ("twentytwentythree", "en_US"), ("twentytwentythree", "fi"),
)  # fmt: skip
HELD_OUT_LOOKS: Final = ("en-framework", "es-builder", "ja-inside", "en-bluish", "en-edited",
                         "tr-edited", "he-archives", "ja-plain")  # fmt: skip
_EACH: Final = 3
"""Of so many pages one is dumped: a site has many archives, and they are alike."""
_MARK: Final = re.compile(r"\bmore-link\b|[\[(](?:&hellip;|&#8230;|…)[\])]")
_NO_NAME: Final = re.compile(r"[^\w-]")


def trained(_count: int) -> Iterator[KnownPage]:
    """Pages to train on; their HTML says what each part of them is."""
    for folder in _folders(TRAINED, TRAINED_LOOKS):
        for page in [*_pages(folder)][::_EACH]:
            yield KnownPage(page.name, marked(page.html), page.posts)


def held_out(_count: int) -> Iterator[KnownPage]:
    """Pages of themes and languages that no weight is trained on."""
    for folder in _folders(HELD_OUT, HELD_OUT_LOOKS):
        yield from [*_pages(folder)][::_EACH]


def _folders(plain: Iterable[tuple[str, str]], looks: Iterable[str]) -> Iterator[Path]:
    yield from (filled(SITES, theme, locale) for theme, locale in plain)
    yield from (look(SITES, name) for name in looks)


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
