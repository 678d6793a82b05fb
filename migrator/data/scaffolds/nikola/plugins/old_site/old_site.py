"""Pages of terms, lists and months, comments, and old addresses: all that _data/ says."""

import json
import re
from collections import defaultdict
from functools import cache
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote

from blinker import signal
from nikola import utils
from nikola.plugin_categories import Task
from nikola.post import TEASER_REGEXP

DATA = Path("_data")
MONTHS = [
    *["January", "February", "March", "April", "May", "June", "July", "August", "September"],
    *["October", "November", "December"],
]
TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
MAGIC = re.compile(r'"\s*l\s*i\s*n\s*k\s*:', re.IGNORECASE)
"""An address of Nikola's own scheme, which nobody is to use in a comment."""

LATER = ("robots.txt", "rss.xml", "sitemap.xml", "sitemapindex.xml")
"""What Nikola writes when all else is there."""

MOVED = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Moved</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={to}">
</head>
<body><p><a href="{to}">Moved</a></p></body>
</html>
"""


def in_words(day):
    """A day as `2019-03-10`, in words."""
    year, month, date = day.split("-")
    return f"{int(date)} {MONTHS[int(month) - 1]} {year}"


@cache
def summary(post):
    """What there is to say of a text in a list: else what stands before the divider."""
    if said := post.meta("excerpt") or post.description():
        return said
    words = " ".join(unescape(TAG.sub("", TEASER_REGEXP.split(post.text())[0])).split())
    return f"{words[:300]}…" if len(words) > 300 else words


def read(name, empty):
    """What a file of data says."""
    path = DATA / f"{name}.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else empty


def harmless(comments):
    """Comments whose links Nikola does not take for its own."""
    return [
        {
            **one,
            "html": MAGIC.sub('"x-link:', one.get("html", "")),
            "answers": harmless(one.get("answers", [])),
        }
        for one in comments
    ]


def file_at(address):
    """The file that is served at an address."""
    path = address.lstrip("/")
    return f"{path}index.html" if path.endswith("/") or not path else path


class OldSite(Task):
    """The task that makes them."""

    name = "old_site"

    def set_site(self, site):
        """Read the data, and wait until templates and texts are there."""
        super().set_site(site)
        self.facts = read("site", {})
        self.known = read("terms", {})
        self.comments = read("comments", {})
        signal("configured").connect(self.make_ready)
        signal("render_post").connect(self.tell)

    def make_ready(self, site):
        """Escape all that a template shows, and let all of them show the menu."""
        engine = site.template_system.lookup
        engine.autoescape = bool  # of the name: shortcodes have none
        engine.filters["in_words"] = in_words
        engine.filters["summary"] = summary
        engine.filters["whole"] = self.whole
        site.url_replacer = self.replacer(site.url_replacer)
        site.GLOBAL_CONTEXT["menu"] = read("menus", {}).get(self.facts["menu"], [])

    def whole(self, address):
        """An address with its host."""
        inside = address.startswith("/") and not address.startswith("//")
        return self.facts["url"].rstrip("/") + address if inside else address

    @staticmethod
    def replacer(replace):
        """Nikola's own way with an address, but for one that it can't read: it stays."""

        def replaced(src, dst, lang=None, url_type=None):
            try:
                return replace(src, dst, lang, url_type)
            except ValueError:
                return dst

        return replaced

    def tell(self, rendered):
        """Tell a text's page of its terms, author and comments."""
        post, context = rendered["post"], rendered["context"]
        told = post.meta("terms") or {}
        context["terms"] = [self.terms(folder, names) for folder, names in told.items()]
        context["author_page"] = self.known.get("authors", {}).get(post.meta("author"), {})
        context["comments"] = harmless(self.comments.get(post.meta("address"), []))

    def terms(self, folder, names):
        """The terms of a taxonomy by their names, those that have a page."""
        known = self.known.get(folder, {})
        return [known[name] for name in names if name in known]

    def gen_tasks(self):
        """A task for each page."""
        self.site.scan_posts()
        self.file()
        yield self.group_task()
        for row in read("lists", []):
            yield self.list_page(row)
        for folder, known in self.known.items():
            for name, term in known.items():
                yield self.term_page(folder, name, term)
        yield self.page("/archives/", "archives.tmpl", self.archives())
        yield self.page("/404.html", "404.tmpl", {"title": "Nothing is here"}, "full_path")
        yield self.old_addresses()

    def term_page(self, folder, name, term):
        """The page of a term or author: what it is said of."""
        above = self.known[folder].get(term.get("parent", ""))
        told = {**term, "above": above, "below": self.below[folder, name]}
        return self.posts_page(term["url"], self.filed[folder, name], told)

    def list_page(self, row):
        """The page of all terms of a taxonomy, or of all texts of a type."""
        below = [*self.known.get(row["folder"], {}).values()]
        posts = [] if below else self.filed[row["folder"], ""]
        told = {"title": row["title"], "below": below, "description": "", "above": None}
        return self.posts_page(row["url"], posts, told)

    def file(self):
        """Texts and terms by where they are listed, posts first."""
        self.filed, self.below = defaultdict(list), defaultdict(list)
        for post in (*self.site.posts, *self.site.pages):
            told = {**(post.meta("terms") or {}), "authors": [post.meta("author")]}
            for key in [(folder, name) for folder, names in told.items() for name in names]:
                self.filed[key].append(post)
            self.filed[post.meta("folder"), ""].append(post)
        for folder, known in self.known.items():
            for term in known.values():
                self.below[folder, term.get("parent", "")].append(term)

    def posts_page(self, address, posts, told):
        """A page that shows texts."""
        context = {"pagekind": ["list"], "permalink": address, "description": "", **told}
        output = f"{self.site.config['OUTPUT_FOLDER']}/{file_at(address)}"
        lang = self.site.default_lang
        task = self.site.generic_post_list_renderer(
            lang, posts, output, "term.tmpl", self.site.config["FILTERS"], context
        )
        return {**task, "basename": self.name, "task_dep": ["render_posts"]}

    def page(self, address, template, told, url_type=None):
        """A page of its own."""
        context = {"pagekind": ["generic_page"], "permalink": address, "description": "", **told}
        output = f"{self.site.config['OUTPUT_FOLDER']}/{file_at(address)}"
        task = self.site.generic_renderer(
            self.site.default_lang,
            output,
            template,
            self.site.config["FILTERS"],
            context=context,
            url_type=url_type,
        )
        return {**task, "basename": self.name}

    @staticmethod
    def archives():
        """What the page of months shows."""
        return {"title": "Archives", "lists": read("lists", []), "years": read("archives", [])}

    def old_addresses(self):
        """A page at each old address that sends its reader on, where nothing else is."""
        rows = [row for row in read("redirects", []) if row["from"].split("/")[1] not in LATER]
        return {
            "basename": self.name,
            "name": "old_addresses",
            "actions": [(self.write_old_addresses, [rows])],
            "uptodate": [utils.config_changed({"rows": rows}, "old_addresses")],
            "task_dep": ["render_pages"],
        }

    def write_old_addresses(self, rows):
        """Each by itself: a list of all for each of them takes long."""
        for row in rows:
            path = Path(self.site.config["OUTPUT_FOLDER"]) / file_at(row["from"])
            if not any(one.is_file() for one in (path, *path.parents)) and not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                to = escape(quote(self.facts["base"] + row["to"]))
                path.write_text(MOVED.format(to=to), "utf-8")
