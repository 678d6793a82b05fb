"""Files of media → their names in the output: safe on every disk, and no two of one name."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import NamedTuple

from migrator.model import Post
from migrator.transforms.media import MediaPlace, uploads_path
from migrator.transforms.media_types import ending_of
from migrator.transforms.references import Use
from migrator.writers.claims import Claims
from migrator.writers.file_name import guard_reserved, safe_part
from migrator.writers.meta_files import addresses_in
from migrator.writers.record import featured_image
from migrator.writers.site.seo import seo_of
from migrator.writers.writer import Plan

_MOST_PARTS = 12
_LONGEST = 160
_ELSEWHERE = "external"


class Body(NamedTuple):
    """A file that is there.

    Attributes:
        key: What all its addresses have in common, as in `transforms.media.Wanted`.
        digest: Files of one digest are one file.
        ending: The one that it should have.
        is_own: The old site had it itself.
    """

    key: str
    digest: str
    ending: str
    is_own: bool


def lay_out_media(
    bodies: Iterable[Body], place: MediaPlace, taken: Iterable[str]
) -> Mapping[str, str]:
    """The path of each file, by key; it depends on the arguments alone, and not on their order.

    Args:
        bodies: Of all files.
        place: Where they go.
        taken: Paths of the output that other files have.
    """
    claims = Claims()
    for path in taken:
        claims.claim(*path.rpartition("/")[::2], "")
    paths: dict[str, str] = {}
    by_digest: dict[tuple[str, str], str] = {}
    for body in sorted(bodies, key=lambda one: (not one.is_own, one.key)):
        known = by_digest.get((body.digest, body.ending))
        if known is None:
            folder, stem = map(_plain, _wanted(body)) if place.plain else _wanted(body)
            shelf = place.shelves.get(body.ending, place.shelf)
            path = "/".join(filter(None, (place.folder, shelf, folder)))
            text = ".txt" if body.ending in place.texts else ""
            known = claims.claim(path, stem, f".{body.ending}{text}")
            by_digest[body.digest, body.ending] = known
        paths[body.key] = known
    return paths


def _wanted(body: Body) -> tuple[str, str]:
    """Folder and name without its ending: as under `uploads`, or below the host it is from."""
    key, _, query = body.key.partition("?")
    host, _, path = key.partition("/")
    path = (uploads_path(key) or path) if body.is_own else f"{_ELSEWHERE}/{host}/{path}"
    parts = [part for part in map(safe_part, path.split("/")) if part]
    name = parts.pop() if parts and not path.endswith("/") else ""
    ending = ending_of(name)
    stem = (name[: -len(ending) - 1] if ending else name) or "file"
    if query:
        stem = f"{stem}-{_mark(query)}"
    if len(parts) > _MOST_PARTS or len("/".join(parts)) > _LONGEST:
        parts = [*parts[:2], _mark(path)]
    return "/".join(map(guard_reserved, parts)), guard_reserved(stem)


def _plain(path: str) -> str:
    """Names in ASCII, letters of other scripts spelt in it."""
    from slugify import slugify  # noqa: PLC0415  (few platforms ask for it)

    parts = (
        slugify(part, lowercase=False, regex_pattern=r"[^-a-zA-Z0-9_.]+") or _mark(part)
        for part in path.split("/")
        if part
    )
    return "/".join(parts)


def _mark(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def files_beside(post: Post, plan: Plan) -> tuple[tuple[str, Use], ...]:
    """Addresses of the pictures and files that a post has outside its body, and what they are for.

    Files that custom fields name are taken as what links lead to: only the old site's own.
    """
    featured = featured_image(post, plan)
    own = post.attachment.url if post.attachment else ""
    shared = seo_of(post, plan.site, "").image
    pictures = filter(None, (featured.url if featured else "", own, shared))
    named = addresses_in(post.meta) if post.meta else ()
    return (
        *((address, Use.PICTURE) for address in pictures),
        *((address, Use.LINK) for address in dict.fromkeys(named)),
    )
