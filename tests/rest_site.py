"""A small REST API of WordPress on loopback, whose faults a test chooses."""

import json
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from migrator.readers.opening import open_source
from migrator.settings import Settings
from tests.web_server import answer, serving

ROUTES = (
    "posts",
    "pages",
    "media",
    "comments",
    "users",
    "categories",
    "tags",
    "types",
    "taxonomies",
)
_INDEX = {
    "name": "Blog &amp; more",
    "home": "https://blog.example",
    "gmt_offset": "1",
    "timezone_string": "Europe/Paris",
    "namespaces": ["oembed/1.0", "wp/v2"],
}


def post(number, **changes):
    """A row of the list of posts, as a visitor gets it."""
    return {
        "id": number,
        "date": f"2020-01-{number % 28 + 1:02}T10:00:00",
        "date_gmt": f"2020-01-{number % 28 + 1:02}T09:00:00",
        "slug": f"post-{number}",
        "status": "publish",
        "type": "post",
        "link": f"https://blog.example/post-{number}/",
        "title": {"rendered": f"Post {number}"},
        "content": {"rendered": f"<p>Body of {number}.</p>", "protected": False},
        "excerpt": {"rendered": f"<p>Body of {number}.</p>"},
        "author": 1,
        "categories": [1],
        "tags": [],
    } | changes


class Api(dict):
    """Answers of a server, by path: what is not set answers as WordPress does.

    Attributes:
        lists: Rows by route.
        faults: Called with route and the rows of a page, before they are sent; what it gives is
            sent in their place.
        totals: What is said of a list's length, where it is not so.
        most: Rows that are given at once.
    """

    def __init__(self, **lists):
        super().__init__()
        self.lists = {
            "categories": [{"id": 1, "slug": "news", "name": "News", "taxonomy": "category"}],
            "users": [{"id": 1, "slug": "ann", "name": "Ann Other"}],
        } | lists
        self.faults = lambda _route, _rows: None
        self.totals = {}
        self.most = 100
        self.page = (
            b'<!DOCTYPE html><html lang="fr-FR"><title>Blog</title>'
            b'<link rel="stylesheet" href="/wp-content/themes/own/style.css"><p>Front.</p></html>'
        )
        self.head = {}

    def get(self, path, default=None):
        if path in self:
            return self[path]
        parts = urlsplit(path)
        if parts.path == "/" and not parts.query:
            return answer(self.page, **self.head)
        if not parts.path.startswith("/wp-json/"):
            return default
        route = parts.path.removeprefix("/wp-json/").removeprefix("wp/v2/").strip("/")
        return self._route(route, parse_qs(parts.query))

    def _route(self, route, query):
        if not route:
            return _json(_INDEX)
        if route not in ROUTES or route in {"types", "taxonomies"}:
            return _json({"code": "rest_no_route"}, 404)
        size, page = int(query.get("per_page", ["10"])[0]), int(query.get("page", ["1"])[0])
        rows = self.lists.get(route, [])
        if size > self.most or (page > 1 and (page - 1) * size >= len(rows)):
            return _json({"code": "rest_invalid_param"}, 400)
        shown = rows[(page - 1) * size : page * size]
        total = str(self.totals.get(route, len(rows)))
        pages = str(-(-int(total) // size))
        return self.faults(route, shown) or _json(shown, X_WP_Total=total, X_WP_TotalPages=pages)


def _json(value, status=200, **headers):
    body = json.dumps(value).encode()
    return answer(body, status, **{"Content_Type": "application/json"} | headers)


@contextmanager
def api_of(**lists):
    """A server with such an API; both are given."""
    api = Api(**lists)
    with serving(api) as server:
        yield api, server


def read(server):
    """Ids of the posts, and what was reported of the site as a whole."""
    with open_source(f"{server.url}/", Settings()) as source:
        stubs = source.survey()
        posts = [item.read()[0] for item in source.items(stubs)]
        return [each.id for each in posts], {met.code.name: met for met in source.diagnostics()}
