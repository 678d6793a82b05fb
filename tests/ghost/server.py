"""A running Ghost on SQLite: set up, filled by its own importer, asked as a visitor asks."""

import json
import os
import shutil
import subprocess
import time
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import requests

from tests.ghost.mailbox import Mailbox, mailbox
from tests.wordpress.database import free_port

HERE = Path(__file__).parent
TOOLS = Path(os.environ.get("MIGRATOR_GHOST", HERE.parents[1] / ".ghost")).resolve()
"""Where `make ghost` puts what it installs."""

_MODE = "testing-import"
"""A mode that begins so lets Ghost import at once, and say what problems there were."""

OWNER = {"name": "Owner", "email": "owner@site.invalid", "password": "a-long-one-91-for-tests"}


@dataclass
class Ghost:
    """A site that runs.

    Attributes:
        url: Its address, without a slash at the end.
        folder: Its content.
        mailbox: What it sent.
    """

    url: str
    folder: Path
    mailbox: Mailbox
    staff: requests.Session = field(default_factory=requests.Session)

    def get(self, path: str, **options) -> requests.Response:
        """A page as a visitor sees it."""
        return requests.get(self.url + path, timeout=60, **options)

    def admin(self, path: str) -> dict:
        """What the admin API says."""
        answer = self.staff.get(f"{self.url}/ghost/api/admin/{path}", timeout=60)
        assert answer.ok, answer.text
        return answer.json()

    def put(self, path: str, name: str, file: Path) -> requests.Response:
        """Upload a file as the settings page does."""
        with file.open("rb") as data:
            answer = self.staff.post(
                f"{self.url}/ghost/api/admin/{path}", files={name: (file.name, data)}, timeout=300
            )
        assert answer.ok, answer.text
        return answer

    def take(self, output: Path) -> list:
        """Import files, then texts, then routes and redirects; what there was to say of texts."""
        if (output / "content").is_dir():
            self.put("db/", "importfile", _packed(output))
        said = self.put("db/", "importfile", output / "data.json").json()
        for path, name in (("settings/routes/yaml/", "routes"), ("redirects/upload/", "redirects")):
            file = output / ("routes.yaml" if name == "routes" else "redirects.json")
            if file.exists():
                self.put(path, name, file)
        return said.get("problems", [])


def _packed(output: Path) -> Path:
    """The files of an import, as `zip -r content.zip content` packs them."""
    path = output.parent / f"{output.name}.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted((output / "content").rglob("*")):
            archive.write(file, file.relative_to(output))
    return path


def wait_for(holds, what: str) -> None:
    """Ask again and again, at most two minutes, until something holds."""
    until = time.monotonic() + _PATIENCE
    while not holds():
        assert time.monotonic() < until, f"{what} did not come in {_PATIENCE} s"
        time.sleep(0.05)


_PATIENCE = 120


@contextmanager
def ghost(folder: Path):
    """Set up and run a site in an empty folder; it stops after the block."""
    with mailbox() as mails:
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        _lay_out(folder, url, port, mails.port)
        log = (folder / "log.txt").open("wb")
        process = subprocess.Popen(
            [_node(), "index.js"],
            cwd=folder,
            env={**os.environ, "NODE_ENV": _MODE},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            site = Ghost(url, folder / "content", mails)
            wait_for(lambda: _answers(process, url, folder), "Ghost")
            _set_up(site)
            yield site
        finally:
            process.terminate()
            process.wait(30)
            log.close()


def _node() -> str:
    return str(TOOLS / "node" / "node_modules" / "node" / "bin" / "node")


def _lay_out(folder: Path, url: str, port: int, mail_port: int) -> None:
    """Ghost as links, settings of which nothing asks another host, and a content folder."""
    content = folder / "content"
    for path in (TOOLS / "package").iterdir():
        if path.name not in {"content", f"config.{_MODE}.json"}:
            (folder / path.name).symlink_to(path)
    shutil.copytree(TOOLS / "package" / "content", content)
    nowhere = {"url": False}
    settings = {
        "url": url,
        "server": {"host": "127.0.0.1", "port": port},
        "database": {
            "client": "better-sqlite3",
            "connection": {"filename": str(folder / "ghost.db")},
            "useNullAsDefault": True,
        },
        "mail": {
            "transport": "SMTP",
            "from": "site@site.invalid",
            "options": {"host": "127.0.0.1", "port": mail_port, "ignoreTLS": True},
        },
        "paths": {"contentPath": str(content)},
        "logging": {"level": "error", "transports": ["stdout"]},
        "privacy": {"useUpdateCheck": False, "useGravatar": False, "useRpcPing": False},
        "explore": {"update_url": "", "testimonials_url": ""},
        "portal": nowhere,
        "sodoSearch": nowhere,
        "comments": nowhere,
        "security": {"staffDeviceVerification": False},
        "spam": {"user_login": {"freeRetries": 99}},
    }
    (folder / f"config.{_MODE}.json").write_text(json.dumps(settings), "utf-8")


def _answers(process: subprocess.Popen, url: str, folder: Path) -> bool:
    if process.poll() is not None:
        raise AssertionError((folder / "log.txt").read_text("utf-8")[-4000:])
    try:
        return requests.get(f"{url}/ghost/api/admin/site/", timeout=5).ok
    except requests.RequestException:
        return False


def _set_up(site: Ghost) -> None:
    """The owner, logged in, and a site without the texts that Ghost begins with."""
    api = f"{site.url}/ghost/api/admin"
    site.staff.headers["Origin"] = site.url
    setup = {"setup": [{**OWNER, "blogTitle": "Empty"}]}
    answer = site.staff.post(f"{api}/authentication/setup/", json=setup, timeout=60)
    assert answer.ok, answer.text
    login = {"username": OWNER["email"], "password": OWNER["password"]}
    answer = site.staff.post(f"{api}/session/", json=login, timeout=60)
    assert answer.ok, answer.text
    for kind in ("posts", "pages"):
        for row in site.admin(f"{kind}/?limit=all&fields=id")[kind]:
            site.staff.delete(f"{api}/{kind}/{row['id']}/", timeout=60)
