"""`make fidelity`: every body through every engine; prints the table and what we do not keep."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.fidelity import wordpress
from bench.fidelity.bodies import Body, bodies_of
from bench.fidelity.engines import OURS, RIVALS, Engine, Job
from bench.fidelity.road import Shown, before_paragraphs, has_blocks
from bench.fidelity.scoring import score
from bench.fidelity.table import HEAD, imperfect, row
from bench.install import install_engines

_ROOT = Path(__file__).parents[2]


def main() -> None:
    """Measure, and print as it goes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="*", type=Path, help="exports and pages; by default all")
    parser.add_argument("--ours", action="store_true", help="leave the rivals out")
    arguments = parser.parse_args()
    bodies = list(bodies_of(arguments.sources or default_sources()))
    if not bodies:
        sys.exit("There is no body to measure on; name an export or a page.")
    if not arguments.ours:
        install_engines()
    measure(bodies, [] if arguments.ours else RIVALS)


def default_sources() -> Sequence[Path]:
    """The corpus beside the checkout, where there is one, and our own samples."""
    corpus = _ROOT.parent / "shared" / "corpus"
    return [
        *sorted((corpus / "wxr").glob("*.xml")),
        *sorted((corpus / "pages").glob("*.html")),
        *sorted((_ROOT / "samples").glob("*.xml")),
        *sorted((_ROOT / "samples").glob("*.html")),
    ]


def measure(bodies: Sequence[Body], rivals: Sequence[Engine]) -> None:
    """Print a row for each engine, then the posts that ours does not keep whole."""
    shown = as_shown(bodies)
    jobs = [Job(body, one.html) for body, one in zip(bodies, shown, strict=True)]
    accounts = [one.account() for one in shown]
    print(HEAD, flush=True)
    ours = score(OURS, jobs, accounts)
    print(row(ours), flush=True)
    for engine in rivals:
        print(row(score(engine, jobs, accounts)), flush=True)
    lines = list(imperfect(ours, bodies))
    print("\n## Not perfect\n" if lines else "\nEvery post is perfect.")
    print("\n".join(lines))


def as_shown(bodies: Sequence[Body]) -> Sequence[Shown]:
    """What WordPress shows of each: what is asked of all engines, and what the rivals are given."""
    if not wordpress.is_here():
        print("WordPress is not installed: paragraphs are read on our own road; rivals get none.\n")
        return [body.shown() for body in bodies]
    classic = {
        before_paragraphs(body.post.body): None
        for body in bodies
        if body.post.body_format == "wordpress" and not has_blocks(body.post.body)
    }
    print("Paragraphs are WordPress's own (`wpautop`): rivals get its HTML, ours the raw body.\n")
    autop = wordpress.autop_for(list(classic))
    return [body.shown(autop) for body in bodies]


if __name__ == "__main__":
    main()
