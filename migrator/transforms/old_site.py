"""What is known of the old site's own addresses: its hosts, and an address in one spelling."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import unquote, urlsplit

_ADDRESS = re.compile(r"(?:https?:)?//(?:[^/?#@]*@)?([^/?#\\]+)([^?#]*)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_FILES_HOST = re.compile(r"//([\w-]+)\.files\.wordpress\.com/", re.ASCII)
_DEFAULT_PORT = re.compile(r":(?:80|443)?\Z", re.ASCII)
_INDEX = re.compile(r"/index\.php(?=/|\Z)")
_SLASHES = re.compile(r"/{2,}")


def host_of(address: str) -> str:
    """The host an address names, without `www.` and the usual ports; empty where it names none."""
    match = _ADDRESS.match(address)
    return host_key(match[1]) if match else ""


@lru_cache(maxsize=1024)
def host_key(host: str) -> str:
    """What all spellings of a host have in common."""
    return _DEFAULT_PORT.sub("", host.lower()).rstrip(".").removeprefix("www.")


def path_key(path: str) -> str:
    """What all spellings of a path have in common: `/2019/03/rye`, empty for the top.

    Percent-encoding, case, accents' composition, doubled slashes, the slash at the end and
    `index.php` make no difference, as they make none to WordPress.
    """
    if "%" in path:
        path = unquote(path, errors="replace")
    path = path.lower() if path.isascii() else unicodedata.normalize("NFC", path).casefold()
    if "//" in path:
        path = _SLASHES.sub("/", path)
    if "/index.php" in path:
        path = _INDEX.sub("", path)
    return path.rstrip("/")


def spelt_path(link: str, hosts: Mapping[str, str]) -> str | None:
    """The decoded path of an item's address, below the old site's folder, as it is spelt.

    Args:
        link: As the source has it. One without a host is on the site's own.
        hosts: As `own_hosts` gives them.

    Returns:
        `/2019/03/Rye/`; None where the address is not of the site, or is none.
    """
    host = host_of(link)
    if host and host not in hosts:
        return None
    if not host and (_SCHEME.match(link) or link.startswith(("//", "#")) or not link):
        return None
    path = unquote(urlsplit(link).path)
    if not host:
        path = f"/{path.lstrip('/')}"
    folder = hosts[host] if host else next(iter(hosts.values()), "")
    key = path_key(path)
    if folder and (key == folder or key.startswith(f"{folder}/")):
        depth = folder.count("/")
        slash = "/" if path.endswith("/") else ""
        below = "/".join(_SLASHES.sub("/", path).strip("/").split("/")[depth:])
        return f"/{below}{slash}" if below else "/"
    return path if not (folder and host) else None


def own_hosts(
    site_url: str, links: Iterable[str], files: Iterable[str], domains: Iterable[str]
) -> Mapping[str, str]:
    """The hosts that the old site answered to, and the folder it lay in on each.

    Args:
        site_url: As the source says it; maybe empty.
        links: Permalinks of items.
        files: Addresses of the media library: those of WordPress.com name the blog.
        domains: Further ones that the user knows, with a folder after a slash where there is one.
    """
    hosts: dict[str, str] = {}
    for address in (site_url, _commonest(links)):
        match = _ADDRESS.match(address)
        if match:
            hosts.setdefault(host_key(match[1]), path_key(match[2]) if address == site_url else "")
    for name in {match[1] for address in files if (match := _FILES_HOST.search(address))}:
        hosts.setdefault(f"{name}.wordpress.com", "")
    for domain in domains:
        host, slash, folder = domain.strip().split("://")[-1].partition("/")
        hosts.setdefault(host_key(host), path_key(slash + folder))
    return hosts


def _commonest(links: Iterable[str]) -> str:
    """An address on the host that most permalinks are on; a plugin may lead some elsewhere."""
    hosts = Counter(host for link in links if (host := host_of(link)))
    return f"//{hosts.most_common(1)[0][0]}" if hosts else ""
