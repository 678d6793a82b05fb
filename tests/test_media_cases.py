"""Each case under tests/cases/media: uploads, posts that use them, what the output has of both."""

import pytest

from tests.media_case import convert_case


@pytest.mark.cases("media")
def test_case(case, tmp_path):
    text, reports = convert_case(case.input, tmp_path)
    case.check("written.txt", text)
    case.check_diagnostics(reports)
