"""Blocks written as one comment that says all there is to say → their HTML.

<!-- wp:social-link {"url":"…","service":"mastodon"} /-->
"""

from collections.abc import Callable, Mapping
from html import escape

from migrator.content.context import Notes
from migrator.content.embeds import of_embed
from migrator.content.footnotes import list_html, stored
from migrator.content.markers import to_comment

Attributes = Mapping[str, object]


def _text(attributes: Attributes, name: str) -> str:
    value = attributes.get(name)
    return escape(value) if isinstance(value, str) else ""


def _more(attributes: Attributes, _notes: Notes) -> str:
    return f"<!--more {_text(attributes, 'customText')}-->"


def _next_page(_attributes: Attributes, _notes: Notes) -> str:
    return "<!--nextpage-->"


def _separator(_attributes: Attributes, _notes: Notes) -> str:
    return "<hr>"


def _nothing(_attributes: Attributes, _notes: Notes) -> str:
    return ""


def _social_link(attributes: Attributes, _notes: Notes) -> str:
    address = _text(attributes, "url")
    shown = _text(attributes, "label") or _text(attributes, "service") or address
    return f'<li><a href="{address}">{shown}</a></li>' if address else ""


def _menu_link(attributes: Attributes, _notes: Notes) -> str | None:
    """An item of a menu, its label HTML; None where it is worked out from the site."""
    label, address = attributes.get("label"), _text(attributes, "url")
    if not isinstance(label, str) or not label:
        return None
    return f'<li><a href="{address}">{label}</a></li>' if address else f"<li>{label}</li>"


def _button(attributes: Attributes, _notes: Notes) -> str | None:
    """A button of a plugin, in a paragraph of its own; None where it says nothing."""
    label = attributes.get("text")
    address = _text(attributes, "link") or _text(attributes, "url")
    if not isinstance(label, str) or not label:
        return None
    return f'<p><a href="{address}">{label}</a></p>' if address else f"<p>{label}</p>"


def _embed(attributes: Attributes, _notes: Notes) -> str:
    address, slug = attributes.get("url"), attributes.get("providerNameSlug")
    if not isinstance(address, str) or not address:
        return ""
    return to_comment(of_embed(address, slug if isinstance(slug, str) else ""))


def _embed_or_none(attributes: Attributes, notes: Notes) -> str | None:
    return _embed(attributes, notes) or None


def _footnotes(_attributes: Attributes, notes: Notes) -> str | None:
    """The notes at the end, or None where the post's meta does not hold them."""
    return list_html(stored(notes.context.footnotes)) or None


VOID: Mapping[str, Callable[[Attributes, Notes], str | None]] = {
    "core/embed": _embed,
    "core/footnotes": _footnotes,
    "core/home-link": _menu_link,
    "core/more": _more,
    "core/navigation-link": _menu_link,
    "core/nextpage": _next_page,
    "core/paragraph": _nothing,
    "core/shortcode": _nothing,
    "core/separator": _separator,
    "core/social-link": _social_link,
    "core/spacer": _nothing,
    "jetpack/button": _button,
    "jetpack/eventbrite": _embed_or_none,
    "jetpack/pinterest": _embed_or_none,
    "kadence/singlebtn": _button,
}
