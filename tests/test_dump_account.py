"""`split` accounts for every line of a dump: in one post, taken out of it, or outside all posts."""

import re
from collections import Counter
from pathlib import Path

import pytest

from migrator.commands.split import split
from migrator.readers.dump.decode import decode
from migrator.settings import Settings
from tests.case_folder import CASES

INPUTS = sorted((CASES / "dump").glob("*/input.txt"))
OUTSIDE = ("text outside posts", "interface phrase", "by-line", "read-more marker")


NUMBER = re.compile(r"\[\d+\](?=\S)")
TARGET = re.compile(r"\]\([^()\s]*\)")


def _letters(text):
    """Letters and digits; link numbers and addresses are kept as links, not as words."""
    return Counter(filter(str.isalnum, NUMBER.sub("", text)))


@pytest.fixture(params=INPUTS, ids=lambda path: path.parent.name)
def found(request):
    return split(str(request.param), Settings(reader="dump")), Path(request.param)


def test_rows_stand_in_order_and_no_line_is_left_out(found):
    result, path = found
    raws = _lines(path)
    covered = {number for row in result.lines for number in range(row.line, row.last + 1)}
    missing = [
        number for number, raw in enumerate(raws, 1) if raw.strip() and number not in covered
    ]
    assert missing == []
    assert [row.line for row in result.lines] == sorted(row.line for row in result.lines)


def test_each_line_is_of_one_post_or_of_none(found):
    result, _ = found
    owners = {}
    for row in result.lines:
        owners.setdefault(row.line, set()).add(row.post)
    assert all(len(posts) == 1 for posts in owners.values())
    assert all(row.became.startswith(OUTSIDE) for row in result.lines if row.post is None)


def test_words_in_are_words_out_and_words_removed(found):
    result, path = found
    said = "".join(row.text for row in result.lines)
    assert _letters(said) == _letters(NUMBER.sub("", TARGET.sub("]", "".join(_lines(path)))))


def _lines(path):
    return decode(path.read_bytes()).text.splitlines()
