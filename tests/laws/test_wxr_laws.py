"""Laws of reading exports: what stands before the damage survives, and nothing else is raised."""

import pickle
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from migrator.readers import SourceError
from migrator.readers.inline_html import shown_text
from migrator.readers.wxr import READER
from migrator.settings import Settings
from tests.wxr_text import HEAD, TAIL, export_text, item_text

_ODD = st.sampled_from(
    [
        *(
            "]]>",
            "]]",
            "<![CDATA[",
            "<!--",
            "-->",
            "</item>",
            "<item>",
            "<item>\n<title>",
            "</channel>",
        ),
        *(
            "<content:encoded>",
            "</content:encoded>",
            "<wp:post_id>7",
            "&amp;",
            "&",
            "é",
            "花",
            "\n",
        ),
    ]
)
_BODIES = st.lists(st.one_of(_ODD, st.text("ab \n", max_size=4)), max_size=8).map("".join)
_DAMAGE = st.sampled_from(
    [
        *(b"", b"\0", b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<item>", b"</item>", b"<!--"),
        *(b"\xff\xfe", b"<!DOCTYPE x [", b"</channel>", b"<wp:post_id>", b"\r\n", b"<?xml "),
        b"<br />\n<b>Notice</b>",
    ]
)


def read(*files: bytes, zone: str = ""):
    """What is read of an export of one file or several."""
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(files):
            (Path(folder) / f"part-{number}.xml").write_bytes(data)
        path = Path(folder) / "part-0.xml" if len(files) == 1 else Path(folder)
        with READER.open(path, path.name, Settings(timezone=zone)) as source:
            stubs = source.survey()
            return [item.read()[0] for item in source.items(stubs)], source.diagnostics()


@given(st.lists(_BODIES, min_size=1, max_size=4))
def test_whatever_a_body_says_is_read_back(bodies):
    posts, _ = read(export_text(*(item_text(n, b, b) for n, b in enumerate(bodies, 1))).encode())
    assert [post.body for post in posts] == bodies
    assert [post.title for post in posts] == [shown_text(body.strip()) for body in bodies]
    assert [post.id for post in posts] == list(range(1, len(bodies) + 1))


@given(st.lists(_BODIES, min_size=1, max_size=4), st.integers(0, 1 << 20))
def test_a_cut_loses_no_whole_item_before_it(bodies, where):
    items = [item_text(n, f"Note {n}", b) for n, b in enumerate(bodies, 1)]
    data = export_text(*items).encode()
    cut = where % (len(data) + 1)
    whole, end = [], len(HEAD.encode())
    for item, body in zip(items, bodies, strict=True):
        end += len(item.encode())
        if end <= cut:
            whole.append(body)
    try:
        posts, diagnostics = read(data[:cut])
    except SourceError:
        assert not whole
        return
    assert [post.body for post in posts[: len(whole)]] == whole
    assert not any(post.truncated for post in posts[: len(whole)])
    complete = cut >= len(data) - len("\n</rss>\n")
    assert complete or posts[-1].truncated or diagnostics


@given(
    st.lists(_BODIES, min_size=2, max_size=4),
    st.integers(0, 1 << 20),
    st.integers(0, 6),
    st.lists(_DAMAGE, min_size=1, max_size=3),
)
@settings(max_examples=150)
def test_damage_harms_nothing_before_it(bodies, where, gone, damage):
    items = [item_text(n, f"Note {n}", b) for n, b in enumerate(bodies, 1)]
    data = export_text(*items).encode()
    start = len(HEAD.encode())
    at = start + where % (len(data) - start)
    whole, end = [], start
    for item, body in zip(items, bodies, strict=True):
        end += len(item.encode())
        if end <= at:
            whole.append(body)
    posts, _ = read(data[:at] + b"".join(damage) + data[at + gone :])
    assert [post.body for post in posts[: len(whole)]] == whole


@given(st.binary(max_size=300), st.integers(0, 1 << 20))
def test_bytes_of_any_kind_are_read_or_refused(noise, where):
    data = export_text(item_text(1, "One", "Words."), item_text(2, "Two", "More.")).encode()
    at = where % len(data)
    for broken in (noise, data[:at] + noise + data[at:], data[:at] + noise):
        try:
            read(broken)
        except SourceError as error:
            said = str(error)
        else:
            continue
        assert said.endswith(".")
        assert "\n" not in said


@given(st.lists(_BODIES, min_size=1, max_size=5), st.lists(st.integers(0, 4), max_size=6))
def test_files_of_one_site_give_each_item_once(bodies, repeats):
    items = [item_text(n, f"Note {n}", b) for n, b in enumerate(bodies, 1)]
    second = [items[number % len(items)] for number in repeats]
    posts, diagnostics = read(export_text(*items).encode(), export_text(*second).encode())
    assert [post.body for post in posts] == bodies
    said = [one for one in diagnostics if one.code.name == "wxr-item-repeated"]
    assert len(said) == len(second)


@given(_BODIES, st.sampled_from(["", "Europe/Paris", "Asia/Kathmandu"]))
def test_an_item_is_the_same_in_another_process(body, zone):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xml"
        path.write_text(HEAD + item_text(1, "One", body) + TAIL, encoding="utf-8", newline="")
        with READER.open(path, "a.xml", Settings(timezone=zone)) as source:
            (item,) = source.items(source.survey())
        again = pickle.loads(pickle.dumps(item))
        assert again == item
        assert again.digest == item.digest
        assert again.read() == item.read()
        assert pickle.loads(pickle.dumps(item.read())) == item.read()
