"""WXR: `export.xml`, or several files of a size, that another WordPress imports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from migrator.readers.source import Stub
from migrator.render import to_html
from migrator.store.outcome import Collection, OutFile, Row
from migrator.transforms import Surveyed
from migrator.writers.raw_body import stays_raw
from migrator.writers.writer import Converted, Layout, PlainWriter, Plan, Written
from migrator.writers.wxr.channel import TAIL, channel_head
from migrator.writers.wxr.item import item_row

FILE = "export.xml"
_PART = "export-{:03}.xml"
_ADDED = 1000
"""Bytes that an item may grow by: fields that its source did not write."""


@dataclass(frozen=True, slots=True)
class WxrWriter(PlainWriter):
    """An export for WordPress. Bodies stay as they were unless clean HTML is asked for."""

    name: str = "wxr"
    help: str = "export.xml, mended, for another WordPress: blocks and shortcodes as they were."
    raw_bodies: bool = True

    def layout(self, surveyed: Surveyed) -> Layout:
        """Rows of one file, or of as many as keep under the size that was asked for."""
        limit = surveyed.settings.split_size * 1_000_000
        if not limit:
            return Layout({stub.ordinal: FILE for stub in surveyed.kept}, (FILE,))
        head = len(channel_head(surveyed.site)) + len(TAIL)
        paths = {
            stub.ordinal: _PART.format(number)
            for stub, number in _parts(surveyed.kept, limit - head)
        }
        return Layout(paths, tuple(dict.fromkeys(paths.values())))

    def collections(self, plan: Plan) -> tuple[Collection, ...]:
        """The files; each begins with the whole site, so that each can be imported alone."""
        head = channel_head(plan.site)
        return tuple(Collection(path, head, b"", TAIL) for path in plan.shared)

    def site_files(self, plan: Plan) -> tuple[OutFile, ...]:  # noqa: ARG002  (every writer's signature)
        """None: the site stands in the export."""
        return ()

    def write(self, converted: Converted, plan: Plan) -> Written:
        """The item's element."""
        row = item_row(converted.post, _body(converted, plan), plan.site.utc_offset)
        return Written(rows=(Row(plan.paths[converted.ordinal], row),))


def _body(converted: Converted, plan: Plan) -> str:
    """The body as it stood; as clean HTML where it was asked for, or is not WordPress's own."""
    post = converted.post
    if stays_raw(post, plan.settings):
        return post.body
    return _clean(converted)


def _clean(converted: Converted) -> str:
    html = to_html(converted.root) if converted.html is None else converted.html
    return html.removesuffix("\n")


def _parts(stubs: Sequence[Stub], limit: int) -> Iterator[tuple[Stub, int]]:
    """Each item with the number of its file; one that is larger than a file has its own."""
    number, size = 1, 0
    for stub in stubs:
        grown = stub.end - stub.start + _ADDED
        if size and size + grown > limit:
            number, size = number + 1, 0
        size += grown
        yield stub, number
