"""The first bytes of a file → the ending it should have; names and headers are not believed."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

HEAD = 4096
"""Bytes that are enough to tell a type."""

_PAGES = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?php")
_LONGEST = 8


class RefusedError(Exception):
    """A file that is not to be had: why, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Types:
    """What counts as media.

    Attributes:
        usual: The usual ending of each ending's type.
        kinds: `image`, `audio`, `video`, `document` or `plain`, by ending.
    """

    usual: Mapping[str, str]
    kinds: Mapping[str, str]


@cache
def media_types() -> Types:
    """The table `data/media_types.toml`, read once."""
    table = tomllib.loads((files("migrator") / "data" / "media_types.toml").read_text("utf-8"))
    usual: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for kind, rows in table.items():
        for endings in rows.values():
            usual.update(dict.fromkeys(endings, endings[0]))
            kinds.update(dict.fromkeys(endings, kind))
    return Types(usual, kinds)


def ending_of(name: str) -> str:
    """The ending that a name has, in lower case and without its dot; empty for none."""
    stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    is_one = stem and dot and ending.isalnum() and len(ending) <= _LONGEST
    return ending.lower() if is_one else ""


def is_media_name(name: str) -> bool:
    """Whether a name ends as that of a file of media does."""
    return ending_of(name) in media_types().kinds


def true_ending(head: bytes, named: str) -> str:
    """The ending that a file should have: its own where that is true, else the usual one.

    Args:
        head: Its first `HEAD` bytes, or all of it.
        named: The ending of its name.

    Raises:
        RefusedError: It is empty, a web page, or of no type that counts as media.
    """
    if not head:
        raise RefusedError("it is empty")
    if _is_page(head):
        raise RefusedError("it is a web page")
    types = media_types()
    said = _said(head, types)
    if not said and types.kinds.get(named) == "plain" and b"\x00" not in head:
        return named
    if named in said or (named and types.usual.get(named) in {types.usual[one] for one in said}):
        return named
    same = [one for one in said if types.kinds[one] == types.kinds.get(named)]
    for one in (*same, *said):
        return types.usual[one]
    if types.kinds.get(named) == "plain" and b"\x00" not in head:
        return named
    raise RefusedError("it is of no type that is taken for media")


def _is_page(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:400].lower()
    while start.startswith((b"<!--", b"<?xml")):
        _, closed, start = start.partition(b">")
        start = start.lstrip()
        if not closed:
            return False
    return start.startswith(_PAGES)


def _said(head: bytes, types: Types) -> list[str]:
    """The endings that the bytes speak for, the surest first; those that are no media left out."""
    import puremagic  # noqa: PLC0415  (only where media is fetched)

    if b"<svg" in head[:2000] and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return ["svg"]
    try:
        matches = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return []
    endings = (match.extension.removeprefix(".").lower() for match in matches)
    return list(dict.fromkeys(one for one in endings if one in types.kinds))
