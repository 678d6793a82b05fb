"""A site with many pictures, of which its server gives one in twenty in a wrong way."""

import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

from tests.media_site import export, png, post
from tests.web_faults import cut, stall
from tests.web_server import answer

FAULTS = {
    "stalled": stall,
    "cut": cut,
    "gone": answer(status=404),
    "broken": answer(status=500),
    "page": answer(b"<!DOCTYPE html><title>Sorry</title>", Content_Type="image/png"),
    "private": answer(status=302, Location="http://10.0.0.1/secret.png"),
}
_ONE_IN = 20
_A_POST = 25


class Pictures(dict):
    """The server's answers: a picture each, a fault for one in twenty; all requests are counted.

    Attributes:
        asked: How often each path was asked for.
        reached: Set when `stop_at` requests were made.
    """

    def __init__(self, count):
        super().__init__()
        self.asked = Counter()
        self.reached = threading.Event()
        self.stop_at = None
        self.faults = {}
        kinds = [*FAULTS]
        for number in range(count):
            path = f"/wp-content/uploads/2019/{number % 12 + 1:02}/picture-{number}.png"
            send = answer(png(number), Content_Type="image/png")
            if number % _ONE_IN == _ONE_IN - 1:
                self.faults[path] = kinds[number // _ONE_IN % len(kinds)]
                send = FAULTS[self.faults[path]]
            self[path] = self._counted(path, send)

    def _counted(self, path, send):
        def counted(handler, server):
            self.asked[path] += 1
            if self.stop_at is not None and sum(self.asked.values()) >= self.stop_at:
                self.reached.set()
            send(handler, server)

        return counted

    def export(self, path, url):
        """An export of posts that show all pictures."""
        images = [f'<p><img src="{url}{name}" alt="{name[-8:]}" /></p>' for name in self]
        bodies = ["".join(images[at : at + _A_POST]) for at in range(0, len(images), _A_POST)]
        return export(
            path, [post(at + 1, body, url=url) for at, body in enumerate(bodies)], url=url
        )


def start(source, output):
    """A run in a process of its own, which can be killed."""
    return subprocess.Popen([sys.executable, "-m", "tests.faults.media_run", source, output])


def _tell_of_end(run, reached):
    run.wait()
    reached.set()


def states(output):
    """What the ledger says of each path: `kept`, `missing`, …"""
    ledger = sqlite3.connect(Path(output, ".migrator", "ledger.sqlite"))
    try:
        rows = ledger.execute("SELECT key, state FROM media").fetchall()
    finally:
        ledger.close()
    return {"/" + key.partition("/")[2]: state for key, state in rows}


def killed_thrice(pictures, server, folder):
    """Run until everything is accounted for, and kill the first three runs on their way.

    Returns:
        The output, and what was asked for again although it was kept already.
    """
    source = pictures.export(folder / "export.xml", server.url)
    output = folder / "out"
    again, kept, before = set(), set(), Counter()
    for is_killed in (True, True, True, False):
        pictures.reached.clear()
        asked = sum(pictures.asked.values())
        pictures.stop_at = asked + len(pictures) // 5 if is_killed else None
        run = start(source, output)
        if is_killed:
            threading.Thread(target=_tell_of_end, args=(run, pictures.reached)).start()
            pictures.reached.wait()
            run.kill()
        assert (run.wait() < 0) is is_killed, "the run did not end as it should"
        again |= {path for path in kept if pictures.asked[path] > before[path]}
        before = Counter(pictures.asked)
        kept = {path for path, state in states(output).items() if state == "kept"}
        assert kept
    return output, again
