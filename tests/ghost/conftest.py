"""Exports, each converted, imported by a Ghost of its own, and looked at while that runs."""

import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from migrator.commands.convert import convert
from migrator.diagnostics.output import FIELD_CUT
from migrator.diagnostics.transforms import LINK_HIDDEN, LINK_MISSING
from migrator.settings import Settings
from migrator.writers.ghost.tables import tables
from tests.builds.conftest import EXPORTS
from tests.builds.truth import Item, Truth, truth_of
from tests.ghost import harbour
from tests.ghost.server import TOOLS, Ghost, ghost
from tests.media_site import export as write_export

PLAYED = frozenset(tables().players)


@dataclass
class Imported:
    """An export, what was written of it, and the Ghost that took it.

    Attributes:
        problems: What Ghost had to say of the import.
        exported: What Ghost exports afterwards.
        kept_links: Links that lead to the old site as before, which was reported.
        cut: Fields of which a text was too long, which was reported.
    """

    name: str
    truth: Truth
    output: Path
    site: Ghost
    problems: list
    kept_links: set[str]
    cut: list[str]
    seen: dict[str, LexborHTMLParser] = field(default_factory=dict)

    @cached_property
    def exported(self) -> dict:
        """Ghost's tables, as it exports them."""
        return self.site.admin("db/")["db"][0]["data"]

    @cached_property
    def written(self) -> dict:
        """Ghost's tables, as they were written."""
        return json.loads((self.output / "data.json").read_text("utf-8"))["db"][0]["data"]

    @cached_property
    def written_by_id(self) -> dict:
        """Rows of posts as they were written, by WordPress's id."""
        return {int(row["comment_id"]): row for row in self.written["posts"]}

    def tags_of(self, slug: str) -> list[dict]:
        """The tags of a post, as Ghost exports them."""
        number = self.post(slug)["id"]
        tags = {tag["id"]: tag for tag in self.exported["tags"]}
        rows = [row for row in self.exported["posts_tags"] if row["post_id"] == number]
        return [tags[row["tag_id"]] for row in sorted(rows, key=lambda row: row["sort_order"])]

    @cached_property
    def _addresses(self) -> dict:
        return json.loads((self.output / "_wordpress" / "id-map.json").read_text("utf-8"))

    def address_of(self, item: Item) -> str:
        """Where the item's page is."""
        return self._addresses[str(item.post.id)]["address"]

    def page(self, path: str) -> LexborHTMLParser:
        """A page that is there."""
        if path not in self.seen:
            answer = self.site.get(path)
            assert answer.status_code == 200, path
            self.seen[path] = LexborHTMLParser(answer.text)
        return self.seen[path]

    def post(self, slug: str) -> dict:
        """A post or page as Ghost exports it."""
        return next(row for row in self.exported["posts"] if row["slug"] == slug)


@pytest.fixture(scope="session", params=["harbour", *sorted(EXPORTS)])
def imported(request, tmp_path_factory):
    """An export that Ghost has imported."""
    yield from _imported(request.param, tmp_path_factory)


@pytest.fixture(scope="session")
def harbour_site(tmp_path_factory):
    """The export of what Ghost has fields of its own for."""
    yield from _imported("harbour", tmp_path_factory)


def _imported(name, tmp_path_factory):
    if not (TOOLS / "package").is_dir():
        pytest.fail(f"{TOOLS} is missing: run “make ghost”")
    folder = tmp_path_factory.mktemp(f"ghost-{name}")
    source, settings = _source(name, folder)
    report = convert(str(source), folder / "output", settings)
    truth = truth_of(source)
    kept = {
        urljoin(truth.url, entry.detail)
        for code in (LINK_MISSING, LINK_HIDDEN)
        if code.name in report.tally.codes
        for entry in report.tally.codes[code.name].first
    }
    codes = report.tally.codes
    cut = [entry.detail for entry in codes[FIELD_CUT.name].first] if FIELD_CUT.name in codes else []
    (folder / "site").mkdir()
    with ghost(folder / "site") as site:
        problems = site.take(folder / "output")
        yield Imported(name, truth, folder / "output", site, problems, kept, cut)


def _source(name, folder):
    if name != "harbour":
        return EXPORTS[name], Settings(to="ghost")
    uploads = folder / "uploads" / "2019" / "03"
    uploads.mkdir(parents=True)
    for file, data in harbour.FILES.items():
        (uploads / file).write_bytes(data)
    path = write_export(folder / "export.xml", harbour.items(), url=harbour.URL)
    return path, Settings(to="ghost", media="folder", media_from=str(folder / "uploads"))
