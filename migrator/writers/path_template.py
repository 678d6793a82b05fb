"""`{state}/{folder}/{date}-{slug}.md` → the path of each item.

A template is cut into its parts once; then filling it costs a few look-ups an item. Empty fields
fall away with the dashes that hung on them, empty parts with their slash.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from string import Formatter

from migrator.readers.source import Stub
from migrator.settings import SettingError
from migrator.writers.file_name import guard_reserved, name_of, safe_part, shorten
from migrator.writers.post_types import post_types

_DANGLING = " -_."
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|{}]')

Piece = tuple[str, str | None]
"""Literal text, and the field that follows it."""


@dataclass(frozen=True, slots=True)
class PathTemplate:
    """A template, cut into parts.

    Attributes:
        folders: The parts before the one that tells items apart.
        name: That part: the last one with a field in it, without its extension.
        tail: What follows it: `.md`, `/index.md`.
    """

    folders: tuple[tuple[Piece, ...], ...]
    name: tuple[Piece, ...]
    tail: str

    def fill(self, stub: Stub, ancestors: str) -> tuple[str, str, str]:
        """The folder, the name and the tail of an item's path, safe in every part.

        Args:
            stub: The item.
            ancestors: Folder of its parents, safe already.
        """
        parts = [_fill(pieces, stub, ancestors) for pieces in self.folders]
        name = _fill(self.name, stub, ancestors).replace("/", "-") or name_of(stub)
        folder = "/".join(part for part in parts if part)
        return folder, guard_reserved(shorten(name)), self.tail


def read_template(text: str, setting: str) -> PathTemplate:
    """Cut a template into its parts.

    Args:
        text: The template.
        setting: Name of the setting it comes from, for the error's sentence.

    Raises:
        SettingError: A field is not known, or the path would leave the output folder.
    """
    parts = [_pieces(part, text, setting) for part in text.split("/")]
    last = max((at for at, part in enumerate(parts) if any(f for _, f in part)), default=None)
    if last is None or not text.rpartition("/")[2]:
        raise SettingError(
            f"{setting}: “{text}” needs a field that tells items apart, as in {{slug}}.md."
        )
    literals = ["".join(literal for literal, _ in part) for part in parts[last + 1 :]]
    name, extension = _split_extension(parts[last])
    return PathTemplate(tuple(parts[:last]), name, "/".join([extension, *literals]))


def _pieces(part: str, text: str, setting: str) -> tuple[Piece, ...]:
    try:
        pieces = [(literal, field) for literal, field, _, _ in Formatter().parse(part)]
    except ValueError as error:
        raise SettingError(f"{setting}: “{text}” is no template: {error}.") from None
    for literal, field in pieces:
        if field is not None and field not in FIELDS:
            known = " ".join(f"{{{name}}}" for name in FIELDS)
            raise SettingError(f"{setting}: there is no field “{{{field}}}”; fields are {known}.")
        if _NOT_IN_A_NAME.search(literal):
            raise SettingError(f"{setting}: “{text}” has a character that file names can't have.")
    if part in {".", ".."} or part != part.strip() or part.startswith(".migrator"):
        raise SettingError(f"{setting}: “{text}” must stay inside the output folder.")
    return tuple(pieces)


def _split_extension(part: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], str]:
    """The part without the extension that ends it, and the extension."""
    literal, field = part[-1]
    if field is None and "." in literal:
        stem, _, extension = literal.partition(".")
        return (*part[:-1], (stem, None)), f".{extension}"
    return part, ""


def _fill(pieces: tuple[Piece, ...], stub: Stub, ancestors: str) -> str:
    text = ""
    for literal, field in pieces:
        value = "" if field is None else FIELDS[field](stub, ancestors)
        text = f"{text}{literal}{value}" if value or field is None else f"{text}{literal}"
    if len(pieces) > 1 or pieces[0][1] is None:
        text = text.strip(_DANGLING)
    return text


def _state(stub: Stub, _: str) -> str:
    return safe_part(post_types().state(stub.status, stub.protected))


def _folder(stub: Stub, _: str) -> str:
    return post_types().folders.get(stub.type) or safe_part(stub.type)


def _date(stub: Stub, _: str) -> str:
    return stub.published.date().isoformat() if stub.published else ""


FIELDS: Mapping[str, Callable[[Stub, str], str]] = {
    "state": _state,
    "folder": _folder,
    "type": lambda stub, _: safe_part(stub.type),
    "date": _date,
    "year": lambda stub, _: f"{stub.published.year:04}" if stub.published else "",
    "month": lambda stub, _: f"{stub.published.month:02}" if stub.published else "",
    "day": lambda stub, _: f"{stub.published.day:02}" if stub.published else "",
    "slug": lambda stub, _: name_of(stub),
    "id": lambda stub, _: "" if stub.id is None else str(stub.id),
    "author": lambda stub, _: safe_part(stub.author),
    "category": lambda stub, _: safe_part(stub.categories[0]) if stub.categories else "",
    "status": lambda stub, _: safe_part(stub.status),
    "ancestors": lambda _, ancestors: ancestors,
}
"""What a template may ask for; each value is a safe part of a path, or empty."""
