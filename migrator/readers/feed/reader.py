"""How the feed reader knows its sources, and opens them."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from migrator.readers.wxr.sniff import is_wxr
from migrator.settings import Settings

if TYPE_CHECKING:
    from migrator.readers.feed.source import FeedSource

_NEAR: Final = 4096
_ROOT: Final = re.compile(
    rb"<(?:rss[\s>]|feed\s[^<>]*atom|feed>|rdf:rdf\s[^<>]*(?:purl\.org/rss|my\.netscape\.com))",
    re.IGNORECASE,
)
_JSON: Final = re.compile(rb"^\s*\{[^\0]{0,2000}jsonfeed\.org\\?/version", re.IGNORECASE)
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FeedReader:
    """RSS, Atom and JSON Feed."""

    name: str = "feed"
    help: str = "A feed of a blog or of its comments: RSS, Atom or JSON Feed."

    def knows(self, head: bytes, path: str) -> float:  # noqa: ARG002  (the signature of readers)
        """Sure of a feed by its first element, unless it is the export, which is RSS too."""
        if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
            head = head.replace(b"\0", b"")
        near = head[:_NEAR]
        if _JSON.search(near.removeprefix(b"\xef\xbb\xbf").replace(b"\\/", b"/")):
            return 0.95
        root = _ROOT.search(near)
        if root is None or _HTML.search(near, 0, root.start()) or is_wxr(head):
            return 0.0
        return 0.95

    def open(self, path: Path, name: str, settings: Settings) -> "FeedSource":
        """Open a feed.

        Raises:
            SourceError: It can't be read, is too large, or is no feed.
            SettingError: The zone in the settings is not known.
        """
        # Every detection asks this reader, few open it: feedparser takes a while to import.
        from migrator.readers.feed.source import FeedSource  # noqa: PLC0415

        return FeedSource(path, name, settings.timezone)


READER: Final = FeedReader()
