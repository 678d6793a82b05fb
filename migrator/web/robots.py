"""robots.txt, honoured: for addresses that a program found, not for one that a person named."""

from threading import Lock
from urllib.parse import urlsplit

from protego import Protego

from migrator.web.errors import AnswerError, ForbiddenAddressError, UnreachableError
from migrator.web.guard import check_url, shown
from migrator.web.session import NEW, Fetched, Session, Validators

_CLOSED = frozenset({401, 403})
_BUSY = 429
_SERVER_FAULT = 500
_MOST_BYTES = 1 << 19
"""Of a robots.txt; RFC 9309 asks for no more."""
_CLOSED_TO_ALL = "User-agent: *\nDisallow: /"


class Rules:
    """What sites want of programs; each is asked once, whichever thread comes first.

    Attributes:
        known: By scheme and host; why there are none where a site could not be reached.
    """

    def __init__(self) -> None:
        """Nothing is known yet."""
        self.known: dict[str, Protego | UnreachableError] = {}
        self._locks: dict[str, Lock] = {}

    def lock(self, site: str) -> Lock:
        """What to hold while a site is looked up."""
        return self._locks.setdefault(site, Lock())


class Crawler:
    """Fetches addresses that were found on pages, where the site's robots.txt lets it."""

    def __init__(self, session: Session, rules: "Rules | None" = None) -> None:
        """Crawl through a session.

        Args:
            session: It.
            rules: What is known of sites, where crawlers of several threads share it.
        """
        self._session = session
        self._rules = rules or Rules()

    def fetch(
        self, url: str, content_types: tuple[str, ...] = (), known: Validators = NEW
    ) -> Fetched:
        """Fetch an address as `Session.fetch` does, if the site wants that.

        A site whose robots.txt can't be reached is not asked again.

        Raises:
            ForbiddenAddressError: robots.txt says no, here or where it redirects to, or the address
                must not be asked.
            WebError: It could not be fetched.
        """
        check_url(url)
        self._look(url)
        return self._session.fetch(url, content_types, known, self._look)

    def _look(self, url: str) -> None:
        """Look whether a site is open to programs at this address."""
        if not self._rules_of(url).can_fetch(url, self._session.policy.user_agent):
            raise ForbiddenAddressError(f"{shown(url)} is closed to programs by robots.txt.")

    def _rules_of(self, url: str) -> Protego:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        with self._rules.lock(site):
            rules = self._rules.known.get(site)
            if rules is None:
                try:
                    rules = self._read(f"{site}/robots.txt")
                except UnreachableError as error:
                    rules = error
                self._rules.known[site] = rules
        if isinstance(rules, UnreachableError):
            raise rules
        delay = rules.crawl_delay(self._session.policy.user_agent)
        if delay:
            self._session.keep_distance(parts.hostname or "", float(delay))
        return rules

    def _read(self, url: str) -> Protego:
        """The rules of a site: none where there is no file, all closed where it is forbidden.

        Raises:
            UnreachableError: The server can't say: it is busy or at fault (RFC 9309, 2.3.1.4).
        """
        try:
            fetched = self._session.fetch(url)
        except AnswerError as error:
            if error.status == _BUSY or error.status >= _SERVER_FAULT:
                raise UnreachableError(str(error)) from error
            return Protego.parse(_CLOSED_TO_ALL if error.status in _CLOSED else "")
        with fetched.path.open("rb") as file:
            text = file.read(_MOST_BYTES).decode("utf-8-sig", "replace")
        fetched.path.unlink()
        return Protego.parse(text)
