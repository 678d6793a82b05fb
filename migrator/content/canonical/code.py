"""Rules for code: `pre` and `code` → one `code` with one text in it, verbatim."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from migrator.content.canonical.attributes import classes, pick
from migrator.content.canonical.walk import Close, Walk, nothing
from migrator.content.tree import Element

_LANGUAGE = re.compile(
    r"(?:^|\s)(?:language-|lang-|lang:\s*|brush:\s*|highlight-source-)([\w+#.-]+)"
)
_VERSE = frozenset({"wp-block-verse", "wp-block-preformatted"})
_MARKUP = frozenset(
    [
        "a", "strong", "b", "em", "i", "u", "s", "del", "ins", "sub", "sup", "mark", "img", "q",
        "cite", "kbd", "abbr",
    ]
)  # fmt: skip
_SPACES = re.compile(r"[ \t\n\r\f\v]+")


def preformatted(walk: Walk, node: LexborNode) -> Close | None:
    """A `pre`: a code block, or lines with inlines in them where it is verse."""
    if walk.build.verbatim:
        return nothing
    attributes = node.attributes
    only = None if attributes else node.first_child
    if only is not None and only.next is None and only.tag == "-text":
        code = Element("code", {}, [only.text_content or ""])
        walk.build.block(Element("pre", {}, [code]))
        return None
    inside = list(_descendants(node))
    names = classes(attributes)
    language = _language(node, inside)
    if (
        not language
        and (_VERSE.intersection(names) or any(element.tag in _MARKUP for element in inside))
        and not any(element.tag == "code" for element in inside)
    ):
        walk.build.open_verse(pick(node, ("id", "lang", "dir")))
        return walk.build.close_verse
    attrs = {"class": f"language-{language}"} if language else {}
    text = "".join(_texts(inside))
    if text:
        code = Element("code", attrs, [text])
        walk.build.block(Element("pre", pick(node, ("id",)), [code]))
    return None


def inline_code(walk: Walk, node: LexborNode) -> Close | None:
    """Code among text. Over several lines and alone in its paragraph, it is a block."""
    if walk.build.verbatim:
        return nothing
    inside = list(_descendants(node))
    if any(element.tag in ("a", "img") for element in inside):
        walk.build.open_code()
        return walk.build.close_code
    text = "".join(_texts(inside))
    if not text.strip():
        walk.build.text(text)
        return None
    if any(element.tag == "br" for element in inside) and _is_alone(node):
        walk.build.block(Element("pre", {}, [Element("code", {}, [_lines(inside)])]))
        return None
    if text[0] in " \n\t":
        walk.build.text(" ")
    walk.build.inline(Element("code", {}, [_SPACES.sub(" ", text).strip(" ")]))
    if text[-1] in " \n\t":
        walk.build.text(" ")
    return None


def _language(node: LexborNode, inside: list[LexborNode]) -> str:
    """The language that a class of the `pre` or of the `code` in it names, or an attribute."""
    for element in (node, *[code for code in inside if code.tag == "code"][:1]):
        attributes = element.attributes
        named = _LANGUAGE.search(attributes.get("class") or "")
        if named:
            return named[1].lower()
        for name in ("lang", "data-language", "data-lang", "data-enlighter-language"):
            value = attributes.get(name)
            if value and "-" not in value and element.tag == "pre":
                return value.lower()
    return ""


def _descendants(node: LexborNode) -> Iterator[LexborNode]:
    """All nodes inside, in order, without recursion."""
    nodes = node.traverse(include_text=True)
    next(nodes)
    return nodes


def _texts(inside: list[LexborNode]) -> Iterator[str]:
    for node in inside:
        if node.tag == "-text":
            yield node.text_content or ""
        elif node.tag == "br":
            yield "\n"


def _lines(inside: list[LexborNode]) -> str:
    """The text; the newline that a source writes after each `br` is not another line."""
    return "".join(_texts(inside)).replace("\n\n", "\n").strip("\n")


def _is_alone(node: LexborNode) -> bool:
    parent = node.parent
    if parent is None or parent.tag != "p":
        return False
    return all(
        other.mem_id == node.mem_id or other.is_empty_text_node
        for other in parent.iter(include_text=True)
    )
