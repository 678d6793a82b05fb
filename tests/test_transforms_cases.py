"""Each case under tests/cases/transforms: a site, links in a body, and what they lead to then."""

import pytest

from tests.links_case import relinked


@pytest.mark.cases("transforms")
def test_case(case):
    text, reports = relinked(case.input)
    case.check("links.txt", text)
    case.check_diagnostics(reports)
