"""A tree → what a reader sees of it.

The same eyes look at the clean tree and at what was read back; the markers of the one are looked at
as what they stand for.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import unquote

from migrator.content.tree import Element
from migrator.verify.reading import read_html
from migrator.verify.seen import Seen, Thing

_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"),
        *("font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp"),
        *("small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
        "!math",
    )
)
_UNSEEN = frozenset(("script", "style", "template", "!more", "!nextpage", "!block", "!comment"))
_LISTS = ("ul", "ol")
_END = "!end"  # stands behind the items of a list
_DEEPEST = 80
_LANGUAGE = re.compile(r"(?:^|\s)lang(?:uage)?-(\S+)")
_UNTEXT = re.compile(r"[\0\ud800-\udfff]")
_BREAKS = re.compile(r"[\r\n]")
_TEX_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n\s*")
_NUMBER = re.compile(r"-?[0-9]{1,9}")

Node = Element | str
Rule = Callable[[Element, Seen], Sequence[Node]]


def look(root: Element) -> Seen:
    """What is seen of a tree, which is walked on a stack: no nesting is too deep."""
    seen = Seen()
    stack: list[tuple[Node, int]] = [(root, 0)]
    while stack:
        node, depth = stack.pop()
        if isinstance(node, str):
            seen.parts.append(_UNTEXT.sub("\ufffd", node))
            continue
        seen.too_deep |= depth > _DEEPEST
        rules = _SHOWN if depth > _DEEPEST else _RULES
        stack += [(entry, depth + 1) for entry in reversed(_inside(node, seen, rules))]
    return seen


def _inside(element: Element, seen: Seen, rules: Mapping[str, Rule]) -> Sequence[Node]:
    """What is to be looked at in an element, with a blank on both sides of a block."""
    tag = element.tag
    if tag in _UNSEEN:
        return ()
    rule = rules.get(tag)
    inside = rule(element, seen) if rule else element.children
    return inside if tag in _INLINE else (" ", *inside, " ")


def _said(element: Element, without: Sequence[str] = ()) -> str:
    """The words inside an element.

    Args:
        without: Tags of what is none of its own words.
    """
    nothing = Seen()
    parts: list[str] = []
    stack: list[Node] = list(reversed(element.children))
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(_UNTEXT.sub("\ufffd", node))
        elif node.tag not in without:
            stack += reversed(_inside(node, nothing, _SHOWN))
    return " ".join("".join(parts).split())


def address(text: str) -> str:
    """An address, however it is quoted."""
    return unquote(_BREAKS.sub("", text)).strip()


def _link(element: Element, seen: Seen) -> Sequence[Node]:
    if "href" in element.attrs:
        there = address(element.attrs["href"])
        seen.links.append(Thing(_said(element), there, len(seen.parts)))
    return element.children


def _heading(element: Element, seen: Seen) -> Sequence[Node]:
    seen.headings.append(Thing(_said(element), element.tag, len(seen.parts)))
    return element.children


def _cell(element: Element, seen: Seen) -> Sequence[Node]:
    seen.cells.append(Thing(_said(element, ("table",)), "", len(seen.parts)))
    return element.children


def _image(element: Element, seen: Seen) -> Sequence[Node]:
    alt, source = element.attrs.get("alt", ""), element.attrs.get("src", "")
    if not source:
        return (alt,)
    seen.images.append(Thing(" ".join(alt.split()), address(source), len(seen.parts)))
    return ()


def _list(element: Element, seen: Seen) -> Sequence[Node]:
    """The items of a list are noted with their numbers as they are passed."""
    seen.lists += 1
    start = element.attrs.get("start", "1").strip()
    number = int(start) if _NUMBER.fullmatch(start) else 1
    found: list[Node] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag == "li":
            mark = f"{number}." if element.tag == "ol" else "•"
            number += 1
            found.append(Element("li", {**child.attrs, "mark": mark}, child.children))
        else:
            found.append(child)
    return [*found, Element(_END)]


def _end_of_list(_element: Element, seen: Seen) -> Sequence[Node]:
    seen.lists -= 1
    return ()


def _item(element: Element, seen: Seen) -> Sequence[Node]:
    mark = f"{'  ' * (seen.lists - 1)}{element.attrs.get('mark', '•')}{_box(element)}"
    seen.items.append(Thing(_said(element, _LISTS), mark, len(seen.parts)))
    return element.children


def _box(item: Element) -> str:
    """The check box of a task, in whichever form."""
    if "data-checked" in item.attrs:
        return " [x]" if item.attrs["data-checked"] == "true" else " [ ]"
    first: Node = item
    for _ in range(2):
        if isinstance(first, Element) and first.tag in ("li", "p"):
            nodes = [n for n in first.children if isinstance(n, Element) or not n.isspace()]
            first = nodes[0] if nodes else ""
    if not isinstance(first, Element) or first.attrs.get("type") != "checkbox":
        return ""
    return " [x]" if "checked" in first.attrs else " [ ]"


def _figure(element: Element, _seen: Seen) -> Sequence[Node]:
    """A figure; a list of nothing but pictures is how a gallery is laid out, and no list."""
    found: list[Node] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag == "ul" and _holds_pictures(child):
            found += [Element("div", {}, [*_children(item)]) for item in child.children]
        else:
            found.append(child)
    return found


def _holds_pictures(gallery: Element) -> bool:
    """Whether every item is figures and images, in links or not."""
    stack: list[Node] = [node for item in gallery.children for node in _children(item)]
    found = False
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            if not node.isspace():
                return False
        elif node.tag in ("a", "p"):
            stack += node.children
        elif node.tag in ("figure", "img"):
            found = True
        else:
            return False
    return found


def _children(node: Node) -> Sequence[Node]:
    return (node,) if isinstance(node, str) else node.children


def _block_of_code(element: Element, seen: Seen) -> Sequence[Node]:
    """Code as it stands, to the byte; verse is text like any other."""
    nodes = element.children
    code = nodes[0] if len(nodes) == 1 else None
    if not isinstance(code, Element) or code.tag != "code":
        return nodes
    text = "".join(node for node in code.children if isinstance(node, str))
    language = _LANGUAGE.search(code.attrs.get("class", ""))
    seen.code.append(
        Thing(text.removesuffix("\n"), language[1] if language else "", len(seen.parts))
    )
    return ()


def _span_of_code(element: Element, seen: Seen) -> Sequence[Node]:
    """Code in a line; two pieces side by side are one."""
    text = "".join(node for node in element.children if isinstance(node, str))
    text = _BREAKS.sub(" ", text)
    last = seen.spans[-1] if seen.spans else None
    if last is not None and last.at == len(seen.parts):
        text = last.text + text
        seen.spans.pop()
    seen.spans.append(Thing(text, "", len(seen.parts) + 1))
    return element.children


def _embed(element: Element, _seen: Seen) -> Sequence[Node]:
    """An embed stands for a link."""
    there = element.attrs.get("url", "")
    return (Element("a", {"href": there}, [element.attrs.get("title") or there]),)


def formula(element: Element) -> str:
    """TeX between its dollars, on one line, without its comments."""
    tex = "".join(node for node in element.children if isinstance(node, str))
    tex = " ".join(_TEX_COMMENT.sub("", tex).split())
    return f"$${tex}$$" if element.attrs.get("display") == "block" else f"${tex}$"


def _formula(element: Element, _seen: Seen) -> Sequence[Node]:
    return (formula(element),)


def _raw(element: Element, _seen: Seen) -> Sequence[Node]:
    """HTML as it stands: what is in it."""
    html = "".join(node for node in element.children if isinstance(node, str))
    return read_html(html).children


_SHOWN: Mapping[str, Rule] = {
    "img": _image,
    "pre": _block_of_code,
    "!embed": _embed,
    "!math": _formula,
    "!raw": _raw,
}
"""What shows other words than those it holds."""

_RULES: Mapping[str, Rule] = {
    **_SHOWN,
    "a": _link,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("td", "th"), _cell),
    "figure": _figure,
    **dict.fromkeys(_LISTS, _list),
    "li": _item,
    _END: _end_of_list,
    "code": _span_of_code,
}
