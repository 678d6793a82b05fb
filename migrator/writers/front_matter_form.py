"""Front matter in its forms: YAML, TOML and JSON, and the lines that Python-Markdown reads."""

from collections.abc import Callable, Mapping
from datetime import datetime

import orjson

from migrator.writers.dates import Stamp, date_text, rfc3339
from migrator.writers.json_bytes import json_bytes
from migrator.writers.yaml_text import yaml_text


def yaml_form(fields: Mapping[str, object]) -> str:
    """Between `---`, read by every generator."""
    return f"---\n{yaml_text(fields)}---\n"


def toml_form(fields: Mapping[str, object]) -> str:
    """Between `+++`, as Hugo and Zola have it."""
    import tomli_w  # noqa: PLC0415  (only for who asks for TOML)

    return f"+++\n{tomli_w.dumps(_toml(fields))}+++\n"


def json_form(fields: Mapping[str, object]) -> str:
    """An object of its own, as Hugo has it."""
    plain = {
        key: date_text(value) if isinstance(value, datetime | Stamp) else value
        for key, value in fields.items()
    }
    pretty = orjson.dumps(orjson.loads(json_bytes(plain)), option=orjson.OPT_INDENT_2)
    return f"{pretty.decode()}\n"


def meta_form(fields: Mapping[str, object]) -> str:
    """A line for each field, as Python-Markdown's “meta” has it; what is no text is JSON."""
    lines = [f"{name}: {_meta_value(value)}".rstrip() for name, value in fields.items()]
    return "\n".join(["---", *lines, "---", ""])


FORMS: Mapping[str, Callable[[Mapping[str, object]], str]] = {
    "yaml": yaml_form,
    "toml": toml_form,
    "json": json_form,
    "meta": meta_form,
}


def _meta_value(value: object) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, datetime | Stamp):
        return date_text(value)
    return json_bytes(value).decode()


def _toml(value: object) -> dict[str, object]:
    """A table without what TOML has no form for: nothing at all is an empty text."""
    plain = _toml_value(value)
    assert isinstance(plain, dict)
    return plain


def _toml_value(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, dict):
        return {str(key): _toml_value(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_toml_value(item) for item in value]
    if isinstance(value, datetime):
        return datetime.fromisoformat(rfc3339(value))
    if isinstance(value, Stamp):
        return value.moment if value.has_time else value.moment.date()
    return value
