"""A page that was the front page of the old site is that of the new one."""

import json

import pytest

from migrator.commands.convert import convert
from migrator.settings import Settings
from tests.builds.built_site import BuiltSite, letters
from tests.builds.conftest import EXPORTS
from tests.builds.platforms import RECIPES
from tests.builds.truth import truth_of

pytestmark = pytest.mark.builds
ABOUT = "200"


@pytest.mark.parametrize("platform", sorted(RECIPES))
def test_the_front_page_is_what_it_was(platform, tmp_path):
    text = EXPORTS["lantern"].read_text("utf-8")
    export = tmp_path / "front.xml"
    export.write_text(text.replace("https://lantern.example/about/<", "https://lantern.example/<"))
    convert(str(export), tmp_path / "site", Settings(to=platform, scaffold=True))
    site = BuiltSite(RECIPES[platform].build(tmp_path / "site"), "https://lantern.example/")
    ids = json.loads((tmp_path / "site" / "_wordpress" / "id-map.json").read_text("utf-8"))
    assert ids[ABOUT]["address"] == "/"
    main = site.pages["/"].css_first("main")
    (about,) = [item for item in truth_of(export).shown if str(item.post.id) == ABOUT]
    assert main.css_first("h1").text().strip() == about.post.title
    assert letters(main.css_first(".text")) == about.letters()
    assert all(ids[str(item.post.id)]["address"] in site.pages for item in truth_of(export).shown)
