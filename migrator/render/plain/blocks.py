"""Blocks → those that Markdown has: paragraphs, headings, lists, quotes, code, tables, rules."""

import re
from collections.abc import Callable, Mapping, Sequence

from migrator.content.tree import Element
from migrator.diagnostics.render import MARKUP_PLAIN
from migrator.render.markdown.dialect import Feature
from migrator.render.plain.inlines import RULES as INLINES
from migrator.render.plain.inlines import on_one_line, plain_inlines
from migrator.render.plain.losses import Losses
from migrator.render.plain.source import plain_source
from migrator.render.plain.tables import plain_table
from migrator.render.words import DEEPEST, text_of, words_of

Node = Element | str
Rule = Callable[[Element, Losses, int], Sequence[Element]]

_ID = re.compile(r"[A-Za-z][\w:.-]*", re.ASCII)
_START = re.compile(r"[0-9]{1,8}")
_MARKERS = ("!more", "!nextpage", "!block", "!comment")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def plain_blocks(nodes: Sequence[Node], losses: Losses, depth: int) -> list[Element]:
    """Blocks without HTML; inlines among them are paragraphs.

    Args:
        depth: How deep they are nested; what is nested too deep is its words.
    """
    found: list[Element] = []
    run: list[Node] = []
    for node in (*nodes, None):
        if node is not None and _is_inline(node):
            run.append(node)
            continue
        inlines = plain_inlines(run, losses, depth) if run else []
        if any(isinstance(entry, Element) or entry.strip() for entry in inlines):
            found.append(Element("p", {}, inlines))
        run = []
        if isinstance(node, Element):
            if depth > DEEPEST:
                found.append(Element("p", {}, [words_of(node)]))
            else:
                _note_anchor(node, losses)
                found += RULES.get(node.tag, _ungrouped)(node, losses, depth + 1)
    return found


def _note_anchor(element: Element, losses: Losses) -> None:
    """Count an id that is left out, to which links lead."""
    if "id" in element.attrs and not _keeps_id(element, losses):
        losses.add(MARKUP_PLAIN, "anchor")


def _keeps_id(element: Element, losses: Losses) -> bool:
    """Whether a dialect can say an element's id: that of a heading which says something."""
    has_ids = element.tag in _HEADINGS and Feature.HEADING_IDS in losses.features
    has_ids = has_ids and bool(text_of(element).strip())
    return has_ids and _ID.fullmatch(element.attrs.get("id", "")) is not None


def _is_inline(node: Node) -> bool:
    if isinstance(node, str):
        return True
    if node.tag == "!raw":
        return node.attrs.get("display") != "block"
    return node.tag not in RULES and node.tag not in _GROUPS


def _ungrouped(element: Element, losses: Losses, depth: int) -> Sequence[Element]:
    return plain_blocks(element.children, losses, depth)


def _line(element: Element, losses: Losses, depth: int) -> Sequence[Element]:
    """A paragraph, or what it holds where that is blocks."""
    if any(not _is_inline(node) for node in element.children):
        return plain_blocks(element.children, losses, depth)
    return [Element("p", {}, plain_inlines(element.children, losses, depth))]


def _heading(element: Element, losses: Losses, depth: int) -> Sequence[Element]:
    """A heading on one line."""
    inlines = plain_inlines(element.children, losses, depth)
    attrs = {"id": element.attrs["id"]} if _keeps_id(element, losses) else {}
    return [Element(element.tag, attrs, on_one_line(inlines, " "))]


def _is_break(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == "br"


def _list(element: Element, losses: Losses, depth: int) -> Sequence[Element]:
    """A list; one that counts in a way Markdown can't say counts from 1."""
    attrs = {}
    if element.tag == "ol":
        start = element.attrs.get("start", "1").strip()
        if "reversed" in element.attrs or not _START.fullmatch(start):
            losses.add(MARKUP_PLAIN, "numbers of a list")
        elif start != "1":
            attrs = {"start": start}
    items = [
        _item(child, losses, depth)
        for child in element.children
        if isinstance(child, Element) or child.strip()
    ]
    return [Element(element.tag, attrs, [*items])]


def _item(item: Node, losses: Losses, depth: int) -> Element:
    """An item, its box as text where the dialect has none."""
    if isinstance(item, str) or item.tag != "li":
        return Element("li", {}, [*plain_blocks([item], losses, depth)])
    box = item.attrs.get("data-checked")
    children: list[Node] = [*item.children]
    attrs = {}
    if box is not None and Feature.TASK_LISTS in losses.features:
        attrs = {"data-checked": box}
    elif box is not None:
        losses.add(MARKUP_PLAIN, "check box")
        children.insert(0, "☑ " if box == "true" else "☐ ")
    if all(_is_inline(child) for child in children):
        return Element("li", attrs, plain_inlines(children, losses, depth))
    head: list[Node] = []
    while children and _is_inline(children[0]):
        head.append(children.pop(0))
    inside = [*plain_inlines(head, losses, depth), *plain_blocks(children, losses, depth)]
    return Element("li", attrs, inside)


def _quote(element: Element, losses: Losses, depth: int) -> Sequence[Element]:
    return [Element("blockquote", {}, [*plain_blocks(element.children, losses, depth)])]


def _figure(element: Element, losses: Losses, depth: int) -> Sequence[Element]:
    """A figure; its caption stays one."""
    inside: list[Node] = []
    for node in element.children:
        if isinstance(node, Element) and node.tag == "figcaption":
            said = plain_blocks(node.children, losses, depth)
            inside.append(Element("figcaption", {}, [*said]))
        else:
            inside += plain_blocks([node], losses, depth)
    return [Element("figure", {}, inside)]


def _code(element: Element, losses: Losses, depth: int) -> Sequence[Element]:
    """Code as it is; verse in lines, the blanks that begin them kept."""
    nodes = element.children
    code = nodes[0] if len(nodes) == 1 else None
    if isinstance(code, Element) and code.tag == "code":
        text = text_of(code).replace("\r\n", "\n").replace("\r", "\n")
        return [Element("pre", {}, [Element("code", code.attrs, [text])])]
    losses.add(MARKUP_PLAIN, "verse")
    return [
        Element("p", {}, inlines)
        for stanza in _stanzas(nodes)
        if (inlines := plain_inlines(stanza, losses, depth))
    ]


def _stanzas(nodes: Sequence[Node]) -> list[list[Node]]:
    """The lines of verse, parted by breaks; a blank line begins a new stanza."""
    stanzas: list[list[Node]] = [[]]
    for node in nodes:
        if not isinstance(node, str):
            stanzas[-1].append(node)
            continue
        for number, line in enumerate(node.split("\n")):
            if number and not (stanzas[-1] and _is_break(stanzas[-1][-1])):
                stanzas[-1].append(Element("br"))
            elif number:
                stanzas.append([])
            bare = line.lstrip(" ")
            if number or bare:
                text = "\xa0" * (len(line) - len(bare)) + bare if number else line
                stanzas[-1] += [text] if text.strip() else []
    return stanzas


def _definitions(element: Element, losses: Losses, depth: int) -> Sequence[Element]:
    """A definition list: its terms bold, its definitions under them."""
    losses.add(MARKUP_PLAIN, "dl")
    found: list[Element] = []
    for node in element.children:
        if not isinstance(node, Element):
            continue
        if node.tag == "dt":
            found += _bold(node, losses, depth)
        elif node.tag == "div":
            found += _definitions(node, losses, depth + 1) if depth < DEEPEST else []
        else:
            found += plain_blocks(node.children, losses, depth)
    return found


def _details(element: Element, losses: Losses, depth: int) -> Sequence[Element]:
    """A part that folds: its summary bold, the rest under it."""
    losses.add(MARKUP_PLAIN, "details")
    found: list[Element] = []
    for node in element.children:
        if isinstance(node, Element) and node.tag == "summary":
            found += _bold(node, losses, depth)
        else:
            found += plain_blocks([node], losses, depth)
    return found


def _bold(element: Element, losses: Losses, depth: int) -> Sequence[Element]:
    """The paragraphs in an element, in bold."""
    found = plain_blocks(element.children, losses, depth)
    return [
        Element("p", {}, [Element("strong", {}, block.children)]) if block.tag == "p" else block
        for block in found
    ]


def _marker(element: Element, losses: Losses, depth: int) -> Sequence[Element]:
    return [
        node for node in INLINES[element.tag](element, losses, depth) if not isinstance(node, str)
    ]


def _source(element: Element, losses: Losses, _depth: int) -> Sequence[Element]:
    return [node for node in plain_source(element, losses) if isinstance(node, Element)]


def _as_it_is(element: Element, _losses: Losses, _depth: int) -> Sequence[Element]:
    return [Element(element.tag, {}, [])]


def _table(element: Element, losses: Losses, depth: int) -> Sequence[Element]:
    return plain_table(element, losses, plain_blocks, depth)


_GROUPS = frozenset(
    (
        *("li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "figcaption"),
        *("summary", "section", "article", "aside", "header", "footer", "main", "nav", "address"),
        *("body", "center", "div"),
    )
)
RULES: Mapping[str, Rule] = {
    "p": _line,
    **dict.fromkeys(_HEADINGS, _heading),
    **dict.fromkeys(("ul", "ol"), _list),
    "blockquote": _quote,
    "figure": _figure,
    "pre": _code,
    "table": _table,
    "dl": _definitions,
    "details": _details,
    "hr": _as_it_is,
    "!raw": _source,
    **dict.fromkeys(_MARKERS, _marker),
    "!embed": lambda embed, _losses, _depth: [embed],
}
