"""Pictures and files that an output holds are where the built site's pages look for them."""

from urllib.parse import unquote

import pytest

from migrator.commands.convert import convert
from migrator.settings import Settings
from tests.builds.platforms import RECIPES
from tests.media_site import attachment, export, png, post

pytestmark = pytest.mark.builds
URL = "https://harbour.example/notes"
UPLOADS = f"{URL}/wp-content/uploads/2019/03"
FILES = {"boat.png": png(1), "café à la mer.png": png(2), "tides.pdf": b"%PDF-1.4\n%%EOF\n"}


@pytest.mark.parametrize("platform", sorted(RECIPES))
def test_every_picture_and_file_is_served(platform, tmp_path):
    folder = tmp_path / "uploads" / "2019" / "03"
    folder.mkdir(parents=True)
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    body = (
        f'<p><img src="{UPLOADS}/boat-300x200.png" alt="A boat"></p>'
        f'<p><img src="{UPLOADS}/caf%C3%A9%20%C3%A0%20la%20mer.png" alt="The sea"></p>'
        f'<p><a href="{UPLOADS}/tides.pdf">Tides</a></p>'
    )
    items = [attachment(7, f"{UPLOADS}/boat.png"), post(1, body, url=URL, thumbnail=7)]
    source = export(tmp_path / "export.xml", items, url=URL)
    uploads = str(tmp_path / "uploads")
    settings = Settings(to=platform, scaffold=True, media="folder", media_from=uploads)
    convert(str(source), tmp_path / "site", settings)
    built = RECIPES[platform].build(tmp_path / "site")
    (page,) = (built / "2019/03/note-1").glob("index.html")
    text = unquote(page.read_text("utf-8"))
    assert "wp-content" not in text
    (place,) = (path.parent for path in built.rglob("boat.png"))
    for name, data in FILES.items():
        found = (place / name) if (place / name).exists() else place / name.replace(" ", "-")
        assert found.read_bytes() == data
        assert f"/notes/{found.relative_to(built).as_posix()}" in text
