"""The settings of the site; what names it is in data/site.json."""

import json
from pathlib import Path

HERE = Path(__file__).parent


def _data(name):
    path = HERE / "data" / f"{name}.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def in_words(day):
    """A day as `2019-03-10`, in words."""
    year, month, date = day.split("-")
    return f"{int(date)} {MONTHS[int(month) - 1]} {year}"


MONTHS = [
    *["January", "February", "March", "April", "May", "June", "July", "August", "September"],
    *["October", "November", "December"],
]
_SITE = _data("site")
SITENAME = _SITE["title"]
SITESUBTITLE = _SITE["description"]
SITEURL = _SITE["url"]
BASE = _SITE["base"]
DEFAULT_LANG = _SITE["language"]
MENU = _data("menus").get(_SITE["menu"], [])
KNOWN = _data("terms")
LISTS = _data("lists")
YEARS = _data("archives")
COMMENTS = _data("comments")
TIMEZONE = "UTC"

PATH = "content"
ARTICLE_PATHS = ["posts"]
PAGE_PATHS = ["pages", "terms", "lists"]
STATIC_PATHS = ["media"]
FORMATTED_FIELDS = []
USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "posts"
DEFAULT_PAGINATION = 10

THEME = "theme"
THEME_STATIC_DIR = "theme"
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
JINJA_FILTERS = {"told": lambda text: json.loads(text or "null"), "in_words": in_words}
DIRECT_TEMPLATES = ["archives"] if _SITE["front"] else ["index", "archives"]
PAGINATED_TEMPLATES = {"index": None}
PAGINATION_PATTERNS = [
    (1, "", "{save_as}"),
    (2, "page/{number}/", "page/{number}/index.html"),
]
ARCHIVES_SAVE_AS = "archives/index.html"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ""
CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = ""
TAG_SAVE_AS = TAGS_SAVE_AS = ""

FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None

MARKDOWN = {
    "extension_configs": {"markdown.extensions.extra": {}, "markdown.extensions.meta": {}},
    "output_format": "html5",
}
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["old_addresses"]
