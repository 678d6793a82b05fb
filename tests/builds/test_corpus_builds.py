"""Every export of the corpus becomes a site that each platform builds."""

import json

import pytest

from migrator.commands.convert import convert
from migrator.settings import Settings
from migrator.store import StoreError
from tests.builds.built_site import BuiltSite
from tests.builds.platforms import RECIPES
from tests.builds.truth import truth_of

pytestmark = pytest.mark.builds
PLATFORMS = ("eleventy", "hugo", "jekyll", "zola")
"""Those that build it in seconds."""


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_export_of_the_corpus_builds(platform, shared, tmp_path):
    """Each of them in turn, so that one report names all that fail."""
    faults = []
    for export in sorted((shared / "corpus" / "wxr").glob("*.xml")):
        site = tmp_path / export.stem
        try:
            convert(str(export), site, Settings(to=platform, scaffold=True))
            folder = RECIPES[platform].build(site)
        except (AssertionError, StoreError) as error:
            faults.append(f"{export.name}: {error}")
            continue
        truth = truth_of(export)
        built = BuiltSite(folder, truth.url)
        ids = json.loads((site / "_wordpress" / "id-map.json").read_text("utf-8"))
        faults += [
            f"{export.name}: {item.post.title} has no page"
            for item in truth.shown
            if str(item.post.id) in ids
            and ids[str(item.post.id)]["address"]
            and ids[str(item.post.id)]["address"] not in built.pages
        ]
    assert faults == [], "\n".join(faults)
