"""Laws of media: names are safe and apart whatever addresses are, and no address or file harms."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from migrator.content.originals import library
from migrator.model import Attachment
from migrator.store.paths import check_plan
from migrator.transforms.media import MediaPlace, MediaSite
from migrator.transforms.media_types import RefusedError, media_types, true_ending
from migrator.transforms.references import Use
from migrator.writers.claims import fold
from migrator.writers.media import Body, lay_out_media

HOST = "harbour.example"
SITE = MediaSite({HOST: ""}, f"https://{HOST}", {})
words = st.text(st.sampled_from("aA1é\u0301ß%2./\\:?*-_ ~\u202e\x00\ud800conüx"), max_size=30)
addresses = st.one_of(
    words,
    words.map(lambda text: f"https://{HOST}/wp-content/uploads/{text}.jpg"),
    words.map(lambda text: f"//i0.wp.com/{HOST}/{text}.png?resize=3,4"),
    words.map(lambda text: f"http://other.example/{text}"),
)


@given(st.lists(addresses, max_size=30), st.randoms())
def test_paths_are_safe_apart_and_the_same_in_any_order(found, random):
    wanted = [one for text in found if (one := SITE.find(text, Use.PICTURE))]
    keys = {one.key for one in wanted}
    bodies = [
        Body(key, f"digest of {key}", "jpg", key.startswith(f"{HOST}/wp-content")) for key in keys
    ]
    taken = ["media/2019/03/a.md", "posts/a.md"]
    paths = lay_out_media(bodies, MediaPlace("media", "/media"), taken)
    assert len({fold(path) for path in paths.values()}) == len(keys)
    assert all(path.startswith("media/") for path in paths.values())
    check_plan([*paths.values(), *taken])
    random.shuffle(bodies)
    assert lay_out_media(bodies, MediaPlace("media", "/media"), taken) == paths


@given(addresses, st.sampled_from(Use), addresses)
def test_any_text_is_an_address_of_a_file_or_of_none(address, use, origin):
    found = SITE.find(address, use, origin)
    assert found is None or found.url.startswith(("http://", "https://"))


@given(st.sampled_from(["", "-300x200", "-scaled", "-1024x768"]), st.sampled_from(["", "?w=300"]))
def test_all_sizes_of_a_picture_of_the_library_are_one_file(size, query):
    url = f"https://{HOST}/wp-content/uploads/2019/03/boat.jpg"
    site = MediaSite({HOST: ""}, f"https://{HOST}", library([Attachment(url=url)]))
    for start in (
        f"https://{HOST}",
        f"http://www.{HOST}",
        f"//{HOST}",
        f"https://i1.wp.com/{HOST}",
    ):
        found = site.find(f"{start}/wp-content/uploads/2019/03/boat{size}.jpg{query}", Use.PICTURE)
        assert found is not None
        assert found.key == f"{HOST}/wp-content/uploads/2019/03/boat.jpg"


@given(st.binary(max_size=300), st.sampled_from(["jpg", "txt", "svg", "", "exe", "mp3"]))
def test_any_bytes_are_of_a_known_type_or_refused(head, named):
    with suppress(RefusedError):
        assert true_ending(head, named) in media_types().kinds
