"""Laws of the export: whatever an item holds, it is well-formed XML and reads the same."""

import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from migrator.model import Comment, Meta, Post, Site, Term
from migrator.readers.wxr import READER
from migrator.settings import Settings
from migrator.writers.wxr.channel import TAIL, channel_head, parents_first
from migrator.writers.wxr.item import item_row

ODD = st.sampled_from(
    [
        *("]]>", "]]", "<![CDATA[", "</item>", "<item>", "</channel>", "&amp;", "&", "<b>", "%41"),
        *("</content:encoded>", "é", "花", "\n", '"', "'", "<wp:post_id>7", "\u2028"),
    ]
)
BODY = st.lists(st.one_of(ODD, st.text("ab \n", max_size=4)), max_size=8).map("".join)
LINE = BODY.map(lambda text: " ".join(text.split()))
ZONE = timezone(timedelta(hours=2))
MOMENT = st.integers(0, 4_000_000_000).map(lambda at: datetime.fromtimestamp(at, ZONE))
META = st.builds(Meta, st.text("ab_", min_size=1), BODY)
COMMENT = st.builds(
    Comment,
    id=st.integers(1, 99),
    author=LINE,
    date=MOMENT,
    content=BODY,
    parent=st.none() | st.integers(1, 99),
    meta=st.lists(META, max_size=2).map(tuple),
)
POST = st.builds(
    Post,
    id=st.integers(1, 10**6),
    type=st.just("post"),
    status=st.sampled_from(["publish", "draft", "private"]),
    title=LINE,
    body=BODY,
    slug=st.text("ab-é花", max_size=8),
    published=MOMENT,
    modified=MOMENT,
    excerpt=BODY,
    password=LINE,
    sticky=st.booleans(),
    menu_order=st.integers(-9, 9),
    meta=st.lists(META, max_size=3).map(tuple),
    comments=st.lists(COMMENT, max_size=3).map(tuple),
)
TERM = st.builds(
    Term, st.just("category"), st.sampled_from("abcdef"), LINE, parent=st.sampled_from(" abcdef")
)


@given(POST)
def test_whatever_an_item_holds_reads_the_same(post):
    data = channel_head(Site(url="https://rye.example", utc_offset=120)) + item_row(
        post, post.body, 120
    )
    etree.fromstring(data + TAIL)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.xml"
        path.write_bytes(data + TAIL)
        with READER.open(path, path.name, Settings(timezone="Etc/GMT-2")) as source:
            (item,) = source.items(source.survey())
            assert item.read()[0] == post


@given(st.binary(max_size=40))
def test_no_character_makes_an_export_that_is_no_xml(data):
    text = (
        data.decode("utf-16-le", "surrogatepass") if len(data) % 2 == 0 else data.decode("latin-1")
    )
    post = Post(1, "post", "publish", text, text, slug=text, meta=(Meta(text, text),))
    etree.fromstring(channel_head(Site(title=text)) + item_row(post, text, None) + TAIL)


@given(st.lists(TERM, max_size=8))
def test_parents_stand_first_and_none_is_lost(terms):
    placed = parents_first(terms)
    assert sorted(map(id, placed)) == sorted(set(map(id, terms)))
    if all(term.parent == " " for term in terms):
        assert placed == terms
