"""The law of the shared survey: an export says the same to two processes as to one."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from migrator.readers.wxr import briefs
from tests.wxr_surveys import surveyed
from tests.wxr_text import export_text, item_text

_ODD = st.sampled_from(
    [
        *("]]>", "<![CDATA[", "<!--", "</item>", "<item>", "<item>\n<title>", "</channel>", "\r\n"),
        *(
            "<rss xmlns:new='n'>",
            "<new:a>1</new:a>",
            "<?xml ",
            "<wp:post_id>7",
            "é",
            "\0",
            "</rss>",
        ),
        *("<title>b</title>", "<wp:author><wp:author_login>a</wp:author_login></wp:author>", "花"),
    ]
)
_BODIES = st.lists(st.one_of(_ODD, st.text("ab \n", max_size=4)), max_size=5).map("".join)
_DATES = st.sampled_from(["2023-05-01 08", "2023-05-01 09", "0000-00-00 00"])


@st.composite
def _exports(draw) -> bytes:
    """An export with odd words in its items, between them, and damage anywhere."""
    pieces = []
    for number, body in enumerate(draw(st.lists(_BODIES, min_size=1, max_size=8)), 1):
        item = item_text(number, f"Note {number}", body).replace("2023-05-01 08", draw(_DATES))
        pieces += [item, draw(st.just("") | _ODD)]
    data = export_text(*pieces).encode()
    for where, gone, odd in draw(
        st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 40), _ODD), max_size=2)
    ):
        at = where % (len(data) + 1)
        data = data[:at] + odd.encode() + data[at + gone :]
    return data


@given(_exports(), st.sampled_from([0, 900, 2000]))
@settings(max_examples=60)
def test_two_processes_find_what_one_finds(data, batch_bytes):
    worth, size = briefs.WORTH_SHARING, briefs.BATCH_BYTES
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "site.xml"
        path.write_bytes(data)
        one = surveyed(path, jobs=1)
        try:
            briefs.WORTH_SHARING, briefs.BATCH_BYTES = 0, batch_bytes
            assert surveyed(path, jobs=2) == one
        finally:
            briefs.WORTH_SHARING, briefs.BATCH_BYTES = worth, size
