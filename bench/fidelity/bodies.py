"""The bodies to measure on: every item of an export, every post that our reader finds on a page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.fidelity.road import Around, Shown, shown, shown_by, verbatim
from bench.fidelity.wordpress import Autop
from migrator.commands.planning import plan_source
from migrator.diagnostics import Place
from migrator.model import Post
from migrator.readers import SourceError, Stub
from migrator.readers.opening import open_source
from migrator.settings import Settings
from migrator.writers import Plan

_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)", re.IGNORECASE)
_VERBATIM = frozenset({"custom_css", "customize_changeset", "wp_global_styles"})


@dataclass(frozen=True, slots=True)
class Body:
    """A post's body with what is known around it.

    Attributes:
        file: Name of the file it is in.
        plan: Of the source it is in, with the media library and the patterns.
    """

    file: str
    stub: Stub
    post: Post
    plan: Plan

    @property
    def place(self) -> Place:
        """File and item, as in the report."""
        return Place(self.file, item=self.stub.place.item)

    def shown(self, autop: Autop | None = None) -> Shown:
        """What WordPress shows: paragraphs read on our own road, or made by a `wpautop`."""
        post = self.post
        if post.type in _VERBATIM:
            return verbatim(post.body)
        if post.body_format != "wordpress":
            return Shown(post.body)
        notes = post.meta_value("footnotes")
        around = Around(self._attachment, self.plan.patterns, notes, self._uploads())
        return shown(post.body, around) if autop is None else shown_by(autop, post.body, around)

    def _uploads(self) -> Sequence[int]:
        attached = self.plan.attached.get(self.post.id, ()) if self.post.id is not None else ()
        files = [(number, self.plan.attachments[number].url) for number in attached]
        return [number for number, url in files if _PICTURE.search(url)]

    def _attachment(self, number: int) -> tuple[str, str, str] | None:
        found = self.plan.attachments.get(number)
        return None if found is None else (found.url, found.alt, found.caption)


def bodies_of(files: Sequence[Path]) -> Iterator[Body]:
    """Every item with a body, each body once, from files that can be read."""
    seen: set[tuple[str, str]] = set()
    for path in files:
        try:
            found = list(_bodies(path))
        except SourceError:
            continue
        for body in found:
            key = (body.post.type, body.post.body)
            if body.post.body.strip() and body.post.body_format != "text" and key not in seen:
                seen.add(key)
                yield body


def _bodies(path: Path) -> Iterator[Body]:
    settings = Settings()
    with open_source(str(path), settings) as source:
        stubs = source.survey()
        plan = plan_source(source, stubs, settings)
        for item in source.items(stubs):
            yield Body(path.name, item.stub, item.read()[0], plan)
