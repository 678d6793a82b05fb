"""Makes the pictures of docs/platforms: the sample as two platforms build it, in a browser.

`make picture`; needs Debian's `chromium`, and what `make builds` installs. Nothing is posed: the
sites are what `migrator convert --scaffold` writes and the platforms build. Only the photographs
that the sample names are drawn here.
"""

import base64
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
SAMPLE = ROOT / "samples" / "tidewater.wxr.xml"
POSTS = {"hugo": "a-loaf-for-the-boat", "eleventy": "maree-basse-seaux-pleins"}
"""The post that is shown, by platform."""
DESK, PHONE = (820, 1000), (390, 844)

sys.path.insert(0, str(ROOT))

from migrator.commands.convert import convert  # noqa: E402  (the checkout comes first on the path)
from migrator.settings import Settings  # noqa: E402
from tests.builds.platforms import RECIPES  # noqa: E402

DRAWINGS = {
    "2023/03/crust.jpg": """<rect width="900" height="600" fill="#e9dcc6"/>
<ellipse cx="450" cy="400" rx="360" ry="120" fill="#c9b38f"/>
<ellipse cx="450" cy="320" rx="300" ry="190" fill="#a5642c"/>
<ellipse cx="450" cy="290" rx="270" ry="150" fill="#bf7d3d"/>
<path d="M270 300 Q450 150 640 280" stroke="#f2dcb4" stroke-width="26" fill="none"/>
<path d="M310 360 Q450 250 610 350" stroke="#e7c892" stroke-width="18" fill="none"/>""",
    "2011/08/seau.jpg": """<rect width="900" height="600" fill="#b9d7e8"/>
<rect y="250" width="900" height="350" fill="#e6d3a7"/>
<rect y="220" width="900" height="50" fill="#5d93b0"/>
<path d="M330 270 L570 270 L530 520 L370 520 Z" fill="#c2571a"/>
<path d="M330 270 Q450 90 570 270" stroke="#777" stroke-width="12" fill="none"/>""",
}
_SHEET = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; display: flex; gap: 20px; padding: 20px; background: #d9dde1; width: 1260px; }}
img {{ border-radius: 8px; box-shadow: 0 2px 10px #0003; height: 580px; display: block; }}
</style>{shots}"""


class _Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


def main() -> None:
    """Take the pictures."""
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        uploads = Path(work) / "uploads"
        for path, drawing in DRAWINGS.items():
            _draw(browser, drawing, uploads / path)
        for platform, slug in POSTS.items():
            output = Path(work) / platform
            settings = Settings(to=platform, scaffold=True, media="folder", media_from=str(uploads))
            convert(str(SAMPLE), output, settings)
            built = RECIPES[platform].build(output)
            (post,) = (path.parent for path in built.rglob(f"{slug}/index.html"))
            with _served(built) as url:
                address = f"{url}/{post.relative_to(built).as_posix()}/"
                shots = [
                    _shot(browser, f"{url}/", DESK, "light"),
                    _shot(browser, address, DESK, "dark"),
                    _shot(browser, address, PHONE, "light"),
                ]
            _sheet(browser, shots, IMAGES / f"site-{platform}.png")
        browser.close()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address that a folder is served at meanwhile."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _draw(browser: Browser, drawing: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    page = browser.new_page(viewport={"width": 900, "height": 600})
    page.set_content(
        '<body style="margin:0"><svg xmlns="http://www.w3.org/2000/svg" width="900" height="600">'
        f"{drawing}</svg></body>"
    )
    page.screenshot(path=path, type="jpeg", quality=80)
    page.close()


def _shot(
    browser: Browser, url: str, size: tuple[int, int], scheme: Literal["light", "dark"]
) -> str:
    """A picture of a page, as an address that holds it."""
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.goto(url, wait_until="networkidle")
    data = page.screenshot()
    page.close()
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


def _sheet(browser: Browser, shots: list[str], path: Path) -> None:
    page = browser.new_page(viewport={"width": 1300, "height": 620})
    page.set_content(_SHEET.format(shots="".join(f'<img src="{shot}">' for shot in shots)))
    page.screenshot(path=path, full_page=True)
    page.close()


if __name__ == "__main__":
    main()
