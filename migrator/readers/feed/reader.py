"""How the feed reader knows its sources, and opens them."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from migrator.readers.feed.sniff import feed_files, is_feed
from migrator.settings import Settings

if TYPE_CHECKING:
    from migrator.readers.feed.source import FeedSource

_SURE: Final = 0.95
_OF_FOLDER: Final = 0.65
"""Less than the readers of exports and pages are of theirs, which may hold a feed as well."""


@dataclass(frozen=True, slots=True)
class FeedReader:
    """RSS, Atom and JSON Feed."""

    name: str = "feed"
    help: str = "A feed of a blog or of its comments (RSS, Atom, JSON Feed), or a folder of them."

    def knows(self, head: bytes, path: str) -> float:
        """Sure of a feed by its first element; of a folder when one lies in it."""
        if head:
            return _SURE if is_feed(head) else 0.0
        if not path or not Path(path).is_dir():
            return 0.0
        return _OF_FOLDER if any(feed_files(Path(path))) else 0.0

    def open(self, path: Path, name: str, settings: Settings) -> "FeedSource":
        """Open a feed or a folder of feeds.

        Raises:
            SourceError: It can't be read, is too large, or is no feed.
            SettingError: The zone in the settings is not known.
        """
        # Every detection asks this reader, few open it: feedparser takes a while to import.
        from migrator.readers.feed.source import FeedSource  # noqa: PLC0415

        return FeedSource(path, name, settings.timezone)


READER: Final = FeedReader()
