"""The address of a site → a source: by the API that answers for it, else by its feed or pages."""

import hashlib
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from migrator.readers.rest import wordpress_com
from migrator.readers.rest.api import Api
from migrator.readers.rest.asking import Asker
from migrator.readers.rest.closed import Opening, open_closed
from migrator.readers.rest.discovery import find_api
from migrator.readers.rest.front_page import FrontPage, read_front_page
from migrator.readers.rest.live import LiveSite
from migrator.readers.rest.source import LiveSource
from migrator.readers.rest.wordpress import POST_LIST, Visit, WordPressSite
from migrator.readers.source import Source
from migrator.readers.wxr.dates import require_zone
from migrator.settings import Settings
from migrator.web import (
    AnswerError,
    ForbiddenAddressError,
    Policy,
    Session,
    UnreachableError,
    WebError,
)
from migrator.web.policy import RUN

_MOST: Final = 32 << 20
"""Bytes of one answer."""
_PATIENCE: Final = 300.0
"""Seconds for one answer, with the waits between tries."""
_REFUSED: Final = frozenset({401, 403})
_SERVER_FAULTS: Final = 500


def open_site(front_page: bytes, name: str, settings: Settings) -> Source:
    """Find out how a site can be read, and open it so.

    Args:
        front_page: As it was fetched.
        name: Its address.
        settings: `timezone` is for its dates.

    Raises:
        SourceError: Nothing can be read there.
        SettingError: The zone in the settings is not known.
        WebError: The network fails, or the site refuses the login.
    """
    name = name if name.endswith("/") or "?" in name else f"{name}/"
    if settings.timezone:
        require_zone(settings.timezone)
    held = ExitStack()
    try:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="migrator-")))
        policy = replace(RUN.get(), max_bytes=_MOST, total_timeout=_PATIENCE)
        session = held.enter_context(Session(folder, policy))
        asker = Asker(session, _kept(name, settings, policy))
        if settings.refresh:
            asker.forget()
        page = read_front_page(front_page, name)
        live, fault = _live(asker, page, name, settings)
        if live is None:
            return open_closed(Opening(session, name, page, settings, folder, held), fault)
        return LiveSource(name, live, asker, folder, held)
    except BaseException:
        held.close()
        raise


def _kept(name: str, settings: Settings, policy: Policy) -> Path | None:
    """Where answers are kept until all are there: apart for each site and each login."""
    if not settings.cache:
        return None
    who = policy.login.user if policy.login else ""
    mark = hashlib.sha256(f"{who}\n{name}".encode()).hexdigest()[:24]
    return Path(settings.cache) / "answers" / mark


def _live(
    asker: Asker, page: FrontPage, name: str, settings: Settings
) -> tuple[LiveSite | None, str]:
    """The site by the API that answers for it; else None, and why not."""
    logged_in = asker.session.policy.login is not None
    visit = Visit(name, page, settings.timezone, logged_in)
    if wordpress_com.hosts(name, page) and not logged_in:
        site = wordpress_com.find(asker, visit)
        if site is not None:
            return site, ""
    found, fault = find_api(asker, page, name)
    if found is None:
        return None, fault
    if logged_in:
        _log_in(asker, name, found.api)
    fault = _why_closed(asker, found.api)
    return (None, fault) if fault else (WordPressSite(asker, found, visit), "")


def _why_closed(asker: Asker, api: Api) -> str:
    """Why the list of posts is not to be had; empty where it is, or where only a post may fail.

    Raises:
        UnreachableError: The network fails.
    """
    try:
        asker.ask(api.url(POST_LIST, {"per_page": 1}))
    except UnreachableError:
        raise
    except AnswerError as error:
        return str(error) if error.status < _SERVER_FAULTS else ""
    except WebError as error:
        return str(error)
    return ""


def _log_in(asker: Asker, name: str, api: Api) -> None:
    """Log in to the site that the user named, where its API lies on it.

    Raises:
        ForbiddenAddressError: The API lies elsewhere, or the way to it is not safe.
        AnswerError: The site does not take the login.
    """
    if _host(name) != _host(api.root):
        raise ForbiddenAddressError(
            f"{name} has its API at {api.root}, which is another site; name that site, so that the "
            "login goes where you want it."
        )
    asker.session.log_in(api.root)
    url = api.url("wp/v2/users/me")
    try:
        asker.ask(url)
    except AnswerError as error:
        if error.status in _REFUSED:
            raise AnswerError(
                f"{url} refused the login ({error.status}); check MIGRATOR_SITE_USER and "
                "MIGRATOR_SITE_PASSWORD, and that the server passes the Authorization header on.",
                error.status,
            ) from error
        raise


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
