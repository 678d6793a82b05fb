"""Posts and sites as case files show them: a line a field that says something."""

from dataclasses import fields

from migrator.model import Comment, Post, Site

_SHOWN_APART = {"body", "removed", "comments", "terms", "meta", "password"}


def shown_site(site: Site) -> str:
    return f"site: {site.title} | {site.url} | {site.description} | {site.language}\n"


def shown_post(post: Post) -> str:
    rows = [
        f"{field.name}: {getattr(post, field.name)}"
        for field in fields(Post)
        if field.name not in _SHOWN_APART and getattr(post, field.name) not in (None, "", (), 0)
    ]
    rows += [f"term: {term.taxonomy} {term.slug} {term.name}" for term in post.terms]
    rows += [f"meta: {row.key} {row.raw}" for row in post.meta]
    rows += [f"removed: {piece.what} | {piece.text}" for piece in post.removed]
    rows += [_comment(comment) for comment in post.comments]
    return "\n".join(["", "=" * 60, *rows, "-" * 60, post.body, ""])


def _comment(comment: Comment) -> str:
    head = f"comment {comment.id} < {comment.parent} {comment.type} {comment.date}"
    return f"{head} | {comment.author} | {comment.author_url} | {comment.content}"
