"""Pictures and files out of uploads at hand: into the output, and every text uses them there."""

import tarfile
import zipfile
from collections import Counter

import pytest

from migrator.commands.convert import convert
from migrator.settings import SettingError, Settings
from tests.media_site import attachment, export, png, post

URL = "https://harbour.example"
UPLOADS = f"{URL}/wp-content/uploads"


def files_of(output, folder):
    root = output / folder
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def codes(report):
    return Counter({name: met.count for name, met in report.tally.codes.items()})


@pytest.fixture
def source(tmp_path):
    body = (
        f'<p><a href="{UPLOADS}/2019/03/boat.png"><img src="{UPLOADS}/2019/03/boat-300x200.png"'
        f' alt="A boat" /></a> <a href="{UPLOADS}/2019/03/tides.pdf">Tides</a></p>'
        f'<p><img src="https://i0.wp.com/harbour.example/wp-content/uploads/2019/03/boat.png?w=99"'
        f' alt="Again" /></p>'
        f'<p><img src="{UPLOADS}/2019/04/lost.jpg" alt="Lost" />'
        f'<a href="https://elsewhere.example/a.pdf">Theirs</a></p>'
    )
    items = [
        attachment(7, f"{UPLOADS}/2019/03/boat.png"),
        attachment(8, f"{UPLOADS}/2019/03/twin.png"),
        post(1, body, url=URL, thumbnail=7),
    ]
    return export(tmp_path / "export.xml", items, url=URL)


@pytest.fixture
def uploads(tmp_path):
    folder = tmp_path / "wp-content" / "uploads" / "2019" / "03"
    folder.mkdir(parents=True)
    (folder / "boat.png").write_bytes(png(1))
    (folder / "twin.png").write_bytes(png(1))
    (folder / "tides.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    (folder / "unused.png").write_bytes(png(2))
    return tmp_path / "wp-content"


def as_zip(folder, path):
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, file.relative_to(folder).as_posix())
    return path


def as_tar(folder, path):
    with tarfile.open(path, "w:gz") as archive:
        archive.add(folder / "uploads" / "2019", "harbour.example/2019")
    return path


@pytest.fixture(params=["folder", "zip", "tar"])
def at_hand(request, uploads, tmp_path):
    made = {
        "folder": lambda: uploads,
        "zip": lambda: as_zip(uploads, tmp_path / "u.zip"),
        "tar": lambda: as_tar(uploads, tmp_path / "media.tar.gz"),
    }
    return made[request.param]()


def test_files_come_into_the_output_and_texts_use_them(source, at_hand, tmp_path):
    output = tmp_path / "out"
    settings = Settings(to="hugo", media="folder", media_from=str(at_hand))
    report = convert(str(source), output, settings)
    assert files_of(output, "static/media") == {
        "2019/03/boat.png": png(1),
        "2019/03/tides.pdf": b"%PDF-1.4\n%%EOF\n",
    }
    text = next(output.rglob("*note-1.md")).read_text()
    assert "![A boat](/media/2019/03/boat.png)](/media/2019/03/boat.png)" in text
    assert "![Again](/media/2019/03/boat.png)" in text
    assert "[Tides](/media/2019/03/tides.pdf)" in text
    assert "https://elsewhere.example/a.pdf" in text
    assert 'featured_image: "/media/2019/03/boat.png"' in text
    assert f"({UPLOADS}/2019/04/lost.jpg)" in text
    assert codes(report)["media-missing"] == 1
    (missing,) = report.tally.codes["media-missing"].first
    assert "lost.jpg" in missing.detail
    assert "Note 1" in missing.place.item


def test_links_of_plain_markdown_lead_from_file_to_file(source, uploads, tmp_path):
    output = tmp_path / "out"
    convert(str(source), output, Settings(media="folder", media_from=str(uploads)))
    path = next(output.rglob("*note-1.md"))
    assert 'featured_image: "../media/2019/03/boat.png"' in path.read_text()
    assert (path.parent / "../media/2019/03/boat.png").resolve().is_file()


def test_records_say_where_a_file_is(source, uploads, tmp_path):
    output = tmp_path / "out"
    convert(str(source), output, Settings(to="jsonl", media="folder", media_from=str(uploads)))
    text = (output / "items.jsonl").read_text()
    assert '"path":"media/2019/03/boat.png"' in text
    assert "![Again](media/2019/03/boat.png)" in text


def test_a_file_that_a_person_edited_stays(source, uploads, tmp_path):
    output = tmp_path / "out"
    settings = Settings(to="hugo", media="folder", media_from=str(uploads))
    convert(str(source), output, settings)
    picture = output / "static/media/2019/03/boat.png"
    picture.unlink()
    picture.write_bytes(b"smaller")
    report = convert(str(source), output, settings)
    assert picture.read_bytes() == b"smaller"
    assert codes(report)["media-edited"] == 1


def test_a_file_that_nothing_uses_any_more_goes(source, uploads, tmp_path):
    output = tmp_path / "out"
    settings = Settings(to="hugo", media="folder", media_from=str(uploads))
    convert(str(source), output, settings)
    export(source, [post(1, "<p>Nothing to see</p>", url=URL)], url=URL)
    convert(str(source), output, settings)
    assert files_of(output, "static") == {}
    assert files_of(output, ".migrator/media") == {}


def test_what_is_not_what_its_name_says_is_refused_or_renamed(source, uploads, tmp_path):
    folder = uploads / "uploads/2019/03"
    (folder / "twin.png").write_bytes(b"<!DOCTYPE html><title>Not found</title>")
    (folder / "boat.png").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(80))
    output = tmp_path / "out"
    report = convert(
        str(source), output, Settings(to="hugo", media="folder", media_from=str(uploads))
    )
    assert "2019/03/boat.jpg" in files_of(output, "static/media")
    assert codes(report)["media-renamed"] == 1
    assert codes(report)["media-refused"] == 1


def test_pictures_can_be_left_out(source, tmp_path):
    output = tmp_path / "out"
    report = convert(str(source), output, Settings(to="hugo", media="none"))
    text = next(output.rglob("*note-1.md")).read_text()
    assert "A boat" in text
    assert "![" not in text
    assert "featured_image" not in text
    assert codes(report)["media-left-out"] == 3


@pytest.mark.parametrize("name", ["", "nowhere"])
def test_uploads_that_are_not_there_are_told_of(source, tmp_path, name):
    settings = Settings(media="folder", media_from=name and str(tmp_path / name))
    with pytest.raises(SettingError, match="media"):
        convert(str(source), tmp_path / "out", settings)


MENU = """<item><title>Tide tables</title><wp:post_id>50</wp:post_id><wp:status>publish</wp:status>
<wp:post_type>nav_menu_item</wp:post_type><wp:menu_order>1</wp:menu_order>
<category domain="nav_menu" nicename="main"><![CDATA[Main]]></category>
<wp:postmeta><wp:meta_key>_menu_item_type</wp:meta_key><wp:meta_value>custom</wp:meta_value>
</wp:postmeta><wp:postmeta><wp:meta_key>_menu_item_url</wp:meta_key>
<wp:meta_value>https://harbour.example/wp-content/uploads/2019/03/tides.pdf</wp:meta_value>
</wp:postmeta></item>
"""


def test_menus_lead_to_files_where_they_are_now(source, uploads, tmp_path):
    text = source.read_text("utf-8").replace("</channel>", f"{MENU}</channel>")
    source.write_text(text, "utf-8")
    settings = Settings(to="eleventy", media="folder", media_from=str(uploads))
    convert(str(source), tmp_path / "out", settings)
    menus = (tmp_path / "out/content/_data/menus.json").read_text("utf-8")
    assert '"url": "/media/2019/03/tides.pdf"' in menus
