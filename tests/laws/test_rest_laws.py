"""Laws of live sites: whatever a site answers, every row is had or reported, and nothing breaks."""

import string

from hypothesis import given
from hypothesis import strategies as st

from migrator.diagnostics import Place
from migrator.readers.rest.asking import Answer
from migrator.readers.rest.fields import Row
from migrator.readers.rest.names import Names
from migrator.readers.rest.paging import Reading
from migrator.readers.rest.post import ATTACHMENT, MENU_ITEM, outline, read_post, stub_of
from migrator.web import AnswerError, UnwantedBodyError

NAMES = ("id", "title", "content", "excerpt", "date", "author", "categories", "meta", "status")
INNER = ("rendered", "raw", "protected", "wp:term", "author")

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)  # what orjson reads: larger ones become floats
    | st.floats(allow_nan=False)
    | st.text(string.printable, max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(INNER), inner, max_size=3)
    ),
    max_leaves=8,
)
rows = st.dictionaries(st.sampled_from((*NAMES, "_embedded", "caption", "link", "slug")), values)


@given(
    count=st.integers(0, 260),
    broken=st.sets(st.integers(0, 259), max_size=6),
    told=st.booleans(),
    cut=st.booleans(),
)
def test_every_row_comes_in_order_or_is_reported(count, broken, told, cut):
    everything = [{"id": number + 1} for number in range(count)]

    def ask(page, size):
        shown = everything[(page - 1) * size : page * size]
        if page > 1 and not shown:
            raise AnswerError("past the end", 400)
        if any(row["id"] - 1 in broken for row in shown):
            raise UnwantedBodyError("cut") if cut else AnswerError("broken", 500)
        return Answer(shown, count if told else None)

    reading = Reading(ask, "posts", Place("site"))
    read = [row.number("id") - 1 for row in reading.rows()]
    lost = {number for number in broken if number < count}
    assert read == [number for number in range(count) if number not in lost]
    assert reading.lost == len(lost)
    assert [note.code.name for note in reading.notes] == ["rest-item-lost"] * len(lost)


@given(row=rows, comments=st.lists(rows, max_size=2))
def test_no_row_breaks_the_reading(row, comments):
    names = Names()
    names.taxonomies = {"categories": "category"}
    names.add_embedded(Row(row))
    names.add_author(Row(row))
    for kind in ("post", ATTACHMENT, MENU_ITEM):
        read = read_post(kind, Row(row), [Row(each) for each in comments], names)
        stub = stub_of(0, "site", outline(kind, Row(row), names))
        assert (stub.id, stub.type, stub.status, stub.title) == (
            read.post.id, kind, read.post.status, read.post.title
        )  # fmt: skip
        assert len(read.post.comments) == len(comments)
