"""The login for the site that is read, from the environment: never an option, never in a file."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from migrator.settings import SettingError

USER: Final = "MIGRATOR_SITE_USER"
PASSWORD: Final = "MIGRATOR_SITE_PASSWORD"  # noqa: S105  (a variable's name)


@contextmanager
def login_from(environment: Mapping[str, str]) -> Iterator[None]:
    """Let what runs inside ask the site that the user names with this login, where there is one.

    Raises:
        SettingError: One of the two variables is there without the other.
    """
    user, password = environment.get(USER, ""), environment.get(PASSWORD, "")
    if not user and not password:
        yield
        return
    if not user or not password:
        missing, there = (USER, PASSWORD) if not user else (PASSWORD, USER)
        raise SettingError(f"environment: {there} is set without {missing}; set both or neither.")
    from migrator.web.login import Login  # noqa: PLC0415  (the web's library loads when it is used)
    from migrator.web.policy import RUN  # noqa: PLC0415  (as above)

    token = RUN.set(replace(RUN.get(), login=Login(user, password)))
    try:
        yield
    finally:
        RUN.reset(token)
