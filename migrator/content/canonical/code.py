"""Rules for code: `pre` and `code` → one `code` with one text in it, verbatim."""

import re

from selectolax.lexbor import LexborNode

from migrator.content.canonical.attributes import KEPT_EVERYWHERE, classes, pick
from migrator.content.canonical.code_text import CodeText
from migrator.content.canonical.media import image
from migrator.content.canonical.raw import dropped
from migrator.content.canonical.walk import Close, Walk, nothing
from migrator.content.tree import Element
from migrator.diagnostics.content import CONTENT_CODE_LINK_REMOVED

_LANGUAGE = re.compile(
    r"(?:^|\s)(?:language-|lang-|lang:\s*|brush:\s*|highlight-source-)([\w+#.-]+)"
)
_NO_LANGUAGE = frozenset({"default", "generic", "none", "raw"})
_VERSE = frozenset({"wp-block-verse", "wp-block-preformatted"})


def preformatted(walk: Walk, node: LexborNode) -> Close | None:
    """A `pre`: a code block, or lines with inlines in them where code can't hold what is there."""
    if walk.build.verbatim:
        return nothing
    attributes = node.attributes
    only = None if attributes else node.first_child
    if only is not None and only.next is None and only.tag == "-text":
        code = Element("code", {}, [only.text_content or ""])
        walk.build.block(Element("pre", {}, [code]))
        return None
    inside = CodeText(walk, node)
    language = _language(node, inside)
    if not language and _is_verse(node, inside):
        walk.build.open_verse(pick(node, KEPT_EVERYWHERE))
        return walk.build.close_verse
    attrs = {"class": f"language-{language}"} if language else {}
    if text := inside.text:
        walk.build.block(Element("pre", {}, [Element("code", attrs, [text])]))
    _account(walk, inside)
    return None


def _is_verse(node: LexborNode, inside: CodeText) -> bool:
    """Whether it is no code, or holds links and images that would be lost in code."""
    if inside.code is not None:
        return bool(inside.links or inside.images)
    return inside.is_marked or not _VERSE.isdisjoint(classes(node.attributes))


def _account(walk: Walk, inside: CodeText) -> None:
    """Images of a highlighted code block stand after it; its links and scripts are taken out."""
    for picture in inside.images:
        image(walk, picture)
    walk.build.end_run()
    for link in inside.links:
        walk.notes.met(CONTENT_CODE_LINK_REMOVED, "")
        html = link.html or ""
        walk.notes.removed("link in code", html[: html.find(">") + 1])
    for script in inside.scripts:
        dropped(walk, script)


def inline_code(walk: Walk, node: LexborNode) -> Close | None:
    """Code among text, each line on its own; alone in its paragraph, it is a block."""
    if walk.build.verbatim:
        return nothing
    inside = CodeText(walk, node)
    if inside.images or (inside.is_marked and node.css_first("a") is not None):
        walk.build.open_code()
        return walk.build.close_code
    for script in inside.scripts:
        dropped(walk, script)
    text = inside.text
    if not text.strip():
        walk.build.text(text)
        return None
    if inside.broken and _is_alone(node):
        # The newline that a source writes after each `br` is not another line.
        text = text.replace("\n\n", "\n").strip("\n")
        walk.build.block(Element("pre", {}, [Element("code", {}, [text])]))
        return None
    _write_lines(walk, inside, text)
    return None


def _write_lines(walk: Walk, inside: CodeText, text: str) -> None:
    """Each line as code of its own, as Markdown and most pages join the lines of one."""
    if text[0] in " \n\t":
        walk.build.text(" ")
    for number, line in enumerate(inside.lines()):
        if number and not (number == 1 and walk.build.at_start):
            walk.build.line_break()
        if line:
            walk.build.inline(Element("code", {}, [line]))
    if text[-1] in " \n\t":
        walk.build.text(" ")


def _language(node: LexborNode, inside: CodeText) -> str:
    """The language that a class of the `pre` or of the `code` in it names, or an attribute."""
    for element in (node, inside.code):
        if element is None:
            continue
        attributes = element.attributes
        named = _LANGUAGE.search(attributes.get("class") or "")
        if named:
            return "" if named[1].lower() in _NO_LANGUAGE else named[1].lower()
        for name in ("data-language", "data-lang", "data-enlighter-language", "lang"):
            value = (attributes.get(name) or "").lower()
            is_language = element.tag == "pre" or name != "lang"
            if value and "-" not in value and is_language and value not in _NO_LANGUAGE:
                return value
    return ""


def _is_alone(node: LexborNode) -> bool:
    parent = node.parent
    if parent is None or parent.tag != "p":
        return False
    return all(
        other.mem_id == node.mem_id or other.is_empty_text_node
        for other in parent.iter(include_text=True)
    )
