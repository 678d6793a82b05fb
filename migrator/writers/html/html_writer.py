"""HTML: a site that opens from disk, and beside it drafts and records."""

from dataclasses import dataclass, replace
from typing import Literal

from migrator.render import to_html
from migrator.store.outcome import Collection, OutFile, Row
from migrator.transforms import Surveyed
from migrator.transforms.media import MediaPlace
from migrator.writers.html.feed import NEWEST, feed_collection, feed_row
from migrator.writers.html.files import FEED, HOME, POSTS, SEARCH, SITE, site_addresses
from migrator.writers.html.frame import page_text
from migrator.writers.html.list_pages import list_pages
from migrator.writers.html.post_page import post_page
from migrator.writers.html.safe_html import safe_html
from migrator.writers.html.search_page import search_collection, search_row
from migrator.writers.html.shelves import newest
from migrator.writers.json_bytes import json_line, line_collection, text_bytes
from migrator.writers.layout import Templates, lay_out_files
from migrator.writers.leftovers import COMMENTS, META, leftovers
from migrator.writers.post_types import post_types
from migrator.writers.record import record, site_record
from migrator.writers.site.entry import entry_of, is_public
from migrator.writers.site.id_map import id_map
from migrator.writers.site.seo import seo_of
from migrator.writers.writer import Converted, Layout, PlainWriter, Plan, Written

ARCHIVE = "_wordpress"
_SITE = f"{ARCHIVE}/site.json"
_IDS = f"{ARCHIVE}/id-map.json"
_KEPT = (f"{ARCHIVE}/{COMMENTS}", f"{ARCHIVE}/{META}")


@dataclass(frozen=True, slots=True)
class HtmlWriter(PlainWriter):
    """Readable pages, without a server and without a generator."""

    name: str = "html"
    help: str = "site/, plain pages that open from disk, with lists, comments, search and a feed."
    links: Literal["keep", "rewrite"] = "rewrite"
    serves_site: bool = True

    def layout(self, surveyed: Surveyed) -> Layout:
        """A page for a text, a row for a record."""
        addresses = site_addresses(surveyed)
        lists = (*addresses.terms.values(), *addresses.authors.values(), *addresses.dates.values())
        home = () if HOME in addresses.items.values() else (HOME,)
        taken = dict.fromkeys((*home, POSTS, SEARCH, FEED, _SITE, _IDS, *_KEPT, *lists))
        rows = post_types().records | post_types().parts
        templates = Templates(records=ARCHIVE, rows=rows)
        layout = lay_out_files(surveyed, templates, tuple(taken), addresses.items)
        items = {ordinal: layout.paths[ordinal] for ordinal in addresses.items}
        pages = replace(addresses, items=items)
        return replace(layout, addresses=pages, media=MediaPlace(f"{SITE}/media"))

    def collections(self, plan: Plan) -> tuple[Collection, ...]:
        """Search and feed, and what pages do not say."""
        kept = map(line_collection, (*plan.shared, *_KEPT))
        return (*kept, search_collection(plan), feed_collection(plan))

    def site_files(self, plan: Plan) -> tuple[OutFile, ...]:
        """The lists."""
        pages = (OutFile(page.path, text_bytes(page_text(page, plan))) for page in list_pages(plan))
        ids = OutFile(_IDS, id_map(plan))
        return (OutFile(_SITE, json_line(site_record(plan.site))), ids, *pages)

    def write(self, converted: Converted, plan: Plan) -> Written:
        """The item's page, with rows for search, feed and the rest of it; or its record."""
        path = plan.paths[converted.ordinal]
        if path in plan.shared:
            return Written(rows=(Row(path, json_line(record(converted, plan))),))
        post = converted.post
        seo = seo_of(post, plan.site, plan.author_name(post.author))
        entry = entry_of(post, plan, converted.ordinal, seo)
        body = safe_html(to_html(converted.root))
        file = OutFile(path, text_bytes(page_text(post_page(entry, body), plan)))
        rows = [*leftovers(converted, path, ARCHIVE)]
        if is_public(entry):
            rows.append(search_row(entry, converted))
            if path in newest(plan, NEWEST):
                rows.append(feed_row(entry, body))
        return Written((file,), tuple(rows))
