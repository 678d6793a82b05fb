"""A response's body → a file, in bounded pieces, however it was compressed.

Bodies are decompressed here and not by the HTTP library, so that no piece is ever larger than we
asked for: a few kilobytes of gzip can stand for gigabytes.
"""

import zlib
from collections.abc import Iterator
from pathlib import Path

from urllib3.response import BaseHTTPResponse

from migrator.web.errors import UnreachableError, UnwantedBodyError
from migrator.web.policy import Policy

_CHUNK = 1 << 16
_GZIP = 16 + zlib.MAX_WBITS
_GZIP_NAMES = frozenset({"gzip", "x-gzip"})
_MOST_MEMBERS = 10_000
"""Parts of one gzip: each costs time, and those that hold nothing count for no size."""


def save(response: BaseHTTPResponse, path: Path, policy: Policy, deadline: float) -> int:
    """Write a body to a file; its size.

    Raises:
        UnwantedBodyError: It is larger than the policy allows, or compressed in a way that was not
            asked for.
        UnreachableError: It was cut off, or did not come in time.
    """
    size = 0
    with path.open("wb") as file:
        for piece in _pieces(response, policy, deadline):
            size += len(piece)
            if size > policy.max_bytes:
                raise UnwantedBodyError(f"it is larger than {policy.max_bytes} bytes")
            file.write(piece)
    return size


def _pieces(response: BaseHTTPResponse, policy: Policy, deadline: float) -> Iterator[bytes]:
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    chunks = _chunks(response, policy, deadline)
    if encoding in {"", "identity"}:
        return chunks
    if encoding in _GZIP_NAMES:
        return _unzipped(chunks)
    raise UnwantedBodyError(f"it is compressed as {encoding!r}, which was not asked for")


def _chunks(response: BaseHTTPResponse, policy: Policy, deadline: float) -> Iterator[bytes]:
    """What the socket has, as it comes, so that a slow or endless body can be given up."""
    came = 0
    while chunk := response.read1(_CHUNK, decode_content=False):
        yield chunk
        came += len(chunk)
        if came > policy.max_bytes:
            raise UnwantedBodyError(f"it is larger than {policy.max_bytes} bytes")
        if policy.clock() > deadline:
            raise UnreachableError(f"it did not end within {policy.total_timeout:.0f} seconds")


def _unzipped(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Gzip, of one member or several, decompressed a piece at a time."""
    member = zlib.decompressobj(_GZIP)
    begun, members = False, 0
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                begun = True
                yield member.decompress(rest, _CHUNK)
                rest = member.unconsumed_tail
                if member.eof:
                    rest, member, begun = member.unused_data, zlib.decompressobj(_GZIP), False
                    members += 1
                if members > _MOST_MEMBERS:
                    raise UnwantedBodyError(f"its gzip has more than {_MOST_MEMBERS} parts")
    except zlib.error as error:
        raise UnwantedBodyError(f"its gzip is damaged ({error})") from error
    if begun:
        raise UnreachableError("its gzip was cut off")
