"""The summaries of a real site, made whole: from its saved pages, and from the site itself."""

from urllib.request import urlopen

import orjson
import pytest

from migrator.commands.convert import convert
from migrator.commands.fetch import fetch
from migrator.settings import Settings
from tests.wordpress.facts import facts_of_record, facts_of_truth

pytestmark = pytest.mark.oracle

_NOT_SHOWN = {
    "protected": "stands behind its password",
    "cut-block-worded": "the author hides the beginning: noteaser",
}
"""Posts whose words no page shows, by their names in `recipe`."""


@pytest.fixture
def words(saved, tmp_path):
    """The words of each post of an output beside what the site has, by the post's name."""
    truth = {facts_of_truth(post).link: post for post in saved.truth["posts"]}

    def _words():
        lines = (tmp_path / "items.jsonl").read_bytes().splitlines()
        rows = map(orjson.loads, lines)
        pairs = {}
        for row in rows:
            found = facts_of_record(row)
            post = truth[found.link]
            pairs[post["key"]] = (found.words, facts_of_truth(post).words, row["truncated"])
        return pairs

    return _words


def whole(pairs):
    """The posts that are whole, word for word; they must be all but those that no page shows."""
    same = {key for key, (found, true, cut) in pairs.items() if found == true and not cut}
    assert pairs.keys() - same <= _NOT_SHOWN.keys()
    return same


def test_summaries_are_completed_from_saved_pages(saved, words, tmp_path):
    settings = Settings(to="jsonl", body=("html",), complete=(str(saved.folder / "pages"),))
    convert(str(saved.folder / "feeds" / "rss-excerpts.xml"), tmp_path, settings)
    assert len(whole(words())) > 8


@pytest.fixture
def summaries(site, visit, tmp_path_factory):
    """The feed as the site gives it now, with the addresses under which it can be asked."""
    visit()
    path = tmp_path_factory.mktemp("feed") / "summaries.xml"
    with urlopen(f"{site.url}/feed/?excerpts=1") as answered:
        path.write_bytes(answered.read())
    return str(path)


def test_summaries_are_completed_from_the_site(summaries, words, tmp_path):
    convert(summaries, tmp_path, Settings(to="jsonl", body=("html",), fetch=True))
    assert len(whole(words())) > 8


def test_an_output_of_summaries_is_completed_later(summaries, words, tmp_path):
    convert(summaries, tmp_path, Settings(to="jsonl", body=("html",)))
    assert all(cut for _, _, cut in words().values())
    assert fetch(tmp_path, Settings()).left <= len(_NOT_SHOWN)
    assert len(whole(words())) > 8
