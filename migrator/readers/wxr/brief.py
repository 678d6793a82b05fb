"""The bytes of one item → what the first pass keeps of it. Pure, so that any process may do it."""

from datetime import datetime
from typing import NamedTuple
from zlib import crc32

from migrator.readers.source import Stub
from migrator.readers.wxr.dates import Clock, feed_date, naive, offset_between
from migrator.readers.wxr.element import Frame, read_brief
from migrator.readers.wxr.stub import Spot, stub_of


class Dates(NamedTuple):
    """Dates of an item that do not say their own offset."""

    local: datetime | None
    gmt: datetime | None
    feed: datetime | None

    def moment(self, clock: Clock) -> datetime | None:
        """When it was published, by a site's clock."""
        moment = clock.moment(self.local, self.gmt)
        return clock.place(self.feed) if moment is None and self.feed else moment


class Brief(NamedTuple):
    """What the first pass keeps of an item.

    Attributes:
        checksum: Of its bytes.
        offset: Minutes from UTC, where its own dates say it.
        undated: Its dates where they do not; the stub has none until the usual offset is known.
        is_plain: It was read without a parser.
    """

    stub: Stub
    checksum: int
    offset: int | None
    undated: Dates | None
    is_plain: bool


def brief_of(data: bytes, spot: Spot, frame: Frame, clock: Clock) -> Brief:
    """The brief of an item.

    Args:
        frame: Of its file.
        clock: As the settings give it.
    """
    fields, is_plain = read_brief(data, frame)
    local, gmt = naive(fields.get("wp:post_date")), naive(fields.get("wp:post_date_gmt"))
    offset = offset_between(local, gmt)
    if offset is not None:
        stub = stub_of(fields, spot, clock.moment(local, gmt))
        return Brief(stub, crc32(data), offset, None, is_plain)
    feed = feed_date(fields.get("pubDate")) if local is None and gmt is None else None
    dates = Dates(local, gmt, feed)
    return Brief(stub_of(fields, spot, None), crc32(data), None, dates, is_plain)
