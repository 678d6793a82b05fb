"""All that a survey of an export tells, to be compared with another survey of it."""

from pathlib import Path
from typing import NamedTuple

from migrator.diagnostics import Diagnostic
from migrator.model import Site
from migrator.readers import SourceError, Stub
from migrator.readers.wxr import READER, WxrItem
from migrator.settings import Settings


class Surveyed(NamedTuple):
    """What was found; `refused` alone where it was no export.

    Attributes:
        items: With bytes, frame, clock and mark of being cut; their checksums were right.
    """

    refused: str = ""
    stubs: tuple[Stub, ...] = ()
    site: Site = Site()
    diagnostics: tuple[Diagnostic, ...] = ()
    items: tuple[WxrItem, ...] = ()


def surveyed(path: Path, jobs: int) -> Surveyed:
    """The survey of an export in that many processes."""
    try:
        with READER.open(path, path.name, Settings(jobs=jobs)) as source:
            stubs = source.survey()
            items = tuple(source.items(stubs))
            return Surveyed("", tuple(stubs), source.site, tuple(source.diagnostics()), items)
    except SourceError as error:
        return Surveyed(str(error))
