"""What all tests share: the `--accept` option, case folders and the corpus beside the project."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.case_folder import CASES, Case

# No law is a question of time: a busy machine and a first run draw slowly. In CI the same examples
# are drawn each time, so that it judges the change and not the luck; at home they are new ones.
settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("house")

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_addoption(parser):
    parser.addoption(
        "--accept", action="store_true", help="Write what the cases gave as what they should give."
    )


def pytest_generate_tests(metafunc):
    """A test with a `case` argument runs once for each folder under its mark's place."""
    marker = metafunc.definition.get_closest_marker("cases")
    if marker is None or "case" not in metafunc.fixturenames:
        return
    accept = metafunc.config.getoption("--accept")
    folders = sorted(path for path in (CASES / marker.args[0]).iterdir() if path.is_dir())
    assert folders, f"no case under {marker.args[0]}"
    cases = [Case(folder, accept) for folder in folders]
    metafunc.parametrize("case", cases, ids=[case.folder.name for case in cases])


def pytest_configure(config):
    for line in (
        "cases(room): run once for each folder of tests/cases/room",
        "builds: builds sites with the platforms themselves; `make builds` sets them up",
        "ghost: lets a real Ghost import what is written for it; `make ghost` sets it up",
        "browser: looks at the audit's report in Chromium; `make browser` sets it up",
        "oracle: compares with real WordPress; needs php and wordpress",
    ):
        config.addinivalue_line("markers", line)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the seed and the corpus. In CI it has to be there."""
    if not SHARED.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"{SHARED} is missing: the seed and the corpus are needed in CI")
        pytest.skip(f"{SHARED} is not here")
    return SHARED
