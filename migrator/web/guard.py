"""Addresses that must not be asked: whatever is not http(s), and hosts that are not public.

An export, a page or a redirect may name any address, and this program runs inside someone's
network. So a name is resolved once, every address it has is checked, and the connection is made to
a checked address: the name is not resolved a second time, when it could give another answer.
"""

import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from migrator.web.errors import ForbiddenAddressError
from migrator.web.policy import Network

_NAT64 = IPv6Network("64:ff9b::/96")
_SCHEMES = ("http", "https")


def check_url(url: str) -> None:
    """Look at an address before anything is asked.

    Raises:
        ForbiddenAddressError: It is not http(s), or names no host.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ForbiddenAddressError(f"{shown(url)} is no valid address: {error}.") from error
    if parts.scheme not in _SCHEMES or not host:
        raise ForbiddenAddressError(f"{shown(url)} is not an http or https address.")


def check_way(url: str) -> None:
    """Look whether a password may travel to an address.

    Raises:
        ForbiddenAddressError: Anyone on the way could read it.
    """
    parts = urlsplit(url)
    if parts.scheme == "https" or _is_this_machine(parts.hostname or ""):
        return
    raise ForbiddenAddressError(
        f"{shown(url)} would get the password in the clear; give the site's https address."
    )


def resolve(host: str, port: int, allowed: Sequence[Network]) -> list[str]:
    """The addresses of a host, every one of them checked.

    Raises:
        ForbiddenAddressError: One of them is not public.
        socket.gaierror: There is no such host.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not is_public(address) and not _is_allowed(address, allowed):
            is_it = "is" if host.strip("[]") == address else f"leads to {address}, which is"
            raise ForbiddenAddressError(f"{host} {is_it} not a public address; it was not asked.")
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, tunnelled ones looked into."""
    parsed = ip_address(address)
    return all(
        entry.is_global and not entry.is_multicast and not entry.is_reserved
        for entry in (parsed, *_embedded(parsed))
    )


def shown(url: str) -> str:
    """An address fit to be shown: without a password, and on one line."""
    scheme, separator, rest = url.partition("://")
    authority, slash, path = rest.partition("/")
    name = f"{scheme}{separator}{authority.rpartition('@')[2]}{slash}{path}"
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in name
    )


def _is_allowed(address: str, allowed: Sequence[Network]) -> bool:
    parsed = ip_address(address)
    return any(parsed.version == network.version and parsed in network for network in allowed)


def _embedded(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """IPv4 addresses that an IPv6 address stands for."""
    if isinstance(address, IPv4Address):
        return []
    inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        inside.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [entry for entry in inside if entry is not None]


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
