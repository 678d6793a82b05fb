"""An output folder, whoever wrote it → its documents: which item each is, and its body."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any, Final

from migrator.audit.front_matter import Split, nikola_fields, split
from migrator.audit.front_types import wrong_types
from migrator.audit.identity import Identity, identity, terms
from migrator.audit.walking import names_of

MARKDOWN: Final = frozenset({".md", ".markdown", ".mdx", ".mkd", ".mdown"})
HTML: Final = frozenset({".html", ".htm"})
ROWS: Final = frozenset({".jsonl", ".ndjson"})
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


def survey_output(folder: Path) -> list[DocumentStub]:
    """Every document of a folder, in the order of their paths; bodies are not kept."""
    return [stub for path in _files(folder) for stub in _stubs(folder, path)]


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


def _files(folder: Path) -> Iterator[Path]:
    """The files that may hold documents, hidden folders and a site's machinery left out."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir():
            if path.name not in _SKIPPED_FOLDERS:
                yield from _files(path)
        elif path.suffix.lower() in MARKDOWN | HTML | ROWS or _may_hold_items(path):
            yield path


def _may_hold_items(path: Path) -> bool:
    return path.suffix.lower() == ".json" and path.parent.name not in _DATA_FOLDERS


def _stubs(folder: Path, path: Path) -> Iterator[DocumentStub]:
    """The documents of one file."""
    name = path.relative_to(folder).as_posix()
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
    beside = path.with_suffix(".meta")
    if not parts.fields and beside.is_file():
        return replace(parts, fields=nikola_fields(beside.read_text("utf-8", "replace")))
    return parts
