"""Content: a raw body → the clean tree.

In: a body as a reader gives it, and the format it is written in. Out: an `Element` tree in the
subset of docs/clean-html.md, with the account of what was kept, changed and taken out.

    WordPress's own   blocks/ → autop → shortcodes/ → canonical/
    finished HTML     canonical/
    plain text        plain_text

To add a format: a function `(body, notes) -> Element`, and its row in `FORMATS`. To add a block, a
shortcode or an HTML element: a row in the table of that room.
"""

from collections.abc import Callable, Mapping

from migrator.content import controls, elementor, embeds, mojibake
from migrator.content.canonical import to_tree
from migrator.content.context import Cleaned, Context, Notes
from migrator.content.plain_text import text_to_tree
from migrator.content.tree import Element
from migrator.content.wordpress import to_html
from migrator.model import BodyFormat

__all__ = ["FORMATS", "Cleaned", "Context", "Element", "clean"]


def _wordpress(body: str, notes: Notes) -> Element:
    if notes.context.elementor:
        body = elementor.body_of(body, notes)
    html = to_html(body, notes)
    root = to_tree(html, notes)
    if embeds.may_stand_alone(html):
        embeds.lift(root)
    return root


FORMATS: Mapping[BodyFormat, Callable[[str, Notes], Element]] = {
    "wordpress": _wordpress,
    "html": to_tree,
    "text": text_to_tree,
}


def clean(body: str, body_format: BodyFormat, context: Context) -> Cleaned:
    """Turn a raw body into the clean tree.

    Args:
        body: As the source has it.
        body_format: What it is written in.
        context: What is known around it.
    """
    notes = Notes(context)
    body = controls.settle(mojibake.settle(body, notes), notes)
    return notes.close(FORMATS[body_format](body, notes))
