"""Markdown → Account, as markdown-it reads it: CommonMark with GFM's tables, `~~` and tasks."""

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.tasklists import tasklists_plugin

from bench.fidelity.account import Account
from bench.fidelity.reading import read_html


def read_markdown(markdown: str) -> Account:
    """The account of what a reader of this Markdown sees; HTML in it counts as HTML."""
    return read_html(_reader().render(markdown))


@cache
def _reader() -> MarkdownIt:
    """A reader that leaves addresses as they are written and lets every one of them through."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    reader.use(tasklists_plugin)
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]  # compared, not followed
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005  (the name is theirs)
    return reader
