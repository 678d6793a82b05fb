"""Feeds of our own writing: which posts are read from them, and what is reported."""

import pytest

from migrator.readers.feed import READER
from migrator.settings import Settings
from tests.shown_posts import shown_post, shown_site


@pytest.mark.cases("feed")
def test_feed(case):
    head = b"" if case.input.is_dir() else case.input.read_bytes()
    assert READER.knows(head, str(case.input)) > 0.6
    with READER.open(case.input, str(case.input), Settings()) as source:
        read = [item.read() for item in source.items(source.survey())]
        shown = "".join(shown_post(post) for post, _ in read)
        case.check("expected.txt", shown_site(source.site) + shown)
        diagnostics = [each for _, found in read for each in found]
        case.check_diagnostics([*source.diagnostics(), *diagnostics])
