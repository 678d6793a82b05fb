"""Custom fields that name files of the old site → the same fields, naming those of the output."""

import re
from collections.abc import Iterator, Sequence

from migrator.model import Meta
from migrator.php_value import PhpValue
from migrator.writers.writer import Plan

_URL = re.compile(r"""https?://[^\s"'<>\\]*[^\s"'<>\\.,;:!?)\]]""")


def addresses_in(meta: Sequence[Meta]) -> Iterator[str]:
    """Every address in the fields that are for readers, also in what PHP serialised."""
    for row in meta:
        if "://" in row.raw and not row.key.startswith("_"):
            yield from _URL.findall(row.raw)


def with_files(value: PhpValue, plan: Plan, at: str = "") -> PhpValue:
    """A field's value in which files that the output has are named by their new addresses.

    Args:
        at: Path of the file that says so, where addresses are relative.
    """
    media = plan.media
    if media is None or not media.files:
        return value
    if isinstance(value, str):
        if "://" not in value:
            return value
        return _URL.sub(
            lambda match: media.link(path, at) if (path := media.path(match[0])) else match[0],
            value,
        )
    if isinstance(value, dict):
        return {key: with_files(inner, plan, at) for key, inner in value.items()}
    if isinstance(value, list):
        return [with_files(inner, plan, at) for inner in value]
    return value
