"""Shortcodes → the HTML their plugins show. What is not known stands as it is written."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape, unescape
from pathlib import Path

Attachments = Callable[[int], tuple[str, str, str] | None]

_NAMES: Mapping[str, Sequence[str]] = tomllib.loads(
    Path(__file__).with_name("shortcode_names.toml").read_text(encoding="utf-8")
)
_GENERIC = frozenset(_NAMES["code"])
_LAYOUT = "|".join(_NAMES["layout"])


def _one_of(names: Iterable[str]) -> str:
    """A pattern; the longer name first where one begins another."""
    return "|".join(sorted(names, key=len, reverse=True))


_CODE_NAME = _one_of([*_NAMES["code"], *_NAMES["languages"]])
_EMBED_NAME = _one_of(_NAMES["embeds"])
_CODE = re.compile(rf"(?<!\[)\[({_CODE_NAME})(\s[^\]\[]*)?\](?!\])(.*?)\[/\1\]", re.DOTALL)
_KEPT = re.compile(r"<pre\b.*?</pre>|<code\b.*?</code>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))|(\S+)""")
_ESCAPED = re.compile(
    r"\[(\[(?:caption|wp_caption|gallery|audio|video|embed|playlist)\b[^\]]*\])\]"
)
_CAPTION = re.compile(
    r"(?<!\[)\[(wp_caption|caption)\b((?:[^\]\"']|\"[^\"]*\"|'[^']*')*)\](.*?)\[/\1\]", re.DOTALL
)
_GALLERY = re.compile(r"(?<!\[)\[gallery\b([^\]]*)\](?!\])")
_EMBED = re.compile(rf"(?<!\[)\[({_EMBED_NAME})\b([^\]]*?)/?\](?!\])(?:([^\[\]]*)\[/\1\])?")
_LAYOUT_TAG = re.compile(rf"(?<!\[)\[/?(?:{_LAYOUT})\w+((?:\s[^\]]*)?)\]")
_FORMULA = re.compile(
    r"<pre\b.*?</pre>|<code\b.*?</code>|<[^<>]*>|\$latex(?:=|\s)\s*(?P<dollars>[^$]+)\$"
    r"|(?<!\[)\[(?P<name>latex|tex|katex)\](?P<tex>[^\[\]]+)\[/(?P=name)\]",
    re.DOTALL | re.IGNORECASE,
)
_LOOKS = re.compile(r"(?:&(?:amp;|#038;)?(?:s|fg|bg)=\w*)+\s*$")
_TEXT_BEFORE = re.compile(r"[^>\s]\s*$")
_TEXT_AFTER = re.compile(r"\s*[^<\s]")
_ADDRESS = re.compile(r"(?:https?:)?//[^\s\"'<>\[\]]+", re.IGNORECASE)
_IMAGE = re.compile(r"(?:<a [^>]+>\s*)?<img [^>]+>(?:\s*</a>)?", re.IGNORECASE)


def code_shown(body: str) -> str:
    """The body with its code shortcodes as `pre`."""
    return _CODE.sub(_code, body)


def formulas_shown(body: str) -> str:
    """The body with its formulas in TeX as elements."""
    return _FORMULA.sub(_formula, body) if "latex" in body else body


def _formula(found: re.Match[str]) -> str:
    tex = found["dollars"] or found["tex"]
    if tex is None:
        return found[0]
    return f'<span class="math">{_LOOKS.sub("", tex).strip()}</span>'


def _code(found: re.Match[str]) -> str:
    name, attributes = found[1], _attributes(found[2] or "")
    language = attributes.get("language") or attributes.get("lang") or ""
    if not language and name not in _GENERIC:
        language = name
    text = escape(unescape(found[3].strip("\n")))
    if "\n" not in text and _in_a_line(found):
        return f"<code>{text}</code>"
    marked = f' class="language-{escape(language)}"' if language else ""
    return f"<pre><code{marked}>{text}</code></pre>"


def _in_a_line(found: re.Match[str]) -> bool:
    """Whether other text stands on its line."""
    before = found.string[: found.start()].rpartition("\n")[2]
    after = found.string[found.end() :].partition("\n")[0]
    return bool(_TEXT_BEFORE.search(before) or _TEXT_AFTER.match(after))


def shortcodes_shown(html: str, attachments: Attachments, uploads: Sequence[int] = ()) -> str:
    """The HTML with its other shortcodes carried out, but for those in code.

    Args:
        uploads: Ids of the images that were uploaded to the post.
    """
    return "".join(
        piece if kept else _carried_out(piece, attachments, uploads)
        for piece, kept in _pieces(html)
    )


def _pieces(html: str) -> Iterator[tuple[str, bool]]:
    start = 0
    for found in _KEPT.finditer(html):
        yield html[start : found.start()], False
        yield found[0], True
        start = found.end()
    yield html[start:], False


def _carried_out(html: str, attachments: Attachments, uploads: Sequence[int]) -> str:
    if "[" not in html:
        return html
    html = _LAYOUT_TAG.sub(_layout, html)
    html = _CAPTION.sub(_caption, html)
    html = _GALLERY.sub(lambda found: _gallery(found, attachments, uploads), html)
    html = _EMBED.sub(_embed, html)
    return _ESCAPED.sub(r"\1", html)


def _caption(found: re.Match[str]) -> str:
    caption, inner = _attributes(found[2]).get("caption"), found[3]
    if caption is None:
        image = _IMAGE.search(inner)
        if image is None:
            return inner
        inner, caption = inner[: image.end()], inner[image.end() :]
    return f"<figure>{inner}<figcaption>{caption}</figcaption></figure>"


def _gallery(found: re.Match[str], attachments: Attachments, uploads: Sequence[int]) -> str:
    attributes = _attributes(found[1])
    asked = attributes.get("ids") or attributes.get("include") or ""
    left_out = re.findall(r"\d+", attributes.get("exclude") or "")
    ids = re.findall(r"\d+", asked) if asked else [str(number) for number in uploads]
    images = [attachments(int(number)) for number in ids if asked or number not in left_out]
    known = [image for image in images if image is not None]
    if not known:
        return found[0]
    figures = "".join(
        f'<figure><img src="{escape(url)}" alt="{escape(alt)}">'
        f"<figcaption>{caption}</figcaption></figure>"
        for url, alt, caption in known
    )
    lacking = [number for number in ids if asked and attachments(int(number)) is None]
    return figures + (f'<p>[gallery ids="{",".join(lacking)}"]</p>' if lacking else "")


def _embed(found: re.Match[str]) -> str:
    """A link to what is played, as long as the shortcode names an address."""
    address = _ADDRESS.search(unescape(f"{found[2]} {found[3] or ''}"))
    if address is None:
        return found[0]
    shown = escape(address[0])
    return f'<p><a href="{shown}">{shown}</a></p>'


def _layout(found: re.Match[str]) -> str:
    """A row or box shows only what its attributes say."""
    attributes = _attributes(found[1])
    return " ".join(
        f"<div>{attributes[name]}</div>" for name in _NAMES["said"] if attributes.get(name)
    )


def _attributes(raw: str) -> dict[str, str]:
    return {
        name: double or single or bare
        for name, double, single, bare, _ in _ATTRIBUTE.findall(raw)
        if name
    }
