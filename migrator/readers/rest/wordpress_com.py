"""WordPress.com's public API (v1.1) → rows as WordPress's own API would give them.

It answers for every public blog that WordPress.com hosts, also under a domain of its own. Source:
https://developer.wordpress.com/docs/api/ (`/sites/$site`, `/posts`, `/comments`).
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

from migrator.diagnostics import Diagnostic, Place
from migrator.diagnostics import rest as codes
from migrator.model import Post, Site, Term
from migrator.readers.inline_html import shown_text
from migrator.readers.page.dom import parse
from migrator.readers.rest.asking import Answer, Asker
from migrator.readers.rest.fields import Row
from migrator.readers.rest.front_page import FrontPage
from migrator.readers.rest.names import Names
from migrator.readers.rest.paging import ClosedError, Reading
from migrator.readers.rest.post import ATTACHMENT, ReadPost, outline, read_post
from migrator.readers.rest.spool import Kept
from migrator.readers.rest.wordpress import Visit
from migrator.readers.wxr.dates import Clock
from migrator.readers.wxr.terms import slug_of
from migrator.web import AnswerError, UnwantedBodyError

API: Final = "https://public-api.wordpress.com/rest/v1.1/sites/"
_HOST: Final = ".wordpress.com"
_MADE_BY: Final = "WordPress.com"
_PASSWORD_FORM: Final = "form.post-password-form, input[name='post_password']"  # noqa: S105  (a selector)


def hosts(address: str, page: FrontPage) -> bool:
    """Whether WordPress.com hosts a blog, by its address or as its front page says."""
    host = urlsplit(address).hostname or ""
    return host.endswith(_HOST) or page.made_by.strip() == _MADE_BY


def find(asker: Asker, visit: Visit, api: str = API) -> "WordPressComSite | None":
    """The blog as WordPress.com knows it; None where it does not, or it is private.

    Args:
        visit: How the site is visited.
        api: Where the API lies.
    """
    parts = urlsplit(visit.address)
    path = parts.path.strip("/").replace("/", "::")
    name = f"{parts.hostname}::{path}" if path else parts.hostname or ""
    root = f"{api}{quote(name, safe=':')}"
    try:
        about = asker.ask(root).row
    except (AnswerError, UnwantedBodyError):
        return None
    return WordPressComSite(asker, root, about, visit) if about.number("ID") else None


class WordPressComSite:
    """A blog by WordPress.com's API."""

    def __init__(self, asker: Asker, root: str, about: Row, visit: Visit) -> None:
        """Nothing but what the blog is has been asked yet."""
        self._asker = asker
        self._root = root
        self._about = about
        self._visit = visit
        self._place = Place(visit.address)
        self._names = Names(Clock(zone=visit.zone))
        self._files: set[int] = set()
        self.notes: list[Diagnostic] = []

    def prepare(self) -> None:
        """Nothing to ask: posts bring what they name."""
        self.notes.append(Diagnostic(codes.REST_PUBLIC_ONLY, self._place))

    def items(self) -> Iterator[tuple[str, Row]]:
        """Every post and page, each with the files that were uploaded for it."""
        for row in self._rows("posts", type="any", order_by="ID", order="ASC"):
            yield row.text("type") or "post", self._post(row)
            self._count_files(row)
            for file in (*row.rows("attachments"), row.row("post_thumbnail")):
                number = file.number("ID")
                if number is not None and number not in self._files:
                    self._files.add(number)
                    yield ATTACHMENT, _file(file)

    def _count_files(self, row: Row) -> None:
        """Report that a post has more files than it brings, which are its newest twenty."""
        number, there = row.number("attachment_count") or 0, len(row.rows("attachments"))
        if number > there:
            detail = f"files of post {row.number('ID')}: {there} of {number}"
            self.notes.append(
                Diagnostic(codes.REST_COUNT_DIFFERS, self._place, detail, number - there)
            )

    def outline(self, kind: str, row: Row) -> Post:
        """The post of a row, without its text."""
        return outline(kind, row, self._names)

    def comments(self) -> Iterator[tuple[int, Row]]:
        """Every comment, pingback and trackback that was approved."""
        try:
            for row in self._rows("comments", type="any", order="ASC"):
                yield row.number("post", "ID") or 0, _comment(row)
        except ClosedError as error:
            detail = f"comments: {error}"
            self.notes.append(Diagnostic(codes.REST_LIST_CLOSED, self._place, detail))

    def site(self) -> Site:
        """What the API says of the blog."""
        about = self._about
        return Site(
            title=shown_text(about.text("name")),
            url=about.text("URL").rstrip("/") or self._visit.address,
            description=shown_text(about.text("description")),
            language=about.text("lang"),
            generator=_MADE_BY,
            authors=tuple(self._names.authors.values()),
            terms=tuple(self._names.terms.values()),
        )

    def read(self, kept: Kept) -> ReadPost:
        """The post of an item."""
        return read_post(kept.kind, kept.row, kept.comments, self._names)

    def _rows(self, what: str, **params: str) -> Iterator[Row]:
        reading = Reading(partial(self._ask, what, params), what, self._place)
        yield from reading.rows()
        self.notes += [*reading.notes, *reading.comparison()]

    def _ask(self, what: str, params: dict[str, str], page: int, size: int) -> Answer:
        query = urlencode({**params, "number": size, "page": page})
        answer = self._asker.ask(f"{self._root}/{what}/?{query}").row
        found = answer.number("found")
        # A full page and no more than it: `found` may be the number on the page, and there be more.
        is_doubtful = found == len(answer.rows(what)) == size
        return Answer(answer.data.get(what), None if is_doubtful else found)

    def _post(self, row: Row) -> Row:
        author = row.row("author")
        self._names.add_author(_person(author))
        discussion = row.row("discussion")
        content = row.text("content")
        return Row(
            {
                **_dates(row),
                **self._terms(row),
                "id": row.number("ID"),
                "status": row.text("status"),
                "title": {"rendered": row.text("title")},
                "content": {"rendered": content, "protected": _is_protected(content)},
                "excerpt": {"rendered": row.text("excerpt")},
                "slug": row.text("slug"),
                "link": row.text("URL"),
                "guid": {"rendered": row.text("guid")},
                "author": author.number("ID"),
                "parent": row.number("parent", "ID"),
                "menu_order": row.number("menu_order"),
                "sticky": row.flag("sticky"),
                "format": row.text("format"),
                "comment_status": discussion.text("comment_status"),
                "ping_status": discussion.text("ping_status"),
                "featured_media": row.number("post_thumbnail", "ID"),
                "meta": _meta(row),
            }
        )

    def _terms(self, row: Row) -> dict[str, object]:
        """The ids of a post's terms by taxonomy; the terms are learnt."""
        lists = row.row("terms").data or {
            "category": row.data.get("categories"),
            "post_tag": row.data.get("tags"),
        }
        fields: dict[str, object] = {}
        for taxonomy in lists:
            name = f"terms of {taxonomy}"
            rows = Row(lists).rows(taxonomy)
            self._names.taxonomies = {**self._names.taxonomies, name: taxonomy}
            fields[name] = [each.number("ID") for each in rows]
            for each in rows:
                if (number := each.number("ID")) is not None:
                    slug, label = slug_of(each.text("slug")), shown_text(each.text("name"))
                    term = Term(taxonomy, slug, label, number, "", each.text("description"))
                    self._names.terms.setdefault((taxonomy, number), term)
        return fields


def _person(row: Row) -> Row:
    return Row(
        {"id": row.number("ID"), "slug": row.text("login"), "name": row.text("name")}
        | {name: row.text(name) for name in ("email", "first_name", "last_name")}
    )


def _file(row: Row) -> Row:
    """A file as a row of the media library."""
    return Row(
        {
            **_dates(row),
            "id": row.number("ID"),
            "status": "inherit",
            "title": {"rendered": row.text("title")},
            "author": row.number("author_ID"),
            "post": row.number("post_ID"),
            "guid": {"rendered": row.text("guid")},
            "source_url": row.text("URL"),
            "alt_text": row.text("alt"),
            "caption": {"raw": row.text("caption")},
            "description": {"raw": row.text("description")},
        }
    )


def _comment(row: Row) -> Row:
    author = row.row("author")
    return Row(
        {
            **_dates(row),
            "id": row.number("ID"),
            "author": author.number("ID"),
            "author_name": shown_text(author.text("name")),
            "author_email": author.text("email"),
            "author_url": author.text("URL"),
            "content": {"rendered": row.text("content")},
            "status": row.text("status"),
            "type": row.text("type"),
            "parent": row.number("parent", "ID"),
        }
    )


def _meta(row: Row) -> dict[str, object]:
    return {
        each.text("key"): each.data.get("value")
        for each in row.rows("metadata")
        if each.text("key")
    }


def _dates(row: Row) -> dict[str, str]:
    """A date with its offset, as WordPress's own API has it: local, and in UTC."""
    dates = {}
    for name in ("date", "modified"):
        try:
            at = datetime.fromisoformat(row.text(name))
            utc = at.astimezone(UTC) if at.tzinfo is not None else None
        except (ValueError, OverflowError):
            continue
        dates[name] = at.replace(tzinfo=None).isoformat()
        if utc is not None:
            dates[f"{name}_gmt"] = utc.replace(tzinfo=None).isoformat()
    return dates


def _is_protected(content: str) -> bool:
    """Whether a form for the password stands in the text's place."""
    return "post_password" in content and parse(content).css_first(_PASSWORD_FORM) is not None
