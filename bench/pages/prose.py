"""Prose in many languages put into pages → what is taken of it for chrome, which is to be nothing.

`python -m bench.pages.prose FOLDER` reads the HTML, manual pages and collections of sayings that a
folder has, such as Debian's packages `debian-reference-*`, `debian-faq-*`, `manpages-*` and
`fortunes-*`, unpacked. Each paragraph stands once first, once in the middle or
last in a post: on a page of its own, whose text is marked, and on a list, where nothing marks it.
"""

import argparse
import gzip
import random
import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from bench.pages.words import text_of
from migrator.model import Post
from migrator.readers.page.reading import open_page
from migrator.readers.page.saved import Saved

_LENGTHS = range(4, 1500)
_SINGLE = (
    '<body class="single postid-5"><article class="post-5 post type-post hentry">'
    '<h1 class="entry-title">T</h1><div class="entry-content">{}</div></article></body>'
)
_LIST = (
    '<body class="home blog"><article class="post-5 post type-post hentry"><h2 class="entry-title">'
    '<a href="/t/">T</a></h2>{}</article><article class="post-6 post type-post hentry">'
    '<h2 class="entry-title"><a href="/u/">U</a></h2><p>Nothing to say.</p></article></body>'
)
_REQUEST = re.compile(r"\\f.|\\[&-]|\\\(..")
_SAYINGS = re.compile(r"\n%+\n")


def main() -> None:
    """Read, put into pages, and print what is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=600, help="paragraphs of one file's folder")
    options = parser.parse_args()
    blocks = lost = cut = 0
    for name, texts in sorted(_by_folder(options.folder).items()):
        chosen = sorted(set(texts))
        random.Random(name).shuffle(chosen)
        for start in range(0, min(len(chosen), options.most) - 2, 3):
            three = chosen[start : start + 3]
            for frame in (_SINGLE, _LIST):
                post = _read(frame, three)
                blocks += 3
                cut += 3 * post.truncated
                for text in _missing(three, post):
                    lost += 1
                    print(f"{name}: {text[:200]!r}")
    print(f"{blocks} paragraphs, {lost} lost, {cut} in posts that count as cut")


def _read(frame: str, texts: Iterable[str]) -> Post:
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in texts)
    page = f"<!DOCTYPE html><html>{frame.format(paragraphs)}</html>"
    return open_page(Saved(page.encode()), "page").posts("")[0].post


def _missing(texts: Iterable[str], post: Post) -> Iterator[str]:
    body = text_of(post.body).casefold()
    return (text for text in texts if text.casefold() not in body)


def _by_folder(folder: Path) -> dict[str, list[str]]:
    """The paragraphs of all files, by the folder over that of the file."""
    found: dict[str, list[str]] = {}
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        paragraphs = [" ".join(text.split()) for text in _paragraphs(path)]
        name = path.parent.parent.name if "man" in path.parent.name else path.parent.name
        found.setdefault(name, []).extend(text for text in paragraphs if len(text) in _LENGTHS)
    return found


def _paragraphs(path: Path) -> list[str]:
    """The paragraphs of a file; none where it is of no kind that is known here."""
    data = path.read_bytes()
    try:
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    except (UnicodeDecodeError, OSError, EOFError):
        return []
    if ".html" in path.suffixes:
        nodes = LexborHTMLParser(text).css("p, dd, li")
        return [node.text() for node in nodes]
    if path.parent.name.startswith("man"):
        return _of_manual(text)
    return _SAYINGS.split(text) if "\n%\n" in text else []


def _of_manual(text: str) -> list[str]:
    """The running text between the requests of a manual page."""
    found = [""]
    for line in text.splitlines():
        if line.startswith((".", "'")):
            found.append("")
        else:
            found[-1] += f" {_REQUEST.sub('', line)}"
    return found


if __name__ == "__main__":
    main()
