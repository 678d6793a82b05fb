"""Shortcodes of page builders (`[vc_row]`, `[et_pb_text …]`, …) → what stands inside them.

Rows, columns and boxes go, their content stays; headings, texts, images, buttons and films that
stand in attributes are written out; what shows something that is not in the body stays. Done before
paragraphs are made, as the tags stand where blank lines would.
"""

import base64
import re
from binascii import Error as NotBase64Error
from collections.abc import Mapping
from html import escape, unescape
from urllib.parse import unquote

from migrator.content.context import Notes
from migrator.content.shortcodes.names import known
from migrator.content.shortcodes.parser import names_in, parse_attributes
from migrator.diagnostics.content import CONTENT_LAYOUT_UNWRAPPED

_ENCODED = re.compile(
    r"(\[(vc_raw_html|vc_raw_js|fusion_code)\b[^\[\]]*\])([\w+/=\s]+)\[/\2\]", re.ASCII
)
_FRAMED = re.compile(r"(\[fusion_imageframe\b[^\[\]]*\])\s*(https?://[^\s<>\[\]]+)\s*(?=\[/)")
_ADDRESS = re.compile(r"(?:https?:/|mailto:|tel:)?[/#?][^\s<>\"]*|(?:mailto|tel):[^\s<>\"]+")
_PICTURE = re.compile(
    r"[^\s<>\"]+\.(?:jpe?g|png|gif|webp|svg|avif|bmp)(?:\?[^\s<>\"]*)?", re.IGNORECASE
)
_FILM = re.compile(r"video|youtube|vimeo")
_BUTTON = re.compile(r"button|btn")
_BUTTON_TEXT = re.compile(r"button\w*_text|text|label")
_PERSON = re.compile(r"testimonial|team|member|person")
_SIGNS = {"%22": '"', "%91": "&#91;", "%92": "\\", "%93": "&#93;"}
_DIVI = re.compile("|".join(_SIGNS))
_PLAYERS = {"youtube": "https://www.youtube.com/watch?v={}", "vimeo": "https://vimeo.com/{}"}


def unwrap_layout(body: str, notes: Notes) -> str:
    """Take the tags off; each is reported by its name and listed as removed."""
    names = names_in(body)
    if not any(name.startswith(known().layout) for name in names):
        return body
    body = _ENCODED.sub(lambda found: found[1] + _decoded(found[3]) + f"[/{found[2]}]", body)
    body = _FRAMED.sub(_framed, body)
    tag = re.compile(rf"\[(/?)((?:{'|'.join(known().layout)})\w+)(?=[\s/\]])([^\[\]]*+)\]")
    return _Unwrapped(notes).applied(tag, body)


class _Unwrapped:
    """The tags of one body on their way out, with the elements that are open in their place."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._open: list[tuple[str, str]] = []
        self._closed = frozenset[str]()

    def applied(self, tag: re.Pattern[str], body: str) -> str:
        self._closed = frozenset(found[2] for found in tag.finditer(body) if found[1])
        return tag.sub(self._html, body)

    def _html(self, found: re.Match[str]) -> str:
        name = found[2]
        if name in known().elsewhere:
            return found[0]
        if found[1]:
            ends = self._open[-1][1] if self._open and self._open[-1][0] == name else ""
            if ends:
                self._open.pop()
            return f"{ends}\n\n"
        self._notes.met(CONTENT_LAYOUT_UNWRAPPED, name)
        self._notes.removed("layout shortcode", found[0])
        named = _attributes(name, found[3])
        parts = self._parts(name, named)
        opening = "" if parts or name not in self._closed else self._opening(name, named)
        return "\n\n" + "".join(part + "\n\n" for part in parts) + opening

    def _opening(self, name: str, named: Mapping[str, str]) -> str:
        """The start of the element that a shortcode is, where it is one."""
        tag, link = known().elements.get(name, ""), _link(named)
        if tag == "h2" and named.get("size", "") in frozenset("123456"):
            tag = f"h{named['size']}"
        if tag:
            self._open.append((name, f"</{tag}>"))
            return f"<{tag}>"
        if link and _BUTTON.search(name):
            self._open.append((name, "</a>"))
            return f'<a href="{escape(link)}">'
        return ""

    def _parts(self, name: str, named: Mapping[str, str]) -> list[str]:
        """What stands in the attributes: images, an address to play, texts; one is linked."""
        if _FILM.search(name):
            parts, link = [part for part in [_film(name, named)] if part], ""
        else:
            parts, link = self._images(named), _link(named)
        texts = self._texts(name, named)
        linked = next((key for key in texts if key.startswith("button")), "") or next(
            iter(texts if not parts else ()), ""
        )
        for attribute, words in texts.items():
            text = words
            if attribute == linked and link:
                text = f'<a href="{escape(link)}">{text}</a>'
            parts.append(f"<h2>{text}</h2>" if _is_heading(attribute, name) else text)
        return parts

    def _texts(self, name: str, named: Mapping[str, str]) -> dict[str, str]:
        """The attributes that hold text; of a button around its words, not what explains it."""
        attributes = known().text_attributes
        if _PERSON.search(name):
            attributes += known().person_attributes
        if name in self._closed and _BUTTON.search(name):
            attributes = tuple(each for each in attributes if _BUTTON_TEXT.fullmatch(each))
        texts = {each: named.get(each, "").strip() for each in attributes}
        return {each: text for each, text in texts.items() if text}

    def _images(self, named: Mapping[str, str]) -> list[str]:
        """The images that attributes name by address or by id, in their link."""
        value = _first(named, known().image_attributes)
        files = self._notes.context.attachments
        ids = [int(part) for part in value.split(",") if part.strip().isdecimal()]
        images = [_image(files[id_].url, {"alt": files[id_].alt}) for id_ in ids if id_ in files]
        if not images and _PICTURE.fullmatch(value):
            images = [_image(value, named)]
        link = "" if any(key.startswith("button") for key in named) else _link(named)
        return [f'<a href="{escape(link)}">{image}</a>' if link else image for image in images]


def _attributes(name: str, raw: str) -> Mapping[str, str]:
    """The attributes, with the signs that Divi must not write in them."""
    named = parse_attributes(raw).named
    if "%" not in raw or not name.startswith("et_pb_"):
        return named
    return {key: _DIVI.sub(lambda sign: _SIGNS[sign[0]], value) for key, value in named.items()}


def _framed(found: re.Match[str]) -> str:
    """An image between two tags, with the words and the link that the first has for it."""
    named = parse_attributes(found[1][1:-1].partition(" ")[2]).named
    image, link = _image(found[2], named), _link(named)
    return found[1] + (f'<a href="{escape(link)}">{image}</a>' if link else image)


def _film(name: str, named: Mapping[str, str]) -> str:
    """The address of a film, named or by its id."""
    address = _link(named) or _first(named, ("src", "id"))
    if _ADDRESS.fullmatch(address):
        return address
    template = next((page for player, page in _PLAYERS.items() if player in name), "")
    return template.format(address) if template and address.replace("-", "").isalnum() else ""


def _first(named: Mapping[str, str], attributes: tuple[str, ...]) -> str:
    return next((named[name].strip() for name in attributes if named.get(name)), "")


def _link(named: Mapping[str, str]) -> str:
    """Where it leads; WPBakery writes `url:https%3A%2F%2F…|title:…`, Enfold `manually,https://…`."""
    value = unescape(_first(named, known().link_attributes))
    if value.startswith("url:"):
        value = unquote(value.removeprefix("url:").partition("|")[0])
    value = value.removeprefix("manually,")
    return value if _ADDRESS.fullmatch(value) else ""


def _image(address: str, named: Mapping[str, str]) -> str:
    return f'<img src="{escape(unescape(address))}" alt="{escape(named.get("alt", ""))}">'


def _decoded(text: str) -> str:
    """HTML that the builder wrote in base64; itself where it is none."""
    try:
        decoded = base64.b64decode("".join(text.split()), validate=True).decode("utf-8")
    except (NotBase64Error, UnicodeDecodeError):
        return text
    return unquote(decoded)


def _is_heading(attribute: str, shortcode: str) -> bool:
    return not _BUTTON.search(shortcode) and (
        attribute in known().heading_attributes
        or (attribute == "text" and shortcode.endswith("heading"))
    )
