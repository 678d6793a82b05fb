"""The one guarded HTTP session: an address in, a file and what the server says of it out."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from migrator.web.adapter import GuardedAdapter
from migrator.web.body import save
from migrator.web.deadline import Deadline
from migrator.web.errors import (
    AnswerError,
    ForbiddenAddressError,
    UnreachableError,
    UnwantedBodyError,
    WebError,
)
from migrator.web.guard import check_url, check_way, shown
from migrator.web.login import origin
from migrator.web.policy import RUN, Policy
from migrator.web.turns import Turns

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_VALIDATORS = ("ETag", "Last-Modified")


@dataclass(frozen=True, slots=True)
class Fetched:
    """Something that was fetched.

    Attributes:
        url: The address that was asked for.
        final_url: The address that answered, after redirects.
        content_type: Media type in lower case, without parameters; empty where none was sent.
        charset: As the server says; empty where it does not.
        path: The file with the body, decompressed.
        size: Its length in bytes.
        validators: By what the server knows this version again.
        date: When the server sent it, as it says.
        headers: All that the server said, whatever the case of a name.
    """

    url: str
    final_url: str
    status: int
    content_type: str
    charset: str
    path: Path
    size: int
    validators: "Validators"
    date: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_unchanged(self) -> bool:
        """Whether the version that was asked about still stands; there is no body then."""
        return self.status == int(requests.codes.not_modified)


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server knows a version of a page again, as it gave them; empty where it did not."""

    etag: str = ""
    modified: str = ""

    def headers(self) -> dict[str, str]:
        """What asks for another version only."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in asked.items() if value}


NEW = Validators()
"""No version is known yet."""

Gate = Callable[[str], None]
"""Looks at the address of each redirect; raises a `WebError` where it must not be followed."""


class Session:
    """Fetches addresses within a policy. Use it as a context manager, or close it.

    Nothing of the environment is read: no proxy, no `.netrc`. robots.txt is not asked: an address
    that a person named is fetched as a browser would. Who follows links of his own accord uses a
    `Crawler`.
    """

    def __init__(
        self, folder: Path, policy: Policy | None = None, turns: Turns | None = None
    ) -> None:
        """Make a session whose files go into a folder.

        Args:
            folder: It; no other session's.
            policy: Limits and manners; by default those of the run.
            turns: Where requests wait, so that sessions of several threads keep one distance.
        """
        self.policy = policy or RUN.get()
        self._logged_in = ""
        self._folder = folder
        self._count = 0
        self._turns = turns or Turns(self.policy)
        self._deadline = Deadline(self.policy)
        self._requests = _SteplessSession()
        self._requests.trust_env = False
        self._requests.headers.update(
            {"User-Agent": self.policy.user_agent, "Accept-Encoding": "gzip", "Accept": "*/*"}
        )
        if self.policy.ca_bundle is not None:
            self._requests.verify = str(self.policy.ca_bundle)
        for scheme in ("http://", "https://"):
            self._requests.mount(scheme, GuardedAdapter(self.policy, self._deadline))

    def fetch(
        self,
        url: str,
        content_types: tuple[str, ...] = (),
        known: Validators = NEW,
        gate: Gate | None = None,
    ) -> Fetched:
        """Fetch one address.

        Args:
            url: It.
            content_types: Beginnings of the types that are wanted; empty for all.
            known: The version that is there already: only another one is sent.
            gate: Asked before each redirect is followed.

        Raises:
            ForbiddenAddressError: It, or one it redirects to, must not be asked.
            UnreachableError: There was no whole answer in time.
            AnswerError: The answer is no success.
            UnwantedBodyError: The body is too large, or of a type that is not wanted.
        """
        self._count += 1
        path = self._folder / f"fetched-{self._count}"
        self._deadline.begin()
        wish = _Wish(url, content_types, path, self._deadline.at, known.headers(), gate)
        try:
            return self._fetch(wish)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def _fetch(self, wish: "_Wish") -> Fetched:
        """Try until a whole answer is there."""
        for tried in range(self.policy.retries + 1):
            try:
                return self._fetch_once(wish)
            except _CutError as error:
                fault = error
            pause = self.policy.pause(tried)
            if self.policy.clock() + pause > wish.deadline:
                break
            self.policy.sleep(pause)
        raise UnreachableError(f"{shown(wish.url)} was cut off: {fault}.") from fault

    def log_in(self, url: str) -> None:
        """Send the policy's login to the site of an address from now on, and to no other.

        Raises:
            ForbiddenAddressError: It would travel there in the clear.
        """
        check_way(url)
        self._logged_in = origin(url)

    def keep_distance(self, host: str, seconds: float) -> None:
        """Let at least this time pass between two requests to a host, within bounds."""
        self._turns.keep_distance(host, seconds)

    def close(self) -> None:
        """Close all connections."""
        self._requests.close()

    def __enter__(self) -> Self:
        """The session itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def _fetch_once(self, wish: "_Wish") -> Fetched:
        """Follow redirects one by one, each target checked, to the answer."""
        target = wish.url
        for _ in range(self.policy.max_redirects + 1):
            with self._answer(target, wish) as response:
                if response.status_code not in _REDIRECTS:
                    return self._take(wish, target, response)
                location = response.headers.get("Location", "")
            target = _next(target, location)
            if wish.gate is not None:
                check_url(target)
                wish.gate(target)
                self._deadline.at = wish.deadline  # the gate may have fetched something itself
        raise AnswerError(
            f"{shown(wish.url)} redirects more than {self.policy.max_redirects} times."
        )

    @contextmanager
    def _answer(self, url: str, wish: "_Wish") -> Iterator[requests.Response]:
        """The answer of one address, its body not read yet."""
        check_url(url)
        self._turns.wait(urlsplit(url).hostname or "")
        if self.policy.clock() > wish.deadline:
            raise UnreachableError(f"{shown(url)} did not answer in time.")
        timeouts = (self.policy.connect_timeout, self.policy.read_timeout)
        try:
            response = self._requests.get(
                url,
                headers={**wish.headers, **self._credentials(url)},
                timeout=timeouts,
                stream=True,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise _worded(url, error) from error
        except UnreachableError as error:
            raise UnreachableError(f"{shown(url)} could not be fetched: {error}.") from error
        with response:
            yield response

    def _take(self, wish: "_Wish", target: str, response: requests.Response) -> Fetched:
        """Save the body of an answer that is a success."""
        name, status = shown(target), response.status_code
        unchanged = bool(wish.headers) and status == requests.codes.not_modified
        if status != requests.codes.ok and not unchanged:
            raise AnswerError(f"{name} answered {f'{status} {response.reason}'.rstrip()}.", status)
        content_type, charset = _media_type(response.headers.get("Content-Type", ""))
        if content_type and wish.content_types and not content_type.startswith(wish.content_types):
            raise UnwantedBodyError(f"{name} is of type {content_type}, which is not wanted here.")
        size = 0 if unchanged else self._save(name, response, wish)
        validators = Validators(*(response.headers.get(each, "") for each in _VALIDATORS))
        headers = response.headers
        return Fetched(
            *(wish.url, target, status, content_type, charset, wish.path, size, validators),
            date=headers.get("Date", ""),
            headers=headers,
        )

    def _credentials(self, url: str) -> Mapping[str, str]:
        """The login, for the site that it is for and for no other."""
        login = self.policy.login
        return login.headers() if login and origin(url) == self._logged_in else {}

    def _save(self, name: str, response: requests.Response, wish: "_Wish") -> int:
        if (response.raw.length_remaining or 0) > self.policy.max_bytes:
            raise UnwantedBodyError(f"{name} is larger than {self.policy.max_bytes} bytes.")
        try:
            return save(response.raw, wish.path, self.policy, wish.deadline)
        except HTTPError as error:
            raise _CutError(_cause(error)) from error
        except WebError as error:
            raise type(error)(f"{name} could not be fetched: {error}.") from error
        except OSError as error:
            raise UnreachableError(f"{name} could not be saved: {error.strerror}.") from error


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is asked for: an address, the types that are wanted, a file, and until when."""

    url: str
    content_types: tuple[str, ...]
    path: Path
    deadline: float
    headers: Mapping[str, str]
    gate: Gate | None


class _SteplessSession(requests.Session):
    """A session that never looks where a redirect leads: we do, and check the target first."""

    def get_redirect_target(self, _response: requests.Response) -> None:
        """None, even when redirects are not to be followed: requests would parse it anyway."""


class _CutError(Exception):
    """The body ended too early, or stalled: it is worth another try."""


def _next(target: str, location: str) -> str:
    """Where a redirect leads; servers send UTF-8 in a header that is read as Latin-1."""
    if not location:
        raise AnswerError(f"{shown(target)} redirects to nowhere.")
    try:
        return urljoin(target, location.encode("latin-1", "replace").decode("utf-8", "replace"))
    except ValueError as error:
        raise AnswerError(f"{shown(target)} redirects to what is no address: {error}.") from error


def _media_type(header: str) -> tuple[str, str]:
    """Type and charset of a `Content-Type`, both in lower case."""
    message = Message()
    message["Content-Type"] = header
    return header.partition(";")[0].strip().lower(), (message.get_content_charset() or "")


def _worded(url: str, error: requests.RequestException) -> WebError:
    name = shown(url)
    if isinstance(error, requests.exceptions.SSLError):
        return UnreachableError(f"{name} has a certificate that can't be trusted.")
    if isinstance(error, requests.Timeout):
        return UnreachableError(f"{name} did not answer in time.")
    if isinstance(error, requests.exceptions.InvalidURL):
        return ForbiddenAddressError(f"{name} is no valid address.")
    return UnreachableError(f"{name} could not be reached: {_cause(error)}.")


def _cause(error: BaseException) -> str:
    """The innermost reason, in the words of the system."""
    inner: BaseException = error
    while (cause := inner.__cause__ or inner.__context__) is not None:
        inner = cause
    text = inner.strerror if isinstance(inner, OSError) and inner.strerror else str(inner)
    return " ".join(text.split()).rstrip(".") or type(inner).__name__
