"""What a user asks of terms, authors, front matter and the address: each platform builds it."""

import pytest

from migrator.commands.convert import convert
from migrator.settings import Settings
from tests.builds.built_site import BuiltSite
from tests.builds.conftest import EXPORTS
from tests.builds.platforms import RECIPES

pytestmark = pytest.mark.builds
NEW = "https://new.example/journal"
ASKED = {
    "terms": ("category/fog=category/Foghorns", "category/oil=tag/Oil and wick"),
    "authors": ("o.brien=keeper", "keeper=The Keepers"),
    "fields": ("wordpress.meta=drop",),
    "constants": ("wordpress.moved=true",),
    "date_format": "%Y-%m-%d",
}


@pytest.mark.parametrize("platform", sorted(RECIPES))
def test_a_site_with_other_terms_authors_fields_and_address_is_built(platform, tmp_path):
    settings = Settings(to=platform, scaffold=True, site_url=NEW, **ASKED)
    convert(str(EXPORTS["lantern"]), tmp_path / "site", settings)
    site = BuiltSite(RECIPES[platform].build(tmp_path / "site"), f"{NEW}/")
    headings = {
        heading.text().strip()
        for page in site.pages.values()
        if (heading := page.css_first("main h1")) is not None
    }
    assert {"Foghorns", "Oil and wick", "The Keepers"} <= headings
    assert headings.isdisjoint({'Fog "signals" {{ x }}', "Oil: whale & rape"})
    assert site.sends_on_to("/category/lamps/oil/") == "/tag/oil/"
    broken = [
        (address, href)
        for address, page in site.pages.items()
        for link in page.css("a[href], link[rel=stylesheet]")
        if (href := link.attributes["href"] or "")
        and (goal := site.address_of(href, address)) is not None
        and not site.serves(goal)
    ]
    assert broken == []
    assert all(
        "lantern.example" not in (node.attributes["href"] or "") for node in canonicals(site)
    )


def canonicals(site):
    """What pages say that they are."""
    return [node for page in site.pages.values() for node in page.css("link[rel=alternate]")]
