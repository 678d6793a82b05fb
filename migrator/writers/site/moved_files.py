"""Files that the output has → redirects from their old addresses, and menu lines, lead there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import quote

from migrator.transforms.media import MediaMap
from migrator.writers.site.menus import Menu
from migrator.writers.site.redirects import Redirect


def with_moved_files(
    redirects: Iterable[Redirect], media: MediaMap, root: str
) -> Iterator[Redirect]:
    """Redirects to old files lead to the new ones; then one from each file of the old site.

    Args:
        redirects: From and to whole paths, or absolute addresses.
        media: Where the output has files, served from an address of their own.
        root: What the new site's paths begin with: its folder, or its address where the old host
            leads to another.
    """
    served: set[str] = set()
    for one in redirects:
        path = media.path(one.target) if "://" in one.target else ""
        served.add(one.source)
        yield Redirect(one.source, _target(path, media, root)) if path else one
    for key, path in sorted(media.files.items()):
        host, slash, below = key.partition("/")
        source, target = slash + below, _target(path, media, root)
        if host in media.site.hosts and "?" not in below and source not in {*served, target}:
            yield Redirect(source, target)


def _target(path: str, media: MediaMap, root: str) -> str:
    address = new_address(path, media)
    return root + quote(address) if "://" in root else root + address


def new_address(path: str, media: MediaMap) -> str:
    """What a file of the output is served as, below the site's folder."""
    return media.place.address + path.removeprefix(media.place.folder)


def relinked(menu: Menu, media: MediaMap) -> Menu:
    """A menu whose lines lead to files where these are now."""
    items = (
        replace(item, address=new_address(path, media))
        if "://" in item.address and (path := media.path(item.address))
        else item
        for item in menu.items
    )
    return replace(menu, items=tuple(items))
