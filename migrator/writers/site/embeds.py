"""Embeds → the platform's own shortcodes, where it has one for the provider.

Texts are kept from the engine that runs over them; a shortcode is meant for it. So a stand-in,
which no text may hold, goes the way of all text, and the shortcode takes its place at the end.
"""

import re
from collections.abc import Iterator, Mapping

from migrator.content.tree import Element

_SHORTCODE = "shortcode"
_ID = re.compile(r"[\w-]{1,100}", re.ASCII)
_STAND_IN = re.compile("\ufdd2([0-9]+)\ufdd3")


def mark(root: Element, forms: Mapping[str, str]) -> None:
    """Put a stand-in for each embed that has a form; the tree is changed where it stands.

    Args:
        forms: Shortcodes by provider, with `{id}`.
    """
    count = 0
    for element in _elements(root):
        form = forms.get(element.attrs.get("provider", "")) if element.tag == "!embed" else None
        if form is not None and _ID.fullmatch(element.attrs.get("id", "")):
            element.attrs = {_SHORTCODE: form.format(id=element.attrs["id"])}
            element.tag, element.children = "p", [f"\ufdd2{count}\ufdd3"]
            count += 1


def put(markdown: str, root: Element) -> str:
    """The Markdown with the shortcodes that the tree was marked with."""
    if "\ufdd2" not in markdown:
        return markdown
    found = [
        element.attrs[_SHORTCODE] for element in _elements(root) if _SHORTCODE in element.attrs
    ]
    return _STAND_IN.sub(
        lambda match: found[int(match[1])] if int(match[1]) < len(found) else "", markdown
    )


def _elements(root: Element) -> Iterator[Element]:
    """Every element, in the order in which they stand."""
    todo = [root]
    while todo:
        element = todo.pop()
        yield element
        todo += [child for child in reversed(element.children) if isinstance(child, Element)]
