"""Crawls kept as WARC: plain or packed, among other files, and with records that are damaged."""

import gzip
import zipfile

import pytest

from migrator.diagnostics import page as codes
from migrator.readers.opening import detect
from migrator.readers.page import READER, files
from migrator.readers.source import SourceError
from migrator.settings import Settings

WORDS = " ".join(f"Plank {number} of the jetty." for number in range(3000))


def page(number):
    """A page of one post, long enough that its record spans several blocks."""
    return (
        f'<!DOCTYPE html><html lang="en"><body class="single postid-{number}">'
        f'<article class="post-{number} post type-post hentry"><h1 class="entry-title">A day</h1>'
        f'<div class="entry-content"><p>{WORDS}</p></div></article></body></html>'
    ).encode()


def record(number, encoding):
    """An answer of a server as a record of a crawl."""
    body = gzip.compress(page(number)) if encoding else page(number)
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    answer += f"Content-Encoding: {encoding}\r\n\r\n".encode() if encoding else b"\r\n"
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2019-06-01T10:00:00Z\r\n"
        f"WARC-Target-URI: https://pier.example/{number}/\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer) + len(body)}\r\n\r\n"
    )
    return head.encode() + answer + body + b"\r\n\r\n"


def crawl(numbers, *, packed, encoding=""):
    """A crawl of these posts, and where the record of each begins."""
    data, places = b"", []
    for number in numbers:
        places.append(len(data))
        whole = record(number, encoding)
        data += gzip.compress(whole) if packed else whole
    return data, places


def read(path):
    """Numbers of the posts read, and the codes and places of what was reported."""
    with READER.open(path, path.name, Settings()) as source:
        posts = [item.read()[0] for item in source.items(source.survey())]
        assert all(WORDS in post.body for post in posts)
        return [post.id for post in posts], list(source.diagnostics())


@pytest.mark.parametrize("packed", [True, False])
def test_a_crawl_gives_its_posts(tmp_path, packed):
    path = tmp_path / ("site.warc.gz" if packed else "site.warc")
    path.write_bytes(crawl([1, 2, 3], packed=packed)[0])
    assert detect(path, path.name) is READER
    with READER.open(path, path.name, Settings()) as source:
        stubs = source.survey()
        assert stubs[0].link == "https://pier.example/1/"
        assert stubs[1].place.file == f"{path.name}!https://pier.example/2/"
        (last,) = source.items(stubs[2:])
        assert last.read()[0].id == 3


def test_an_answer_that_was_compressed_on_its_way_is_read(tmp_path):
    path = tmp_path / "site.warc"
    path.write_bytes(crawl([1], packed=True, encoding="gzip")[0])
    assert read(path) == ([1], [])


@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_record_costs_itself(tmp_path, packed):
    data, places = crawl([1, 2, 3], packed=packed)
    at = places[1] + (2000 if packed else 3)
    path = tmp_path / "site.warc"
    path.write_bytes(data[:at] + b"#" * 40 + data[at + 40 :])
    numbers, (found,) = read(path)
    assert numbers == [1, 3]
    assert found.code is codes.PAGE_RECORD_BROKEN
    assert found.detail == f"byte {places[1]}"


@pytest.mark.parametrize("packed", [True, False])
def test_a_crawl_that_was_cut_gives_what_is_whole(tmp_path, packed):
    data, places = crawl([1, 2], packed=packed)
    path = tmp_path / "site.warc"
    path.write_bytes(data[: places[1] + 3000])
    numbers, (found,) = read(path)
    assert numbers == [1]
    assert found.code is codes.PAGE_RECORD_BROKEN


def test_crawls_lie_among_pages_in_a_folder_and_in_an_archive(tmp_path):
    data, _ = crawl([2, 3], packed=True)
    folder = tmp_path / "folder"
    (folder / "archive").mkdir(parents=True)
    (folder / "archive" / "data.warc.gz").write_bytes(data)
    (folder / "a.html").write_bytes(page(1))
    assert read(folder) == ([1, 2, 3], [])
    path = tmp_path / "site.wacz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", page(1))
        archive.writestr("archive/data.warc.gz", data, zipfile.ZIP_STORED)
    assert read(path) == ([1, 2, 3], [])


def test_a_bomb_in_a_record_is_reported_and_the_rest_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LARGEST_PAGE", len(page(1)) - 1)
    path = tmp_path / "site.warc"
    path.write_bytes(crawl([1], packed=False, encoding="gzip")[0])
    with pytest.raises(SourceError, match="larger than"):
        read(path)


def test_a_file_of_nothing_but_broken_records_is_refused_in_one_sentence(tmp_path):
    path = tmp_path / "site.warc"
    path.write_bytes(b"WARC/1.0\r\n\r\n" * 5000)
    with pytest.raises(SourceError, match="there is no HTML page in it"):
        read(path)
