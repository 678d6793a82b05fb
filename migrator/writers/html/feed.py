"""The newest posts as Atom, for who puts the site on a server."""

from html import escape

from migrator.store.outcome import Collection, Row
from migrator.writers.dates import rfc3339
from migrator.writers.html.files import FEED, SITE
from migrator.writers.json_bytes import text_bytes
from migrator.writers.site import entry as said
from migrator.writers.site.addresses import new_site
from migrator.writers.site.entry import Entry
from migrator.writers.writer import Plan
from migrator.writers.wxr.xml_text import attribute, plain, xml_bytes

NEWEST = 20
_NOWHERE = "https://example.org"


def feed_collection(plan: Plan) -> Collection:
    """The feed; a row of it is a post."""
    day = plan.map.posts[0].day if plan.map.posts else "1970-01-01"
    site = new_site(plan.site, plan.settings)
    base = site.url or _NOWHERE
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{plain(site.title or 'Posts')}</title>\n<id>{plain(base)}/</id>\n"
        f'<link rel="alternate" href="{attribute(base)}/"/>\n'
        f'<link rel="self" href="{attribute(base)}/feed.xml"/>\n'
        f"<updated>{day}T00:00:00Z</updated>\n"
    )
    return Collection(FEED, xml_bytes(head), b"", text_bytes("</feed>\n"))


def feed_row(entry: Entry, body: str) -> Row:
    """An entry with the whole text."""
    post, plan = entry.post, entry.plan
    folder = f"{SITE}/index.html"
    base = new_site(plan.site, plan.settings).url or _NOWHERE
    url = f"{base}/{plan.addresses.link(entry.address, folder)}"
    changed = post.modified or post.published
    author = said.author_name(entry) or plan.site.title or "?"
    text = (
        f"<entry>\n<title>{plain(post.title or 'Untitled')}</title>\n"
        f'<id>{plain(url)}</id>\n<link rel="alternate" href="{attribute(url)}"/>\n'
        f"{f'<published>{rfc3339(post.published)}</published>' if post.published else ''}"
        f"<updated>{rfc3339(changed) if changed else '1970-01-01T00:00:00Z'}</updated>\n"
        f"<author><name>{plain(author)}</name></author>\n"
        f'<content type="html" xml:base="{attribute(url)}">{escape(body)}</content>\n</entry>\n'
    )
    return Row(FEED, xml_bytes(text))
