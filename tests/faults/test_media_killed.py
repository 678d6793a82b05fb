"""Three hundred pictures, one in twenty of them given in a wrong way, and runs that are killed."""

import pytest

from tests.media_faults import Pictures, killed_thrice, start, states
from tests.web_server import serving


@pytest.fixture(scope="module")
def killed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("killed")
    pictures = Pictures(300)
    with serving(pictures) as server:
        output, again = killed_thrice(pictures, server, folder)
        yield pictures, output, again, folder


def test_every_reference_is_accounted_for(killed):
    pictures, output, _, _ = killed
    found = states(output)
    expected = {
        "stalled": "unreachable",
        "cut": "unreachable",
        "gone": "missing",
        "broken": "unreachable",
        "page": "refused",
        "private": "missing",
    }
    assert found == {path: expected.get(pictures.faults.get(path), "kept") for path in pictures}


def test_nothing_is_downloaded_twice(killed):
    _, _, again, _ = killed
    assert again == set()


def test_texts_use_what_is_there_and_lead_to_the_old_site_for_the_rest(killed):
    pictures, output, _, _ = killed
    texts = "".join(path.read_text() for path in output.glob("content/**/*.md"))
    for path in pictures:
        name = path.removeprefix("/wp-content/uploads/")
        if path in pictures.faults:
            assert f"{path})" in texts
            assert not (output / "static/media" / name).exists()
        else:
            assert f"(/media/{name})" in texts
            assert (output / "static/media" / name).is_file()


def test_a_run_with_everything_at_hand_asks_only_for_what_did_not_answer(killed):
    pictures, output, _, folder = killed
    before = pictures.asked.copy()
    assert start(folder / "export.xml", output).wait() == 0
    asked = {path for path in pictures if pictures.asked[path] > before[path]}
    assert asked == {
        path for path, kind in pictures.faults.items() if kind in {"stalled", "cut", "broken"}
    }
