"""The names of a folder's or an archive's files → which are pages, which crawls, which neither.

A browser's “save complete” puts the frames of `a.html` into `a_files/`; HTTrack keeps a cache of
its own; crawlers write the query behind the name (`index.html?p=12`), and addresses without a
suffix stay without one: what those hold is told by their first bytes.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from migrator.readers.page.warc import SUFFIXES as CRAWLS

SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml")

_SCRIPTS = ("", ".php", ".asp", ".aspx", ".jsp", ".cgi")
"""Endings of addresses under which servers give pages, and people keep other things."""
_CACHES = frozenset({"hts-cache"})
_QUERY = re.compile(r"[?@].*$")
_NUMBERS = re.compile(r"(\d+)")
_WORD = re.compile(r"\.[a-z]{2,5}")


@dataclass(frozen=True, slots=True)
class Sorted:
    """The files of a source.

    Attributes:
        pages: Their names, in natural order.
        crawls: Names of files of records (WARC).
        ignored: How many others there are.
    """

    pages: tuple[str, ...]
    crawls: tuple[str, ...]
    ignored: int


def sort_out(names: Iterable[str], holds_page: Callable[[str], bool]) -> Sorted:
    """Tell the files of a source apart.

    Args:
        holds_page: Whether the file of that name, which may be one, begins like a page.
    """
    everything = list(names)
    named = [name for name in everything if _is_page(PurePosixPath(name).name)]
    stems = {str(PurePosixPath(name).with_suffix("")) for name in named}
    chosen = [
        name
        for name in everything
        if not _is_hidden(name)
        and not _is_frame(name, stems)
        and (_is_page(PurePosixPath(name).name) or (is_maybe_page(name) and holds_page(name)))
    ]
    crawls = [name for name in everything if name.lower().endswith(CRAWLS) and not _is_hidden(name)]
    ignored = len(everything) - len(chosen) - len(crawls)
    return Sorted(tuple(sorted(chosen, key=natural)), tuple(sorted(crawls, key=natural)), ignored)


def is_maybe_page(name: str) -> bool:
    """Whether a file's name may be that of a page: a query behind it, no suffix, a script's."""
    bare = PurePosixPath(_QUERY.sub("", PurePosixPath(name).name))
    if bare.name.startswith(".") or not bare.name:
        return False
    suffix = bare.suffix.lower()
    return suffix in {*SUFFIXES, *_SCRIPTS} or not _WORD.fullmatch(suffix)


def natural(name: str) -> list[tuple[int, int, str]]:
    """A key that sorts `page-9` before `page-10`."""
    parts = _NUMBERS.split(name)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]


def _is_page(name: str) -> bool:
    hidden = name.startswith(".")
    return not hidden and PurePosixPath(name).suffix.lower() in SUFFIXES


def _is_hidden(name: str) -> bool:
    path = PurePosixPath(name)
    return path.name.startswith(".") or not _CACHES.isdisjoint(path.parts)


def _is_frame(name: str, stems: set[str]) -> bool:
    """Whether a page lies in the folder of another page's files."""
    for folder in PurePosixPath(name).parents:
        stem, mark, kind = str(folder).rpartition("_")
        if not mark:
            stem, mark, kind = str(folder).rpartition("-")
        if mark and kind.isalpha() and stem in stems:
            return True
    return False
