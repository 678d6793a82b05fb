"""Addresses that must not be asked: whatever is not http(s), and hosts that are not public.

An export, a page or a redirect may name any address, and this program runs inside someone's
network. So a name is resolved once, every address it has is checked, and the connection is made to
a checked address: the name is not resolved a second time, when it could give another answer.
"""

import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from migrator.web.errors import ForbiddenAddressError
from migrator.web.policy import Network

_NAT64 = IPv6Network("64:ff9b::/96")
_ISATAP = 0x5EFE
"""In the third quarter of an IPv6 address: its last one is an IPv4 address (RFC 5214)."""
_NOT_PUBLIC: Sequence[Network] = tuple(
    map(
        ip_network,
        (
            "192.0.0.0/24",  # protocol assignments; a cloud keeps its machines' secrets there
            "192.88.99.0/24",  # relays of 6to4, given up (RFC 7526)
            "168.63.129.16/32",  # what machines in a cloud ask of it
            "64:ff9b:1::/48",  # translation inside a network (RFC 8215)
            "3fff::/20",  # documentation (RFC 9637)
            "5f00::/16",  # segment routing (RFC 9602)
            "fec0::/10",  # site-local (RFC 3879)
        ),
    )
)
"""What the standard library of some version of Python calls global, and is not."""
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
        entry.is_global
        and not entry.is_multicast
        and not entry.is_reserved
        and not _is_in(entry, _NOT_PUBLIC)
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
    return _is_in(ip_address(address), allowed)


def _is_in(address: IPv4Address | IPv6Address, networks: Sequence[Network]) -> bool:
    return any(address.version == network.version and address in network for network in networks)


def _embedded(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """IPv4 addresses that an IPv6 address stands for."""
    if isinstance(address, IPv4Address):
        return []
    inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64 or int(address) >> 32 & 0xFFFF == _ISATAP:
        inside.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [entry for entry in inside if entry is not None]


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
