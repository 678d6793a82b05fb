"""What is known of shortcodes by their names: data/shortcodes.toml, read once."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Names:
    """The tables of the file.

    Attributes:
        plain: Names that make a bare `[name]` a shortcode.
        code: Shortcodes with code inside, and the language that the name says, if any.
        code_with_language: Those among them that are code only where a language is said.
        language_attributes: Where else the language may stand.
        embeds: Shortcodes for something elsewhere, and the address with `{}` for an id.
        formulas: Shortcodes around a formula in TeX.
        footnotes: Shortcodes around the text of a footnote.
        footnote_lists: Shortcodes in whose place the list of footnotes stands.
        layout: How the names of page builders' shortcodes begin.
        text_attributes: Attributes of those that hold text to be read.
        image_attributes, link_attributes: Those that hold an image, and where it leads.
        heading_attributes: Those among them that are headings.
        person_attributes: Those that hold text where a shortcode is about a person.
        elements: The element of HTML that stands for a page builder's shortcode.
        elsewhere: Shortcodes of page builders that show what is not in the body.
    """

    plain: frozenset[str]
    code: Mapping[str, str]
    code_with_language: frozenset[str]
    language_attributes: tuple[str, ...]
    embeds: Mapping[str, str]
    formulas: frozenset[str]
    footnotes: frozenset[str]
    footnote_lists: frozenset[str]
    layout: tuple[str, ...]
    text_attributes: tuple[str, ...]
    image_attributes: tuple[str, ...]
    link_attributes: tuple[str, ...]
    heading_attributes: frozenset[str]
    person_attributes: tuple[str, ...]
    elements: Mapping[str, str]
    elsewhere: frozenset[str]


@functools.cache
def known() -> Names:
    """The tables, read at the first call."""
    file = resources.files("migrator.data").joinpath("shortcodes.toml")
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    code, layout = data["code"], data["layout"]
    return Names(
        plain=frozenset(data["names"]),
        code={
            **dict.fromkeys([*code["generic"], *code["with_language"]], ""),
            **{name: name for name in code["languages"]},
        },
        code_with_language=frozenset(code["with_language"]),
        language_attributes=tuple(code["language_attributes"]),
        embeds=data["embeds"],
        formulas=frozenset(data["formulas"]["names"]),
        footnotes=frozenset(data["footnotes"]["names"]),
        footnote_lists=frozenset(data["footnotes"]["lists"]),
        layout=tuple(layout["prefixes"]),
        text_attributes=tuple(layout["text_attributes"]),
        image_attributes=tuple(layout["image_attributes"]),
        link_attributes=tuple(layout["link_attributes"]),
        heading_attributes=frozenset(layout["heading_attributes"]),
        person_attributes=tuple(layout["person_attributes"]),
        elements=layout["elements"],
        elsewhere=frozenset(layout["elsewhere"]),
    )
