"""`python -m bench.dumps`: makes pages, dumps them four ways, and prints what is found in them."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.dumps import WORK
from bench.dumps.browsers import BROWSERS
from bench.dumps.scoring import Count, Score, score
from bench.dumps.sites import sites
from bench.dumps.truth import KnownPage
from bench.install import install_dumpers


def main() -> None:
    """Print a table for each kind of site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--kinds", default="drawn,wordpress,corpus", help="kinds of sites, with commas"
    )
    parser.add_argument("--count", type=int, default=60, help="sites of each kind that is made")
    parser.add_argument("--notes", action="store_true", help="say what is wrong in which dump")
    chosen = parser.parse_args()
    install_dumpers()
    print("| pages | tool | dumps | boundaries P | R | F1 | titles | cuts F1 | words P | R | F1 |")
    print("| --- | --- | ---: | " + "---: | " * 8)
    surest = Score()
    for kind in chosen.kinds.split(","):
        whole = Score()
        for tool, scores in scored(kind, sites(kind, chosen.count)).items():
            total = Score()
            for name, one in scores.items():
                total.add(one)
                if chosen.notes and one.notes:
                    print(f"{name}.{tool}", *one.notes, sep="\n")
            print(_row(kind, tool, len(scores), total), flush=True)
            whole.add(total)
        print(_row(kind, "all", 0, whole), flush=True)
        surest.add(whole)
    print("\n| confidence | boundaries | of them right |\n| --- | ---: | ---: |")
    for tenth, (all_, right) in enumerate(surest.sure):
        print(f"| {tenth / 10:.1f}–{tenth / 10 + 0.1:.1f} | {all_} | {right / max(1, all_):.2f} |")


def scored(kind: str, pages: Sequence[KnownPage]) -> Mapping[str, Mapping[str, Score]]:
    """The score of each dump, by tool and by the page's name."""
    known = {page.name: page.posts for page in pages}
    found: dict[str, dict[str, Score]] = {}
    for tool, page, path in dumps(kind, pages):
        found.setdefault(tool, {})[page] = score(path, known[page])
    return found


def dumps(kind: str, pages: Sequence[KnownPage]) -> Iterator[tuple[str, str, Path]]:
    """Each page's dump by each tool: tool, page, file. Made when it is not there yet."""
    folder = WORK / kind
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{page.name}.html" for page in pages]
    for page, file in zip(pages, files, strict=True):
        _refresh(file, page.html)
    for tool, dump in BROWSERS.items():
        targets = [file.with_suffix(f".{tool}.txt") for file in files]
        stale = [at for at, target in enumerate(targets) if not target.exists()]
        texts = dump([files[at] for at in stale]) if stale else iter(())
        for at, text in zip(stale, texts, strict=True):
            targets[at].write_text(text, encoding="utf-8")
        for page, target in zip(pages, targets, strict=True):
            if target.read_text(encoding="utf-8").strip():
                yield tool, page.name, target


def _refresh(file: Path, html: str) -> None:
    """Write a page; the dumps of another page of that name go."""
    if file.exists() and file.read_text(encoding="utf-8") == html:
        return
    for tool in BROWSERS:
        file.with_suffix(f".{tool}.txt").unlink(missing_ok=True)
    file.write_text(html, encoding="utf-8")


def _row(kind: str, tool: str, count: int, total: Score) -> str:
    cells = [kind, tool, str(count or ""), *_figures(total.boundaries)]
    cells += [f"{total.titles.precision:.3f}", f"{total.cuts.f1:.3f}", *_figures(total.words)]
    return f"| {' | '.join(cells)} |"


def _figures(count: Count) -> Sequence[str]:
    return [f"{value:.3f}" for value in (count.precision, count.recall, count.f1)]


if __name__ == "__main__":
    main()
