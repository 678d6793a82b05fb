"""The scaffold on a phone and at night: nothing is cut off, and what is written can be read."""

import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from migrator.commands.convert import convert
from migrator.settings import Settings
from tests.builds.built_site import BuiltSite
from tests.builds.conftest import EXPORTS
from tests.builds.platforms import RECIPES

pytestmark = pytest.mark.builds
_MOST = 25
_FAINT = """() => {
  const light = (colour) => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const paper = (node) => {
    for (; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (!colour.endsWith(", 0)")) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const parts = ".site-head *, .site-foot *, .meta *, .list *, .terms *, h1";
  return [...document.querySelectorAll(parts)]
    .filter((node) => node.textContent.trim() && !node.closest(".text"))
    .map((node) => {
      const [ink, ground] = [light(getComputedStyle(node).color), light(paper(node))];
      const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
      return [node.textContent.trim().slice(0, 20), ratio];
    })
    .filter(([, ratio]) => ratio < 4.5);
}"""


class Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, *_):
        """Nothing."""


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A built site, and where it is served."""
    output = tmp_path_factory.mktemp("screens") / "site"
    convert(str(EXPORTS["lantern"]), output, Settings(to="hugo", scaffold=True))
    built = RECIPES["hugo"].build(output)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(built))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield BuiltSite(built, "https://lantern.example/"), f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_off_on_a_phone_and_all_can_be_read(served, scheme):
    from playwright.sync_api import sync_playwright

    site, url = served
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme=scheme)
        page.route(
            "**/*", lambda route: route.continue_() if url in route.request.url else route.abort()
        )
        wide, faint = [], []
        for address in [*site.pages][:_MOST]:
            page.goto(f"{url}{address}", wait_until="domcontentloaded")
            if page.evaluate("document.documentElement.scrollWidth") > 390:
                wide.append(address)
            faint += page.evaluate(_FAINT)
        browser.close()
    assert (wide, faint) == ([], [])
