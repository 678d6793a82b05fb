"""Reads HTML and Markdown back into clean trees, and says what two trees have in common.

Made for the tests of `render` alone: it knows the clean subset and nothing of WordPress, and shares
no code with what it checks.
"""

import re
from itertools import groupby

from markdown_it import MarkdownIt
from mdit_py_plugins.tasklists import tasklists_plugin
from selectolax.lexbor import LexborHTMLParser

from migrator.content.tree import Element

READER = MarkdownIt("commonmark", {"html": True, "maxNesting": 500})
READER.enable(["table", "strikethrough"]).use(tasklists_plugin)

INLINE = frozenset(
    (
        *("a", "abbr", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "img", "ins", "kbd"),
        *("mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup"),
        *("time", "u", "var", "wbr", "!comment", "!raw"),
    )
)
_LEFT_OUT = {"img": ("width", "height"), "a": ("rel",), "blockquote": ("cite",)}
_CELLS = ("td", "th")
_PARTS = ("tr", "thead", "tbody", "tfoot")
_SPACE = re.compile(r"[ \t\n\r\f]+")


def read_markdown(markdown: str) -> Element:
    """The tree that a CommonMark reader with GFM's tables, strikethrough and task lists sees."""
    return read_html(READER.render(markdown))


def read_html(html: str) -> Element:
    """The tree of some HTML: no white space between blocks, markers from comments."""
    parser = LexborHTMLParser(f"<!doctype html><body><div>{html}</div>")
    (node,) = parser.css("body > div")[:1]
    return Element("body", {}, [n for n in _trimmed(_children(node, verbatim=False)) if n])


def _children(node, *, verbatim):
    found = []
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            text = child.text(deep=False)
            text = text if verbatim else _SPACE.sub(" ", text)
            if found and isinstance(found[-1], str):
                text = found.pop() + text
            found.append(text)
        elif child.tag == "-comment":
            found.append(_marker(child.html))
        else:
            found.append(_element(child, verbatim=verbatim))
    if verbatim:
        return found
    if any(_is_block(entry) for entry in found):
        found = [entry for entry in _trimmed(found) if entry]
    return found


def _trimmed(nodes):
    """Text without blanks where it meets a block or the edge of its holder."""
    edges = [None, *nodes, None]
    for before, node, after in zip(edges, nodes, edges[2:], strict=False):
        text = node
        if isinstance(text, str) and (before is None or _is_block(before)):
            text = text.lstrip(" ")
        if isinstance(text, str) and (after is None or _is_block(after)):
            text = text.rstrip(" ")
        yield text


def _element(node, *, verbatim):
    tag = {"s": "del", "b": "strong", "i": "em"}.get(node.tag, node.tag)
    attrs = {name: value or "" for name, value in node.attributes.items()}
    for side in ("left", "center", "right"):
        if attrs.get("style") == f"text-align:{side}":
            attrs = {"align": side}
    if tag in ("ul", "ol", "li"):
        attrs.pop("class", None)
    children = _children(node, verbatim=verbatim or tag == "pre")
    if tag not in INLINE and tag != "pre" and not verbatim:
        children = [entry for entry in _trimmed(children) if entry]
    if tag == "li":
        _take_box(children, attrs)
    return Element(tag, attrs, children)


def _take_box(children, attrs):
    """A task list's input becomes an attribute."""
    holder = children
    if children and isinstance(children[0], Element) and children[0].tag == "p":
        holder = children[0].children
    if holder and isinstance(holder[0], Element) and holder[0].tag == "input":
        attrs["data-checked"] = "true" if "checked" in holder.pop(0).attrs else "false"
        if holder and isinstance(holder[0], str):
            holder[0] = holder[0].lstrip(" ")
        if holder[:1] == ["\xa0"] and not any(map(_is_inline, holder[1:2])):
            holder.pop(0)  # it stood in for the words that a box needs behind it


def _marker(html):
    text = html.removeprefix("<!--").removesuffix("-->")
    if text == "nextpage":
        return Element("!nextpage")
    if text == "more" or text.startswith("more "):
        return Element("!more", {"text": text[5:]} if text[5:] else {})
    block = re.fullmatch(r" wp:(\S+)(?: (.*))? /", text, re.DOTALL)
    if block:
        name = block[1] if "/" in block[1] else f"core/{block[1]}"
        return Element("!block", {"name": name, "attributes": block[2] or ""})
    return Element("!comment", {"text": text})


def _is_inline(node):
    return not _is_block(node)


def _is_block(node):
    return isinstance(node, Element) and node.tag not in INLINE


def outline(element):
    """What has to survive: blocks as nested tuples, inline text as characters with their formats.

    Left aside are the documented liberties: tight or loose, white space inside an emphasis, the
    order in which two formats are nested, the size of an image.
    """
    return tuple(_blocks(element.children))


_NOTHING = ("blockquote", "ul", "ol", "div")


def _blocks(nodes):
    found, run = [], []
    for node in (*nodes, None):
        if node is not None and not _is_block(node):
            run.append(node)
            continue
        line = inline_outline(run)
        if line:
            found.append(("p", line))
        run = []
        if node is not None:
            found += [
                entry
                for entry in _block(node)
                if entry[0] not in _NOTHING or entry[-1] or "id" in dict(entry[1])
            ]
    return found


def _block(node):
    tag = node.tag
    attrs = {k: v for k, v in node.attrs.items() if k not in _LEFT_OUT.get(tag, ())}
    inside = node.children
    if "id" in attrs and tag not in ("div", "details", "figure"):
        inside = [Element("a", {"id": attrs.pop("id")}), *inside]
    if tag == "pre":
        return [_pre(node)]
    if tag == "table":
        return _table(node)
    if tag == "figure":
        return _figure(node)
    if re.fullmatch("h[1-6]", tag):
        line = inline_outline(inside)
        return [(tag, line)] if line else []
    if _only_groups(node, attrs):
        return _blocks(inside)
    if tag == "ol":
        attrs["start"] = attrs.get("start", "1")
    tag = "div" if tag == "p" else tag
    return [(tag, tuple(sorted(attrs.items())), tuple(_blocks(inside)))]


def _only_groups(node, attrs):
    """Whether an element is no more than what it holds."""
    return node.tag in ("p", "div") and not attrs


def _figure(figure):
    """Pictures a paragraph each; the caption in emphasis, on the line under an only picture."""
    found, pictures, lines = [], 0, 0
    for captions, group in groupby(
        figure.children, key=lambda n: getattr(n, "tag", "") == "figcaption"
    ):
        if captions:
            for caption in group:
                said = _emphasised(_blocks(caption.children))
                found += said
                lines += len(said)
        else:
            for entry in _blocks(group):
                found += _pictures(entry) or [entry]
                pictures += len(_pictures(entry))
    if len(found) == 2 and pictures == lines == 1 and all(entry[0] == "p" for entry in found):
        found = [("p", (*found[0][1], ("br", (), "", None), *found[1][1]))]
    anchor = [("anchor", figure.attrs["id"])] if "id" in figure.attrs else []
    if found and found[0][0] == "p":
        return [("p", (*anchor, *found[0][1])), *found[1:]]
    return [("p", tuple(anchor)), *found] if anchor else found


def _pictures(entry):
    """A paragraph for each image of a paragraph of images, bare or in links."""
    if entry[0] != "p":
        return []
    shown = [item for item in entry[1] if item != " "]
    if all(item[0] == "img" and all(tag == "a" for tag, _ in item[-1]) for item in shown):
        return [("p", (item,)) for item in shown]
    return []


def _emphasised(blocks):
    """Blocks with every character of their paragraphs in emphasis; blanks alone are nothing."""
    found = []
    for entry in blocks:
        if entry[0] != "p":
            found.append(entry)
        elif any(len(item[0]) > 1 or not item[0].isspace() for item in entry[1]):
            found.append(("p", tuple(map(_in_emphasis, entry[1]))))
    return found


def _in_emphasis(item):
    *rest, formats = item
    return (*rest, formats | {("em", ())}) if isinstance(formats, frozenset) else item


def _pre(pre):
    if [getattr(child, "tag", "") for child in pre.children] == ["code"]:
        return _code(pre.children[0])
    return ("pre", inline_outline(pre.children, verbatim=True))


def _code(code):
    text = "".join(code.children)
    return (
        "code",
        code.attrs.get("class", ""),
        text if text.endswith("\n") or not text else text + "\n",
    )


def _table(table):
    rows, stack, caption = [], [table], []
    while stack:
        node = stack.pop()
        if node.tag == "tr":
            rows.append(node)
        elif node.tag == "caption":
            caption += _emphasised(_blocks(node.children))
        else:
            stack.extend(reversed([c for c in node.children if isinstance(c, Element)]))
    cells = [[_cell(cell) for cell in row.children if isinstance(cell, Element)] for row in rows]
    for row in cells:
        while row and not row[-1]:
            row.pop()
    cells = [row for row in cells if row]
    return [*caption, ("table", tuple(map(tuple, cells)))]


def _cell(cell):
    spans = tuple(
        (k, cell.attrs[k]) for k in ("colspan", "rowspan") if cell.attrs.get(k, "1") != "1"
    )
    blocks = _blocks(cell.children)
    if all(entry[0] == "p" for entry in blocks):  # a cell is one line
        gap = (("br", (), "", None),) * 2
        line = [item for entry in blocks for item in (*gap, *entry[1])][2:]
        blocks = [("p", tuple(line))] if line else []
    return (*spans, *blocks)


def inline_outline(nodes, *, verbatim=False):
    """Characters and atoms, each with the formats it stands in."""
    found = []
    _inline(nodes, frozenset(), found)
    if verbatim:
        return tuple(found)
    line = []
    for item in found:
        if item[0] in " \t\n\r" and len(item[0]) == 1:
            if line and line[-1] != " " and line[-1][0] not in ("br", "anchor", "!comment"):
                line.append(" ")
        else:
            if item[0] in ("br", "!comment") and line and line[-1] == " ":
                line.pop()
            line.append(item)
    while line and (line[-1] == " " or line[-1][0] == "br"):
        line.pop()
    while line and line[0][0] == "br":
        line.pop(0)
        while line and line[0] == " ":
            line.pop(0)
    return tuple(line)


def _inline(nodes, formats, found):
    for node in nodes:
        if isinstance(node, str):
            found += [(char, formats if not char.isspace() else None) for char in node]
            continue
        attrs = tuple(
            sorted(
                (k, _value(k, v))
                for k, v in node.attrs.items()
                if k not in _LEFT_OUT.get(node.tag, ())
            )
        )
        if node.tag in ("br", "img", "wbr") or node.tag.startswith("!"):
            kind = node.tag
            text = "".join(c for c in node.children if isinstance(c, str))
            found.append(
                (kind, attrs if kind != "br" else (), text, formats if kind == "img" else None)
            )
        elif node.tag == "a" and "href" not in node.attrs:
            if "id" in node.attrs and "a" not in {f[0] for f in formats}:
                found.append(("anchor", node.attrs["id"]))
            _inline(node.children, formats, found)
        elif node.tag == "a" and any(entry[0] == "a" for entry in formats):
            _inline(node.children, formats, found)
        else:
            before = len(found)
            _inline(node.children, formats | {(node.tag, attrs)}, found)
            if node.tag == "a" and all(i[0].isspace() or i[0] == "br" for i in found[before:]):
                found.append(("empty link", attrs))


def _value(name, value):
    if name in ("href", "src"):
        return READER.normalizeLink(value)
    return " ".join(value.split()) if name in ("title", "alt", "text") else value
