"""Makes the pictures of docs/audit.md: the report of the sample, damaged on purpose, in a browser.

`make picture`; needs Debian's `chromium`. Nothing is posed: the pages are what
`migrator audit --html` writes.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
SCHEMES = ("light", "dark")
POST = "A loaf for the boat: 70 % rye & no oven"

sys.path.insert(0, str(ROOT))

from migrator.commands.audit import audit  # noqa: E402  (the checkout comes first on the path)
from migrator.settings import Settings  # noqa: E402
from tests.damaged_sample import SAMPLE, damaged_sample  # noqa: E402


def main() -> None:
    """Take the pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        # Paths are in the pictures: those of this machine say nothing.
        os.chdir(work)
        shutil.copy(SAMPLE, SAMPLE.name)
        damaged_sample(Path("site"))
        audit(SAMPLE.name, Path("site"), Settings(jobs=1), html=Path("report"))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for scheme in SCHEMES:
            _pictures(browser, scheme, Path("report").resolve())
        browser.close()


def _pictures(browser: Browser, scheme: str, report: Path) -> None:
    """The overview and a post, in one scheme of colours."""
    desk = browser.new_page(color_scheme=scheme, viewport={"width": 1100, "height": 690})
    desk.goto((report / "index.html").as_uri())
    desk.screenshot(path=IMAGES / f"audit-overview-{scheme}.png")
    desk.goto((report / "index.html").as_uri() + "#code=audit-words-lost")
    desk.click(f"#rows td.title a:text-is('{POST}')")
    desk.frame_locator("iframe[name=source]").locator("mark").first.wait_for()
    desk.screenshot(path=IMAGES / f"audit-post-{scheme}.png")
    desk.close()


if __name__ == "__main__":
    main()
