"""An item → its page: title, by-line, text, comments, what was written before and after it."""

from collections.abc import Iterator, Sequence
from html import escape

from migrator.writers.html.files import POSTS, SITE
from migrator.writers.html.frame import Page, link
from migrator.writers.html.safe_html import safe_html
from migrator.writers.html.shelves import neighbours
from migrator.writers.record import Json, picture_address
from migrator.writers.site import entry as said
from migrator.writers.site.comments import shown_threads
from migrator.writers.site.entry import Entry


def post_page(entry: Entry, body: str) -> Page:
    """The page of an item.

    Args:
        body: Its text, in HTML that is safe.
    """
    post = entry.post
    title = post.title or "Untitled"
    pieces = (
        f"<article>\n{_mark(entry)}<h1>{escape(title)}</h1>\n{_byline(entry)}{_picture(entry)}",
        f'<div class="text">\n{body}</div>\n{_terms(entry)}</article>\n',
        _comments(entry),
        _beside(entry),
    )
    return Page(
        entry.address, title, "".join(pieces), said.language(entry), said.description(entry)
    )


def _mark(entry: Entry) -> str:
    """What says that an item is no part of the site."""
    if said.is_public(entry):
        return ""
    state = "protected by a password" if entry.post.password else entry.post.status or "draft"
    return f'<p class="draft">Not public: {escape(state)}</p>\n'


def _byline(entry: Entry) -> str:
    post, plan = entry.post, entry.plan
    parts = []
    if day := said.day(entry):
        parts.append(f'<time datetime="{day}">{day}</time>')
    if post.author:
        page, name = plan.addresses.authors.get(post.author, ""), escape(said.author_name(entry))
        shown = f'<a rel="author" href="{link(page, entry.address, plan)}">{name}</a>'
        parts.append(shown if page else name)
    return f'<p class="meta">{" · ".join(parts)}</p>\n' if parts else ""


def _picture(entry: Entry) -> str:
    """The picture that stands for it: shown where it lies beside the page, else a link to it."""
    if entry.image is None or not entry.image.url:
        return ""
    alt = escape(entry.image.alt or "Picture of this post")
    address = picture_address(entry.image.url, entry.plan, entry.address)
    return safe_html(f'<p><img src="{escape(address)}" alt="{alt}"></p>') + "\n"


def _terms(entry: Entry) -> str:
    """Categories and tags with their lists, other terms by name."""
    pages, names = entry.plan.addresses.terms, entry.plan.map.names
    rows = []
    for term in entry.post.terms:
        if term.taxonomy == "post_format":
            continue
        key = term.taxonomy, term.slug
        name = escape(names.get(key) or term.name or term.slug)
        if key in pages:
            name = f'<a rel="tag" href="{link(pages[key], entry.address, entry.plan)}">{name}</a>'
        rows.append(f"<li>{name}</li>")
    return f'<ul class="terms">{"".join(rows)}</ul>\n' if rows else ""


def _comments(entry: Entry) -> str:
    threads = shown_threads(entry)
    if not threads:
        return ""
    return f'<section class="comments">\n<h2>Comments</h2>\n{"".join(_list(threads))}</section>\n'


def _list(rows: Sequence[Json]) -> Iterator[str]:
    yield "<ol>"
    for row in rows:
        if isinstance(row, dict):
            yield f"<li>{_comment(row)}"
            answers = row.get("answers")
            yield from _list(answers) if isinstance(answers, list) else ()
            yield "</li>\n"
    yield "</ol>"


def _comment(row: dict[str, Json]) -> str:
    name, date = escape(str(row.get("author") or "Anonymous")), str(row.get("date") or "")[:10]
    if url := row.get("url"):
        name = f'<a href="{escape(str(url))}" rel="nofollow noopener noreferrer">{name}</a>'
    text = safe_html(str(row.get("html") or ""))
    return f'<p class="comment-meta">{name} · {escape(date)}</p>\n{text}'


def _beside(entry: Entry) -> str:
    """The ways to the posts before and after it."""
    if entry.post.type != "post" or not entry.address.startswith(f"{SITE}/"):
        return ""
    earlier, later = neighbours(entry.plan, entry.address)
    rows = [
        f'<a rel="{way}" href="{link(post.address, entry.address, entry.plan)}">'
        f"{mark} {escape(post.title or 'Untitled')}</a>"
        for way, mark, post in (("prev", "Earlier:", earlier), ("next", "Later:", later))
        if post
    ]
    everything = f'<a href="{link(POSTS, entry.address, entry.plan)}">All posts</a>'
    return f'<nav class="pages" aria-label="Posts">{"".join([*rows, everything])}</nav>\n'
