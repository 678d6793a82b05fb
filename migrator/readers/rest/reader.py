"""How the reader of live sites knows an address, and opens it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from migrator.readers.rest.front_page import is_front_page, read_front_page
from migrator.readers.source import Source, SourceError
from migrator.settings import Settings

_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_MARKS: Final = re.compile(
    rb"/wp-(?:content|includes|json)\b|https://api\.w\.org/|content=[\"']WordPress", re.IGNORECASE
)
_NEAR: Final = 4096
_ENOUGH: Final = 1 << 20
"""Bytes of a front page that are looked at: what is asked for stands in its head."""


@dataclass(frozen=True, slots=True)
class RestReader:
    """The address of a blog's front page."""

    name: str = "rest"
    help: str = "A live blog, by the address of its front page: REST API, else feed, else pages."

    def knows(self, head: bytes, path: str) -> float:
        """Sure of the front page of a WordPress, when it was named by its address."""
        if not _ADDRESS.match(path) or not _HTML.search(head[:_NEAR]) or not _MARKS.search(head):
            return 0.0
        return 1.0 if is_front_page(read_front_page(head, path), path) else 0.0

    def open(self, path: Path, name: str, settings: Settings) -> Source:
        """Find out how the site can be read, and open it so.

        Args:
            path: The front page as it was fetched.
            name: The site's address.
            settings: `timezone` is for its dates, `cache` for pages that are fetched.

        Raises:
            SourceError: It is no address of a site, or nothing can be read there.
            WebError: The network fails, or the site refuses the login.
        """
        if not _ADDRESS.match(name):
            raise SourceError(f"{name}: is no address of a site; give it as https://blog.example/.")
        if "@" in urlsplit(name).netloc:
            raise SourceError(
                "The address holds a login, which reports would show; give it in the environment "
                "(MIGRATOR_SITE_USER, MIGRATOR_SITE_PASSWORD) and the address without it."
            )
        from migrator.readers.rest.site import open_site  # noqa: PLC0415  (the web loads when used)

        with path.open("rb") as file:
            return open_site(file.read(_ENOUGH), name, settings)


READER: Final = RestReader()
