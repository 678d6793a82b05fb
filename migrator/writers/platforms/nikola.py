"""Nikola: texts that lie as they are addressed, and the rest as data that its own pages read."""

from collections.abc import Iterator
from urllib.parse import quote

from migrator.readers.source import Stub
from migrator.render.templates import nikola
from migrator.store.outcome import OutFile
from migrator.transforms.media import MediaPlace
from migrator.writers.json_bytes import json_line
from migrator.writers.layout import Templates
from migrator.writers.site import entry
from migrator.writers.site.addresses import folder_of, front_page, is_shown
from migrator.writers.site.data_files import redirects_file, site_data
from migrator.writers.site.entry_terms import elsewhere, terms_by_folder
from migrator.writers.site.platform import Platform, Scaffold
from migrator.writers.site.serving import Serving
from migrator.writers.writer import Plan

_DATA = "_data"
_FILE = ".html"
_INDEX = "index"


def _place(stub: Stub, address: str) -> str:
    """A folder of the address, a file of its last part; what is not public lies beside the site.

    Nikola writes a page of a draft, and its source besides.
    """
    is_post = stub.type == "post" and stub.published is not None
    kind = "posts" if is_post else "pages"
    path = address.strip("/").removesuffix(_FILE) or _INDEX
    return f"{kind if is_shown(stub) else f'drafts/{kind}'}/{path}.md"


def _title(one: entry.Entry) -> str:
    """The title; a blank for none, where Nikola would take the name of the file."""
    return one.post.title or " "


def _slug(one: entry.Entry) -> str:
    """The last part of the address: the others are folders."""
    return entry.last_part(one.address).removesuffix(_FILE) or _INDEX


def _pretty_url(one: entry.Entry) -> bool | None:
    """Said where it is not as Nikola would have it: a folder, but for what is called `index`."""
    is_file = one.address.endswith(_FILE)
    if is_file:
        return False
    return True if _slug(one) == _INDEX and one.address != PLATFORM.serving.home else None


def _status(one: entry.Entry) -> str:
    """`featured`, Nikola's word for what is sticky; `draft`, should the file be moved as it is."""
    if not entry.is_public(one):
        return "draft"
    return "featured" if one.post.sticky and one.post.type == "post" else ""


def _category(one: entry.Entry) -> str:
    """The first: Nikola has room for one."""
    return next((term.name for term in one.post.terms if term.taxonomy == "category"), "")


def _image(one: entry.Entry) -> str:
    """The picture's address, which Nikola puts into its feed as it stands."""
    return nikola.address(quote(entry.image(one), safe="%/:?#[]@!$&'()*+,;=~"))


def _files(plan: Plan) -> Iterator[OutFile]:
    yield from site_data(_DATA, plan, PLATFORM)
    yield redirects_file(f"{_DATA}/redirects.json", plan)


def _settings(plan: Plan) -> Iterator[OutFile]:
    """What `conf.py` reads of the site."""
    site = plan.site
    facts = {
        "title": site.title or "Untitled",
        "description": site.description,
        "language": site.language or "en",
        "url": f"{site.url.rstrip('/')}/" if site.url else "https://example.org/",
        "base": folder_of(site),
        "menu": plan.map.main_menu,
        "front": front_page(plan.addresses) is not None,
    }
    yield OutFile(f"{_DATA}/site.json", json_line(facts))


PLATFORM: Platform = Platform(
    name="nikola",
    help="Nikola: posts/ and pages/ with metadata, and data; a whole site if asked.",
    dialect="python-markdown",
    template="nikola",
    templates=Templates(place=_place, front="pages/index.md"),
    serving=Serving(
        dates="/archives/#{date}",
        numbered="/page/",
        feed="/rss.xml",
        taken=(
            *("/404.html", "/robots.txt", "/sitemap.xml", "/sitemapindex.xml", "/archives/"),
            *("/assets/", "/assets/css/", "/assets/style.css"),
        ),
        htm=False,
        based=False,
    ),
    fields={
        "title": _title,
        "slug": _slug,
        "pretty_url": _pretty_url,
        "date": entry.date,
        "updated": entry.changed,
        "status": _status,
        "category": _category,
        "tags": entry.term_names("post_tag"),
        "author": entry.author_name,
        "address": entry.address,
        "folder": lambda one: PLATFORM.serving.folder(one.post.type),
        "day": entry.day,
        "terms": lambda one: terms_by_folder(one, PLATFORM.serving),
        "excerpt": entry.excerpt,
        "description": entry.description,
        "previewimage": _image,
        "image_alt": entry.image_alt,
        "language": entry.language,
        "translations": entry.translations,
        "seo_title": entry.seo_title,
        "canonical": entry.canonical,
        "noindex": entry.noindex,
        "wordpress": entry.wordpress,
    },
    taxonomy=elsewhere,
    comments=f"{_DATA}/comments.json",
    files=_files,
    divider="TEASER_END",
    media=MediaPlace("files/media", "/media"),
    scaffold=Scaffold("nikola", {"style.css": "themes/plain/assets/style.css"}, _settings),
)
