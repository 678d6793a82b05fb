"""robots.txt, honoured: for addresses that a program found, not for one that a person named."""

from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from migrator.web.errors import AnswerError, ForbiddenAddressError
from migrator.web.guard import check_url, shown
from migrator.web.session import Fetched, Session

_CLOSED = frozenset({401, 403})


class Crawler:
    """Fetches addresses that were found on pages, where the site's robots.txt lets it."""

    def __init__(self, session: Session) -> None:
        """Crawl through a session."""
        self._session = session
        self._rules: dict[str, RobotFileParser] = {}

    def fetch(self, url: str, content_types: tuple[str, ...] = ()) -> Fetched:
        """Fetch an address as `Session.fetch` does, if the site wants that.

        Raises:
            ForbiddenAddressError: robots.txt says no, or the address must not be asked.
            WebError: It could not be fetched.
        """
        check_url(url)
        if not self._rules_of(url).can_fetch(self._session.policy.user_agent, url):
            raise ForbiddenAddressError(f"{shown(url)} is closed to programs by robots.txt.")
        return self._session.fetch(url, content_types)

    def _rules_of(self, url: str) -> RobotFileParser:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._read(f"{site}/robots.txt")
        return self._rules[site]

    def _read(self, url: str) -> RobotFileParser:
        """The rules of a site: none where there is no file, all closed where it is forbidden."""
        rules = RobotFileParser(url)
        try:
            fetched = self._session.fetch(url)
        except AnswerError as error:
            rules.parse(["User-agent: *", "Disallow: /"] if error.status in _CLOSED else [])
            return rules
        rules.parse(fetched.path.read_text("utf-8", "replace").splitlines())
        fetched.path.unlink()
        return rules
