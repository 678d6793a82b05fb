"""Pages of our own writing: which posts are found in them, and what is reported."""

from dataclasses import fields

import pytest

from migrator.model import Comment, Post, Site
from migrator.readers.page import READER
from migrator.settings import Settings

_SHOWN_APART = {"body", "removed", "comments", "terms", "meta", "password"}


@pytest.mark.cases("page")
def test_page(case):
    with READER.open(case.input, str(case.input), Settings()) as source:
        stubs = source.survey()
        read = [item.read() for item in source.items(stubs)]
        shown = "".join(_post(post) for post, _ in read)
        case.check("expected.txt", _site(source.site) + shown)
        diagnostics = [each for _, found in read for each in found]
        case.check_diagnostics([*source.diagnostics(), *diagnostics])


def _site(site: Site) -> str:
    return f"site: {site.title} | {site.url} | {site.description} | {site.language}\n"


def _post(post: Post) -> str:
    rows = [
        f"{field.name}: {getattr(post, field.name)}"
        for field in fields(Post)
        if field.name not in _SHOWN_APART and getattr(post, field.name) not in (None, "", (), 0)
    ]
    rows += [f"term: {term.taxonomy} {term.slug} {term.name}" for term in post.terms]
    rows += [f"removed: {piece.what} | {piece.text}" for piece in post.removed]
    rows += [_comment(comment) for comment in post.comments]
    return "\n".join(["", "=" * 60, *rows, "-" * 60, post.body, ""])


def _comment(comment: Comment) -> str:
    head = f"comment {comment.id} < {comment.parent} {comment.type} {comment.date}"
    return f"{head} | {comment.author} | {comment.author_url} | {comment.content}"
