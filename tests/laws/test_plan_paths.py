"""Laws of the plan: whatever slugs a source holds, every path is free, valid and inside."""

import pickle
import unicodedata
from datetime import UTC, datetime

import pathvalidate
from hypothesis import example, given, settings
from hypothesis import strategies as st

from migrator.model import Site
from migrator.readers.source import Stub
from migrator.settings import Settings
from migrator.store.paths import split
from migrator.writers import make_plan

NASTY = [
    "", "about", "About", "ABOUT", "about-2", "about.", "about ", " about", "about.md",
    "About.md", "caf\u00e9", "cafe\u0301", "stra\u00dfe", "strasse", "STRASSE", "\ufb01n", "fin",
    "\u0130", "i\u0307", "\u0131", "con", "CON.txt", "com1", "com\u00b9", "nul.", "con .x",
    "aux.md", "../../x", "..", ".", "/", "\\\\a\\b", "data", "site", "comments", "site.json",
    ".migrator", "%2e%2e%2f", "%d0%bf", "%ff", "x\u200dy", "xy", "a\u202eb", "ab", "\ud800",
    "a" * 300, "a" * 301, "\u9577" * 150, "\u0301", "=\u0338", "\x00", "a:b", "a|b", "*",
]  # fmt: skip

slugs = st.one_of(st.sampled_from(NASTY), st.text(max_size=12))
templates = st.sampled_from(
    [
        Settings(),
        Settings(path="{slug}.md", page_path="{slug}.md"),
        Settings(path="{slug}.md/{id}.md", page_path="{slug}.md"),
        Settings(path="{category}-{slug}/index.md", page_path="{ancestors}/{slug}/index.md"),
        Settings(path="e{slug}.md", page_path="{type}/{ancestors}-{slug}"),
        Settings(path="{date}.md", page_path="{author}/{status}.md"),
    ]
)


@st.composite
def surveys(draw):
    """Stubs of a source that nobody tidied."""
    rows = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "id": st.none() | st.integers(1, 9),
                    "type": st.sampled_from(["post", "page", "attachment", "data", "CON", "posts"])
                    | slugs,
                    "status": st.sampled_from(["publish", "draft", "private", "odd/../x"]),
                    "title": st.sampled_from(["", "About", "<b>", "!", "Ünï"]) | slugs,
                    "slug": slugs,
                    "author": slugs,
                    "parent": st.none() | st.integers(1, 9),
                    "categories": st.lists(slugs, max_size=1).map(tuple),
                    "published": st.none() | st.just(datetime(2020, 2, 3, tzinfo=UTC)),
                    "protected": st.booleans(),
                }
            ),
            max_size=14,
        )
    )
    return [Stub(at, "x.xml", None, link="", **row) for at, row in enumerate(rows)]


def paths_of(stubs, chosen):
    """The paths of a plan that are a file of their own, and those of the files that are shared."""
    plan = make_plan(stubs, Site(), "wxr", chosen)
    assert set(plan.paths) == {stub.ordinal for stub in stubs}
    own = [path for path in plan.paths.values() if path not in plan.shared]
    return [*own, *plan.shared, "data/site.json", "data/comments.jsonl", "data/meta.jsonl"]


FOLDS = {
    "exact": lambda path: path,
    "case-blind": str.casefold,
    "upper": str.upper,
    "composed": lambda path: unicodedata.normalize("NFC", path).casefold(),
    "decomposed": lambda path: unicodedata.normalize("NFD", path).casefold(),
    "both": lambda path: unicodedata.normalize(
        "NFD", unicodedata.normalize("NFD", path).casefold()
    ),
}


@given(surveys(), templates)
def test_no_two_paths_are_one_file_on_any_disk(stubs, chosen):
    paths = paths_of(stubs, chosen)
    for fold in FOLDS.values():
        folded = [fold(path) for path in paths]
        assert len(set(folded)) == len(folded)


@given(surveys(), templates)
def test_no_file_stands_where_a_folder_must_be(stubs, chosen):
    paths = paths_of(stubs, chosen)
    for fold in FOLDS.values():
        files = {fold(path) for path in paths}
        folders = {fold(path[:at]) for path in paths for at, mark in enumerate(path) if mark == "/"}
        assert not files & folders


@given(surveys(), templates)
def test_every_part_is_a_name_on_every_system(stubs, chosen):
    for path in paths_of(stubs, chosen):
        for part in split(path):
            for platform in ("windows", "linux", "macos", "universal"):
                pathvalidate.validate_filename(part, platform=platform)
            assert part == part.strip(" .")
            assert len(part.encode()) <= 255
            assert unicodedata.is_normalized("NFC", part)
            assert part.partition(".")[0].rstrip().upper() not in RESERVED


RESERVED = {"CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$"} | {
    device + number for device in ("COM", "LPT") for number in "0123456789¹²³"
}


@given(surveys(), templates)
def test_a_plan_is_the_same_again_and_in_another_process(stubs, chosen):
    plan = make_plan(stubs, Site(), "wxr", chosen)
    assert plan == make_plan(list(stubs), Site(), "wxr", chosen)
    assert pickle.loads(pickle.dumps(plan)) == plan


@settings(max_examples=30)
@example(60, 30_000)
@given(st.integers(1, 300), st.integers(1, 400))
def test_pages_that_nest_without_end_have_paths_that_do(length, depth):
    stubs = [
        Stub(at, "x.xml", None, at + 1, "page", "publish", "", "s" * length, "", parent=at)
        for at in range(depth)
    ]
    paths = make_plan(stubs, Site(), "wxr", Settings()).paths
    assert len(set(paths.values())) == depth
    assert max(len(path.encode()) for path in paths.values()) < 1000


def test_many_posts_of_one_name_cost_no_more_than_others():
    stubs = [Stub(at, "x", None, at, "post", "publish", "", "same", "") for at in range(20_000)]
    paths = make_plan(stubs, Site(), "wxr", Settings()).paths
    assert paths[0] == "posts/same.md"
    assert paths[19_999] == "posts/same-20000.md"
