"""A page that is watched: whatever runs, asks or complains where nothing should is written down."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

QUIET = ("file:", "about:")


@dataclass
class Watched:
    """A page, and what it did that it should not.

    Attributes:
        page: Playwright's.
        faults: Dialogs, errors, messages on the console, requests that leave the disk: those that
            were tried, and those that were sent.
    """

    context: BrowserContext
    page: Page
    faults: list[str] = field(default_factory=list)

    @classmethod
    def open(cls, browser: Browser, **options) -> Watched:
        """An empty page. Nothing can leave it, and the attempt is written down."""
        context = browser.new_context(**options)
        watched = cls(context, context.new_page())
        context.route(lambda address: not address.startswith(QUIET), watched.stop)
        context.on("request", watched.note_request)
        context.on("console", lambda said: watched.note("console", said.text))
        context.on("weberror", lambda error: watched.note("error", str(error.error)))
        context.on("dialog", watched.close_dialog)
        context.on("page", lambda page: watched.note("window", page.url))
        watched.page.on("framenavigated", watched.note_frame)
        return watched

    def show(self, path: Path, fragment: str = "") -> Page:
        """Open a file of the disk."""
        self.page.goto(path.as_uri() + fragment)
        return self.page

    def note(self, kind: str, what: str) -> None:
        self.faults.append(f"{kind}: {what}")

    def note_request(self, request) -> None:
        if not request.url.startswith(QUIET):
            self.note("request", request.url)

    def note_frame(self, frame) -> None:
        if not frame.url.startswith(QUIET):
            self.note("frame", frame.url)

    def stop(self, route) -> None:
        self.note("sent", route.request.url)
        route.abort()

    def close_dialog(self, dialog) -> None:
        self.note("dialog", dialog.message)
        dialog.dismiss()
