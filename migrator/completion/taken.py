"""What an item is completed with, decided once and read again when the item is converted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from migrator.completion.judging import Ref
from migrator.diagnostics import Diagnostic
from migrator.model import Post
from migrator.readers import Item

SAYS_PROTECTED: Final = "-post-protected"
"""End of the codes by which readers say that they saw a password's notice alone."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The same post elsewhere, and what was met while it was looked for."""

    refs: tuple[Ref, ...] = ()
    notes: tuple[Diagnostic, ...] = ()


def read_refs(refs: Sequence[Ref]) -> Iterator[Item]:
    """The items of posts at hand."""
    for ref in refs:
        yield from ref.shelf.items([ref.stub])


@dataclass(frozen=True, slots=True)
class Read:
    """A post as its source has it; protected where that shows only the notice of a password."""

    post: Post
    protected: bool


def read_post(item: Item) -> Read | None:
    """The post of an item; None where it can't be read, which its conversion will report."""
    try:
        post, met = item.read()
    except Exception:  # noqa: BLE001  (bad input costs one item at most)
        return None
    said = any(note.code.name.endswith(SAYS_PROTECTED) for note in met)
    return Read(post, said or post.status == "protected")
