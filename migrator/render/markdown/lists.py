"""`ul`, `ol` → lists, tight or loose, items indented by their marker's width.

Two lists of one kind that follow each other take different markers (`-` and `*`, `1.` and `1)`),
and so does a list that begins an item, where `- - -` would be a rule.
"""

import re
from itertools import pairwise

from migrator.content.tree import Element
from migrator.render.markdown.blocks import anchor
from migrator.render.markdown.html_blocks import BLOCK_START
from migrator.render.markdown.list_form import ListForm
from migrator.render.markdown.pieces import NeedsHtmlError
from migrator.render.markdown.writer import Writer

_LARGEST_NUMBER = 999_999_999
_NUMBER = re.compile(r"[0-9]{1,9}")
_TASK = re.compile(r"\[[ xX]\](?!\()")  # some readers ask for no blank behind it
_RULE = "---"
_OTHER_RULE = "___"  # can't be taken for a list's marker
_NO_WORDS = "&nbsp;"  # a box with nothing behind it is read as text
_BOXES = ("true", "false")


def render(element: Element, write: Writer) -> str:
    """A list; one whose numbers Markdown can't say stays HTML.

    Raises:
        NeedsHtmlError: It counts down, or its numbers are negative or too large.
    """
    turn = write.turn
    items = [node for node in element.children if not _is_blank(node)]
    form = write.dialect.lists
    markers = _markers(element, len(items), turn, form)
    written = [_blocks(item, write, turn + 1) for item in items]
    tight = all(_is_tight(item, blocks) for item, blocks in zip(items, written, strict=True))
    if tight and form.spreads:
        tight = not any("\n\n" in text for blocks in written for _, text in blocks)
    gap = "\n" if tight else "\n\n"
    return gap.join(
        [
            _item(
                marker,
                gap.join([text for _, text in blocks]) or form.empty,
                form.indent or len(marker),
            )
            for marker, blocks in zip(markers, written, strict=True)
        ]
    )


def _is_blank(node: Element | str) -> bool:
    return isinstance(node, str) and not node.strip(" \t\n\r\f")


def _markers(element: Element, count: int, turn: int, form: ListForm) -> list[str]:
    """The marker of each item, with the space behind it."""
    if element.tag == "ul":
        return [form.padded(form.bullets[turn % 2])] * count
    start = element.attrs.get("start", "1").strip() or "1"
    if "reversed" in element.attrs or not _NUMBER.fullmatch(start):
        raise NeedsHtmlError
    first = int(start)
    if first + count - 1 > _LARGEST_NUMBER:
        raise NeedsHtmlError
    end = form.ends[turn % 2]
    return [form.padded(f"{first + index}{end}") for index in range(count)]


def _blocks(item: Element | str, write: Writer, turn: int) -> list[tuple[str, str]]:
    """The blocks of an item, its check box in the first."""
    if isinstance(item, str) or item.tag != "li":
        return write.blocks([item], turn)
    blocks = write.blocks([*anchor(item), *item.children] if item.attrs else item.children, turn)
    checked = item.attrs.get("data-checked", "")
    box = write.dialect.boxes[_BOXES.index(checked)] if checked in _BOXES else ""
    if box and not (blocks and _is_paragraph(*blocks[0])):
        return [("", box + _NO_WORDS), *blocks]
    if blocks:
        tag, text = blocks[0]
        if text == _RULE:
            text = _OTHER_RULE
        elif not box and tag in ("", "p") and _TASK.match(text):
            text = f"\\{text}"
        blocks[0] = (tag, box + text)
    return blocks


def _is_paragraph(tag: str, text: str) -> bool:
    """Whether a block is a paragraph that a check box can stand in."""
    return tag in ("", "p") and not BLOCK_START.match(text)


def _is_tight(item: Element | str, blocks: list[tuple[str, str]]) -> bool:
    """Whether an item needs no blank line inside."""
    if isinstance(item, Element):
        for node in item.children:
            if isinstance(node, Element) and node.tag == "p":
                return False
    return len(blocks) < 2 or all(_may_follow(*pair) for pair in pairwise(blocks))


def _may_follow(block: tuple[str, str], following: tuple[str, str]) -> bool:
    """Whether a block ends where the next one begins, without a blank line."""
    tag, text = following
    if block[0] not in ("", "pre") or (block[0] == "pre" and block[1].startswith("<")):
        return False
    if tag == "ul":
        return text.startswith(("- ", "* "))
    if tag == "ol":
        return text.startswith(("1. ", "1) "))
    return tag == "pre" and text.startswith("```")


def _item(marker: str, text: str, width: int) -> str:
    """An item: its marker, and its lines under each other."""
    if not text:
        return marker.rstrip()
    if "\n" not in text:
        return marker + text
    indent = " " * width
    lines = text.split("\n")
    return marker + "\n".join([lines[0], *[indent + line if line else "" for line in lines[1:]]])
