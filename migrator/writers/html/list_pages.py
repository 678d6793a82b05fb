"""The lists of the site: front page, all posts by year, terms, authors."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from migrator.writers.front_matter import plain_text
from migrator.writers.html.files import HOME, POSTS, year_file
from migrator.writers.html.frame import Page, link
from migrator.writers.html.shelves import CATEGORY, TAG
from migrator.writers.site.addresses import AUTHORS
from migrator.writers.site.site_map import Dated
from migrator.writers.writer import Plan

_NEWEST = 30


def list_pages(plan: Plan) -> Iterator[Page]:
    """All of them; the front page only where no page of the old site is it."""
    if HOME not in plan.addresses.items.values():
        yield Page(HOME, "", _overview(HOME, plan.site.title or "Posts", plan))
    yield Page(POSTS, "Posts", _overview(POSTS, "Posts", plan))
    yield from _years(plan)
    yield from _terms(plan)
    yield from _authors(plan)


def _overview(path: str, title: str, plan: Plan) -> str:
    """The newest posts, and the ways to all others."""
    posts = plan.map.posts
    years = list(dict.fromkeys(post.day[:4] for post in posts))
    ways = "".join(
        f'<li><a href="{link(year_file(year), path, plan)}">{year}</a></li>' for year in years
    )
    shelves = "".join(
        _shelf(name, kind, path, plan)
        for name, kind in (("Categories", CATEGORY), ("Tags", TAG), ("Authors", AUTHORS))
    )
    return (
        f"<h1>{escape(title)}</h1>\n{_rows(posts[:_NEWEST], path, plan)}"
        f"{f'<h2>Years</h2><ul class=terms>{ways}</ul>' if ways else ''}{shelves}"
    )


def _shelf(name: str, kind: str, path: str, plan: Plan) -> str:
    """The lists of a taxonomy that hold something."""
    rows = [
        f'<li><a href="{link(address, path, plan)}">{escape(title)}</a> ({count})</li>'
        for title, address, count in sorted(_shelves(kind, plan))
        if count
    ]
    return f'<h2>{name}</h2><ul class="terms">{"".join(rows)}</ul>\n' if rows else ""


def _shelves(kind: str, plan: Plan) -> Iterator[tuple[str, str, int]]:
    """Name, file and number of posts of each list."""
    for (taxonomy, slug), address in plan.addresses.terms.items():
        if taxonomy == kind:
            yield plan.map.names[taxonomy, slug], address, len(_filed(plan, taxonomy, slug))
    if kind == AUTHORS:
        for login, address in plan.addresses.authors.items():
            yield plan.author_name(login), address, len(_filed(plan, AUTHORS, login))


def _years(plan: Plan) -> Iterator[Page]:
    by_year: dict[str, list[Dated]] = {}
    for post in plan.map.posts:
        by_year.setdefault(post.day[:4], []).append(post)
    for year, posts in by_year.items():
        path = year_file(year)
        yield Page(path, year, f"<h1>{year}</h1>\n{_rows(posts, path, plan)}")


def _terms(plan: Plan) -> Iterator[Page]:
    """Lists of terms, with those under each."""
    under: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for key in plan.addresses.terms:
        under.setdefault((key[0], plan.map.terms[key].parent), []).append(key)
    for key, path in plan.addresses.terms.items():
        term, name = plan.map.terms[key], plan.map.names[key]
        told = plain_text(term.description)
        above = f"<p>{escape(told)}</p>\n" if told else ""
        below = _below(under.get((term.taxonomy, term.slug), ()), path, plan)
        rows = _rows(_filed(plan, *key), path, plan)
        yield Page(path, name, f"<h1>{escape(name)}</h1>\n{above}{below}{rows}", description=told)


def _below(keys: Sequence[tuple[str, str]], path: str, plan: Plan) -> str:
    rows = [
        f'<li><a href="{link(plan.addresses.terms[key], path, plan)}">'
        f"{escape(plan.map.names[key])}</a></li>"
        for key in keys
    ]
    return f'<ul class="terms">{"".join(rows)}</ul>\n' if rows else ""


def _authors(plan: Plan) -> Iterator[Page]:
    for login, path in plan.addresses.authors.items():
        name, posts = plan.author_name(login), _filed(plan, AUTHORS, login)
        yield Page(path, name, f"<h1>{escape(name)}</h1>\n{_rows(posts, path, plan)}")


def _filed(plan: Plan, kind: str, name: str) -> Sequence[Dated]:
    filed: Mapping[tuple[str, str], Sequence[Dated]] = plan.map.filed
    return filed.get((kind, name), ())


def _rows(posts: Sequence[Dated], path: str, plan: Plan) -> str:
    rows = "".join(
        f'<li><a href="{link(post.address, path, plan)}">{escape(post.title or "Untitled")}</a>'
        f' <time class="meta" datetime="{post.day}">{post.day}</time></li>\n'
        if post.day
        else f'<li><a href="{link(post.address, path, plan)}">{escape(post.title or "Untitled")}'
        "</a></li>\n"
        for post in posts
    )
    return f'<ul class="list">\n{rows}</ul>\n' if rows else ""
