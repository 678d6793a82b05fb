"""A good output folder → the same with one document lost, doubled, published or exchanged."""

import json
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final
from urllib.parse import urlsplit

from migrator.diagnostics import Code
from migrator.diagnostics import audit as codes
from migrator.diagnostics import audit_site as site_codes

Move = Callable[[Path, Path, Random], str | None]
"""Damages a folder at one document; the document where it should be found, None where it can't."""

_HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FolderMutation:
    """A kind of loss that is no document's own.

    Attributes:
        move: Damages the folder.
        named: The codes by which it is rightly named.
    """

    move: Move
    named: frozenset[Code]


def drop_post(_folder: Path, path: Path, _chance: Random) -> str | None:
    """The document is gone."""
    path.unlink()
    return ""


def double_post(folder: Path, path: Path, _chance: Random) -> str | None:
    """The document is there twice."""
    twin = path.with_name(f"{path.stem}-2.md")
    if twin.exists():
        return None
    shutil.copy(path, twin)
    return twin.relative_to(folder).as_posix()


def publish(folder: Path, path: Path, _chance: Random) -> str | None:
    """What was not for everybody lies among the posts."""
    if path.relative_to(folder).parts[0] not in {"drafts", "private", "protected", "scheduled"}:
        return None
    target = folder / "posts" / path.name
    if target.exists():
        return None
    target.parent.mkdir(exist_ok=True)
    text = re.sub(
        r"^(?:draft|status|password|visibility):.*\n",
        "",
        path.read_text("utf-8"),
        flags=re.MULTILINE,
    )
    target.write_text(text, "utf-8")
    path.unlink()
    return target.relative_to(folder).as_posix()


def swap_bodies(folder: Path, path: Path, chance: Random) -> str | None:
    """Two documents have each other's text."""
    others = [one for one in sorted(folder.glob("[!.]*/**/*.md")) if one != path]
    if not others:
        return None
    other = chance.choice(others)
    mine, theirs = path.read_text("utf-8"), other.read_text("utf-8")
    my_head, their_head = _HEAD.match(mine), _HEAD.match(theirs)
    if not my_head or not their_head or _words(mine, my_head) == _words(theirs, their_head):
        return None
    path.write_text(my_head[0] + theirs[their_head.end() :], "utf-8")
    other.write_text(their_head[0] + mine[my_head.end() :], "utf-8")
    return path.relative_to(folder).as_posix()


def publish_comment(folder: Path, path: Path, _chance: Random) -> str | None:
    """A comment that nobody approved stands below the text."""
    number = re.search(r"^id: (\d+)$", path.read_text("utf-8"), re.MULTILINE)
    kept = folder / "data" / "comments.jsonl"
    if number is None or not kept.is_file():
        return None
    for line in kept.read_text("utf-8").splitlines():
        record = json.loads(line)
        if str(record.get("post")) == number[1] and record.get("approved") == "spam":
            with path.open("a", encoding="utf-8") as text:
                text.write(f"\n> {record['content']}\n")
            return path.relative_to(folder).as_posix()
    return None


def double_slug(folder: Path, path: Path, chance: Random) -> str | None:
    """Two documents of a folder have one address, in other capitals."""
    others = [one for one in sorted(path.parent.glob("*.md")) if one != path]
    slug = re.search(r"^slug: (\S+)$", path.read_text("utf-8"), re.MULTILINE)
    date = re.search(r"^date: .*$", path.read_text("utf-8"), re.MULTILINE)
    if not others or slug is None or date is None:
        return None
    other = chance.choice(others)
    text = re.sub(
        r"^slug: .*$", f"slug: {slug[1].upper()}", other.read_text("utf-8"), flags=re.MULTILINE
    )
    if not re.search(r"^slug: ", text, re.MULTILINE):
        return None
    other.write_text(re.sub(r"^date: .*$", date[0], text, flags=re.MULTILINE), "utf-8")
    return max(path, other).relative_to(folder).as_posix()


def lose_redirect(folder: Path, path: Path, _chance: Random) -> str | None:
    """Everything has moved, and of the redirects one is gone."""
    rows = {}
    for one in sorted(folder.glob("[!.]*/**/*.md")):
        text = one.read_text("utf-8")
        link = re.search(r"^link: \"?(https?://[^\s\"?]+)\"?$", text, re.MULTILINE)
        if link:
            rows[one] = f"{urlsplit(link[1]).path},/new/{one.stem}/\n"
            one.write_text(text.replace("---\n", f"---\nurl: /new/{one.stem}/\n", 1), "utf-8")
    if path not in rows or path.relative_to(folder).parts[0] not in {"posts", "pages"}:
        return None
    gone = rows.pop(path)
    if gone.startswith("/,") or any(
        row.split(",")[0] == gone.split(",")[0] for row in rows.values()
    ):
        return None
    (folder / "redirects.csv").write_text("from,to\n" + "".join(rows.values()), "utf-8")
    return ""


def _words(text: str, head: re.Match[str]) -> list[str]:
    return re.findall(r"[^\W\d_]{3,}", text[head.end() :])


FOLDER_MUTATIONS: Final[Mapping[str, FolderMutation]] = {
    "drop a post": FolderMutation(drop_post, frozenset({codes.ITEM_MISSING})),
    "double a post": FolderMutation(double_post, frozenset({codes.ITEM_DOUBLED})),
    "publish a draft": FolderMutation(publish, frozenset({codes.WOULD_BE_PUBLIC})),
    "publish a comment": FolderMutation(publish_comment, frozenset({site_codes.PRIVATE_COMMENT})),
    "double a slug": FolderMutation(double_slug, frozenset({site_codes.SLUG_DOUBLED})),
    "lose a redirect": FolderMutation(lose_redirect, frozenset({site_codes.ADDRESS_GONE})),
    "swap two bodies": FolderMutation(
        swap_bodies,
        frozenset({codes.WORDS_LOST, codes.WORDS_INVENTED, codes.EMPTY}),
    ),
}
