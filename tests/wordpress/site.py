"""A running WordPress in a language and a theme, filled with our posts, for as long as a block."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.wordpress.database import database, free_port, wait_for
from tests.wordpress.looks import PLAIN, Choices
from tests.wordpress.recipe import content
from tests.wordpress.recipe_wide import wide_posts
from tests.wordpress.texts import Texts, texts_of

_WORDPRESS = Path("/usr/share/wordpress")
_PHP = Path(__file__).with_name("php")
_THEMES = Path(__file__).with_name("themes")
_SCRIPT_OPTIONS = ("-d", "memory_limit=512M")
_SERVER_OPTIONS = ("-d", "opcache.enable_cli=1", "-d", "display_errors=stderr")
NEEDED = "apt-get install wordpress wordpress-l10n mariadb-server php-cli php-mysql php-xml php-gd"


@dataclass(frozen=True)
class Site:
    """A site that runs.

    Attributes:
        url: Its address, without a slash at the end.
        folder: Where it lies; `records/` has what each asked page showed.
        user, password: An application password of the administrator.
        keys: Id of a post → its name in the table of `recipe`.
        choices: What its owner chose.
    """

    url: str
    folder: Path
    locale: str
    theme: str
    texts: Texts
    user: str
    password: str
    keys: dict[int, str]
    choices: Choices = PLAIN

    def truth(self) -> dict[str, Any]:
        """What is in it, from its database."""
        truth: dict[str, Any] = json.loads(_php("truth.php", self.folder))
        for post in truth["posts"]:
            post["key"] = self.keys.get(post["id"], post["slug"])
        site = {"url": self.url, "title": self.texts.title, "tagline": self.texts.tagline,
                "locale": self.locale, "theme": self.theme, "zone": self.texts.zone}  # fmt: skip
        return {"site": site, **truth}

    @contextmanager
    def closed(self, *what: str) -> Iterator[None]:
        """With its `api` or `feed` closed to everybody."""
        marks = [self.folder / f"closed-{each}" for each in what]
        for mark in marks:
            mark.touch()
        try:
            yield
        finally:
            for mark in marks:
                mark.unlink()

    def export(self) -> bytes:
        """Its export (WXR), made as Tools → Export makes it."""
        return _php("export.php", self.folder)


def need_wordpress_site(theme: str) -> None:
    """Fail in CI, and skip elsewhere, where WordPress or its database is not installed."""
    tools = shutil.which("php") and shutil.which("mariadb-install-db")
    if tools and (_WORDPRESS / "wp-content/themes" / theme).is_dir():
        return
    if os.environ.get("CI"):
        pytest.fail(f"a WordPress site is needed: {NEEDED} wordpress-theme-{theme}")
    pytest.skip("WordPress, its database or the theme is not installed here")


@contextmanager
def wordpress(
    locale: str, theme: str, texts: Texts | None = None, choices: Choices = PLAIN
) -> Iterator[Site]:
    """Install, fill and run a site; it is gone after the block.

    Args:
        texts: What it says; our own in that language where there are none.
        choices: What its owner chose, beyond that.
    """
    with tempfile.TemporaryDirectory(prefix="wordpress-") as name:
        folder = Path(name).resolve()
        with database(folder / "database") as database_port:
            port = free_port()
            texts = texts or texts_of(locale)
            root = _lay_out(
                folder / "site", database_port, port, _Look(locale, theme, texts, choices)
            )
            _create_database(folder / "database/sock")
            _php("install.php", root)
            login = json.loads(_php("fill.php", root))
            keys = {number: key for key, number in login["keys"].items()}
            _vary(root, choices, login["keys"])
            with _serving(root, port):
                yield Site(f"http://127.0.0.1:{port}", root, locale, theme, texts, "admin",
                           login["application_password"], keys, choices)  # fmt: skip


@dataclass(frozen=True)
class _Look:
    locale: str
    theme: str
    texts: Texts
    choices: Choices


def _lay_out(root: Path, database_port: int, port: int, look: _Look) -> Path:
    """WordPress's files as links, and beside them what is this site's own."""
    content_folder = root / "wp-content"
    (root / "records").mkdir(parents=True)
    for folder in ("mu-plugins", "plugins", "uploads"):
        (content_folder / folder).mkdir(parents=True)
    for path in _WORDPRESS.iterdir():
        if path.name not in {"wp-content", "wp-config.php", ".htaccess"}:
            (root / path.name).symlink_to(path)
    (content_folder / "languages").symlink_to(_WORDPRESS / "wp-content/languages")
    (content_folder / "themes").mkdir()
    for theme in (*(_WORDPRESS / "wp-content/themes").iterdir(), *_THEMES.glob("*/")):
        (content_folder / "themes" / theme.name).symlink_to(theme)
    shutil.copy(_PHP / "wp-config.php", root)
    shutil.copy(_PHP / "watch.php", content_folder / "mu-plugins")
    site = {"title": look.texts.title, "tagline": look.texts.tagline, "zone": look.texts.zone,
            "locale": look.locale, "theme": look.theme, "wording": look.texts.wording}  # fmt: skip
    run = {"url": f"http://127.0.0.1:{port}", "database": "wordpress",
           "database_port": database_port, "site": site}  # fmt: skip
    (root / "site.json").write_text(json.dumps(run), "utf-8")
    posts = content(look.texts, wide_posts) if look.choices.wide else content(look.texts)
    (root / "content.json").write_text(json.dumps(posts), "utf-8")
    return root


def _vary(root: Path, choices: Choices, numbers: dict[str, int]) -> None:
    """Make of the filled site what its owner chose."""
    if choices == PLAIN:
        return
    look = {**asdict(choices), "pages": [numbers[key] for key in choices.pages]}
    (root / "look.json").write_text(json.dumps(look), "utf-8")
    _php("vary.php", root)


def _create_database(sock: Path) -> None:
    statement = "CREATE DATABASE wordpress CHARACTER SET utf8mb4"
    subprocess.run(
        ["mariadb", "--no-defaults", f"--socket={sock}", "-uroot", "-e", statement], check=True
    )


def _php(script: str, root: Path) -> bytes:
    """What a script of ours says, run inside WordPress."""
    done = subprocess.run(
        ["php", *_SCRIPT_OPTIONS, str(_PHP / script), str(root)], capture_output=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{script}: {(done.stderr or done.stdout).decode()[-2000:]}")
    return done.stdout


@contextmanager
def _serving(root: Path, port: int) -> Iterator[None]:
    with (root / "server.log").open("wb") as log:
        server = subprocess.Popen(
            ["php", *_SERVER_OPTIONS, "-S", f"127.0.0.1:{port}", "-t", str(root),
             str(_PHP / "router.php")],
            stdout=log, stderr=log,
            env={**os.environ, "PHP_CLI_SERVER_WORKERS": "2"}, start_new_session=True,
        )  # fmt: skip
    try:
        wait_for(port, server)
        yield
    finally:
        os.killpg(server.pid, 15)
        server.wait()
