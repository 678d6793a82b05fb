"""Bodies of our own writing, each with Markdown written by hand that keeps all of it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.fidelity.account import Account
from bench.fidelity.comparing import Comparison, compare
from bench.fidelity.markdown import read_markdown
from bench.fidelity.road import Around, Shown, shown

CASES = Path(__file__).parent / "cases" / "fidelity"
LIBRARY = {
    4: ("https://orchard.example/bosc.jpg", "Bosc", ""),
    5: ("https://orchard.example/conference.jpg", "", ""),
}
AROUND = Around(
    attachments=LIBRARY.get,
    patterns={
        31: "<!-- wp:paragraph --><p>This stands under every page.</p><!-- /wp:paragraph -->"
    },
    uploads=(4, 5),
    footnotes='[{"id":"n1","content":"Except in <strong>1888</strong>."}]',
)
NAMES = tuple(sorted(path.name for path in CASES.iterdir()))


@dataclass(frozen=True)
class Pair:
    """What is to be seen in a body, and Markdown that shows it."""

    expected: Account
    good: str

    def with_(self, markdown: str) -> Comparison:
        return compare(self.expected, read_markdown(markdown))


@cache
def pair(name: str) -> Pair:
    (path,) = (CASES / name).glob("input.*")
    body = path.read_text(encoding="utf-8")
    seen = Shown(body) if path.suffix == ".html" else shown(body, AROUND)
    return Pair(seen.account(), (CASES / name / "good.md").read_text(encoding="utf-8"))
