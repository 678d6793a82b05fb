"""Writes what a site can be rescued from: its export, saved pages and feeds, beside the truth."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from migrator.commands.convert import convert
from migrator.settings import Settings
from migrator.web import Policy
from migrator.web.login import Login
from migrator.web.policy import RUN
from tests.web_server import LOOPBACK
from tests.wordpress.asking import Answer, ask, ask_paged
from tests.wordpress.site import Site

ADDRESS = "https://blog.example"
"""What the site is called in everything that is written, wherever it ran."""

FEEDS = {
    "rss.xml": "/feed/",
    "rss-2.xml": "/feed/?paged=2",
    "rss-3.xml": "/feed/?paged=3",
    "atom.xml": "/feed/atom/",
    "atom-2.xml": "/feed/atom/?paged=2",
    "atom-3.xml": "/feed/atom/?paged=3",
    "rss-excerpts.xml": "/feed/?excerpts=1",
    "comments.xml": "/comments/feed/",
}
"""Name of the file → path on the site."""

_OK = 200
_PARTS = "a.post-page-numbers, .comments-pagination a.page-numbers, .wp-block-comments-pagination a"
_AT_ONCE = 2
_MORE_LINK = re.compile(
    r"<a[^>]*\b(?:more-link|read-more|bookmark)\b.*?</a>|\[&#8230;\]|\[…\]", re.DOTALL
)
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w+")


def save(site: Site, out: Path) -> dict[str, Any]:
    """Write everything into a folder; the truth, as `truth.json` has it."""
    (out / "feeds").mkdir(parents=True, exist_ok=True)
    truth = site.truth()
    (out / "export.xml").write_bytes(_renamed(site, site.export()))
    bodies = {post["id"]: post["html"] for post in truth["posts"]}
    truth["pages"] = [
        _written(site, out / "pages", _file(answer.path), answer, bodies)
        for answer in _pages(site, truth)
    ]
    truth["feeds"] = [
        _written(site, out / "feeds", name, ask(site, path), bodies) for name, path in FEEDS.items()
    ]
    text = json.dumps(truth, ensure_ascii=False, indent=1)
    renamed = _renamed(site, text.encode())
    (out / "truth.json").write_bytes(renamed)
    made: dict[str, Any] = json.loads(renamed)
    return made


def save_answers(site: Site, out: Path) -> None:
    """Write what our reader makes of the API's answers: `rest/`, and with a login `rest-login/`."""
    logins = {"rest": None, "rest-login": Login(site.user, site.password)}
    for name, login in logins.items():
        token = RUN.set(Policy(allowed_networks=LOOPBACK, interval=0, login=login))
        try:
            convert(f"{site.url}/", out / name, Settings(to="jsonl", body=("html",)))
        finally:
            RUN.reset(token)
        rows = out / name / "items.jsonl"
        rows.write_bytes(_renamed(site, rows.read_bytes()))


def _written(
    site: Site, folder: Path, name: str, answer: Answer, bodies: dict[int, str]
) -> dict[str, Any]:
    """Write an answer, and give its row of the truth."""
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(_renamed(site, answer.body))
    posts = [dict(post, whole=_is_whole(post, bodies.get(post["id"], ""))) for post in answer.posts]
    return {"file": f"{folder.name}/{name}", "url": site.url + answer.path, "kind": answer.kind,
            "posts": posts}  # fmt: skip


def _is_whole(post: dict[str, Any], body: str) -> bool:
    """Whether all of the post's words are shown."""
    return post["shown"] == "whole" or (
        post["shown"] == "excerpt" and _words(post["html"]) == _words(body)
    )


def _words(html: str) -> list[str]:
    return _WORD.findall(unescape(_TAG.sub(" ", _MORE_LINK.sub(" ", html))))


def _pages(site: Site, truth: dict[str, Any]) -> Iterator[Answer]:
    """Every page a visitor could save: lists with those that follow, then the posts themselves."""
    lists = ["/", *_archives(truth), *_searches(truth)]
    singles = [_path(post["link"]) for post in truth["posts"] if _is_public(post)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        listed = pool.map(lambda path: list(ask_paged(site, path)), lists)
        single = pool.map(lambda path: list(_parts(site, path)), singles)
        yield from chain.from_iterable(chain(listed, single))


def _parts(site: Site, path: str) -> Iterator[Answer]:
    """A post's page, and the further ones of a post, or of a discussion, in several pages."""
    answer = ask(site, path)
    if answer.status != _OK:
        return
    yield answer
    links = [node.attributes["href"] or "" for node in LexborHTMLParser(answer.body).css(_PARTS)]
    for part in sorted({_path(link) for link in links} - {path}):
        yield ask(site, part)


def _path(link: str) -> str:
    """Path and query of an address, unescaped as `ask` takes them."""
    parts = urlsplit(link)
    return unquote(f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/")


def _is_public(post: dict[str, Any]) -> bool:
    return bool(post["status"] == "publish" or post["type"] == "attachment")


def _archives(truth: dict[str, Any]) -> list[str]:
    """Of types, terms and authors, of each year, and of the months of the first."""
    authors = [author["link"] for author in truth["authors"]]
    links = [*truth["lists"], *truth["archives"], *authors, *truth["dates"]]
    return [_path(link) for link in links]


def _searches(truth: dict[str, Any]) -> list[str]:
    """Two searches: a word of the first title, and one that finds nothing."""
    first = next(post["title"] for post in truth["posts"] if post["type"] == "post")
    return [f"/?s={max(_WORD.findall(first), key=len)}", "/?s=zzzz"]


def _file(path: str) -> str:
    """Where a crawl puts it: `a/b/index.html`, a query in the name."""
    parts = urlsplit(path)
    folder = unquote(parts.path).strip("/")
    name = f"index.html?{unquote(parts.query)}.html" if parts.query else "index.html"
    return f"{folder}/{name}" if folder else name


def _renamed(site: Site, data: bytes) -> bytes:
    """The bytes with the site's address put in place of the port it happened to run on."""
    without_port = site.url.rpartition(":")[0]  # a feed's link to itself leaves the port out
    for address in (site.url, without_port):
        for escaped in (str, _in_json, _in_query):
            data = data.replace(escaped(address).encode(), escaped(ADDRESS).encode())
    return data


def _in_json(url: str) -> str:
    return url.replace("/", "\\/")


def _in_query(url: str) -> str:
    return url.replace(":", "%3A").replace("/", "%2F")
