"""What a user may ask of a plan, and what is said when it can't be."""

from datetime import UTC, datetime

import pytest

from migrator.cli.filter_words import KEYS
from migrator.model import Author, Site
from migrator.readers.source import Stub
from migrator.settings import SettingError, Settings
from migrator.writers import filters, make_plan


def stub(ordinal=0, **changes):
    plain = {"id": ordinal + 1, "type": "post", "status": "publish", "title": "", "slug": "a"}
    return Stub(ordinal, "x.xml", 1, link="", **{**plain, **changes})


def plan(*stubs, **settings):
    return make_plan(stubs, Site(), "wxr", Settings(**settings))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"to": "nosuch"}, "no format “nosuch”"),
        ({"path": "{nosuch}.md"}, "no field “{nosuch}”"),
        ({"path": "{}.md"}, "no field “{}”"),
        ({"path": "all.md"}, "needs a field"),
        ({"path": "{slug}/"}, "needs a field"),
        ({"path": "{slug.md"}, "is no template"),
        ({"path": "../{slug}.md"}, "the part “..”"),
        ({"path": ".migrator/{slug}.md"}, "the part “.migrator”"),
        ({"path": "{slug}/con.md"}, "the part “con.md”"),
        ({"path": "C:\\{slug}.md"}, "a character that file names can't have"),
        ({"page_path": "{slug}?.md"}, "page_path: "),
        ({"path": "{slug!r}.md"}, "plain {field}"),
        ({"path": "{slug:>20}.md"}, "plain {field}"),
        ({"only": ("kind=post",)}, "no filter “kind”"),
        ({"only": ("post",)}, "no filter “post”"),
        ({"only": ("type=",)}, "has no value"),
        ({"only": ("after=soon",)}, "needs one date"),
        ({"only": ("after=2021-02-30",)}, "needs one date"),
        ({"only": ("before=2021,2022",)}, "needs one date"),
        ({"terms": ("misc=drop",)}, "is no term"),
        ({"terms": ("category/misc",)}, "is no rule"),
        ({"terms": ("category/a=*",)}, "needs a name"),
        ({"terms": ("category/a=B", "category/b=A")}, "lead to each other"),
        ({"terms": ("category/*=tag/*", "tag/*=category/*")}, "lead to each other"),
        ({"authors": ("anna",)}, "is no rule"),
        ({"authors": ("anna=ben", "ben=anna")}, "go round"),
        ({"fields": ("title",)}, "is no rule"),
        ({"fields": ("a..b=c",)}, "is no name of a field"),
        ({"fields": ("draft=drop",)}, "keeps apart what is not published"),
        ({"constants": ("draft=false",)}, "keeps apart what is not published"),
        ({"fields": ("link=title",)}, "there is a field of that name"),
        ({"fields": ("link=url", "id=url")}, "there is a field of that name"),
        ({"fields": ("link=url",), "constants": ("url=x",)}, "what another field is renamed to"),
        ({"to": "hugo", "fields": ("url=permalink",)}, "hugo needs “url”"),
        ({"to": "jekyll", "fields": ("permalink=drop",)}, "jekyll needs “permalink”"),
        ({"to": "jekyll", "constants": ("published=true",)}, "jekyll needs “published”"),
        ({"to": "astro", "scaffold": True, "constants": ("toc=1",)}, "takes no field “toc”"),
        ({"date_format": "%Q"}, "has “%Q”"),
        ({"date_format": "%Y-%m-%"}, "has “%”"),
        ({"to": "hugo", "date_format": "%d.%m.%Y"}, "hugo could not read dates"),
        ({"to": "eleventy", "date_format": "%Y-%m-%d %H:%M:%S %z"}, "could not read dates"),
    ],
)
def test_a_wrong_setting_is_told_in_one_sentence(settings, said):
    stubs = [stub(0, author="anna", categories=("a",)), stub(1, author="ben", categories=("b",))]
    with pytest.raises(SettingError) as told:
        plan(*stubs, **settings)
    assert said in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("only", "kept"),
    [
        (("type=page",), [1]),
        (("type=post,page",), [0, 1, 2]),
        (("type=post", "page"), [0, 1, 2]),
        (("author=ANNA",), [0]),
        (("category=rye",), [0]),
        (("tag=dark,light",), [1]),
        (("after=2020-06",), [0, 1]),
        (("before=2021-06-01",), [0]),
        (("after=2020", "before=2021", "type=post"), [0]),
        (("after=2020 before=2021  type=post",), [0]),
        (("id=1,3",), [0, 2]),
        (("slug=b",), [2]),
    ],
)
def test_a_filter_keeps_what_matches(only, kept):
    stubs = [
        stub(0, author="anna", categories=("rye",), published=datetime(2020, 6, 1, tzinfo=UTC)),
        stub(1, type="page", tags=("dark",), published=datetime(2021, 6, 1, tzinfo=UTC)),
        stub(2, slug="b"),
    ]
    made = plan(*stubs, only=only)
    assert list(made.paths) == kept
    assert set(made.skipped) == {0, 1, 2} - set(kept)


def test_attachments_are_known_even_when_they_are_not_converted():
    file = stub(1, type="attachment", parent=1, attachment="https://a.example/x.jpg", alt="X")
    made = plan(stub(0), file, only=("type=post",))
    assert made.attached == {1: (2,)}
    assert made.attachments[2].alt == "X"
    assert made.skipped == {1: "type=post"}


def test_filters_are_by_what_the_source_says():
    stubs = [stub(0, categories=("misc",)), stub(1, categories=("notes",))]
    made = plan(*stubs, terms=("category/misc=category/notes",), only=("category=misc",))
    assert list(made.paths) == [0]


def test_the_command_line_knows_the_same_filters():
    assert tuple(filters.KEYS) == KEYS


def test_authors_of_one_name_are_told_apart():
    site = Site(authors=(Author("a", display_name="Ann"), Author("b", display_name="Ann")))
    made = make_plan([], site, "wxr", Settings())
    assert made.author_name("a") == "Ann (a)"
    assert made.author_name("unknown") == "unknown"
