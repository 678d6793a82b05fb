"""A real server on loopback for tests: a path is answered by a function of the handler."""

import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network

from migrator.web import Policy

LOOPBACK = (ip_network("127.0.0.0/8"), ip_network("::1/128"))


class Waits:
    """A clock that moves only when someone sleeps, and remembers for how long."""

    def __init__(self):
        self.now = 0.0
        self.slept = []

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds

    def policy(self, **changes):
        values = {
            "allowed_networks": LOOPBACK,
            "interval": 0,
            "retries": 2,
            "clock": lambda: self.now,
            "sleep": self.sleep,
        }
        return Policy(**(values | changes))


class LoopbackServer:
    """What a test sees of the server.

    Attributes:
        url: Its address, without a slash at the end.
        asked: Paths that were asked for, in order.
        headers: Headers of the last request.
        done: Set when the test is over; an answer that stalls waits for it.
    """

    def __init__(self, answers):
        self.answers = answers
        self.asked = []
        self.headers = {}
        self.done = threading.Event()
        self.url = ""


def resolve_as(monkeypatch, names):
    """DNS of a test's own: a fault of another's server that can't be made otherwise.

    A name with several lists of addresses gives one after another. Returns the names asked for.
    """
    real = socket.getaddrinfo
    asked = []

    def getaddrinfo(host, port, *rest, **options):
        if host in names:
            asked.append(host)
            answers = names[host]
            if isinstance(answers[0], list):
                answers = answers.pop(0) if len(answers) > 1 else answers[0]
            kind = socket.SOCK_STREAM
            return [(socket.AF_INET, kind, 6, "", (address, port)) for address in answers]
        if host.endswith((".test", ".invalid")):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return real(host, port, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


def answer(body=b"", status=200, **headers):
    """An ordinary answer; `_` in a header's name stands for `-`."""

    def send(handler, _server):
        handler.send_response(status)
        sent = {"Content_Length": str(len(body)), "Content_Type": "text/html"} | headers
        for name, value in sent.items():
            if value is not None:
                handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


def in_turn(*answers):
    """One answer after another; the last stays."""
    left = list(answers)

    def send(handler, server):
        (left.pop(0) if len(left) > 1 else left[0])(handler, server)

    return send


@contextmanager
def serving(answers, *, host="127.0.0.1", wrap=None):
    """A server for as long as the block lasts."""
    server = LoopbackServer(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            server.asked.append(self.path)
            server.headers = dict(self.headers)
            server.answers.get(self.path, answer(status=404))(self, server)

        def log_message(self, *_):
            pass

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *_):
            """A client that hangs up is what these tests are about."""

    listener = Quiet((host, 0), Handler)
    if wrap is not None:
        listener.socket = wrap(listener.socket)
    thread = threading.Thread(target=listener.serve_forever, args=(0.01,))
    thread.start()
    server.url = f"http://{host}:{listener.server_port}"
    try:
        yield server
    finally:
        server.done.set()
        listener.shutdown()
        thread.join()
        listener.server_close()
