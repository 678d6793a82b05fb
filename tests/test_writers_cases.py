"""Each case under tests/cases/writers gives the files that lie beside it, byte for byte."""

import pytest

from tests.written import write_case


@pytest.mark.cases("writers")
def test_case(case):
    case.check("written.txt", write_case(case.input))
