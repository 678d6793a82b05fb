"""Pages that were fetched, kept on disk: a run that was stopped goes on without asking again.

Each page is a file of its own in the form of the archives of the web (WARC, ISO 28500), so that the
reader of pages, and any other tool for crawls, reads the folder as it is. It holds the page's
address and what the server said of it; its name comes from the address that was asked for.
"""

import gzip
import hashlib
import os
import string
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, uuid5

from pathvalidate import sanitize_filename
from warcio.archiveiterator import ArchiveIterator

from migrator.web.errors import UnreachableError
from migrator.web.guard import shown
from migrator.web.robots import Crawler
from migrator.web.session import Fetched, Validators

PAGES: Final = ("text/html", "application/xhtml+xml")
"""Types that a post's page may have."""
_PRINTED: Final = string.punctuation
_SOME_DAY: Final = "1970-01-01T00:00:00Z"
"""For servers that say no date: the form asks for one, and ours would differ from run to run."""


@dataclass(frozen=True, slots=True)
class Cached:
    """A page that is there.

    Attributes:
        url: The address that was asked for.
        final_url: The address that answered.
        path: The file.
    """

    url: str
    final_url: str
    path: Path
    validators: Validators


class Cache:
    """A folder of fetched pages."""

    def __init__(self, folder: Path) -> None:
        """Nothing is created yet."""
        self._folder = folder

    def find(self, url: str) -> Cached | None:
        """The page of an address, None where it is not there or its file is damaged."""
        path = self._path(url)
        try:
            with path.open("rb") as file:
                record = next(ArchiveIterator(file))
                final = record.rec_headers.get_header("WARC-Target-URI") or url
                said = record.http_headers
                names = ("ETag", "Last-Modified")
                values = [said.get_header(name) or "" for name in names] if said else ["", ""]
        except FileNotFoundError:
            return None
        except Exception:  # noqa: BLE001  (warcio raises whatever it meets in a damaged file)
            return None
        return Cached(url, final, path, Validators(*values))

    def get(self, url: str, crawler: Crawler) -> Cached:
        """The page of an address: the one that is there, else fetched.

        Raises:
            WebError: It could not be fetched.
        """
        return self.find(url) or self._fetch(url, crawler, Validators())

    def renew(self, url: str, crawler: Crawler) -> Cached:
        """The page of an address as it is now; one that is there is kept where it still stands.

        Raises:
            WebError: It could not be fetched.
        """
        there = self.find(url)
        if there is None:
            return self._fetch(url, crawler, Validators())
        return self._fetch(url, crawler, there.validators)

    def _fetch(self, url: str, crawler: Crawler, known: Validators) -> Cached:
        fetched = crawler.fetch(url, PAGES, known)
        try:
            if not fetched.is_unchanged:
                self._keep(fetched)
        except OSError as error:
            raise UnreachableError(
                f"{shown(url)} could not be kept in {self._folder}: {error.strerror}."
            ) from error
        finally:
            fetched.path.unlink(missing_ok=True)
        found = self.find(url)
        if found is None:
            raise UnreachableError(f"{shown(url)} could not be read again from {self._folder}.")
        return found

    def _keep(self, fetched: Fetched) -> None:
        """Write the file beside its place, then put it there in one step."""
        path = self._path(fetched.url)
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".part")
        try:
            half.write_bytes(_record(fetched))
            os.replace(half, path)  # noqa: PTH105  (in one step, over what is there)
        except BaseException:
            with suppress(OSError):
                half.unlink(missing_ok=True)
            raise

    def _path(self, url: str) -> Path:
        host = sanitize_filename((urlsplit(url).hostname or "")[:100], platform="universal")
        name = hashlib.sha256(url.partition("#")[0].encode("utf-8", "replace")).hexdigest()[:24]
        return self._folder / (host or "_") / f"{name}.warc.gz"


def _record(fetched: Fetched) -> bytes:
    """One record: what the server said that matters later, and the page as it was decompressed.

    The same answer makes the same bytes, whenever it came.
    """
    body = fetched.path.read_bytes()
    charset = f"; charset={fetched.charset}" if fetched.charset else ""
    said = {
        "Content-Type": f"{fetched.content_type or PAGES[0]}{charset}",
        "ETag": fetched.validators.etag,
        "Last-Modified": fetched.validators.modified,
    }
    block = _lines("HTTP/1.1 200 OK", said) + body
    digest = hashlib.sha256(block).hexdigest()
    about = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, fetched.final_url + digest)}>",
        "WARC-Date": _warc_date(fetched.date),
        "WARC-Target-URI": quote(fetched.final_url, safe=_PRINTED),
        "WARC-Block-Digest": f"sha256:{digest}",
        "Content-Type": "application/http;msgtype=response",
        "Content-Length": str(len(block)),
    }
    return gzip.compress(_lines("WARC/1.1", about) + block + b"\r\n\r\n", mtime=0)


def _lines(first: str, headers: Mapping[str, str]) -> bytes:
    """A head: nothing that a server sent makes a line of its own in it."""
    lines = [f"{name}: {' '.join(value.split())}" for name, value in headers.items() if value]
    return "\r\n".join((first, *lines, "", "")).encode("utf-8", "replace")


def _warc_date(date: str) -> str:
    try:
        return parsedate_to_datetime(date).strftime("%Y-%m-%dT%H:%M:%SZ") if date else _SOME_DAY
    except (ValueError, TypeError):
        return _SOME_DAY
