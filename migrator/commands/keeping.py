"""What a run keeps of a source with cut posts, so that they can be completed without it: packed.

Packed are the plan's ingredients (site, settings, all stubs) and each cut post with what its reader
said of it. The plan is made again of these: it depends on them alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from migrator.diagnostics import CODES, Diagnostic, Place
from migrator.model import Post, Site
from migrator.packing import pack, unpack
from migrator.readers import Stub
from migrator.settings import Settings
from migrator.store import StoreError
from migrator.writers import Plan


@dataclass(frozen=True, slots=True)
class KeptAnchors:
    """Ids in an item's body that links of other items lead to."""

    ordinal: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeptSource:
    """A source as a run knew it after its survey.

    Attributes:
        site: As the plan was made from it.
        stubs: Of all items, as they were completed.
    """

    reader: str
    site: Site
    settings: Settings
    stubs: tuple[Stub, ...]
    anchors: tuple[KeptAnchors, ...] = ()


@dataclass(frozen=True, slots=True)
class Met:
    """A diagnostic, its code by name."""

    code: str
    place: Place
    detail: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class KeptPost:
    """A cut post, what was said of it, and the hash of what the source held for it."""

    post: Post
    digest: str
    met: tuple[Met, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was said of it, as far as the codes still exist."""
        return tuple(
            Diagnostic(CODES[each.code], each.place, each.detail, each.count)
            for each in self.met
            if each.code in CODES
        )


def pack_post(post: Post, digest: str, met: Sequence[Diagnostic]) -> str:
    """A cut post for the ledger."""
    rows = tuple(Met(each.code.name, each.place, each.detail, each.count) for each in met)
    return pack(KeptPost(post, digest, rows))


def pack_source(plan: Plan, stubs: Sequence[Stub]) -> str:
    """What else is needed, for the ledger."""
    site = plan.renaming.before if plan.renaming.is_active else plan.site
    anchors = (KeptAnchors(at, tuple(sorted(names))) for at, names in plan.anchors.items())
    return pack(KeptSource(plan.reader, site, plan.settings, tuple(stubs), tuple(anchors)))


def unpack_post(packed: str) -> KeptPost:
    """The post again.

    Raises:
        StoreError: It was packed by a version too far from this one.
    """
    return _unpacked(KeptPost, packed)


def unpack_source(packed: str) -> KeptSource:
    """The source again.

    Raises:
        StoreError: It was packed by a version too far from this one.
    """
    return _unpacked(KeptSource, packed)


Kind = TypeVar("Kind", KeptPost, KeptSource)


def _unpacked(kind: type[Kind], packed: str) -> Kind:
    try:
        return unpack(kind, packed)
    except ValueError as error:
        raise StoreError(
            f"The ledger's account of cut posts can't be read ({error}); convert the source again."
        ) from error
