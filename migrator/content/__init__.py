"""Content: a raw body → the clean tree.

In: a body as a reader gives it, and the format it is written in. Out: an `Element` tree in the
subset of docs/clean-html.md, with the account of what was kept, changed and taken out.

    WordPress's own   blocks/ → autop → shortcodes/ → canonical/
    finished HTML     canonical/
    plain text        plain_text

To add a format: what is done to its text and what makes a tree of it, in a row of `FORMATS`. To add
a block, a shortcode or an HTML element: a row in the table of that room.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from migrator.content import controls, elementor, embeds, mojibake
from migrator.content.canonical import to_tree
from migrator.content.context import Cleaned, Context, Notes
from migrator.content.plain_text import text_to_tree
from migrator.content.tree import Element
from migrator.content.wordpress import to_html
from migrator.model import BodyFormat

__all__ = ["FORMATS", "Cleaned", "Context", "Element", "Prepared", "clean", "finish", "prepare"]


class Format(NamedTuple):
    """How a body becomes a tree: first what is done to its text, then what makes the tree."""

    prepare: Callable[[str, Notes], str]
    build: Callable[[str, Notes], Element]


class Prepared(NamedTuple):
    """A body whose text is ready for the tree, and the account so far."""

    text: str
    build: Callable[[str, Notes], Element]
    notes: Notes


def _wordpress_html(body: str, notes: Notes) -> str:
    if notes.context.elementor:
        body = elementor.body_of(body, notes)
    return to_html(body, notes)


def _wordpress_tree(html: str, notes: Notes) -> Element:
    root = to_tree(html, notes)
    if embeds.may_stand_alone(html):
        embeds.lift(root)
    return root


def _as_it_stands(body: str, _notes: Notes) -> str:
    return body


FORMATS: Mapping[BodyFormat, Format] = {
    "wordpress": Format(_wordpress_html, _wordpress_tree),
    "html": Format(_as_it_stands, to_tree),
    "text": Format(_as_it_stands, text_to_tree),
}


def clean(body: str, body_format: BodyFormat, context: Context) -> Cleaned:
    """Turn a raw body into the clean tree.

    Args:
        body: As the source has it.
        body_format: What it is written in.
        context: What is known around it.
    """
    return finish(prepare(body, body_format, context))


def prepare(body: str, body_format: BodyFormat, context: Context) -> Prepared:
    """The first half of `clean`, which works on text: for who has many bodies to clean."""
    notes = Notes(context)
    body = controls.settle(mojibake.settle(body, notes), notes)
    form = FORMATS[body_format]
    return Prepared(form.prepare(body, notes), form.build, notes)


def finish(prepared: Prepared) -> Cleaned:
    """The second half of `clean`, which makes the tree."""
    return prepared.notes.close(prepared.build(prepared.text, prepared.notes))
