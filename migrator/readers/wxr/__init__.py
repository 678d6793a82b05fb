"""WordPress exports (WXR 1.0 to 1.2, and WordPress.com's) → the model.

In: a `.xml`, the same in `.gz` or `.zip`, a folder of one site's files. Out: a `Source` whose items
are cut out of the file by byte range, so that a broken one harms no other.

    spool     path → files                  scan      file → items' bytes, gaps
    encoding  bytes → text                  head      gaps → site, authors, terms
    plain     plain item → fields           element   any item → fields
    mend      broken XML → well-formed      merge     the same thing twice → once
    brief     item → stub (first pass)      post      fields → post (second pass)
    survey    files → stubs, heads          source    all of it behind `Source`

To read one more field: its name in `vocabulary`, and a line in `post` or `head`.
"""

from dataclasses import dataclass
from pathlib import Path

from migrator.readers.wxr.dates import require_zone
from migrator.readers.wxr.item import WxrItem
from migrator.readers.wxr.sniff import sureness
from migrator.readers.wxr.source import WxrSource
from migrator.settings import Settings


@dataclass(frozen=True, slots=True)
class WxrReader:
    """The reader of WordPress exports."""

    name: str = "wxr"
    help: str = "A WordPress export: .xml, .xml.gz, .zip, or a folder with its several files."

    def knows(self, head: bytes, path: str) -> float:
        """How sure it is that this is an export: the first 64 KB (none for a folder)."""
        return sureness(head, path)

    def open(self, path: Path, name: str, settings: Settings) -> WxrSource:
        """Open an export.

        Args:
            name: What the user called it.

        Raises:
            SourceError: It can't be read at all.
            SettingError: The zone in the settings is not known.
        """
        zone = settings.timezone
        if zone:
            require_zone(zone)
        return WxrSource(path, name, zone, settings.jobs)


READER = WxrReader()

__all__ = ["READER", "WxrItem", "WxrReader", "WxrSource"]
