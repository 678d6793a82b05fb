"""What is packed for the next run comes out of it the same, whatever the texts and dates are."""

from datetime import UTC, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrator.model import Attachment, Comment, Meta, Post, Removed, Site, Term
from migrator.packing import pack, unpack
from migrator.readers import Stub
from migrator.settings import Settings

TEXTS = st.text(st.characters(exclude_categories=[]), max_size=12)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(-timedelta(minutes=210))])
DATES = st.none() | st.datetimes(timezones=ZONES)
METAS = st.lists(st.builds(Meta, TEXTS, TEXTS), max_size=2).map(tuple)
TERMS = st.lists(st.builds(Term, TEXTS, TEXTS, TEXTS, meta=METAS), max_size=2).map(tuple)
COMMENTS = st.builds(Comment, st.none() | st.integers(), TEXTS, DATES, TEXTS, meta=METAS)
POSTS = st.builds(
    Post,
    id=st.none() | st.integers(),
    type=TEXTS,
    status=TEXTS,
    title=TEXTS,
    body=TEXTS,
    published=DATES,
    terms=TERMS,
    comments=st.lists(COMMENTS, max_size=2).map(tuple),
    attachment=st.none() | st.builds(Attachment, TEXTS),
    enclosures=st.lists(TEXTS, max_size=2).map(tuple),
    removed=st.lists(st.builds(Removed, TEXTS, TEXTS), max_size=2).map(tuple),
    confidence=st.none() | st.floats(0, 1),
)
STUBS = st.builds(
    Stub,
    ordinal=st.integers(0),
    file=TEXTS,
    line=st.none() | st.integers(1),
    id=st.none() | st.integers(),
    type=TEXTS,
    status=TEXTS,
    title=TEXTS,
    slug=TEXTS,
    link=TEXTS,
    published=DATES,
    tags=st.lists(TEXTS, max_size=2).map(tuple),
)


@given(POSTS)
def test_a_post_comes_out_as_it_went_in(post):
    assert unpack(Post, pack(post)) == post


@given(st.lists(STUBS, max_size=3).map(tuple))
def test_stubs_come_out_as_they_went_in(stubs):
    assert unpack(tuple[Stub, ...], pack(stubs)) == stubs


@given(st.builds(Site, title=TEXTS, published=DATES, terms=TERMS))
def test_a_site_comes_out_as_it_went_in(site):
    assert unpack(Site, pack(site)) == site


def test_settings_come_out_as_they_went_in():
    settings = Settings(to="jsonl", only=("type=post",), jobs=3, fetch=True)
    assert unpack(Settings, pack(settings)) == settings


@pytest.mark.parametrize(
    "text", ["[]", "3", "null", "{", '{"unheard": 1}', '{"terms": 3}', "[" * 9999]
)
def test_what_is_no_packed_value_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        unpack(Post, text)
