"""The browser, its tools, and the reports that it looks at."""

import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from migrator.commands.audit import audit
from migrator.settings import Settings
from tests.browser.hostile import hostile_blog
from tests.browser.reports import compared_report, damaged_report, large_index, lonely_report
from tests.browser.watched import Watched

# Who installed no browser's driver can still run all other tests; asked for alone, none is found,
# which is a failure.
collect_ignore_glob = [] if find_spec("playwright") else ["test_*.py"]

AXE = Path(__file__).parents[2] / ".browser" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium. These tests run only where they are asked for, and there it has to be."""
    program = shutil.which("chromium")
    if program is None:
        pytest.fail("chromium is missing: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # No sandbox of its own: in containers Chromium may make none as root.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that looks for what keeps people out."""
    if not AXE.is_file():
        pytest.fail(f"{AXE} is missing: run “make browser”")
    return AXE.read_text("utf-8")


@pytest.fixture
def watch(browser):
    """Opens a watched page; at the end nothing must have been written down of any."""
    opened = []

    def open_page(**options) -> Watched:
        opened.append(Watched.open(browser, **options))
        return opened[-1]

    yield open_page
    for watched in opened:
        watched.context.close()
        assert watched.faults == []


@pytest.fixture(scope="session")
def damaged(tmp_path_factory) -> Path:
    return damaged_report(tmp_path_factory.mktemp("damaged"))


@pytest.fixture(scope="session")
def compared(tmp_path_factory) -> Path:
    return compared_report(tmp_path_factory.mktemp("compared"))


@pytest.fixture(scope="session")
def lonely(tmp_path_factory) -> Path:
    return lonely_report(tmp_path_factory.mktemp("lonely"))


@pytest.fixture(scope="session")
def large(tmp_path_factory) -> Path:
    return large_index(tmp_path_factory.mktemp("large"))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    source, output = hostile_blog(folder)
    audit(str(source), output, Settings(), html=folder / "report")
    return folder / "report"
