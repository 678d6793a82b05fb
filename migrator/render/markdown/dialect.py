"""What a dialect of Markdown is: what it has, and the rules that write for its reader."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from typing import Self

from migrator.render.markdown.addresses import target
from migrator.render.markdown.also import Also
from migrator.render.markdown.escape import escape
from migrator.render.markdown.html_forms import HtmlForms
from migrator.render.markdown.list_form import ListForm
from migrator.render.markdown.pieces import NeedsHtmlError
from migrator.render.markdown.short import short, short_but_for
from migrator.render.markdown.writer import BlockRule, GroupRule, InlineRule

_PIPE_BEHIND_BACKSLASH = re.compile(r"(?<!\\)(?:\\\\)*\\\|")


def pipes_escaped(cell: str) -> str:
    """A cell whose pipes end none, also those in code.

    Raises:
        NeedsHtmlError: One stands in code behind a backslash, where readers differ.
    """
    if "\\" in cell and _PIPE_BEHIND_BACKSLASH.search(cell):
        raise NeedsHtmlError
    return cell.replace("|", "\\|")


class Feature(StrEnum):
    """What CommonMark has not, and a dialect may have."""

    TABLES = "tables"
    STRIKETHROUGH = "strikethrough"
    TASK_LISTS = "task lists"
    HEADING_IDS = "heading ids"
    DEFINITION_LISTS = "definition lists"
    FOOTNOTES = "footnotes"


@dataclass(frozen=True, slots=True)
class Rules:
    """Tag → rule, for blocks, for groups and for inlines."""

    blocks: Mapping[str, BlockRule] = field(default_factory=dict)
    groups: Mapping[str, GroupRule] = field(default_factory=dict)
    inlines: Mapping[str, InlineRule] = field(default_factory=dict)

    def with_(self, other: Self) -> Self:
        """These rules, those of another set in their place where it has some."""
        return replace(
            self,
            blocks={**self.blocks, **other.blocks},
            groups={**self.groups, **other.groups},
            inlines={**self.inlines, **other.inlines},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """One row of `DIALECTS`.

    Attributes:
        name: As the setting `dialect` has it.
        reader: What reads it, and where.
        features: What it has beyond CommonMark; we write everything else as HTML.
        math: How a formula is written.
        escaped: What is escaped beside that of GFM, for the docs.
        rules: How each element is written.
        short: The quick road of simple lines; None where a line needs the long one.
        escape: Gathered pieces as one text that reads as they are.
        target: An address and a title between a link's parentheses.
        boxes: A task's box, done and open, with the blank behind it.
        lists: How its lists are marked and indented.
        cell: A finished cell → the same, its pipes escaped.
        alt: A finished alternative text → the same, with what is escaped in one alone.
        html: How HTML stands in it.
        apart: Blocks as pairs of tag and Markdown → the same, with something between those that
            would be read as one; None where nothing is needed.
        inside_html: Attributes an element of HTML needs to have Markdown read inside it.
    """

    name: str
    reader: str
    features: frozenset[Feature]
    rules: Rules
    math: str = "`$…$`, `$$…$$`"
    escaped: str = ""
    short: Callable[..., str | None] = short
    escape: Callable[..., str] = escape
    target: Callable[[str, str], str] = target
    boxes: tuple[str, str] = ("[x] ", "[ ] ")
    lists: ListForm = field(default_factory=ListForm)
    cell: Callable[[str], str] = pipes_escaped
    alt: Callable[[str], str] = str
    html: HtmlForms = field(default_factory=HtmlForms)
    apart: Callable[[list[tuple[str, str]]], list[tuple[str, str]]] | None = None
    inside_html: Mapping[str, str] = field(default_factory=dict)

    def escaping(self, also: Also) -> Self:
        """This row, with more that is escaped."""
        return self.but(
            escape=partial(escape, also=also), short=partial(short_but_for, look=also.look)
        )

    def without_html(self) -> Self:
        """This row, in which no HTML is written."""
        return self.but(html=replace(self.html, allowed=False))

    def but(self, **changes: object) -> Self:
        """A row that differs in these fields."""
        return replace(self, **changes)  # type: ignore[arg-type]
