"""Markdown → Account, as markdown-it reads it: CommonMark, GFM's tables, `~~`, tasks, formulas."""

from functools import cache
from html import escape

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
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
    reader.use(
        dollarmath_plugin,
        allow_labels=False,
        allow_space=False,
        allow_digits=False,
        double_inline=True,
        renderer=_formula,
    )
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]  # compared, not followed
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005  (the name is theirs)
    return reader


def _formula(tex: str, _options: object) -> str:
    """TeX as it stands; what engines leave of `$latex …$` is the formula all the same."""
    return escape(tex.strip().removeprefix("latex "))
