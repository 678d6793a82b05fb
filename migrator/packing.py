"""Frozen dataclasses ↔ JSON text: what one run keeps for the next, of values as the model has them.

Fields at their defaults are left out, so that a value packed by one version is read by the next.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Packed = TypeVar("Packed")


def pack(value: object) -> str:
    """A dataclass, or a list of them, as JSON; lone surrogates of the source survive it."""
    return json.dumps(_plain(value), separators=(",", ":"))


def unpack(kind: type[Packed], text: str) -> Packed:
    """The value of a type that was packed.

    Args:
        kind: A dataclass, or `tuple[Kind, ...]`.

    Raises:
        ValueError: The text is none that `pack` made of such a value.
    """
    try:
        return cast("Packed", _built(kind, json.loads(text)))
    except (TypeError, AttributeError, KeyError, RecursionError) as error:
        raise ValueError(f"this is no packed value: {error}") from error


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {
            row.name: _plain(held)
            for row in fields(value)
            if (held := getattr(value, row.name)) != row.default
        }
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, datetime) else value


def _built(kind: Any, value: Any) -> object:  # noqa: ANN401  (types and JSON are both of any form)
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        if value is None:
            return None
        (kind,) = (each for each in get_args(kind) if each is not NoneType)
        return _built(kind, value)
    if origin is tuple:
        return tuple(_built(get_args(kind)[0], each) for each in value)
    if kind is datetime:
        return datetime.fromisoformat(value)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _built(hints[name], each) for name, each in value.items()})
    return cast("object", value)


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)
