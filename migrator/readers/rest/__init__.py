"""A blog's address → its posts: by WordPress's REST API, WordPress.com's, its feed or its pages.

In: the address of a site's front page. Out: a `Source` that has asked for everything in its survey
and keeps the answers on disk. With a login (`MIGRATOR_SITE_USER`, `MIGRATOR_SITE_PASSWORD`) drafts,
private posts and texts as they are stored come too.

    site       address → what answers (`front_page`, `discovery`)
    wordpress  wp/v2 → rows (`paging`, `asking`)       wordpress_com  v1.1 → rows
    source     rows → disk (`spool`) → items           post, comment, menus, texts  row → model
    closed     no API → feed, else pages (`crawl`)     joined         several sources as one
"""

from migrator.readers.rest.reader import READER

__all__ = ["READER"]
"""The reader, for the table."""
