"""Blocks written as one comment that says all there is to say → their HTML.

<!-- wp:social-link {"url":"…","service":"mastodon"} /-->
"""

from collections.abc import Callable, Mapping
from html import escape

Attributes = Mapping[str, object]


def _text(attributes: Attributes, name: str) -> str:
    value = attributes.get(name)
    return escape(value) if isinstance(value, str) else ""


def _more(attributes: Attributes) -> str:
    return f"<!--more {_text(attributes, 'customText')}-->"


def _next_page(_attributes: Attributes) -> str:
    return "<!--nextpage-->"


def _separator(_attributes: Attributes) -> str:
    return "<hr>"


def _nothing(_attributes: Attributes) -> str:
    return ""


def _social_link(attributes: Attributes) -> str:
    address = _text(attributes, "url")
    shown = _text(attributes, "label") or _text(attributes, "service") or address
    return f'<li><a href="{address}">{shown}</a></li>' if address else ""


def _embed(attributes: Attributes) -> str:
    address = _text(attributes, "url")
    return f'<p><a href="{address}">{address}</a></p>' if address else ""


VOID: Mapping[str, Callable[[Attributes], str]] = {
    "core/embed": _embed,
    "core/more": _more,
    "core/nextpage": _next_page,
    "core/paragraph": _nothing,
    "core/shortcode": _nothing,
    "core/separator": _separator,
    "core/social-link": _social_link,
    "core/spacer": _nothing,
}
