"""The same post seen on several pages → one post: the fullest body, the rest fills its gaps."""

from collections.abc import Sequence
from dataclasses import replace

from migrator.model import Post, Site
from migrator.readers.page.address import host_of, is_web, page_key
from migrator.readers.page.post import ReadPost

GAPS = (
    "id",
    "title",
    "slug",
    "link",
    "author",
    "published",
    "modified",
    "excerpt",
    "terms",
    "comments",
    "featured_image",
    "attachment",
)
"""Fields of a post that another page may fill."""

Key = tuple[str, str, str]


def keys_of(post: Post, site: Site) -> tuple[Key, ...]:
    """By what a post is known again on another page: its address, and its id on its site."""
    found: list[Key] = []
    if is_web(post.link):
        found.append(("link", page_key(post.link), ""))
    if post.id is not None:
        host = host_of(post.link) or host_of(site.url)
        found.append(("id", f"{host} {post.id}", "" if host else post.title.casefold()))
    return tuple(found)


def filled(post: Post) -> frozenset[str]:
    """The fields of `GAPS` that a post has."""
    return frozenset(name for name in GAPS if getattr(post, name) not in {None, "", ()})


def fullness(read: ReadPost) -> tuple[bool, int]:
    """What the fullest body has most of: it is whole, then its text is the longest."""
    return not read.post.truncated, read.length


def merge(reads: Sequence[ReadPost]) -> Post:
    """One post out of the readings of it, of which there is at least one."""
    ranked = sorted(reads, key=fullness, reverse=True)
    post = ranked[0].post
    for other in ranked[1:]:
        missing = filled(other.post) - filled(post)
        post = replace(post, **{name: getattr(other.post, name) for name in sorted(missing)})
    return post


def merge_sites(one: Site, other: Site) -> Site:
    """What two pages say about their site; the first page's word stands."""
    return Site(
        title=one.title or other.title,
        url=one.url or other.url,
        description=one.description or other.description,
        language=one.language or other.language,
        generator=one.generator or other.generator,
    )
