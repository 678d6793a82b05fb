"""Pictures and files from the site itself: what is asked for, what is not, and what stays."""

import pytest

from migrator.commands.convert import convert
from migrator.settings import Settings
from migrator.web.policy import RUN
from tests.media_site import attachment, export, png, post
from tests.web_server import Waits, answer, serving


@pytest.fixture(autouse=True)
def waits():
    clock = Waits()
    token = RUN.set(clock.policy(retries=1))
    yield clock
    RUN.reset(token)


def run(tmp_path, items, url, **changes):
    source = export(tmp_path / "export.xml", items, url=url)
    return convert(str(source), tmp_path / "out", Settings(to="hugo", media="download", **changes))


def picture(url, name):
    return f'<p><img src="{url}/wp-content/uploads/{name}" alt="A" /></p>'


def media(tmp_path):
    root = tmp_path / "out/static/media"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_a_second_run_asks_for_nothing(tmp_path):
    answers = {"/wp-content/uploads/2019/03/a.png": answer(png(1))}
    with serving(answers) as server:
        items = [post(1, picture(server.url, "2019/03/a.png"), url=server.url)]
        run(tmp_path, items, server.url)
        assert server.asked == ["/robots.txt", "/wp-content/uploads/2019/03/a.png"]
        server.asked.clear()
        report = run(tmp_path, items, server.url)
        assert server.asked == []
    assert media(tmp_path) == {"2019/03/a.png": png(1)}
    assert report.tally.changed == 0


def test_what_is_missing_is_told_of_each_item_and_asked_again_only_on_request(tmp_path):
    with serving({}) as server:
        body = picture(server.url, "2019/03/gone.png")
        items = [post(1, body, url=server.url), post(2, body, url=server.url)]
        report = run(tmp_path, items, server.url)
        assert len(report.tally.codes["media-missing"].first) == 2
        server.asked.clear()
        run(tmp_path, items, server.url)
        assert server.asked == []
        run(tmp_path, items, server.url, refresh=True)
        assert "/wp-content/uploads/2019/03/gone.png" in server.asked


def test_robots_txt_is_honoured(tmp_path):
    answers = {
        "/robots.txt": answer(
            b"User-agent: *\nDisallow: /wp-content/\n", Content_Type="text/plain"
        ),
        "/wp-content/uploads/a.png": answer(png(1)),
    }
    with serving(answers) as server:
        items = [post(1, picture(server.url, "a.png"), url=server.url)]
        report = run(tmp_path, items, server.url)
        assert server.asked == ["/robots.txt"]
    assert "robots.txt" in report.tally.codes["media-missing"].first[0].detail


def test_what_is_too_large_is_refused(tmp_path):
    answers = {"/wp-content/uploads/a.png": answer(png(1) + bytes(2 << 20))}
    with serving(answers) as server:
        items = [post(1, picture(server.url, "a.png"), url=server.url)]
        report = run(tmp_path, items, server.url, media_limit=1)
    assert report.tally.codes["media-refused"].count == 1
    assert media(tmp_path) == {}


def test_a_drawing_is_taken_and_one_with_a_script_is_not(tmp_path):
    head = b'<svg xmlns="http://www.w3.org/2000/svg">'
    answers = {
        "/wp-content/uploads/plain.svg": answer(head + b'<path d="M0 0"/></svg>'),
        "/wp-content/uploads/script.svg": answer(head + b"<script>alert(1)</script></svg>"),
        "/wp-content/uploads/event.svg": answer(head + b'<path onload="alert(1)"/></svg>'),
        "/wp-content/uploads/link.svg": answer(head + b'<a href="java&#10;script:x"/></svg>'),
    }
    with serving(answers) as server:
        names = [path.removeprefix("/wp-content/uploads/") for path in answers]
        body = "".join(picture(server.url, name) for name in names)
        report = run(tmp_path, [post(1, body, url=server.url)], server.url)
    assert set(media(tmp_path)) == {"plain.svg"}
    assert report.tally.codes["media-refused"].count == 3


def test_names_are_safe_and_those_that_differ_by_case_alone_are_told_apart(tmp_path):
    names = ["A.png", "a.png", "caf%C3%A9.png", "con.png", "..%2F..%2Fup.png"]
    answers = {f"/wp-content/uploads/{n}": answer(png(at)) for at, n in enumerate(names)}
    with serving(answers) as server:
        body = "".join(picture(server.url, name) for name in names)
        run(tmp_path, [post(1, body, url=server.url)], server.url)
    found = set(media(tmp_path))
    assert found == {"A.png", "a-2.png", "café.png", "con_.png", "up.png"}


def test_the_library_comes_too_and_doubles_are_one_file(tmp_path):
    answers = {
        "/wp-content/uploads/one.png": answer(png(1)),
        "/wp-content/uploads/two.png": answer(png(1)),
    }
    with serving(answers) as server:
        items = [
            attachment(5, f"{server.url}/wp-content/uploads/one.png"),
            post(1, picture(server.url, "two.png"), url=server.url),
        ]
        run(tmp_path, items, server.url)
    assert media(tmp_path) == {"one.png": png(1)}
    text = next((tmp_path / "out").rglob("*note-1.md")).read_text()
    assert "(/media/one.png)" in text


def test_uploads_at_hand_are_not_asked_for(tmp_path):
    uploads = tmp_path / "uploads"
    uploads.mkdir()
    (uploads / "a.png").write_bytes(png(1))
    with serving({"/wp-content/uploads/b.png": answer(png(2))}) as server:
        body = picture(server.url, "a.png") + picture(server.url, "b.png")
        items = [post(1, body, url=server.url)]
        run(tmp_path, items, server.url, media_from=str(uploads))
        assert "/wp-content/uploads/a.png" not in server.asked
    assert media(tmp_path) == {"a.png": png(1), "b.png": png(2)}
