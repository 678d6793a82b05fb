"""What pages a platform's site has beside its items, and the addresses they have."""

from collections.abc import Mapping
from dataclasses import dataclass, field

TERM_KEPT = "/{base}/{ancestors}/{slug}/"
"""A term's address as WordPress had it."""


@dataclass(frozen=True, slots=True)
class Serving:
    """The addresses of a platform's own pages; each ends in `/` or is a file.

    Attributes:
        post: Template of a post's address, for one whose old address can't be kept.
        other: The same for a page, or any item that is not a post.
        term: Template of a term's address: `{base}` is WordPress's word before the slug,
            `{folder}` the platform's, `{ancestors}` the slugs of the parents.
        author: Of an author's; empty where they have no page.
        dates: Of what the link of a year or month leads to, as `/archives/#{date}`, with `2019` or
            `2019-03`, in the scaffold; empty without.
        list: Of the list of all items of a type, or of all terms of a taxonomy; empty without.
        front: Whether a page of the old site may be its front page.
        feed: Of the feed.
        folders: What the platform calls types and taxonomies that it has its own word for.
        taken: Further addresses that no item may have.
        files: Whether an address may end in `.html`, as old ones may.
        htm: Whether it may end in `.htm`, then.
        numbered: Folder of the numbered pages of the list of posts; no item keeps an address in it.
        based: Whether links begin with the folder of the host that the site lies in; not where the
            platform itself puts it before every one.
    """

    post: str = "{year}/{month}/{slug}"
    other: str = "{folder}/{ancestors}/{slug}"
    page: str = "{ancestors}/{slug}"
    term: str = TERM_KEPT
    author: str = "/author/{slug}/"
    dates: str = ""
    list: str = "/{folder}/"
    home: str = "/"
    front: bool = True
    feed: str = "/index.xml"
    folders: Mapping[str, str] = field(
        default_factory=lambda: {
            "post": "posts",
            "page": "pages",
            "category": "categories",
            "post_tag": "tags",
        }
    )
    taken: tuple[str, ...] = ("/404.html", "/robots.txt", "/sitemap.xml")
    files: bool = True
    htm: bool = True
    numbered: str = ""
    based: bool = True

    def folder(self, name: str) -> str:
        """What the platform calls a type or taxonomy."""
        return self.folders.get(name) or name
