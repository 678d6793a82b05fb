"""Exports for tests, written as WordPress writes them."""

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
	<title>Garden notes</title>
	<wp:wxr_version>1.2</wp:wxr_version>
	<wp:base_blog_url>https://garden.example</wp:base_blog_url>
"""
TAIL = "</channel>\n</rss>\n"


def cdata(text: str) -> str:
    """Text in CDATA, `]]>` split as WordPress splits it."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def item_text(number: int, title: str = "", body: str = "", extra: str = "") -> str:
    """An item."""
    return (
        f"\t<item>\n\t\t<title>{cdata(title)}</title>\n"
        f"\t\t<link>https://garden.example/?p={number}</link>\n"
        f"\t\t<dc:creator>{cdata('ida')}</dc:creator>\n"
        f"\t\t<content:encoded>{cdata(body)}</content:encoded>\n"
        f"\t\t<wp:post_id>{number}</wp:post_id>\n"
        f"\t\t<wp:post_date>{cdata('2023-05-01 10:00:00')}</wp:post_date>\n"
        f"\t\t<wp:post_date_gmt>{cdata('2023-05-01 08:00:00')}</wp:post_date_gmt>\n"
        f"\t\t<wp:post_name>{cdata(f'note-{number}')}</wp:post_name>\n"
        f"\t\t<wp:status>{cdata('publish')}</wp:status>\n"
        f"\t\t<wp:post_type>{cdata('post')}</wp:post_type>\n{extra}\t</item>\n"
    )


def export_text(*items: str) -> str:
    """A whole export."""
    return HEAD + "".join(items) + TAIL
