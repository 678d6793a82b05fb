"""What an export may come in: archives, folders, standard input; and what is refused."""

import gzip
import io
import os
import zipfile

import pytest

from migrator.readers import SourceError
from migrator.readers.wxr import READER
from migrator.settings import SettingError, Settings
from tests.wxr_text import HEAD, TAIL, export_text, item_text

ONE = export_text(item_text(1, "One", "First words."))
TWO = export_text(item_text(1, "One", "First words."), item_text(2, "Two", "Zweite Worte."))


def titles(path, name=""):
    with READER.open(path, name or path.name, Settings()) as source:
        stubs = source.survey()
        posts = [item.read()[0] for item in source.items(stubs)]
        assert [stub.ordinal for stub in stubs] == list(range(len(stubs)))
        return [post.title for post in posts], [one.code.name for one in source.diagnostics()]


def archive(path, **entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in entries.items():
            out.writestr(name.replace("__", "/").replace("_DOT_", "."), text)
    return path


def refused(path, words):
    with pytest.raises(SourceError) as caught:
        titles(path)
    assert words in str(caught.value)
    assert str(caught.value).startswith(path.name)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_every_export_of_the_corpus_is_read_whole(shared):
    rows = (shared / "corpus/MANIFEST.tsv").read_text(encoding="utf-8").splitlines()
    wanted = {
        row.split("\t")[0]: int(row.split("\t")[5].split(" items")[0])
        for row in rows
        if row.startswith("wxr/")
    }
    found = {}
    for name in wanted:
        with READER.open(shared / "corpus" / name, name, Settings()) as source:
            stubs = source.survey()
            found[name] = len([item.read() for item in source.items(stubs)])
            for stub, item in zip(stubs, source.items(stubs), strict=True):
                post, _ = item.read()
                assert (stub.title, stub.slug, stub.id) == (post.title, post.slug, post.id)
                assert stub.published == post.published
    assert found == wanted


def test_gzip_is_unpacked(tmp_path):
    path = tmp_path / "site.xml.gz"
    path.write_bytes(gzip.compress(TWO.encode()))
    assert titles(path) == (["One", "Two"], [])


def test_gzip_in_several_members_is_one_file(tmp_path):
    path, data, half = tmp_path / "site.xml.gz", TWO.encode(), len(TWO) // 2
    path.write_bytes(gzip.compress(data[:half]) + gzip.compress(data[half:]) + b"\0\0")
    assert titles(path) == (["One", "Two"], [])


def test_gzip_that_is_cut_gives_what_is_there(tmp_path):
    path = tmp_path / "site.xml.gz"
    noise = os.urandom(3000).hex()
    text = export_text(item_text(1, "One", "x"), item_text(2, "Two", noise))
    path.write_bytes(gzip.compress(text.encode())[:-1500])
    found, said = titles(path)
    assert found == ["One", "Two"]
    assert "wxr-archive-damaged" in said


def test_the_files_of_a_zip_are_merged_in_natural_order(tmp_path):
    parts = {f"site_DOT_{n}_DOT_xml": export_text(item_text(n, f"N{n}")) for n in (10, 9, 2)}
    path = archive(
        tmp_path / "site.zip",
        **parts,
        readme_DOT_txt="Hello",
        repeat_DOT_xml=parts["site_DOT_2_DOT_xml"],
    )
    found, said = titles(path)
    assert found == ["N2", "N9", "N10"]
    assert sorted(said) == ["wxr-item-repeated", "wxr-part-skipped"]


def test_the_files_of_a_folder_are_merged(tmp_path):
    folder = tmp_path / "site"
    (folder / "more").mkdir(parents=True)
    (folder / "a.xml").write_text(ONE, encoding="utf-8")
    (folder / "more" / "b.xml.gz").write_bytes(gzip.compress(TWO.encode()))
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 not text")
    found, said = titles(folder)
    assert found == ["One", "Two"]
    assert sorted(said) == ["wxr-item-repeated", "wxr-part-skipped"]


def test_one_id_with_different_words_is_kept_twice(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.xml").write_text(ONE, encoding="utf-8")
    (folder / "b.xml").write_text(ONE.replace("First", "Last"), encoding="utf-8")
    assert titles(folder) == (["One", "One"], ["wxr-id-twice"])


def test_files_of_two_sites_are_reported(tmp_path):
    folder = tmp_path / "sites"
    folder.mkdir()
    (folder / "a.xml").write_text(ONE, encoding="utf-8")
    other = export_text(item_text(2, "Two")).replace("garden.example", "yard.example")
    (folder / "b.xml").write_text(other, encoding="utf-8")
    assert titles(folder) == (["One", "Two"], ["wxr-sites-differ"])


def test_a_source_is_named_as_the_user_named_it(tmp_path):
    path = tmp_path / "spooled"
    path.write_text(ONE, encoding="utf-8")
    with READER.open(path, "-", Settings()) as source:
        assert str(source.survey()[0].place) == "-:11: post 1 “One”"


def test_names_in_a_zip_are_never_paths(tmp_path):
    path = tmp_path / "site.zip"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("../../evil.xml", ONE)
        out.writestr("/etc/evil.xml", export_text(item_text(2, "Two")))
    found, _ = titles(path)
    assert sorted(found) == ["One", "Two"]
    assert [file.name for file in tmp_path.rglob("*")] == ["site.zip"]


@pytest.mark.parametrize("kind", ["gz", "zip"])
def test_a_bomb_is_refused(tmp_path, kind):
    blank = HEAD + " " * (80 << 20)
    path = tmp_path / f"bomb.{kind}"
    if kind == "gz":
        path.write_bytes(gzip.compress(blank.encode()))
        refused(path, "swells")
    else:
        archive(path, a_DOT_xml=blank)
        with pytest.raises(SourceError, match="swells"):
            titles(path)


def test_an_archive_in_an_archive_is_skipped_and_said(tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as out:
        out.writestr("a.xml", ONE)
    path = archive(tmp_path / "site.zip", b_DOT_zip=inner.getvalue(), c_DOT_xml=ONE)
    assert titles(path) == (["One"], ["wxr-part-skipped"])


def test_an_encrypted_archive_is_refused(tmp_path):
    path = archive(tmp_path / "site.zip", a_DOT_xml=ONE)
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    path.write_bytes(bytes(data))
    refused(path, "encrypted")


def test_a_cut_zip_is_refused(tmp_path):
    path = archive(tmp_path / "site.zip", a_DOT_xml=TWO)
    path.write_bytes(path.read_bytes()[:-60])
    refused(path, "damaged")


def test_a_zip_or_folder_without_an_export_is_refused(tmp_path):
    refused(archive(tmp_path / "site.zip", a_DOT_txt="Hello"), "holds no WordPress export")
    (tmp_path / "empty").mkdir()
    refused(tmp_path / "empty", "holds no WordPress export")


def test_what_is_not_there_is_refused(tmp_path):
    refused(tmp_path / "nowhere.xml", "No such file")


def test_a_source_that_changes_is_noticed(tmp_path):
    path = tmp_path / "site.xml"
    path.write_text(TWO, encoding="utf-8")
    with READER.open(path, "site.xml", Settings()) as source:
        stubs = source.survey()
        path.write_text(TWO.replace("Zweite", "Dritte"), encoding="utf-8")
        os.utime(path, ns=(0, 0))
        with pytest.raises(SourceError, match="has changed"):
            list(source.items(stubs))


def test_other_bytes_under_the_same_time_are_noticed(tmp_path):
    path = tmp_path / "site.xml"
    path.write_text(TWO, encoding="utf-8")
    stat = path.stat()
    with READER.open(path, "site.xml", Settings()) as source:
        stubs = source.survey()
        path.write_text(TWO.replace("Zweite", "Dritte"), encoding="utf-8")
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        with pytest.raises(SourceError, match="has changed"):
            list(source.items(stubs))


def test_unpacked_files_are_removed(tmp_path, monkeypatch):
    spool = tmp_path / "spool"
    spool.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(spool))
    path = tmp_path / "site.xml.gz"
    path.write_bytes(gzip.compress(TWO.encode()))
    assert titles(path)[0] == ["One", "Two"]
    assert list(spool.iterdir()) == []


def test_an_item_over_ten_megabytes_is_read_whole(tmp_path):
    body = "Lang und breit. " * 700_000
    path = tmp_path / "site.xml"
    path.write_text(export_text(item_text(1, "One", body), item_text(2, "Two")), encoding="utf-8")
    with READER.open(path, "site.xml", Settings()) as source:
        first, second = source.items(source.survey())
        post, said = first.read()
        assert post.body == body
        assert [one.code.name for one in said] == ["wxr-text-huge"]
        assert second.read()[0].title == "Two"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 10_000,
        "<title><![CDATA[" * 20_000,
        "<wp:postmeta>" * 20_000,
        "<title>" * 20_000 + "]]>",
        "&a;" * 20_000,
        "<!--" * 20_000,
        "<a:b>" * 20_000,
        "<a b='" * 20_000,
        "<" * 50_000,
        "</title>]]>" * 20_000,
    ],
    ids=lambda body: body[:16],
)
def test_hostile_markup_is_read_in_linear_time(tmp_path, body):
    item = item_text(1, "One").replace("<![CDATA[]]></content", f"{body}</content")
    path = tmp_path / "site.xml"
    path.write_text(export_text(item, item_text(2, "Two")), encoding="utf-8")
    assert "Two" in titles(path)[0]


@pytest.mark.parametrize(
    "mark",
    [
        "<!--",
        "</item>",
        "<html></html>",
        "<!DOCTYPE>",
        "<!DOCTYPE [",
        "<?",
        "<title><![CDATA[",
        "<title><![CDATA[</title>",
        "<title><![CDATA[x]]>y",
        "<wp:term>",
        "<channel>",
        "<a:b><![CDATA[",
        "]]>",
        "<a ",
        "<item",
    ],
)
def test_hostile_marks_are_passed_in_linear_time(tmp_path, mark):
    many = mark * 20_000
    path = tmp_path / "site.xml"
    for text in (
        export_text(item_text(1, "One"), many, "]]>", item_text(2, "Two")),
        export_text(item_text(1, "One", extra=many + "]]>"), item_text(2, "Two")),
        export_text(item_text(1, "One"), item_text(2, "Two")).replace("<channel>", many, 1),
        many + ONE,
    ):
        path.write_text(text, encoding="utf-8")
        with READER.open(path, path.name, Settings()) as source:
            posts = [item.read()[0] for item in source.items(source.survey())]
        assert any("First" in post.body or post.id == 1 for post in posts)


def test_the_zone_of_the_settings_dates_what_has_no_offset(tmp_path):
    draft = item_text(2, "Draft").replace("2023-05-01 08", "0000-00-00 00")
    winter = draft.replace("2023-05-01 10", "2023-12-01 10").replace(">2<", ">3<")
    path = tmp_path / "site.xml"
    path.write_text(export_text(item_text(1, "One"), draft, winter), encoding="utf-8")
    with READER.open(path, "site.xml", Settings(timezone="Europe/Paris")) as source:
        stubs = source.survey()
    assert [stub.published.isoformat() for stub in stubs] == [
        "2023-05-01T10:00:00+02:00",
        "2023-05-01T10:00:00+02:00",
        "2023-12-01T10:00:00+01:00",
    ]
    with pytest.raises(SettingError, match="Nowhere/Land"):
        READER.open(path, "site.xml", Settings(timezone="Nowhere/Land"))


def test_the_reader_knows_an_export_however_it_is_packed(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.xml").write_text(ONE, encoding="utf-8")
    zipped = archive(tmp_path / "site.zip", a_DOT_xml=ONE)
    packed = gzip.compress(ONE.encode())
    assert READER.knows(ONE.encode(), "a.xml") == 1.0
    assert READER.knows(ONE.encode("utf-16"), "a.xml") == 1.0
    assert READER.knows(packed, "a.xml.gz") == 1.0
    assert READER.knows(packed[:200], "a.xml.gz") == 1.0
    assert READER.knows(zipped.read_bytes(), str(zipped)) == 1.0
    assert READER.knows(b"", str(folder)) == 1.0
    assert READER.knows(b"", str(tmp_path / "nowhere")) == 0.0
    assert READER.knows(b"<rss><channel/></rss>", "feed.xml") == 0.0
    assert READER.knows(b"<html><body>", "page.html") == 0.0
    assert READER.knows((HEAD + TAIL).encode(), "") == 1.0
