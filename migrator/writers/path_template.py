"""`{state}/{folder}/{date}-{slug}.md` → the path of each item.

A template is cut into its parts once; then filling it costs a few look-ups an item. Empty fields
fall away with the dashes that hung on them, empty parts with their slash.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter

from migrator.readers.source import Stub
from migrator.settings import SettingError
from migrator.writers.file_name import guard_reserved, name_of, safe_part, shorten
from migrator.writers.post_types import post_types

_DANGLING = " -_."
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|{}]')

Piece = tuple[str, str]
"""Literal text, and the field that follows it; empty when none does."""


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
        parts = [
            _safe_folder(part)
            for pieces in self.folders
            for part in _fill(pieces, stub, ancestors).split("/")
        ]
        name = _fill(self.name, stub, ancestors).replace("/", "-") or name_of(stub)
        return "/".join([part for part in parts if part]), _safe_part(name), self.tail


def read_template(text: str, setting: str) -> PathTemplate:
    """Cut a template into its parts.

    Args:
        text: The template.
        setting: Name of the setting it comes from, for the error's sentence.

    Raises:
        SettingError: A field is not known, none tells items apart, or the path would leave the
            output folder.
    """
    parts = [_read_part(part, text, setting) for part in text.split("/") if part]
    with_field = [at for at, part in enumerate(parts) if any(field for _, field in part)]
    if not with_field or text.endswith("/"):
        raise SettingError(
            f"{setting}: “{text}” needs a field that tells items apart, as in {{slug}}.md."
        )
    last = with_field[-1]
    name, extension = _split_extension(parts[last])
    fixed = ["".join([literal for literal, _ in part]) for part in parts[last + 1 :]]
    return PathTemplate(tuple(parts[:last]), name, "/".join([extension, *fixed]))


def _read_part(part: str, text: str, setting: str) -> tuple[Piece, ...]:
    """The pieces of one part of the path, each checked."""
    try:
        parsed = list(Formatter().parse(part))
    except ValueError as error:
        raise SettingError(f"{setting}: “{text}” is no template: {error}.") from None
    for literal, field, form, conversion in parsed:
        if field is not None and field not in FIELDS:
            known = " ".join(f"{{{name}}}" for name in FIELDS)
            raise SettingError(f"{setting}: there is no field “{{{field}}}”; fields are {known}.")
        if form or conversion:
            raise SettingError(f"{setting}: “{text}” may hold plain {{field}}s only.")
        if _NOT_IN_A_NAME.search(literal):
            raise SettingError(f"{setting}: “{text}” has a character that file names can't have.")
    if part.strip(" .") != part or guard_reserved(part) != part:
        raise SettingError(
            f"{setting}: “{text}” has the part “{part}”, which can't be a name on every system;"
            " parts neither begin nor end with a dot or a space."
        )
    return tuple((literal, field or "") for literal, field, _, _ in parsed)


def _split_extension(part: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], str]:
    """The part without the extension that ends it, and the extension."""
    literal, field = part[-1]
    if field or "." not in literal:
        return part, ""
    stem, _, extension = literal.partition(".")
    return (*part[:-1], (stem, "")) if stem else part[:-1], f".{extension}"


def _fill(pieces: tuple[Piece, ...], stub: Stub, ancestors: str) -> str:
    if len(pieces) == 1 and not pieces[0][0]:
        return FIELDS[pieces[0][1]](stub, ancestors)
    text, dangling = "", False
    for literal, field in pieces:
        value = FIELDS[field](stub, ancestors) if field else ""
        start = literal.lstrip(_DANGLING) if dangling and not text else literal
        dangling = bool(field) and not value
        text += start.rstrip(_DANGLING) if dangling else start + value
    return text


def _safe_part(part: str) -> str:
    """A part whose pieces are safe, made safe as a whole: too long, reserved, or newly composed."""
    if not part.isascii():
        part = unicodedata.normalize("NFC", part)
    return guard_reserved(shorten(part.rstrip(" .")))


_safe_folder = lru_cache(maxsize=4096)(_safe_part)
"""The same for folders, which many items share."""


def _state(stub: Stub, _: str) -> str:
    return post_types().state(stub.status, stub.protected)


def _folder(stub: Stub, _: str) -> str:
    return post_types().folders.get(stub.type) or safe_part(stub.type)


def _category(stub: Stub, _: str) -> str:
    return safe_part(stub.categories[0]) if stub.categories else ""


FIELDS: Mapping[str, Callable[[Stub, str], str]] = {
    "state": _state,
    "folder": _folder,
    "type": lambda stub, _: safe_part(stub.type),
    "date": lambda stub, _: stub.published.date().isoformat() if stub.published else "",
    "year": lambda stub, _: f"{stub.published.year:04}" if stub.published else "",
    "month": lambda stub, _: f"{stub.published.month:02}" if stub.published else "",
    "day": lambda stub, _: f"{stub.published.day:02}" if stub.published else "",
    "slug": lambda stub, _: name_of(stub),
    "id": lambda stub, _: "" if stub.id is None else str(stub.id),
    "author": lambda stub, _: safe_part(stub.author),
    "category": _category,
    "status": lambda stub, _: safe_part(stub.status),
    "ancestors": lambda _, ancestors: ancestors,
}
"""What a template may ask for; each value is a safe part of a path, or empty."""
