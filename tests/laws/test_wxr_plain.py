"""The law of the short road: what it says of an item is what the parser says of it."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from migrator.readers.wxr.element import frame, parse_element
from migrator.readers.wxr.parts import Fields
from migrator.readers.wxr.plain import brief_fields, plain_fields
from migrator.readers.wxr.stub import Spot, stub_of

_FIELDS = (
    *("title", "link", "pubDate", "dc:creator", "guid", "description", "content:encoded"),
    *("excerpt:encoded", "wp:post_id", "wp:post_date", "wp:post_date_gmt", "wp:post_modified"),
    *("wp:post_modified_gmt", "wp:comment_status", "wp:ping_status", "wp:post_name", "wp:status"),
    *("wp:post_parent", "wp:menu_order", "wp:post_type", "wp:post_password", "wp:is_sticky"),
)
_PLAIN_TEXT = st.sampled_from(
    ["", "12", "Notes, été", "花 𝒳", " spaced ", "a > b", '"quoted"', "\n"]
)
_REFERENCE = st.sampled_from(
    ["&amp;", "&#038;", "&lt;b&gt;", "&#8217;", "&quot;", "&apos;", "&#32;"]
)
_BODY = (
    st.lists(
        st.one_of(
            st.sampled_from(
                ["]", "]]", "]>", "<p>", "</item>", "&", "&amp;", "<!-- x -->", "\r\n", "\x7f"]
            ),
            _PLAIN_TEXT,
        ),
        max_size=6,
    )
    .map("".join)
    .filter(lambda body: "]]>" not in body)
)
_ODD = st.sampled_from(
    [
        *("]]>", "<![CDATA[", "<!-- -->", "<?pi?>", "<b>", "</title>", "<title>", "<title/>"),
        *(
            "&",
            "&nbsp;",
            "&#0;",
            "&#31;",
            "&#xD800;",
            "&#99999;",
            "&#55296;",
            "&am",
            "p;",
            "&#x20;",
        ),
        *(
            "\r",
            "\r\n",
            "\0",
            "\x0b",
            "\x1f",
            "\x85",
            "\u2028",
            "\ufffe",
            "\uffff",
            "\ufeff",
            "\xa0",
        ),
        *("</wp:comment>", "<wp:comment>", "<wp:comment></wp:comment>", "<wp:postmeta>", "x", " "),
        *("<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>", ' xml:space="preserve"'),
        *('<category domain="a" nicename="b&amp;c">d</category>', "<category>d</category>"),
        *(
            '<category domain="" nicename="">d</category>',
            '<title domain="a" nicename="b">c</title>',
        ),
        *(
            "<wp:new>1</wp:new>",
            "<plug:in>1</plug:in>",
            '<enclosure url="x"/>',
            "<item>",
            "</item>",
        ),
        *(
            "<wp:is_sticky>0</wp:is_sticky>",
            "<wp:is_sticky>1</wp:is_sticky>",
            "<p:q",
            ":",
            '"',
            ">",
        ),
    ]
)


def _section(text: str) -> str:
    return f"<![CDATA[{text}]]>"


_VALUE = st.one_of(_PLAIN_TEXT, _REFERENCE, _BODY.map(_section))
_INSIDE_ROWS = st.one_of(_PLAIN_TEXT, _BODY.map(_section))


@st.composite
def _rows(draw, kind: str) -> str:
    key, value = draw(_INSIDE_ROWS), draw(_INSIDE_ROWS)
    row = f"<wp:meta_key>{key}</wp:meta_key>\n<wp:meta_value>{value}</wp:meta_value>"
    return f"<wp:{kind}>{row}</wp:{kind}>\n"


@st.composite
def _comments(draw) -> str:
    names = ("wp:comment_id", "wp:comment_author", "wp:comment_content", "wp:comment_type")
    fields = "\n".join(f"<{name}>{draw(_INSIDE_ROWS)}</{name}>" for name in names)
    return f"<wp:comment>\n{fields}{draw(st.just('') | _rows('commentmeta'))}</wp:comment>\n"


@st.composite
def _items(draw) -> str:
    """An item that is plain."""
    left_out = draw(st.sets(st.sampled_from(_FIELDS), max_size=2))
    names = [name for name in _FIELDS if name not in left_out]
    names = draw(st.just(names) | st.permutations(names))
    values = [draw(_VALUE if names == list(_FIELDS) else _INSIDE_ROWS) for _ in names]
    space = draw(st.sampled_from(["", "\n\t\t", " "]))
    fields = space.join(f"<{n}>{v}</{n}>" for n, v in zip(names, values, strict=True))
    term = f'<category domain="post_tag" nicename="été">{draw(_INSIDE_ROWS)}</category>'
    tail = st.lists(st.one_of(st.just(term), _rows("postmeta"), _comments()), max_size=4)
    return f"<item>{space}{fields}{space}{space.join(draw(tail))}{space}</item>"


def _told(fields: Fields | None) -> tuple[object, ...]:
    """What the survey makes of an item's fields."""
    assert fields is not None
    dates = [fields.get(name) for name in ("wp:post_date", "wp:post_date_gmt", "pubDate")]
    return stub_of(fields, Spot(0, "", 1, 0, 0, 0), None), dates


def _agree(data: bytes) -> bool:
    """Whether the short road could be taken; then it has to lead to the same place."""
    plain = plain_fields(data)
    if plain is not None:
        assert (plain, ()) == parse_element(data, "item", frame("utf-8"))
        assert _told(brief_fields(data)) == _told(plain)
    return plain is not None


@given(_items())
def test_plain_items_are_read_as_the_parser_reads_them(item):
    assert _agree(item.encode())


@given(
    _items(),
    st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 3), _ODD), min_size=1, max_size=3),
)
@settings(max_examples=200)
@example("<item><title>a</title></item>", [(14, 0, "\r")])
@example("<item><title>&</title><link>amp;</link></item>", [(0, 0, "")])
def test_whatever_is_odd_is_read_as_the_parser_reads_it(item, changes):
    for where, gone, odd in changes:
        at = where % (len(item) + 1)
        item = item[:at] + odd + item[at + gone :]
    _agree(item.encode())


@given(_items(), st.integers(0, 1 << 20), st.binary(max_size=3))
def test_wrong_bytes_never_take_the_short_road(item, where, wrong):
    data = item.encode()
    at = where % (len(data) + 1)
    _agree(data[:at] + wrong + data[at:])
