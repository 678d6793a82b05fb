"""Which files the dump reader knows, and how it reads bytes."""

import pytest

from migrator.readers.dump import READER
from migrator.readers.dump.decode import decode
from migrator.readers.source import SourceError
from migrator.settings import Settings

TEXT = "L’été à Nîmes — déjà « là »\n\nÇa, c’était l’été où l’on dînait dehors.\n"


def _read(tmp_path, data, **settings):
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    source = READER.open(path, "page.txt", Settings(**settings))
    return source, [item.read()[0] for item in source.items(source.survey())]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
def test_the_same_text_comes_out_of_every_character_set(charset):
    assert decode(TEXT.encode(charset)).text == TEXT


@pytest.mark.parametrize("charset", ["utf-16-le", "windows-1252"])
def test_a_guess_is_reported(tmp_path, charset):
    source, _ = _read(tmp_path, TEXT.encode(charset))
    assert [entry.code.name for entry in source.diagnostics()] == ["dump-charset-guessed"]


def test_broken_bytes_are_reported_and_harm_only_themselves(tmp_path):
    source, posts = _read(tmp_path, TEXT.encode()[:-3] + b"\xff.\n")
    assert "dump-bytes-unreadable" in [entry.code.name for entry in source.diagnostics()]
    assert posts[0].title == TEXT.split("\n", maxsplit=1)[0]


@pytest.mark.parametrize("data", [b"", b"\n \n", "\u00a0\n".encode()])
def test_a_file_without_text_is_refused_in_one_sentence(tmp_path, data):
    with pytest.raises(SourceError, match=r"^page\.txt: is empty"):
        _read(tmp_path, data)


def test_a_page_of_interface_alone_is_refused_in_one_sentence(tmp_path):
    with pytest.raises(SourceError, match=r"^page\.txt: holds no post"):
        _read(tmp_path, b"Skip to content\n\nRead more\n\nProudly powered by WordPress\n")


def test_an_unknown_time_zone_is_refused_in_one_sentence(tmp_path):
    with pytest.raises(SourceError, match="Mars/Olympus"):
        _read(tmp_path, TEXT.encode(), timezone="Mars/Olympus")


def test_dates_stand_in_the_time_zone_of_the_site(tmp_path):
    text = "Fog\n\nMarch 3, 2014\n\nIt came in at four and stayed for the whole of the evening.\n"
    _, posts = _read(tmp_path, text.encode(), timezone="Europe/Paris")
    assert posts[0].published.isoformat() == "2014-03-03T00:00:00+01:00"


def test_a_date_that_could_be_two_days_is_none(tmp_path):
    text = "Fog\n\n03/04/2014\n\nIt came in at four and stayed for the whole of the evening.\n"
    _, posts = _read(tmp_path, text.encode())
    assert posts[0].published is None
    assert [piece.text for piece in posts[0].removed] == ["03/04/2014"]


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"<?xml version='1.0'?><rss></rss>",
        b"<!DOCTYPE html><html><p>Hello</p></html>",
        b"\x1f\x8b\x08\x00rest",
        b"PK\x03\x04rest",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        bytes(range(256)) * 8,
        b"-- A backup\n\nDROP TABLE `posts`;\nINSERT INTO `posts` VALUES (1,'Fog');\n",
        b'[{"id": 7, "title": {"rendered": "Fog"}}]',
        b'{\n  "title": "Fog"\n}\n',
        b"<?php echo 'Fog';",
        b"From: <saved>\nSubject: Fog\nMIME-Version: 1.0\n\nIt came in at four.\n",
    ],
)
def test_markup_data_and_binaries_are_not_known(head):
    assert READER.knows(head, "page.txt") == 0


def test_plain_text_is_known_best_by_its_name():
    assert READER.knows(TEXT.encode(), "page.txt") > READER.knows(TEXT.encode(), "page") > 0
    assert READER.knows(TEXT.encode("utf-16"), "page.txt") > 0


def test_items_are_the_same_each_time_and_have_a_digest(tmp_path):
    source, posts = _read(tmp_path, TEXT.encode())
    stubs = source.survey()
    again = [item.read()[0] for item in source.items(stubs)]
    assert again == posts
    assert len({item.digest for item in source.items(stubs)}) == len(stubs)


@pytest.mark.parametrize(
    "text", ["[1]Skip to content\n\nFog\n", "[fog.jpg]\n\nIt came.\n", "Create table manners\n"]
)
def test_text_that_begins_like_data_is_still_text(text):
    assert READER.knows(text.encode(), "page.txt") > 0
