"""What the Elementor page builder keeps in a post's meta (`_elementor_data`) → a body with blocks.

Its JSON is a tree of sections, columns and widgets; a page shows the widgets in their order. A
widget that is not known becomes an empty block with its name and settings.
To add one: a function from its settings to HTML, and its row in `WIDGETS`.
"""

from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Final, TypeAlias

import orjson

from migrator.content.context import Notes
from migrator.diagnostics.content import CONTENT_ELEMENTOR_READ

Settings: TypeAlias = Mapping[str, object]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ADDRESSES = ("youtube_url", "vimeo_url", "dailymotion_url", "external_url")


def body_of(body: str, notes: Notes) -> str:
    """The body that the builder's data says; the given one where it is the author's own."""
    if body.strip() and "elementor" not in body:
        return body
    try:
        data = orjson.loads(notes.context.elementor)
    except orjson.JSONDecodeError:
        return body
    pieces = [f"<div>{piece}</div>" for widget in _widgets(data) if (piece := _rendered(widget))]
    if not pieces:
        return body
    notes.met(CONTENT_ELEMENTOR_READ, "")
    if body.strip():
        notes.removed("page builder's output", body)
    return "\n\n".join(pieces)


def _widgets(data: object) -> Iterator[Settings]:
    """All widgets, in the order in which the page shows them."""
    todo = [*reversed(data)] if isinstance(data, list) else []
    while todo:
        element = todo.pop()
        if not isinstance(element, dict):
            continue
        if element.get("elType") == "widget" or "widgetType" in element:
            yield element
        inside = element.get("elements")
        todo += reversed(inside) if isinstance(inside, list) else []


def _rendered(widget: Settings) -> str:
    name, settings = widget.get("widgetType"), widget.get("settings")
    settings = settings if isinstance(settings, dict) else {}
    render = WIDGETS.get(str(name))
    if render is not None:
        return render(settings)
    shown = {key: value for key, value in settings.items() if key[:1] != "_"}
    json = orjson.dumps(shown).decode().replace("--", "\\u002d\\u002d")
    slug = "".join(char if char.isalnum() else "-" for char in str(name).lower() if char.isascii())
    return f"<!-- wp:elementor/{slug or 'widget'} {json} /-->"


def _text(settings: Settings, name: str) -> str:
    value = settings.get(name)
    return value.strip() if isinstance(value, str) else ""


def _rows(settings: Settings, name: str) -> list[Settings]:
    rows = settings.get(name)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _linked(settings: Settings, html: str) -> str:
    """The HTML, in the link of the settings where there is one."""
    link = settings.get("link")
    address = _text(link, "url") if isinstance(link, dict) else ""
    return f'<a href="{escape(address)}">{html}</a>' if address and html else html


def _image_of(image: object) -> str:
    if not isinstance(image, dict) or not _text(image, "url"):
        return ""
    number = image.get("id")
    named = f' class="wp-image-{number}"' if isinstance(number, int) else ""
    return f'<img{named} src="{escape(_text(image, "url"))}" alt="{escape(_text(image, "alt"))}">'


def _paragraphs(*pieces: str) -> str:
    return "\n\n".join(piece for piece in pieces if piece)


def _titled(title: str, tag: str = "h3") -> str:
    return f"<{tag}>{title}</{tag}>" if title else ""


def _heading(settings: Settings) -> str:
    size = _text(settings, "header_size")
    return _titled(_linked(settings, _text(settings, "title")), size if size in _HEADINGS else "h2")


def _image(settings: Settings) -> str:
    image, caption = _image_of(settings.get("image")), _text(settings, "caption")
    if settings.get("link_to") == "custom":
        image = _linked(settings, image)
    said = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure>{image}{said}</figure>" if image else ""


def _gallery(settings: Settings) -> str:
    rows = (
        _rows(settings, "wp_gallery") or _rows(settings, "gallery") or _rows(settings, "carousel")
    )
    images = [image for row in rows if (image := _image_of(row))]
    return "\n\n".join(f"<figure>{image}</figure>" for image in images)


def _button(settings: Settings) -> str:
    text = _linked(settings, _text(settings, "text"))
    return f"<p>{text}</p>" if text else ""


def _list(settings: Settings) -> str:
    items = [_linked(row, _text(row, "text")) for row in _rows(settings, "icon_list")]
    shown = "".join(f"<li>{item}</li>" for item in items if item)
    return f"<ul>{shown}</ul>" if shown else ""


def _video(settings: Settings) -> str:
    hosted = settings.get("hosted_url")
    address = next((value for name in _ADDRESSES if (value := _text(settings, name))), "")
    file = escape(_text(hosted, "url")) if isinstance(hosted, dict) else ""
    if address:
        return f"<p>{escape(address)}</p>"
    return f'<p><a href="{file}">{file}</a></p>' if file else ""


def _tabs(settings: Settings) -> str:
    return _paragraphs(
        *(
            _paragraphs(_titled(_text(row, "tab_title")), _text(row, "tab_content"))
            for row in _rows(settings, "tabs")
        )
    )


def _box(settings: Settings) -> str:
    return _paragraphs(
        _image_of(settings.get("image")),
        _titled(_linked(settings, _text(settings, "title_text"))),
        _text(settings, "description_text"),
    )


def _quote(settings: Settings) -> str:
    words = _text(settings, "blockquote_content") or _text(settings, "testimonial_content")
    names = ("author_name", "testimonial_name", "testimonial_job")
    author = ", ".join(value for name in names if (value := _text(settings, name)))
    cited = f"<p><cite>{author}</cite></p>" if author else ""
    return f"<blockquote><p>{words}</p>{cited}</blockquote>" if words or author else ""


def _alert(settings: Settings) -> str:
    return _paragraphs(
        _titled(_text(settings, "alert_title")), _text(settings, "alert_description")
    )


def _code(settings: Settings) -> str:
    language = escape(_text(settings, "language"))
    code = settings.get("code")
    text = escape(code) if isinstance(code, str) else ""
    return f'<pre><code class="language-{language}">{text}</code></pre>' if text else ""


WIDGETS: Final[Mapping[str, Callable[[Settings], str]]] = {
    "heading": _heading,
    "text-editor": lambda settings: _text(settings, "editor"),
    "html": lambda settings: _text(settings, "html"),
    "shortcode": lambda settings: _text(settings, "shortcode"),
    "image": _image,
    "image-gallery": _gallery,
    "image-carousel": _gallery,
    "gallery": _gallery,
    "button": _button,
    "icon-list": _list,
    "video": _video,
    "accordion": _tabs,
    "toggle": _tabs,
    "tabs": _tabs,
    "image-box": _box,
    "icon-box": _box,
    "blockquote": _quote,
    "testimonial": _quote,
    "alert": _alert,
    "code-highlight": _code,
    "divider": lambda _settings: "<hr>",
    "spacer": lambda _settings: "",
    "icon": lambda _settings: "",
    "menu-anchor": lambda settings: f'<span id="{escape(_text(settings, "anchor"))}"></span>',
}
