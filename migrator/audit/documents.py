"""An output folder, whoever wrote it → its documents: which item each is, and its body."""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, fields, replace
from functools import partial
from operator import attrgetter
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, Final

from migrator.audit.front_matter import Split, nikola_fields, split
from migrator.audit.front_types import wrong_types
from migrator.audit.identity import Identity, identity, terms
from migrator.audit.walking import names_of
from migrator.processes import cores, in_processes

MARKDOWN: Final = frozenset({".md", ".markdown", ".mdx", ".mkd", ".mdown"})
HTML: Final = frozenset({".html", ".htm"})
ROWS: Final = frozenset({".jsonl", ".ndjson"})
_TEXTS: Final = MARKDOWN | HTML | ROWS
_NOT_TEXTS: Final = frozenset({"readme.md", "license.md", "changelog.md", "report.md", "404.md"})
_SKIPPED_FOLDERS: Final = frozenset(
    {"node_modules", "themes", "layouts", "_site", "public", "_layouts", "_includes", "templates"}
)
_DATA_FOLDERS: Final = frozenset({"_data", "data", "_wordpress"})
"""What stands there as JSON is a site's data, and no document."""
_LIST_FOLDERS: Final = frozenset({"terms", "lists"})
_BODIES: Final = ("markdown", "html", "text")
_SIDE_ROWS: Final = frozenset({"comments.jsonl", "meta.jsonl"})
"""What stands beside documents and is none."""
_WORTH_SHARING: Final = 2000
"""Fewer files are read before other processes have started."""
_SHARE: Final = 200
"""Files that a process reads at a time."""


@dataclass(frozen=True, slots=True)
class DocumentStub:
    """A document, without its body.

    Attributes:
        path: From the output's folder, with slashes.
        row: Number of its line in a file with many, counted from 1; 0 where it is the whole file.
        offset: Byte at which that line begins.
        identity: What it says it is.
        fault: Why its front matter can't be read.
        has_body: It is a text of its own, and no record of an attachment or the like.
        terms: Names and slugs of its categories, tags and the like.
        line: The line of the file on which its body begins.
        start: The character of the file at which its body begins.
        wrong_types: Fields whose values are not what every platform takes them for.
    """

    path: str
    row: int
    offset: int
    identity: Identity
    fault: str = ""
    has_body: bool = True
    terms: tuple[str, ...] = ()
    line: int = 1
    start: int = 0
    wrong_types: tuple[str, ...] = ()

    @property
    def is_list(self) -> bool:
        """It is the page of a term or a folder, which lists others, and no item's own."""
        if self.row or self.identity.id is not None:
            return False
        *folders, name = self.path.split("/")
        return name.startswith("_index.") or not _LIST_FOLDERS.isdisjoint(folders)

    @property
    def name(self) -> str:
        """The document as a person looks for it: `posts/a.md`, `items.jsonl:12`."""
        return f"{self.path}:{self.row}" if self.row else self.path

    def __reduce__(self) -> tuple[Callable[..., "DocumentStub"], tuple[object, ...]]:
        """Pickle as bare values: each may come from another process."""
        return DocumentStub, _STUB_VALUES(self)


_STUB_VALUES = attrgetter(*(field.name for field in fields(DocumentStub)))


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its body.

    Attributes:
        body: As it stands.
        form: What it is written in: `markdown` or `html`.
    """

    stub: DocumentStub
    body: str
    form: str


def survey_output(folder: Path, jobs: int = 1) -> list[DocumentStub]:
    """Every document of a folder, in the order of their paths; bodies are not kept.

    Args:
        folder: Where the output lies.
        jobs: Number of processes; 0 means one for each core.

    Raises:
        OSError: The folder, or a file in it, can't be read.
    """
    names = [*_names(os.fspath(folder), "")]
    read = partial(_stubs_of, folder)
    count = jobs or cores()
    if count == 1 or len(names) < _WORTH_SHARING:
        return read(names)
    shares = (names[at : at + _SHARE] for at in range(0, len(names), _SHARE))
    with closing(in_processes(read, shares, count, bereaved=read)) as answers:
        return [stub for stubs in answers for stub in stubs]


def _stubs_of(folder: Path, names: Sequence[str]) -> list[DocumentStub]:
    return [stub for name in names for stub in _stubs(folder / name, name)]


def looks_like_output(folder: Path) -> bool:
    """Whether a folder is what a converter wrote, rather than saved pages or exports."""
    if (folder / ".migrator").is_dir():
        return True
    return any(PurePosixPath(name).suffix.lower() in MARKDOWN | ROWS for name in names_of(folder))


def read_document(folder: Path, stub: DocumentStub) -> Document:
    """The document of a stub.

    Raises:
        OSError: It is not there any more.
    """
    file = folder / stub.path
    if stub.row:
        with file.open("rb") as stream:
            stream.seek(stub.offset)
            return _from_record(stub, _record(stream.readline()))
    if file.suffix == ".json":
        return _from_record(stub, _json_items(file)[stub.offset])
    form = "html" if file.suffix.lower() in HTML else "markdown"
    return Document(stub, _text(file)[stub.start :], form)


def _names(folder: str, prefix: str) -> Iterator[str]:
    """The files that may hold documents, hidden folders and a site's machinery left out.

    Args:
        folder: A folder of the output.
        prefix: Its path from the output's, with a slash behind it.
    """
    with os.scandir(folder) as entries:
        found = sorted(entries, key=attrgetter("name"))
    for entry in found:
        name = entry.name
        if name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir():
            if name not in _SKIPPED_FOLDERS:
                yield from _names(entry.path, f"{prefix}{name}/")
        elif _may_hold_documents(name, PurePath(folder).name):
            yield f"{prefix}{name}"


def _may_hold_documents(name: str, folder: str) -> bool:
    ending = PurePath(name).suffix.lower()
    return ending in _TEXTS or (ending == ".json" and folder not in _DATA_FOLDERS)


def _stubs(path: Path, name: str) -> Iterator[DocumentStub]:
    """The documents of one file.

    Args:
        path: Of the file.
        name: Its path from the output's folder.
    """
    suffix = path.suffix.lower()
    if suffix in ROWS:
        if path.name not in _SIDE_ROWS:
            yield from _row_stubs(path, name)
    elif suffix == ".json":
        for number, record in enumerate(_json_items(path)):
            yield _record_stub(name, 0, number, record)
    elif path.name.lower() not in _NOT_TEXTS:
        parts = _split_file(path)
        if parts.fields or parts.fault or suffix in MARKDOWN:
            known = identity(parts.fields, name)
            yield DocumentStub(
                name,
                *(0, 0, known, parts.fault),
                terms=terms(parts.fields),
                line=parts.line,
                start=parts.start,
                wrong_types=wrong_types(parts.fields),
            )


def _row_stubs(path: Path, name: str) -> Iterator[DocumentStub]:
    """The documents of a file with one record a line."""
    offset = 0
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            record = _record(line)
            if record:
                yield _record_stub(name, number, offset, record)
            offset += len(line)


def _record_stub(name: str, row: int, offset: int, record: Mapping[str, Any]) -> DocumentStub:
    has_body = any(isinstance(record.get(form), str) for form in _BODIES)
    is_row_of_type = PurePosixPath(name).parent.name in _DATA_FOLDERS
    known = identity({name.lower(): value for name, value in record.items()}, "")
    return DocumentStub(
        name,
        *(row, offset, known),
        has_body=has_body and not is_row_of_type,
        terms=terms(record),
        line=row,
    )


def _from_record(stub: DocumentStub, record: Mapping[str, Any]) -> Document:
    form = next((form for form in _BODIES if isinstance(record.get(form), str)), "markdown")
    body = record.get(form) or ""
    return Document(stub, body, "html" if form == "html" else "markdown")


def _record(line: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _json_items(path: Path) -> list[Mapping[str, Any]]:
    """The records of a JSON document: a list, or the list under `items` or `posts`."""
    try:
        value = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return []
    if isinstance(value, dict):
        value = value.get("items") or value.get("posts") or []
    if not isinstance(value, list):
        return []
    return [one for one in value if isinstance(one, dict) and "title" in one]


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")


def _split_file(path: Path) -> Split:
    """A text file, taken apart; a file beside it may hold its fields."""
    parts = split(_text(path))
    if not parts.fields and (beside := path.with_suffix(".meta")).is_file():
        return replace(parts, fields=nikola_fields(beside.read_text("utf-8", "replace")))
    return parts
