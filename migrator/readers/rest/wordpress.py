"""WordPress's own API (`wp/v2`) → the rows of a site: posts of every type, files, comments.

Source: https://developer.wordpress.org/rest-api/reference/ and the controllers in WordPress's
`wp-includes/rest-api/endpoints/`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from migrator.diagnostics import Code, Diagnostic, Place
from migrator.diagnostics import rest as codes
from migrator.model import Post, Site
from migrator.readers.inline_html import shown_text
from migrator.readers.rest.api import POSTS
from migrator.readers.rest.asking import Answer, Asker
from migrator.readers.rest.discovery import Found
from migrator.readers.rest.fields import Row
from migrator.readers.rest.front_page import FrontPage
from migrator.readers.rest.names import Names
from migrator.readers.rest.paging import LARGEST, ClosedError, Reading
from migrator.readers.rest.post import ATTACHMENT, ReadPost, outline, read_post
from migrator.readers.rest.spool import Kept
from migrator.readers.wxr.dates import Clock, known_zone
from migrator.web import WebError

Params = Mapping[str, str | int]

POST_LIST: Final = f"{POSTS}/posts"
"""The route of the list that every open site has."""

_IN_ORDER: Final[Params] = {"orderby": "id", "order": "asc"}
_EVERY_STATUS: Final = "publish,future,draft,pending,private,trash"
_EDITING: Final[Params] = {"context": "edit"}
_FEWER: Final = 10
_REFUSED: Final = 400
_PLAIN_TYPES: Final = frozenset({"post", "page", ATTACHMENT})
"""Types that every visitor may see of: where one is closed, somebody closed it."""
_OF_THE_THEME: Final = frozenset(
    {"wp_template", "wp_template_part", "wp_global_styles", "wp_font_family", "wp_font_face"}
)
"""Types that come from the theme's files, and are no posts of the site."""
_MENUS: Final = "nav_menu"
"""The taxonomy that no visitor may see."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A post type or taxonomy of the site, and where its list is."""

    name: str
    field: str
    route: str


_DEFAULT_TYPES: Final = (
    Kind("post", "posts", POST_LIST),
    Kind("page", "pages", f"{POSTS}/pages"),
    Kind(ATTACHMENT, "media", f"{POSTS}/media"),
)
_DEFAULT_TAXONOMIES: Final = (
    Kind("category", "categories", f"{POSTS}/categories"),
    Kind("post_tag", "tags", f"{POSTS}/tags"),
)


@dataclass(frozen=True, slots=True)
class Visit:
    """How a site is visited.

    Attributes:
        address: What the user called it.
        page: Its front page.
        zone: The IANA zone that the settings say, empty for the site's own.
        logged_in: The session has a login for the site.
    """

    address: str
    page: FrontPage
    zone: str = ""
    logged_in: bool = False


class WordPressSite:
    """A site by WordPress's own API."""

    def __init__(self, asker: Asker, found: Found, visit: Visit) -> None:
        """Nothing is asked yet."""
        self._asker = asker
        self._found = found
        self._visit = visit
        self._types: Sequence[Kind] = ()
        self._names = Names(_clock(found.index, visit.zone))
        self._strangers: set[int] = set()
        self._embeds = False
        self.notes: list[Diagnostic] = []

    def prepare(self) -> None:
        """Ask for taxonomies with their terms, for people and for post types."""
        taxonomies = self._kinds("taxonomies", _DEFAULT_TAXONOMIES)
        self._names.taxonomies = {each.field: each.name for each in taxonomies}
        for each in taxonomies:
            self._learn(each.name, each.route)
        self._learn_people()
        self._types = [
            each
            for each in self._kinds("types", _DEFAULT_TYPES)
            if each.name not in _OF_THE_THEME and "(" not in each.route
        ]
        if not self._visit.logged_in:
            self._note(codes.REST_PUBLIC_ONLY)

    def items(self) -> Iterator[tuple[str, Row]]:
        """Every item of every type that is shown to us, files last."""
        for kind in sorted(self._types, key=lambda each: each.name == ATTACHMENT):
            try:
                for row in self._rows(kind.field, kind.route, self._ladder(kind)):
                    self._meet(row)
                    yield kind.name, row
            except ClosedError as error:
                plain = kind.name in _PLAIN_TYPES
                code = codes.REST_LIST_CLOSED if plain else codes.REST_TYPE_CLOSED
                self._note(code, f"{kind.name}: {error}")

    def outline(self, kind: str, row: Row) -> Post:
        """The post of a row, without its text."""
        return outline(kind, row, self._names)

    def comments(self) -> Iterator[tuple[int, Row]]:
        """Every comment; what waits for approval, pingbacks and trackbacks with a login alone."""
        ladder: list[Params] = [_IN_ORDER]
        if self._visit.logged_in:
            ladder.insert(0, {**_IN_ORDER, **_EDITING, "status": "all", "type": "all"})
        try:
            for row in self._rows("comments", f"{POSTS}/comments", ladder):
                yield row.number("post") or 0, row
        except ClosedError as error:
            self._note(codes.REST_LIST_CLOSED, f"comments: {error}")

    def site(self) -> Site:
        """What the index and the front page say of the site."""
        index, page = self._found.index, self._visit.page
        offset = index.data.get("gmt_offset")
        return Site(
            title=shown_text(index.text("name")),
            url=(index.text("home") or self._visit.address).rstrip("/"),
            base_url=index.text("url").rstrip("/"),
            description=shown_text(index.text("description")),
            language=page.language,
            generator=page.made_by,
            utc_offset=_minutes(offset),
            authors=tuple(self._names.authors.values()),
            terms=tuple(self._names.terms.values()),
        )

    def read(self, kept: Kept) -> ReadPost:
        """The post of an item."""
        return read_post(kept.kind, kept.row, kept.comments, self._names)

    def _kinds(self, route: str, default: Sequence[Kind]) -> Sequence[Kind]:
        """Post types or taxonomies; the usual ones where the site does not list them."""
        try:
            rows = self._ask(f"{POSTS}/{route}", {}, 1, 0).rows
        except WebError:
            return default
        found = []
        for row in rows:
            base = row.text("rest_base") or row.text("slug")
            space = row.text("rest_namespace") or POSTS
            if row.text("slug"):
                found.append(Kind(row.text("slug"), base, f"{space}/{base}"))
        return found or default

    def _learn(self, taxonomy: str, route: str) -> None:
        """Ask for the terms of a taxonomy; where they are closed, posts bring theirs."""
        try:
            rows = list(self._rows(taxonomy, route, [_IN_ORDER]))
        except ClosedError:
            self._embeds = self._embeds or taxonomy != _MENUS
            return
        self._names.add_terms(rows, taxonomy)

    def _learn_people(self) -> None:
        ladder: list[Params] = [_IN_ORDER]
        if self._visit.logged_in:
            ladder.insert(0, {**_IN_ORDER, **_EDITING})
        try:
            for row in self._rows("users", f"{POSTS}/users", ladder):
                self._names.add_author(row)
        except ClosedError:
            self._embeds = True

    def _ladder(self, kind: Kind) -> list[Params]:
        """How to ask for items: first for all that an editor sees, then as a visitor."""
        embed: Params = {"_embed": "author,wp:term"} if self._embeds else {}
        visitor = {**_IN_ORDER, **embed}
        if not self._visit.logged_in:
            return [visitor]
        if kind.name == ATTACHMENT:
            return [{**visitor, **_EDITING}, visitor]
        return [{**visitor, **_EDITING, "status": _EVERY_STATUS}, visitor]

    def _rows(self, what: str, route: str, ladder: Sequence[Params]) -> Iterator[Row]:
        """The rows of a list, by the first way of asking that gives all of them.

        A way that is closed, or that hides some of the rows from us, is followed by the next.

        Raises:
            ClosedError: The site lets us in by none.
            WebError: The network, or the server, is gone.
        """
        ways = [(params, LARGEST) for params in ladder]
        seen: set[int] = set()
        whole: Reading | None = None
        for number, (params, size) in enumerate(ways):
            last = number == len(ways) - 1
            reading = Reading(partial(self._ask, route, params), what, Place(self._visit.address))
            try:
                for row in reading.rows(size):
                    if _is_new(row, seen):
                        yield row
            except ClosedError as error:
                if last and error.status == _REFUSED and size > _FEWER:
                    ways.append((params, _FEWER))  # some hosts give fewer at once
                elif last and whole is None:
                    raise
                continue
            whole = reading
            self.notes += reading.notes
            if not reading.missing:
                break
        if params is not ladder[0]:
            self._note(codes.REST_LOGIN_LIMITED, what)
        self.notes += whole.comparison() if whole else ()

    def _ask(self, route: str, params: Params, page: int, size: int) -> Answer:
        paging: Params = {"per_page": size, "page": page} if size else {}
        return self._asker.ask(self._found.api.url(route, {**params, **paging}))

    def _meet(self, row: Row) -> None:
        """Learn of an author whom no list named."""
        self._names.add_embedded(row)
        number = row.number("author")
        if not number or number in self._names.authors or number in self._strangers:
            return
        self._strangers.add(number)
        if not self._embeds:
            try:
                self._names.add_author(self._ask(f"{POSTS}/users/{number}", {}, 1, 0).row)
            except WebError:
                return

    def _note(self, code: Code, detail: str = "") -> None:
        self.notes.append(Diagnostic(code, Place(self._visit.address), detail))


def _is_new(row: Row, seen: set[int]) -> bool:
    """Whether a row did not come on another way of asking; it counts as seen then."""
    number = row.number("id")
    if number is None:
        return True
    is_new = number not in seen
    seen.add(number)
    return is_new


def _clock(index: Row, zone: str) -> Clock:
    """The zone of the site's dates: the settings', else as the site says."""
    own = index.text("timezone_string")
    if zone or known_zone(own):
        return Clock(zone=zone or own)
    return Clock(_minutes(index.data.get("gmt_offset")))


def _minutes(hours: object) -> int | None:
    """An offset in hours, as a number or its text, in minutes."""
    try:
        return round(float(hours) * 60) if isinstance(hours, (int, float, str)) else None
    except (ValueError, OverflowError):
        return None
