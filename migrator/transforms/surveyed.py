"""What is known before the first body is read: the site, all its items, and which are kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from migrator.model import Site
from migrator.readers.source import Stub
from migrator.settings import Settings


@dataclass(frozen=True, slots=True)
class Surveyed:
    """The survey of a source, as plans are made from it.

    Attributes:
        stubs: Of all items, in the source's order.
        kept: Those that no filter leaves out.
    """

    site: Site
    stubs: Sequence[Stub]
    kept: Sequence[Stub]
    settings: Settings
