"""Dumps written for the purpose, each with a mix of signals, against what is found in them."""

import pytest

from migrator.readers.dump import READER
from migrator.settings import Settings


def _shown(post):
    """A post as a reviewer reads it: what it is, what is gone from it, what is left."""
    state = "cut" if post.truncated else "whole"
    date = f", {post.published:%Y-%m-%d}" if post.published else ""
    author = f", {post.author}" if post.author else ""
    lines = [f"==== {post.title or '(untitled)'} ({state}{date}{author})"]
    lines += [f"-- {piece.line} {piece.what}: {piece.text}" for piece in post.removed]
    lines += [f"-- {term.taxonomy}: {term.name}" for term in post.terms]
    lines += [f"-- link: {post.link}"] if post.link else []
    lines += [f"-- goes on at: {post.continue_url}"] if post.continue_url else []
    return "\n".join([*lines, "", post.body, "", ""])


@pytest.mark.cases("dump")
def test_case(case):
    source = READER.open(case.input, str(case.input), Settings())
    items = list(source.items(source.survey()))
    posts = [item.read() for item in items]
    case.check("posts.txt", "".join(_shown(post) for post, _ in posts))
    case.check_diagnostics([*source.diagnostics(), *(entry for _, met in posts for entry in met)])
