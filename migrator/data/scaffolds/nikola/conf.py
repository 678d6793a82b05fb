"""The settings of the site; what names it is in _data/site.json."""

import json
from pathlib import Path
from urllib.parse import urlsplit

from nikola.nikola import LEGAL_VALUES

_SITE = json.loads((Path(__file__).parent / "_data" / "site.json").read_text("utf-8"))


def _language(tag):
    """The language as Nikola calls it, whose words it puts into pages and feeds."""
    keys = LEGAL_VALUES["TRANSLATIONS"]
    known = {key if isinstance(key, str) else key[0] for key in keys}
    whole = tag.replace("-", "_").lower()
    short = whole.partition("_")[0]
    return next((name for name in (whole, short) if name in known), "en")


def _in_ascii(url):
    """An address whose host is in ASCII, as Nikola wants it."""
    parts = urlsplit(url)
    labels = [
        name if name.isascii() else f"xn--{name.lower().encode('punycode').decode()}"
        for name in parts.netloc.split(".")
    ]
    return parts._replace(netloc=".".join(labels)).geturl()


BLOG_TITLE = _SITE["title"]
BLOG_DESCRIPTION = _SITE["description"]
BLOG_AUTHOR = BLOG_EMAIL = ""
SITE_URL = _in_ascii(_SITE["url"])
URL_TYPE = "full_path"
DEFAULT_LANG = _language(_SITE["language"])
TRANSLATIONS = {DEFAULT_LANG: ""}
TIMEZONE = "UTC"
GLOBAL_CONTEXT = {"site_language": _SITE["language"]}

POSTS = (("posts/*.md", "", "post.tmpl"),)
PAGES = (("pages/*.md", "", "page.tmpl"),)
FILES_FOLDERS = {"files": ""}
GALLERY_FOLDERS = LISTINGS_FOLDERS = IMAGE_FOLDERS = {}
COMPILERS = {"markdown": (".md",)}
MARKDOWN_EXTENSIONS = ["markdown.extensions.extra"]

THEME = "plain"
DEMOTE_HEADERS = 0
INDEX_DISPLAY_POST_COUNT = 10
INDEXES_STATIC = False
INDEXES_PRETTY_PAGE_URL = ["page", "{number}", "{index_file}"]
DISABLE_INDEXES = _SITE["front"]

FEED_LENGTH = 20
FEED_PLAIN = False
FEED_TEASERS = False
RSS_PATH = ""
GENERATE_ATOM = False

COPY_SOURCES = False
USE_TAG_METADATA = WARN_ABOUT_TAG_METADATA = False
FUTURE_IS_NOW = True
COMMENT_SYSTEM = ""
USE_BUNDLES = False
CODE_COLOR_SCHEME = ""

# Pages of terms, authors and months are those of plugins/old_site.
DISABLED_PLUGINS = [
    *("classify_archive", "classify_authors", "classify_categories", "classify_page_index"),
    *("classify_sections", "classify_tags", "render_galleries", "render_listings"),
]
if _SITE["base"]:
    DISABLED_PLUGINS.append("robots")  # a host has one, at its root
