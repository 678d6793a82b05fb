"""The table of HTML elements: what a reader of a post makes of each."""

import re
from collections.abc import Callable, Mapping

from selectolax.lexbor import LexborNode

from bench.fidelity.account import CAPTION, Gap, Kind, Thing
from bench.fidelity.address import link_address
from bench.fidelity.pictures import image, player, without_script
from bench.fidelity.reader import Reader, Stretch

Leave = Callable[[], None]
Enter = Callable[[LexborNode, Reader], Leave | None]

UNSEEN = frozenset({"script", "style", "template", "noembed", "noframes", "title", "head", "rp"})
"""Elements whose insides nobody sees."""

_MARKS: Mapping[str, str] = {
    "em": "em", "i": "em", "strong": "strong", "b": "strong", "del": "del", "s": "del",
    "strike": "del", "ins": "ins", "u": "u", "sub": "sub", "sup": "sup", "mark": "mark",
    "kbd": "kbd",
}  # fmt: skip
_BLOCKS = (
    "address", "article", "aside", "body", "center", "details", "dialog", "div", "dl",
    "fieldset", "figure", "footer", "form", "header", "hgroup", "legend", "main",
    "nav", "optgroup", "option", "p", "search", "section", "select", "summary", "table", "tbody",
    "textarea", "tfoot", "thead",
)  # fmt: skip
_LANGUAGE = re.compile(r"(?:^|\s)(?:language-|lang-|lang:\s*|brush:\s*)([\w+#.-]+)")
_WEIGHTS: Mapping[str, re.Pattern[str]] = {
    "strong": re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)"),
    "em": re.compile(r"font-style\s*:\s*italic"),
    "del": re.compile(r"text-decoration[\w-]*\s*:\s*[^;]*line-through"),
}
_BUTTON = "wp-block-file__button"
"""The style sheet sets this link apart from the file's name, without a space between the two."""
_GALLERY = re.compile(r"\b(?:blocks-gallery-grid|wp-block-gallery)\b")
_CAPTION = re.compile(r"\b(?:wp-caption-text|gallery-caption)\b")
_CARD = re.compile(r"\b(?:twitter-(?:tweet|video)|bluesky-embed|wp-embedded-content)\b")
"""A quotation that a provider's script makes a card of: its last link is to what is shown."""
_SCRIPT = re.compile(r"\s*(?:javascript|vbscript):", re.IGNORECASE)
_LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|400)|font-style\s*:\s*normal")


def enter(node: LexborNode, reader: Reader) -> Leave | None:
    """An element begins. What comes back is to be called where it ends."""
    name = node.attributes.get("id") or (node.attributes.get("name") if node.tag == "a" else None)
    if name:
        reader.targets.add(name)
    handle = _TABLE.get(node.tag or "")
    return handle(node, reader) if handle else None


def _block(_node: LexborNode, reader: Reader) -> Leave:
    reader.edge(Gap.BLOCK)
    return lambda: reader.edge(Gap.BLOCK)


def _paragraph(node: LexborNode, reader: Reader) -> Leave:
    """A block that may be a caption, or a formula, by its class alone."""
    if "math" in (node.attributes.get("class") or "").split():
        reader.edge(Gap.BLOCK)
        stretch = reader.begin(Stretch(Kind.FORMULA))

        def leave() -> None:
            reader.end(stretch)
            reader.edge(Gap.BLOCK)

        return leave
    if _CAPTION.search(node.attributes.get("class") or ""):
        return _caption(node, reader)
    return _block(node, reader)


def _caption(_node: LexborNode, reader: Reader) -> Leave:
    reader.edge(Gap.BLOCK)
    reader.mark(CAPTION, 1)

    def leave() -> None:
        reader.edge(Gap.BLOCK)
        reader.mark(CAPTION, -1)

    return leave


def _line(_node: LexborNode, reader: Reader) -> None:
    reader.line_end()


def _rule(_node: LexborNode, reader: Reader) -> None:
    reader.edge(Gap.BLOCK)
    reader.wordless(Kind.RULE, Thing("rule"))


def _heading(node: LexborNode, reader: Reader) -> Leave:
    reader.edge(Gap.BLOCK)
    stretch = reader.begin(Stretch(Kind.HEADING))

    def leave() -> None:
        words = reader.drop(stretch).words
        if words:
            reader.things[Kind.HEADING].append(Thing(f"{node.tag} {words}"))
        reader.edge(Gap.BLOCK)

    return leave


def _mark(node: LexborNode, reader: Reader) -> Leave | None:
    name = _MARKS[node.tag or ""]
    if name in ("em", "strong") and _LIGHT.search(node.attributes.get("style") or ""):
        return None
    reader.mark(name, 1)
    return lambda: reader.mark(name, -1)


def _quotation(_node: LexborNode, reader: Reader) -> Leave:
    """A `q`, which browsers show in quotes."""
    reader.text('"')
    return lambda: reader.text('"')


def _span(node: LexborNode, reader: Reader) -> Leave | None:
    if "math" in (node.attributes.get("class") or "").split():
        stretch = reader.begin(Stretch(Kind.FORMULA))
        return lambda: reader.end(stretch)
    style = node.attributes.get("style") or ""
    names = [name for name, pattern in _WEIGHTS.items() if pattern.search(style)]
    for name in names:
        reader.mark(name, 1)

    def leave() -> None:
        for name in names:
            reader.mark(name, -1)

    return leave


def _quote(node: LexborNode, reader: Reader) -> Leave:
    reader.edge(Gap.BLOCK)
    if _CARD.search(node.attributes.get("class") or ""):
        reader.posts |= {link.mem_id for link in node.css("a[href]")[-1:]}
    depth = reader.quotes = reader.quotes + 1
    reader.mark(f"quote {depth}", 1)

    def leave() -> None:
        reader.edge(Gap.BLOCK)
        reader.mark(f"quote {depth}", -1)
        reader.quotes -= 1

    return leave


def _link(node: LexborNode, reader: Reader) -> Leave | None:
    address = node.attributes.get("href")
    if not address or _SCRIPT.match(address):
        return None
    if node.mem_id in reader.posts:
        reader.things[Kind.MEDIA].append(Thing("card", link_address(address.partition("?")[0])))
        return None
    if _BUTTON in (node.attributes.get("class") or ""):
        reader.edge(Gap.SPACE)
    stretch = reader.begin(Stretch(Kind.LINK, link_address(address), parted=True))
    return lambda: reader.end(stretch)


def _code(_node: LexborNode, reader: Reader) -> Leave:
    reader.code += 1

    def leave() -> None:
        reader.code -= 1

    return leave


def _preformatted(node: LexborNode, reader: Reader) -> Leave:
    reader.edge(Gap.BLOCK)
    reader.preformatted += 1
    code, reader.code = reader.code, 0
    stretch = reader.begin(Stretch(Kind.CODE))

    def leave() -> None:
        reader.preformatted -= 1
        reader.code = code
        text = reader.drop(stretch).text.removesuffix("\n")
        if text.strip():
            reader.things[Kind.CODE].append(Thing(text))
            language = _language(node)
            if language:
                reader.things[Kind.LANGUAGE].append(Thing(language))
        reader.edge(Gap.BLOCK)

    return leave


def _language(node: LexborNode) -> str:
    for element in (node, *node.css("code")[:1]):
        found = _LANGUAGE.search(element.attributes.get("class") or "")
        if found:
            return found[1].lower()
    return ""


def _list(node: LexborNode, reader: Reader) -> Leave:
    if _is_gallery(node):
        return _block(node, reader)
    reader.edge(Gap.BLOCK)
    reader.depth += 1
    start = node.attributes.get("start") or ""
    number = int(start) if re.fullmatch(r"-?\d{1,9}", start) else 1
    reader.numbers.append(number if node.tag == "ol" else None)

    def leave() -> None:
        reader.edge(Gap.BLOCK)
        reader.depth -= 1
        reader.numbers.pop()

    return leave


def _is_gallery(node: LexborNode | None) -> bool:
    """Whether a list is how a gallery lays out its pictures, and no list of the author's."""
    return node is not None and bool(_GALLERY.search(node.attributes.get("class") or ""))


def _item(node: LexborNode, reader: Reader) -> Leave:
    if _is_gallery(node.parent):
        return _block(node, reader)
    reader.edge(Gap.BLOCK)
    stretch = reader.begin(Stretch(Kind.ITEM, depth=reader.depth))
    marker = "-"
    value = node.attributes.get("value") or ""
    if reader.numbers and (number := reader.numbers[-1]) is not None:
        number = int(value) if re.fullmatch(r"-?\d{1,9}", value) else number
        marker = f"{number}."
        reader.numbers[-1] = number + 1
    label = f"{max(1, reader.depth)} {marker}"
    place = len(reader.things[Kind.ITEM])

    def leave() -> None:
        words = reader.drop(stretch).words
        if words:
            reader.things[Kind.ITEM].insert(place, Thing(f"{label} {words}"))
        reader.edge(Gap.BLOCK)

    return leave


def _checkbox(node: LexborNode, reader: Reader) -> None:
    item = reader.innermost(Kind.ITEM)
    if item and node.attributes.get("type") == "checkbox":
        item.pieces.append("[x] " if "checked" in node.attributes else "[ ] ")


def _row(_node: LexborNode, reader: Reader) -> Leave:
    reader.edge(Gap.BLOCK)
    reader.columns.append(0)

    def leave() -> None:
        reader.columns.pop()
        reader.edge(Gap.BLOCK)

    return leave


def _cell(_node: LexborNode, reader: Reader) -> Leave:
    reader.edge(Gap.BLOCK)
    stretch = reader.begin(Stretch(Kind.CELL))
    if reader.columns:
        reader.columns[-1] += 1
    column = reader.columns[-1] if reader.columns else 1

    def leave() -> None:
        words = reader.drop(stretch).words
        if words:
            reader.things[Kind.CELL].append(Thing(f"column {column}: {words}"))
        reader.edge(Gap.BLOCK)

    return leave


def _term(node: LexborNode, reader: Reader) -> Leave:
    reader.edge(Gap.BLOCK)
    stretch = reader.begin(Stretch(Kind.TERM))

    def leave() -> None:
        words = reader.drop(stretch).words
        if words:
            reader.things[Kind.TERM].append(Thing(f"{node.tag} {words}"))
        reader.edge(Gap.BLOCK)

    return leave


_TABLE: Mapping[str, Enter] = {
    **dict.fromkeys(_BLOCKS, _block),
    **dict.fromkeys([f"h{level}" for level in range(1, 7)], _heading),
    **dict.fromkeys(_MARKS, _mark),
    **dict.fromkeys(["iframe", "embed", "object", "video", "audio", "source"], player),
    **dict.fromkeys(["ul", "ol", "menu", "dir"], _list),
    **dict.fromkeys(["td", "th"], _cell),
    **dict.fromkeys(["dt", "dd"], _term),
    **dict.fromkeys(["code", "tt"], _code),
    **dict.fromkeys(["p", "div"], _paragraph),
    **dict.fromkeys(["figcaption", "caption"], _caption),
    "br": _line,
    "hr": _rule,
    "a": _link,
    "q": _quotation,
    "span": _span,
    "font": _span,
    "blockquote": _quote,
    "pre": _preformatted,
    "li": _item,
    "input": _checkbox,
    "tr": _row,
    "img": image,
    "noscript": without_script,
}
