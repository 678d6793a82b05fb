"""The sample export converted, and its output damaged on purpose: what an audit has to find."""

import re
from pathlib import Path

from migrator.commands.convert import convert
from migrator.settings import Settings

SAMPLE = Path(__file__).parents[1] / "samples" / "tidewater.wxr.xml"


def damaged_sample(folder: Path) -> Path:
    """Make it here: words, a picture, a row, code lost, a draft public, a page gone."""
    convert(str(SAMPLE), folder, Settings())
    loaf, tide, feed = (_only(folder, name) for name in ("*loaf*", "*basse*", "*rss*"))
    _change(loaf, "with the flame as low as it goes. ", "")
    _change(loaf, "| Rye, wholemeal | 350 |\n", "")
    _change(loaf, "hydration=0.82", "hydration=0.8")
    _change(loaf, "   - In winter, wrap it in a jumper.\n", "")
    _change(tide, "![Un seau de palourdes](", "[Un seau de palourdes](")
    _change(tide, "deux seaux, une épuisette", "deux seaux et une epuisette")
    _change(tide, "> La mer", "Share this:\n\n> La mer")
    _change(feed, "<https://www.youtube.com/watch?v=aaaaaaaaaaa>\n", "")
    draft = next((folder / "drafts").rglob("*.md"))
    text = re.sub(r"^(?:draft|status):.*\n", "", draft.read_text("utf-8"), flags=re.MULTILINE)
    (folder / "pages" / draft.name).write_text(text, "utf-8")
    draft.unlink()
    _only(folder, "the-boat.md").unlink()
    return folder


def _only(folder: Path, pattern: str) -> Path:
    """The one document of that name."""
    (path,) = folder.rglob(pattern)
    return path


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), "utf-8")
