"""Search without a server: one page that holds titles and texts of all that is shown."""

from functools import cache
from importlib.resources import files
from posixpath import dirname

from migrator.render import to_text
from migrator.store.outcome import Collection, Row
from migrator.writers.html.files import SEARCH
from migrator.writers.html.frame import Page, page_text
from migrator.writers.json_bytes import json_bytes, text_bytes
from migrator.writers.site import entry as said
from migrator.writers.site.entry import Entry
from migrator.writers.writer import Converted, Plan

_HERE = "<!-- posts -->"
_MAIN = f"""<h1>Search</h1>
<div role="search"><label for="query">Words in titles and texts</label>
<input id="query" type="search" autocomplete="off" spellcheck="false"></div>
<noscript><p>Search needs JavaScript; all posts are listed under Posts.</p></noscript>
<p id="status" role="status"></p>
<ul id="results" class="list"></ul>
<script id="posts" type="application/json">[
{_HERE}]</script>
"""


def search_collection(plan: Plan) -> Collection:
    """The page; a row of it is a post."""
    text = page_text(Page(SEARCH, "Search", _MAIN, script=_script()), plan)
    head, _, tail = text.partition(_HERE)
    return Collection(SEARCH, text_bytes(head), b",\n", text_bytes("\n" + tail))


def search_row(entry: Entry, converted: Converted) -> Row:
    """What is looked through of an item."""
    text = " ".join(to_text(converted.root).split())
    row = {
        "title": entry.post.title,
        "url": entry.plan.addresses.link(entry.address, f"{dirname(SEARCH)}/index.html"),
        "date": said.day(entry),
        "text": text,
    }
    return Row(SEARCH, json_bytes(row).replace(b"<", b"\\u003c"))


@cache
def _script() -> str:
    """The one script of the site; the page's policy knows it by its hash."""
    return (files("migrator") / "data" / "html_site" / "search.js").read_text("utf-8")
