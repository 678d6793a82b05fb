"""What a source keeps for itself, and whether an output's published files show it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from migrator.audit.documents import Document
from migrator.audit.findings import Finding
from migrator.audit.walking import names_of
from migrator.audit.words import words
from migrator.diagnostics import audit_site as site_codes
from migrator.model import Comment, Post

_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_IP: Final = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])")
_TAG: Final = re.compile(r"<[^<>]*>")
_DATA: Final = frozenset({"_data", "data"})
_OWNERS: Final = "_wordpress"
"""Our own folder for what platforms have no place for."""
_OURS: Final = frozenset({"site.json", "id-map.json"})
_LINES: Final = 2000
"""Lines of a file that are looked at for addresses of people."""
_FEWEST: Final = 4
"""Words from which on a comment can be told from others."""
_LARGEST: Final = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Published:
    """What the data files of a site show.

    Attributes:
        texts: Of everything in them, hashed by its words, with the file.
        addresses: E-mail addresses and IPs, with the file.
    """

    texts: dict[int, str]
    addresses: dict[str, str]


NOTHING_PUBLISHED: Final = Published({}, {})


def published_data(folder: Path) -> Published:
    """What the JSON files in an output's data folders show.

    Raises:
        OSError: One can't be read.
    """
    found = Published({}, {})
    for name in _data_files(folder):
        text = (folder / name).read_text("utf-8", "replace")
        found.addresses.update(dict.fromkeys(_private_in(text), name))
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            continue
        found.texts.update((_print(one), name) for one in _texts(value) if one)
    return found


def owner_findings(folder: Path) -> Iterator[Finding]:
    """A word on the files that are the owner's, once, where they hold addresses of people."""
    for name in names_of(folder):
        if not name.endswith(".jsonl"):
            continue
        with (folder / name).open(encoding="utf-8", errors="replace") as lines:
            if any(_private_in(line) for line in islice(lines, _LINES)):
                yield Finding(site_codes.OWNER_DATA, file=name, detail="as in this file")
                return


def private_findings(
    post: Post, document: Document, published: Published, item: str
) -> Iterator[Finding]:
    """Comments that were not approved, and addresses of people, in what would be published."""
    if document.stub.row or not post.comments:
        return
    body = document.body
    for comment in post.comments:
        if comment.approved != "1" and (file := _where(comment, body, document, published)):
            yield Finding(
                site_codes.PRIVATE_COMMENT,
                *(item, file),
                detail=f"comment {comment.id} ({comment.approved or 'no state'})",
            )
        for address in filter(None, (comment.author_email, comment.author_ip)):
            shown = document.stub.name if address in body else published.addresses.get(address, "")
            if shown and address not in post.body and address not in comment.content:
                yield Finding(site_codes.PRIVATE_DATA, item, shown, detail=address)


def _where(comment: Comment, body: str, document: Document, published: Published) -> str:
    """The file that shows a comment, empty where none does."""
    said = _said(comment.content)
    if len(said) < _FEWEST:
        return ""
    if said[0] in body and " ".join(said) in " ".join(_said(body)):
        return document.stub.name
    return published.texts.get(_print(comment.content), "")


def _said(text: str) -> list[str]:
    return words(_TAG.sub(" ", unescape(text)))


def _print(text: str) -> int:
    """A hash of a text's words; of short ones, of nothing that a comment has."""
    said = _said(text)
    return crc32(" ".join(said).encode("utf-8", "replace")) if len(said) >= _FEWEST else -1


def _private_in(text: str) -> list[str]:
    found = _EMAIL.findall(text) if "@" in text else []
    return [*found, *_IP.findall(text)]


def _data_files(folder: Path) -> Iterator[str]:
    """JSON files that a platform's templates show."""
    for name in names_of(folder):
        *inside, last = name.split("/")
        is_data = not _DATA.isdisjoint(inside) and _OWNERS not in inside
        is_shown = is_data and last.endswith(".json") and last not in _OURS
        if is_shown and (folder / name).stat().st_size <= _LARGEST:
            yield name


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401  (JSON)
    """Every text in a JSON value, however deep."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
