"""Markdown → a tree of what markdown-it makes of it."""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.tasklists import tasklists_plugin
from selectolax.lexbor import LexborHTMLParser, LexborNode

from migrator.content.tree import Element

_DEFINITIONS = ("goldmark", "kramdown", "python-markdown")
_IDS = ("goldmark", "kramdown", "python-markdown", "pulldown-cmark")
_HEADING_ID = re.compile(
    r"^(>? *(?:[-*] +|[0-9]+[.)] +|> ?)*#{1,6} .*) \{#[A-Za-z][\w:.-]*\}$", re.MULTILINE
)
_ATTRIBUTES = re.compile(r"^[> ]*\{:start=\"[0-9]+\"\}$", re.MULTILINE)
_SEPARATOR = re.compile(r"^([> ]*)\^$", re.MULTILINE)
_JSX_HTML = re.compile(
    r"<(?:div|span) dangerouslySetInnerHTML=\{\{__html: (\"(?:[^\"\\]|\\.)*\")\}\} />"
)
_JSX_COMMENT = re.compile(r"\{/\*.*?\*/\}")


def read_markdown(markdown: str, dialect: str) -> Element:
    """The tree a reader sees: HTML elements, comments left out."""
    for before in (_BEFORE.get(dialect), _without_ids if dialect in _IDS else None):
        markdown = before(markdown) if before else markdown
    reader = _reader(dialect in _DEFINITIONS)
    return read_html(reader.render(markdown))


def read_html(html: str) -> Element:
    """The tree of some HTML, however deep it is nested."""
    parser = LexborHTMLParser(f"<!doctype html><body>{html}")
    root = Element("body")
    stack = [(parser.body, root)]
    while stack:
        node, element = stack.pop()
        for child in node.iter(include_text=True) if node is not None else ():
            made = _made(child)
            if made is not None:
                element.children.append(made)
            if isinstance(made, Element):
                stack.append((child, made))
    return root


def _made(node: LexborNode) -> Element | str | None:
    if node.tag == "-text":
        return node.text(deep=False)
    if node.tag is None or node.tag.startswith(("-", "!")):
        return None
    return Element(node.tag, {name: value or "" for name, value in node.attributes.items()})


@cache
def _reader(definitions: bool) -> MarkdownIt:  # noqa: FBT001  (what the dialect has)
    """A reader that leaves addresses as they are written and lets every one of them through."""
    reader = MarkdownIt("commonmark", {"html": True, "maxNesting": 1000})
    reader.enable(["table", "strikethrough"]).use(tasklists_plugin)
    if definitions:
        reader.use(deflist_plugin)
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]  # compared, not followed
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005  (the name is theirs)
    return reader


def _without_ids(markdown: str) -> str:
    return _HEADING_ID.sub(r"\1", markdown)


def _without_attributes(markdown: str) -> str:
    """What kramdown reads as attributes and separators."""
    return _SEPARATOR.sub(r"\1<!-- -->", _ATTRIBUTES.sub("", markdown))


def _as_html(markdown: str) -> str:
    """What MDX reads as HTML of a string, as that HTML."""
    markdown = _JSX_HTML.sub(_on_one_line, markdown)
    return _JSX_COMMENT.sub("<!-- -->", markdown)


def _on_one_line(match: re.Match[str]) -> str:
    """A string of HTML that leaves the lists and quotes around it alone."""
    return str(json.loads(match[1])).replace("\n", "&#10;")


_BEFORE: Mapping[str, Callable[[str], str]] = {"kramdown": _without_attributes, "mdx": _as_html}
