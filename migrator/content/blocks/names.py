"""The names of blocks that are known, from blocks.toml."""

import functools
import tomllib
from importlib import resources


@functools.cache
def known_blocks() -> frozenset[str]:
    """Blocks whose inner HTML says all there is to say."""
    return _names("content")


@functools.cache
def dynamic_blocks() -> frozenset[str]:
    """Blocks that WordPress works out from what is inside them."""
    return _names("dynamic")


@functools.cache
def void_blocks() -> frozenset[str]:
    """Blocks that are one comment."""
    return _names("void")


def _names(kind: str) -> frozenset[str]:
    text = resources.files("migrator.data").joinpath("blocks.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return frozenset(
        f"{namespace}/{name}" for namespace, names in table.items() for name in names.get(kind, ())
    )
