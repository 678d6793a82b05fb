"""Servers that misbehave: answers of a loopback server as no good one gives them."""

import gzip
import zlib
from contextlib import suppress

from tests.web_server import answer


def stall(handler, server):
    """Take the request, and say nothing until the client is gone."""
    server.done.wait()
    handler.close_connection = True


def stall_in_the_body(handler, server):
    handler.send_response(200)
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    handler.wfile.write(b"half")
    server.done.wait()


def cut(handler, _server):
    """Promise more than is sent."""
    answer(b"half", Content_Length="100")(handler, None)
    handler.close_connection = True


def cut_chunks(handler, _server):
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"5\r\nhello\r\nff\r\nhal")
    handler.close_connection = True


def hang_up(handler, _server):
    handler.close_connection = True


def nonsense(handler, _server):
    handler.wfile.write(b"this is not HTTP\r\n\r\n")
    handler.close_connection = True


def drip_headers(waits):
    """Send a header's bytes one by one, a second apart, and never the last."""

    def send(handler, _server):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        for _ in range(1000):
            waits.now += 1
            handler.wfile.write(b".")

    return send


def bomb(handler, server):
    """A few kilobytes of gzip that stand for a hundred megabytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = b"".join(packer.compress(bytes(1 << 20)) for _ in range(100)) + packer.flush()
    answer(body, Content_Encoding="gzip")(handler, server)


def empty_members(handler, server):
    """A gzip of very many parts that all hold nothing."""
    answer(gzip.compress(b"") * 60_000, Content_Encoding="gzip")(handler, server)


def endless(handler, _server):
    """A body of gzip that goes on until its reader has had enough, and stands for nothing."""
    handler.send_response(200)
    handler.send_header("Content-Encoding", "gzip")
    handler.send_header("Connection", "close")
    handler.end_headers()
    piece = zlib.compressobj(0, zlib.DEFLATED, 31)
    nothing = piece.compress(b"") + b"\x00\x00\x00\xff\xff" * 13_000
    with suppress(OSError):
        while True:
            handler.wfile.write(nothing)
            nothing = b"\x00\x00\x00\xff\xff" * 13_000
