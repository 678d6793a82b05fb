"""Pages → their dumps, by the tools people make them with."""

import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

Dump: TypeAlias = Callable[[Sequence[Path]], Iterator[str]]
"""Pages → the text of each."""

_PATIENCE: Final = 30


def _lynx(pages: Sequence[Path]) -> Iterator[str]:
    for page in pages:
        yield _run(
            "lynx", "-dump", "-force_html", "-display_charset=utf-8", "-assume_charset=utf-8", page
        )


def _w3m(pages: Sequence[Path]) -> Iterator[str]:
    for page in pages:
        yield _run("w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8", page)


def _html2text(pages: Sequence[Path]) -> Iterator[str]:
    import html2text  # noqa: PLC0415

    for page in pages:
        yield html2text.html2text(page.read_text(encoding="utf-8", errors="replace"))


def _inner_text(pages: Sequence[Path]) -> Iterator[str]:
    """What a browser says is the text of a page."""
    return _in_browser(pages, "() => document.body ? document.body.innerText : ''")


_COPY: Final = """() => {
    if (!document.body) return '';
    for (const image of document.images) image.replaceWith(image.alt);
    const selection = getSelection();
    selection.selectAllChildren(document.body);
    return selection.toString();
}"""


def _copied(pages: Sequence[Path]) -> Iterator[str]:
    """What a person gets who selects a whole page and copies it; pictures give their names."""
    return _in_browser(pages, _COPY)


def _in_browser(pages: Sequence[Path], asked: str) -> Iterator[str]:
    """Ask a browser something of each page; nothing is loaded but the page itself."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        tab = browser.new_page(java_script_enabled=True)
        tab.route("**/*", lambda route: route.abort())
        for page in pages:
            tab.set_content(
                page.read_text(encoding="utf-8", errors="replace"), wait_until="domcontentloaded"
            )
            yield str(tab.evaluate(asked))
        browser.close()


def _run(*command: str | Path) -> str:
    done = subprocess.run(
        command, capture_output=True, stdin=subprocess.DEVNULL, timeout=_PATIENCE, check=False
    )
    return done.stdout.decode("utf-8", errors="replace")


BROWSERS: Final[Mapping[str, Dump]] = {
    "lynx": _lynx,
    "w3m": _w3m,
    "html2text": _html2text,
    "innerText": _inner_text,
    "copied": _copied,
}
"""The tools by their names."""
