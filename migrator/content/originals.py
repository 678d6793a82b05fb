"""An image's address on a page → the address of its original, where something proves that it is.

WordPress writes sizes into names (`-300x200`, `-scaled`), its image service into hosts and queries
(`i0.wp.com/…?w=300`). Proof is a file of the media library, the link around the image, another size
in `srcset`, or the service's own rule; no name is ever made up. A name with `-e1600000000000` is
that of another picture: somebody cut it.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from migrator.model import Attachment

_LONGEST: Final = 10_000
_SCHEME: Final = re.compile(r"^(?:https?:)?//(?:www\.)?", re.IGNORECASE)
_SUFFIX: Final = r"-(?:\d{1,5}x\d{1,5}|scaled|rotated)"
_SUFFIXES: Final = re.compile(rf"{_SUFFIX}(?:{_SUFFIX})*(?=\.\w{{2,5}}$)", re.ASCII)
_SIZE: Final = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w{2,5}$)", re.ASCII)
_PHOTON: Final = re.compile(r"^(?:https?:)?//i[0-3]\.wp\.com/([\w.-]+\.\w+/[^?#]+)(\?[^#]*)?")
_RESIZED: Final = re.compile(r"//[\w.-]+\.files\.wordpress\.com/|/wp-content/uploads/")
_QUERY: Final = re.compile(
    r"\?(?:(?:w|h|resize|fit|crop|lb|quality|strip|ssl|zoom)=[\w.,%|-]*(?:&|$))+$", re.ASCII
)
_WIDTH: Final = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)[wx],?", re.ASCII)
_COMMA: Final = re.compile(r"(\s\d[\d.]{0,9}[wx],)", re.ASCII)


def library(attachments: Iterable[Attachment]) -> Mapping[str, str]:
    """The media library's addresses, by what all sizes of a file share, and by their own."""
    addresses = [attachment.url for attachment in attachments if attachment.url]
    shared = {_shared(_key(address)): address for address in reversed(addresses)}
    return {**shared, **{_key(address): address for address in addresses}}


def picture_key(address: str) -> str:
    """What all sizes of a picture have in common."""
    return _shared(_key(without_service(address)))


def original(
    address: str, files: Mapping[str, str], others: Iterable[str], named: Attachment | None
) -> str:
    """The original's address; the address itself where nothing proves another.

    Args:
        address: Where the image is on the page.
        files: What `library` gives.
        others: Addresses that stand around it: the link's, other sizes.
        named: The file that the image's class names.
    """
    plain = without_service(address)
    key = _key(plain)
    shared = _shared(key)
    if shared == key or key in files:
        return plain
    found = files.get(shared)
    if found is None and named is not None and _name(_shared(named.url)) == _name(shared):
        found = named.url
    if found is None:
        candidates = (without_service(other) for other in others)
        found = next((other for other in candidates if _is_whole(other, shared)), None)
    return found or plain


def without_service(address: str) -> str:
    """The address without the image service of WordPress.com and Jetpack."""
    if ".wp.com/" in address:
        photon = _PHOTON.match(address)
        if photon:
            scheme = "https" if "ssl=1" in (photon[2] or "") else "http"
            return f"{scheme}://{photon[1]}"
    if "?" in address and _RESIZED.search(address):
        return _QUERY.sub("", address)
    return address


def largest(srcset: str) -> str:
    """The address of the largest image that a `srcset` names, empty where it names none."""
    return max(_candidates(srcset), key=lambda pair: pair[1], default=("", 0.0))[0]


def addresses(srcset: str) -> list[str]:
    """The addresses that a `srcset` names."""
    return [address for address, _ in _candidates(srcset)]


def _candidates(srcset: str) -> list[tuple[str, float]]:
    """The addresses, each with its width or density, 1 where it says none."""
    found: list[tuple[str, float]] = []
    for word in _COMMA.sub(r"\1 ", srcset[:_LONGEST]).split():
        size = _WIDTH.fullmatch(word)
        if size and found:
            found[-1] = (found[-1][0], float(size[1]))
        elif word.strip(","):
            found.append((word.strip(","), 1.0))
    return found


def _is_whole(address: str, shared: str) -> bool:
    """Whether this is the same file, not in one of its sizes."""
    key = _key(address)
    return _shared(key) == shared and not _SIZE.search(key)


def _key(address: str) -> str:
    scheme = _SCHEME.match(address)
    return address[scheme.end() :] if scheme else address


def _shared(key: str) -> str:
    return _SUFFIXES.sub("", key)


def _name(address: str) -> str:
    return address.rpartition("/")[2]
