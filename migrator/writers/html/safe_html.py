"""HTML of a body → HTML that runs nothing and asks no other place for anything.

Players, frames and pictures of other places become links to them: their words stay.
"""

import re
from functools import cache
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

_LOADING = ("iframe", "video", "audio", "embed", "object", "img", "input")
_MAY_LOAD = re.compile(r"<(?:iframe|video|audio|embed|object|img|input)\b", re.IGNORECASE)
_BESIDE = re.compile(r"(?!//)[^\s:\\/][^:\\]*|data:image/(?:png|jpeg|gif|webp);base64,[\w+/=\s]+")
"""The address of a picture that lies beside the page, or in it."""
_DEEPEST = 500
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)[^<>]*>")
_VOID = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"))
_MARKED = {"id", "lang", "dir", "title"}


def safe_html(html: str) -> str:
    """The HTML with what is harmless of it."""
    if _nests_too_deep(html):
        return f"<p>{_TAG.sub(' ', html).replace('<', '&lt;')}</p>"
    if _MAY_LOAD.search(html):
        html = _without_loading(html)
    import nh3  # noqa: PLC0415  (only for HTML)

    return nh3.clean(
        html,
        tags=_tags(),
        attributes=_attributes(),
        attribute_filter=_filtered,
        url_schemes={"http", "https", "mailto", "tel", "data"},
        link_rel="noopener noreferrer",
    )


def _nests_too_deep(html: str) -> bool:
    """Whether elements stand in each other deeper than any text has them.

    Parsers take time by the square of it. An element that nothing closes counts as open.
    """
    depth = deepest = 0
    for match in _TAG.finditer(html) if html.count("<") > _DEEPEST else ():
        if match[2].lower() not in _VOID:
            depth = max(depth - 1, 0) if match[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest > _DEEPEST


@cache
def _tags() -> set[str]:
    import nh3  # noqa: PLC0415  (as above)

    return {*nh3.ALLOWED_TAGS, "section", "main", "tfoot"} - {"map", "area", "main"}


@cache
def _attributes() -> dict[str, set[str]]:
    import nh3  # noqa: PLC0415  (as above)

    drawn = {"align", "char", "charoff", "size"}
    allowed = {tag: {*names} - drawn for tag, names in nh3.ALLOWED_ATTRIBUTES.items()}
    return {**allowed, "*": set(_MARKED), "ol": {"start", "reversed", "type"}, "time": {"datetime"}}


def _filtered(tag: str, name: str, value: str) -> str | None:
    """An attribute's value; None for an address that would run, or be asked for unasked."""
    if name == "src":
        return value if _BESIDE.fullmatch(value) else None
    if name in ("href", "cite"):
        address = value.strip()
        if address.startswith("//"):
            return f"https:{address}"
        return None if address[:5].lower() == "data:" or "\\" in address[:3] else address
    return value if tag else None


def _without_loading(html: str) -> str:
    """The HTML with links in the place of what loads."""
    tree = LexborHTMLParser(f"<!doctype html><body>{html}")
    body = tree.body
    if body is None:
        return html
    for node in body.css(", ".join(_LOADING)):
        if node.tag == "img" and _BESIDE.fullmatch(node.attributes.get("src") or ""):
            if node.attributes.get("alt") is None:
                node.attrs["alt"] = ""
            continue
        node.insert_before(_link_instead(tree, node))
        node.decompose()
    return body.inner_html or ""


def _link_instead(tree: LexborHTMLParser, node: LexborNode) -> LexborNode:
    """A link to what a node would load, or the words it has."""
    said = node.attributes
    source = node.css_first("source[src]") if node.tag in ("video", "audio") else None
    inner = source.attributes.get("src") if source else ""
    address = (said.get("src") or said.get("data") or inner or "").strip()
    words = (said.get("alt") or said.get("title") or said.get("value") or "").strip()
    inside_link = node.tag == "img" and _stands_in_link(node)
    beside = _BESIDE.fullmatch(address) and not address.startswith("data:")
    if inside_link or not (beside or address.startswith(("http://", "https://", "//"))):
        text = tree.create_node("span")
        text.insert_child(words or ("Picture" if inside_link else ""))
        return text
    found = tree.create_node("a")
    found.attrs["href"] = address
    found.insert_child(words or _name_of(address))
    return found


def _stands_in_link(node: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.tag != "body":
        if above.tag == "a":
            return True
        above = above.parent
    return False


def _name_of(address: str) -> str:
    """The host of an address, and the file where it has one."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    name = parts.path.rstrip("/").rpartition("/")[2]
    return f"{name} ({parts.netloc})" if "." in name else parts.netloc or address
