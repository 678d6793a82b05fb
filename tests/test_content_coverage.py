"""Each row of the tables of blocks, shortcodes and embeds is shown by a case."""

import re
import tomllib
from importlib import resources

import pytest

from migrator.content.blocks import TABLE as BLOCKS
from migrator.content.blocks.settings import SHOWN
from migrator.content.blocks.void import VOID
from migrator.content.canonical import RULES
from migrator.content.elementor import WIDGETS
from migrator.content.shortcodes import TABLE as SHORTCODES
from tests.case_folder import CASES

INPUTS = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((CASES / "content").glob("*/*"))
    if path.name.startswith(("input.", "context."))
)
TREES = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((CASES / "content").glob("*/tree.txt"))
)
BLOCKS_SHOWN = {
    name if "/" in name else f"core/{name}"
    for name in re.findall(r"<!-- wp:([a-z0-9_-]+(?:/[a-z0-9_-]+)?)", INPUTS)
}
SHORTCODES_SHOWN = set(re.findall(r"\[([\w.-]+)", INPUTS))
TAGS_SHOWN = {tag.lower() for tag in re.findall(r"<([a-zA-Z][\w-]*)", INPUTS)}
WIDGETS_SHOWN = set(re.findall(r'"widgetType": ?"([\w-]+)"', INPUTS))
IMPLIED = {"body", "head", "html", "frame", "frameset", "noframes", "tt-text", "-comment", "image"}
"""Elements that a parser makes up or takes away, so that no body has them."""


def table(name):
    text = resources.files("migrator.data").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def test_every_block_that_is_known_by_name_has_a_case():
    named = {
        f"{namespace}/{name}"
        for namespace, kinds in table("blocks.toml").items()
        for names in kinds.values()
        for name in names
    }
    assert sorted({*named, *BLOCKS, *SHOWN, *VOID} - BLOCKS_SHOWN - {""}) == []


def test_every_shortcode_that_is_known_by_name_has_a_case():
    data = table("shortcodes.toml")
    named = {
        *data["names"],
        *data["code"]["generic"],
        *data["code"]["with_language"],
        *data["code"]["languages"],
        *data["embeds"],
        *data["formulas"]["names"],
        *data["footnotes"]["names"],
        *data["footnotes"]["lists"],
        *data["layout"]["elsewhere"],
        *data["layout"]["elements"],
    }
    assert sorted({*named, *SHORTCODES} - SHORTCODES_SHOWN) == []


@pytest.mark.parametrize(
    "kind",
    ["text_attributes", "image_attributes", "link_attributes", "heading_attributes"],
)
def test_every_attribute_of_a_page_builder_has_a_case(kind):
    names = table("shortcodes.toml")["layout"][kind]
    assert [name for name in names if not re.search(rf"\[\w+ [^\]]*\b{name}=", INPUTS)] == []


def test_every_prefix_of_a_page_builder_has_a_case():
    prefixes = table("shortcodes.toml")["layout"]["prefixes"]
    assert [name for name in prefixes if f"[{name}" not in INPUTS] == []


def test_every_attribute_that_says_a_language_has_a_case():
    names = table("shortcodes.toml")["code"]["language_attributes"]
    assert [name for name in names if not re.search(rf"\[\w+ {name}=", INPUTS)] == []


def test_every_provider_has_a_case():
    providers = set(table("embeds.toml")["provider"])
    assert sorted(providers - set(re.findall(r'!embed provider="([\w-]+)"', TREES))) == []


def test_every_pattern_of_a_provider_has_a_case():
    """Each player is met by the address of a frame, a script or an object."""
    addresses = re.findall(r"(?:https?:)?//([^\s\"'<>\]]+)", INPUTS.replace("&amp;", "&"))
    unmet = [
        player
        for row in table("embeds.toml")["provider"].values()
        for player, _ in row.get("players", ())
        if not any(re.match(player, address, re.IGNORECASE | re.ASCII) for address in addresses)
    ]
    assert unmet == []


def test_every_class_of_a_card_has_a_case():
    assert [name for name in table("embeds.toml")["cards"] if name not in INPUTS] == []


def test_every_widget_of_elementor_has_a_case():
    assert sorted(WIDGETS.keys() - WIDGETS_SHOWN) == []


def test_every_element_of_html_has_a_case():
    assert sorted(RULES.keys() - TAGS_SHOWN - IMPLIED) == []
