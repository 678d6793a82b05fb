"""What is in a source → what is to be decided before converting it: the pre-flight."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final
from unicodedata import normalize
from urllib.parse import urlsplit

from migrator.commands.inspect_inventory import Inventory, Markup, Topic
from migrator.model import Post
from migrator.readers import Stub

_BIG: Final = 512 * 1024
"""Bytes of a body from which on editors and diffs begin to suffer."""
_UPLOADS: Final = "/wp-content/uploads/"
_STATES: Final = {
    "draft": "Drafts are converted and marked; no platform shows them.",
    "pending": "They wait for a review; they are converted and marked as drafts are.",
    "future": "They appear on their day if the site is built then; some platforms need an option.",
    "private": "They are converted and marked; a static site has no logins, so keep them apart.",
    "trash": "What is in the trash is converted and marked; leave it out with --only status=….",
}


@dataclass(slots=True)  # mutable: it counts
class Preflight:
    """What has to be counted body by body."""

    builders: Counter[str] = field(default_factory=Counter)
    pictures: Counter[str] = field(default_factory=Counter)
    big: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)

    def add(self, post: Post, item: str) -> None:
        """Count what an item holds."""
        keys = {row.key for row in post.meta}
        for name, builder in _builders().items():
            if not keys.isdisjoint(builder.meta) or any(
                map(post.body.__contains__, builder.markup)
            ):
                self._count(self.builders, name, item)
        if count := post.body.count(_UPLOADS):
            self.pictures["items"] += 1
            self._count(self.pictures, "uploads", item, count)
        if len(post.body) > _BIG:
            self._count(self.big, "big", item)

    def _count(self, counter: Counter[str], name: str, item: str, amount: int = 1) -> None:
        counter[name] += amount
        self.first.setdefault(name, item)


def topics(found: Inventory, stubs: Sequence[Stub], counted: Preflight) -> tuple[Topic, ...]:
    """What is to be decided or known, in the order in which it is best thought of."""
    return (
        *_states(stubs),
        *_markup("shortcode", found.shortcodes),
        *_markup("block", found.blocks),
        *_counted(counted),
        *_stubs(stubs),
        *_rest(found),
    )


@dataclass(frozen=True, slots=True)
class _Builder:
    meta: frozenset[str]
    markup: tuple[str, ...]


@cache
def _builders() -> dict[str, _Builder]:
    """From the table, which is data and no code."""
    table = tomllib.loads((files("migrator") / "data" / "page_builders.toml").read_text("utf-8"))
    return {
        name: _Builder(frozenset(row.get("meta", ())), tuple(row.get("markup", ())))
        for name, row in table.items()
    }


def _states(stubs: Sequence[Stub]) -> Iterator[Topic]:
    """Items that are not for everybody."""
    for state, advice in _STATES.items():
        some = [stub for stub in stubs if stub.status == state]
        if some:
            yield Topic(f"status {state}", len(some), str(some[0].place.item), advice)
    locked = [stub for stub in stubs if stub.protected]
    if locked:
        yield Topic(
            "with a password",
            len(locked),
            str(locked[0].place.item),
            "They are converted and marked as hidden; a static site can't ask for a password.",
        )


def _markup(kind: str, markup: Sequence[Markup]) -> Iterator[Topic]:
    """What nothing is known of, each by its name."""
    rule = "shortcodes" if kind == "shortcode" else "blocks"
    for row in markup:
        if not row.known:
            yield Topic(
                f"unknown {kind} {row.name}",
                row.count,
                row.example,
                f"It is kept as it stands; a rule in migrator.toml ({rule}) drops, unwraps or "
                "replaces it.",
            )


def _counted(counted: Preflight) -> Iterator[Topic]:
    for name, count in counted.builders.most_common():
        yield Topic(
            f"made with {name}",
            count,
            counted.first[name],
            "Words, pictures and links come over, the layout does not. What the builder keeps "
            "beside the body is not in it: compare some of these pages first.",
        )
    if counted.pictures["uploads"]:
        yield Topic(
            "files of the old site in texts",
            counted.pictures["uploads"],
            counted.first["uploads"],
            "They are shown from the old site until they are fetched: do so before it goes.",
        )
    if counted.big["big"]:
        yield Topic(
            "very long texts",
            counted.big["big"],
            counted.first["big"],
            "Each has more than half a million characters; often something was pasted in.",
        )


def _stubs(stubs: Sequence[Stub]) -> Iterator[Topic]:
    """What the survey alone tells."""
    doubled = _doubled(stubs)
    if doubled:
        yield Topic(
            "slugs that two items share",
            len(doubled),
            str(doubled[0].place.item),
            "One keeps the name, the others get a number; look which is the right one.",
        )
    undated = [stub for stub in stubs if stub.published is None and stub.status == "publish"]
    if undated:
        yield Topic(
            "published without a date",
            len(undated),
            str(undated[0].place.item),
            "They have no place in the blog's order; give them a date.",
        )
    languages = Counter(stub.language for stub in stubs if stub.language)
    if len(languages) > 1:
        yield Topic(
            f"languages: {', '.join(sorted(languages))}",
            languages.total(),
            "",
            "Each item says its language and translations; the platform has to be set up for them.",
        )
    hosts = {urlsplit(stub.attachment).netloc for stub in stubs if stub.attachment} - {""}
    if len(hosts) > 1:
        yield Topic(
            f"media on several hosts: {', '.join(sorted(hosts)[:5])}",
            len(hosts),
            "",
            "Files may lie at a CDN or an older address; all have to be reachable to be fetched.",
        )


def _doubled(stubs: Sequence[Stub]) -> list[Stub]:
    """Items whose slug another of their type, parent and day has, as a disk would see it."""
    seen: set[tuple[object, ...]] = set()
    doubled = []
    for stub in stubs:
        if stub.slug and stub.type != "nav_menu_item":
            day = stub.published.date() if stub.published else None
            slug = normalize("NFC", stub.slug).casefold()
            key = (stub.type, stub.parent, stub.language, day, slug)
            if key in seen:
                doubled.append(stub)
            seen.add(key)
    return doubled


def _rest(found: Inventory) -> Iterator[Topic]:
    """What the inventory has counted already."""
    if found.without_file:
        yield Topic(
            "attachments without a file",
            found.without_file,
            "",
            "The source names no address for them: there is nothing to fetch.",
        )
    if found.truncated:
        yield Topic(
            "cut texts",
            found.truncated,
            "",
            "The source shows only their beginning; `migrator fetch` brings the rest.",
        )
    waiting = sum(state.count for state in found.comment_states if state.name != "approved")
    approved = sum(state.count for state in found.comment_states) - waiting
    if approved:
        yield Topic(
            "comments",
            approved,
            "",
            "They come over as data. A static site takes new ones only through a service.",
        )
    if waiting:
        yield Topic(
            "comments that are not approved",
            waiting,
            "",
            "Spam, trash and what waits is kept for you and never published.",
        )
