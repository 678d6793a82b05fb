"""A mail server on loopback that keeps what it is given: what Ghost sends, and to whom."""

import socketserver
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from threading import Thread


@dataclass
class Mailbox:
    """Everything that was sent so far."""

    port: int = 0
    mails: list[Message] = field(default_factory=list)


class _Talk(socketserver.StreamRequestHandler):
    """One client, as RFC 5321 has it and no further."""

    def handle(self):
        self._say("220 loopback")
        for line in self.rfile:
            word = line[:4].upper().strip()
            if word == b"EHLO":
                self._say("250 loopback")
            elif word == b"DATA":
                self._say("354 go on")
                self.server.mailbox.mails.append(message_from_bytes(self._mail()))
                self._say("250 kept")
            elif word == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _mail(self):
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)

    def _say(self, text):
        self.wfile.write(f"{text}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True


@contextmanager
def mailbox():
    """A mailbox that takes mail for as long as the block."""
    with _Server(("127.0.0.1", 0), _Talk) as server:
        server.mailbox = Mailbox(server.server_address[1])
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.mailbox
        finally:
            server.shutdown()
