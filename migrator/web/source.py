"""The address of an export, a page or a dump → a file that a reader can open."""

from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from pathvalidate import sanitize_filename

from migrator.web.policy import Policy
from migrator.web.session import Session

SOURCE_TYPES = (
    "text/",
    "application/xml",
    "application/xhtml+xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/gzip",
    "application/x-gzip",
    "application/zip",
    "application/x-zip-compressed",
    "application/octet-stream",
)
"""Types a source may come as; servers call an export all of these."""


def fetch_source(url: str, folder: Path, policy: Policy | None = None) -> Path:
    """Fetch a source that a person named by its address.

    Args:
        url: Its address; robots.txt is not asked, as a browser would not either.
        folder: Where the file goes; it has the name that the address ends in.
        policy: Limits and manners.

    Raises:
        WebError: It could not be fetched.
    """
    with Session(folder, policy) as session:
        fetched = session.fetch(url, SOURCE_TYPES)
    return fetched.path.rename(folder / _file_name(fetched.final_url))


def _file_name(url: str) -> str:
    """What an address ends in, as a name that is safe on every disk; readers go by its ending."""
    last = PurePosixPath(unquote(urlsplit(url).path)).name
    return sanitize_filename(last[-100:], platform="universal").lstrip(".") or "source"
