"""Builds: each export is converted and built once for each platform, and then looked at."""

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest

from migrator.commands.convert import convert
from migrator.diagnostics.transforms import LINK_HIDDEN, LINK_MISSING
from migrator.settings import Settings
from migrator.writers import WRITERS
from tests.builds import matrix
from tests.builds.built_site import BuiltSite
from tests.builds.platforms import RECIPES
from tests.builds.truth import Item, Truth, truth_of

HERE = Path(__file__).parent
EXPORTS = {
    "tidewater": HERE.parents[1] / "samples" / "tidewater.wxr.xml",
    "lantern": HERE / "lantern.wxr.xml",
}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Note what each look at a built site found."""
    report = yield
    built = item.funcargs.get("built") if hasattr(item, "funcargs") else None
    if built is not None and (call.when == "call" or report.failed):
        matrix.note(item.originalname, built.platform, held=report.passed)
    return report


@dataclass(frozen=True)
class Built:
    """An export, the site that was built of it, and how the two are tied.

    Attributes:
        ids: Where each item is, by WordPress's id.
        kept_links: Links that lead to the old site as before, which was reported.
    """

    platform: str
    truth: Truth
    site: BuiltSite
    output: Path
    ids: dict
    kept_links: set[str]

    @property
    def played(self) -> frozenset[str]:
        """Providers that the platform has a player for."""
        return frozenset(WRITERS[self.platform].platform.embeds)

    def address_of(self, item: Item) -> str:
        """Where the item's page is."""
        return self.address_of_id(item.post.id)

    def address_of_id(self, number: int | None) -> str:
        """Where the page of that item is."""
        return self.ids[str(number)]["address"]


def _in_a_folder(folder: Path) -> Path:
    """The hostile export as that of a blog in a folder of its host."""
    text = EXPORTS["lantern"].read_text("utf-8")
    text = text.replace("https://lantern.example", "https://town.example/lantern")
    text = text.replace("//www.lantern.example", "//town.example/lantern")
    text = text.replace("http://lantern.example", "http://town.example/lantern")
    path = folder / "folder.wxr.xml"
    path.write_text(text.replace('href="/', 'href="/lantern/'), "utf-8")
    return path


@pytest.fixture(scope="session", params=[*sorted(EXPORTS), "folder"])
def export(request) -> str:
    """The name of an export."""
    return request.param


@pytest.fixture(scope="session", params=sorted(RECIPES))
def built(request, export, tmp_path_factory) -> Built:
    """An export, converted and built."""
    platform, folder = request.param, tmp_path_factory.mktemp(f"{request.param}-{export}")
    source = EXPORTS.get(export) or _in_a_folder(folder)
    output = folder / "site"
    report = convert(str(source), output, Settings(to=platform, scaffold=True))
    truth = truth_of(source)
    kept = {
        urljoin(truth.url, entry.detail)
        for code in (LINK_MISSING, LINK_HIDDEN)
        if code.name in report.tally.codes
        for entry in report.tally.codes[code.name].first
    }
    folder = RECIPES[platform].build(output)
    ids = json.loads((output / "_wordpress" / "id-map.json").read_text("utf-8"))
    return Built(platform, truth, BuiltSite(folder, truth.url), output, ids, kept)
