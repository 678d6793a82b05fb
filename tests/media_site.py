"""An export whose posts use pictures and files, and what those are made of."""

import struct
import zlib
from xml.sax.saxutils import escape

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Harbour notes</title><link>{url}</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>{url}</wp:base_site_url><wp:base_blog_url>{url}</wp:base_blog_url>
"""


def png(shade=0, width=2):
    """A small picture; each shade is other bytes."""
    row = b"\0" + bytes([shade % 256, shade // 256 % 256, 7]) * width

    def chunk(name, data):
        checked = name + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", width, 1, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def post(number, body, *, url, thumbnail=None, meta=None):
    rows = {**({"_thumbnail_id": thumbnail} if thumbnail else {}), **(meta or {})}
    listed = "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key>"
        f"<wp:meta_value>{escape(str(value))}</wp:meta_value></wp:postmeta>"
        for key, value in rows.items()
    )
    return (
        f"<item><title>Note {number}</title><link>{url}/2019/03/note-{number}/</link>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>2019-03-10 09:00:00</wp:post_date>"
        f"<wp:post_date_gmt>2019-03-10 09:00:00</wp:post_date_gmt>"
        f"<wp:post_name>note-{number}</wp:post_name><wp:status>publish</wp:status>"
        f"<wp:post_type>post</wp:post_type>{listed}</item>\n"
    )


def attachment(number, address):
    return (
        f"<item><title>File {number}</title><link>{escape(address)}page/</link>"
        f"<wp:post_id>{number}</wp:post_id><wp:status>inherit</wp:status>"
        f"<wp:post_name>file-{number}</wp:post_name><wp:post_type>attachment</wp:post_type>"
        f"<wp:attachment_url>{escape(address)}</wp:attachment_url></item>\n"
    )


def export(path, items, *, url):
    """Write an export of these items."""
    path.write_text(f"{_HEAD.format(url=url)}{''.join(items)}</channel></rss>\n", "utf-8")
    return path
