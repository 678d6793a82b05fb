"""The page of features says what was found; it runs after the looks at built sites."""

import pytest

from tests.builds import matrix

pytestmark = pytest.mark.builds


def test_the_page_of_features_says_what_was_found(request):
    if request.config.getoption("--accept"):
        matrix.PAGE.write_text(matrix.page(), "utf-8")
    written = matrix.written()
    assert {key: written.get(key) for key in matrix.cells()} == matrix.cells()
