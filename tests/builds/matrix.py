"""What was found of each platform → the table of docs/platforms/matrix.md."""

from collections import defaultdict
from pathlib import Path

from tests.builds.platforms import RECIPES

PAGE = Path(__file__).parents[2] / "docs" / "platforms" / "matrix.md"
HEAD = """# What holds on which platform

<!-- Made by the tests of builds (make builds, with --accept): edit tests/builds/test_builds.py. -->

Each row is a look at sites that the platforms built: the sample, an export made to break things,
and the same in a folder of its host. ✓ means that it holds of all three.

"""

_found: dict[tuple[str, str], list[bool]] = defaultdict(list)


def note(test: str, platform: str, *, held: bool) -> None:
    """Keep what a test found of a platform."""
    _found[_sentence(test), platform].append(held)


def cells() -> dict[tuple[str, str], str]:
    """What was found so far, by feature and platform."""
    return {key: "✓" if all(held) else "✗" for key, held in _found.items()}


def page() -> str:
    """The page, of everything that was found so far; other platforms stay as they were."""
    found = {**written(), **cells()}
    platforms = sorted(RECIPES.keys() & {platform for _, platform in found})
    features = list(dict.fromkeys(feature for feature, _ in cells()))
    lines = [
        f"| | {' | '.join(platforms)} |",
        f"| --- |{' :-: |' * len(platforms)}",
        *(
            f"| {feature} | {' | '.join(found.get((feature, one), '') for one in platforms)} |"
            for feature in features
        ),
    ]
    return HEAD + "\n".join(lines) + "\n"


def written() -> dict[tuple[str, str], str]:
    """The cells of the page as it lies there."""
    rows = [line.strip("|").split("|") for line in PAGE.read_text("utf-8").splitlines()]
    table = [[cell.strip() for cell in row] for row in rows if len(row) > 1]
    platforms = table[0][1:]
    return {
        (row[0], platform): cell
        for row in table[2:]
        for platform, cell in zip(platforms, row[1:], strict=True)
    }


def _sentence(test: str) -> str:
    words = test.removeprefix("test_").replace("_", " ")
    return words[:1].upper() + words[1:]
