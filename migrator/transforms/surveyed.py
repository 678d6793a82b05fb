"""What is known before the first body is read: the site, all its items, and which are kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from migrator.model import Site
from migrator.readers.source import Stub
from migrator.settings import Settings
from migrator.transforms.renaming import Renaming


@dataclass(frozen=True, slots=True)
class Surveyed:
    """The survey of a source, as plans are made from it.

    Attributes:
        stubs: Of all items, in the source's order.
        kept: Those that no filter leaves out.
        renaming: What terms and authors were called before; in all else they are as they will be.
    """

    site: Site
    stubs: Sequence[Stub]
    kept: Sequence[Stub]
    settings: Settings
    renaming: Renaming = field(default_factory=Renaming)
