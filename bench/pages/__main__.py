"""`make pages`: every page through our reader and its rivals; prints the tables."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench import WORK
from bench.install import install_readers
from bench.pages.gold import GoldPage, Snippets, corpus_of, crawl_of, pages_of
from bench.pages.ours import read
from bench.pages.rivals import RIVALS, Rival
from bench.pages.scoring import Score
from bench.pages.sites import looks, sites
from bench.pages.words import Share, shared

_ROOT = Path(__file__).parents[2]
_CORPUS = _ROOT.parent / "shared" / "corpus" / "pages"


def main() -> None:
    """Measure, and print as it goes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", type=Path, default=WORK / "sites", help="where the sites lie")
    parser.add_argument("--ours", action="store_true", help="leave the rivals out")
    parser.add_argument("--faults", action="store_true", help="print what is wrong with each post")
    arguments = parser.parse_args()
    if not arguments.ours:
        install_readers()
    rivals = () if arguments.ours else RIVALS
    for folders in (sites(arguments.sites), looks(arguments.sites)):
        pages = print_sites(folders, faults=arguments.faults)
        print_words(pages, rivals)
    print_corpus(list(corpus_of(_CORPUS)), rivals)


def print_sites(folders: Iterable[Path], *, faults: bool) -> Sequence[GoldPage]:
    """What our reader finds on each site; the pages."""
    print("| site | pages | posts | boundaries | titles | dates | cut marks | body words |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    every: list[GoldPage] = []
    total, crawls = Score(), Score()
    for folder in folders:
        pages = list(pages_of(folder))
        score = Score()
        for page in pages:
            found = read(page.path)
            score.add(page, found)
            total.add(page, found)
        print(_row(folder.name, len(pages), score), flush=True)
        crawl = crawl_of(folder, pages)
        crawls.add(crawl, read(crawl.path))
        every += pages
    print(_row("**all**", len(every), total))
    print(_row("each site as one crawl", len(every), crawls))
    if faults:
        print("", *total.faults, *crawls.faults, sep="\n")
    return every


def _row(name: str, pages: int, score: Score) -> str:
    shares = (score.posts, score.edges, score.titles, score.dates, score.cuts, score.words)
    return f"| {name} | {pages} | {' | '.join(map(_both, shares))} |"


def _both(share: Share) -> str:
    """Precision and recall."""
    return f"{share.precision:.4f} / {share.recall:.4f}"


def print_words(pages: Sequence[GoldPage], rivals: Sequence[Rival]) -> None:
    """The words of the posts on a page, ours beside its rivals, who know nothing of posts."""
    print("\n| body words | single pages | F1 | all pages | F1 |")
    print("| --- | ---: | ---: | ---: | ---: |")
    ours = [" ".join(post.text for post in read(page.path)) for page in pages]
    print(_words_row("migrator", pages, ours), flush=True)
    for rival in rivals:
        texts = [rival.text(_html(page.path), page.url, page.language) for page in pages]
        print(_words_row(rival.name, pages, texts), flush=True)


def _words_row(name: str, pages: Sequence[GoldPage], texts: Sequence[str]) -> str:
    single, every = Share(), Share()
    for page, text in zip(pages, texts, strict=True):
        share = shared(text, " ".join(post.text for post in page.posts))
        every += share
        single += share if page.single else Share()
    return f"| {name} | {_both(single)} | {single.f1:.4f} | {_both(every)} | {every.f1:.4f} |"


def print_corpus(pages: Sequence[Snippets], rivals: Sequence[Rival]) -> None:
    """Of the corpus: the snippets of text that are kept, and those of chrome that are gone."""
    if not pages:
        return
    print(f"\n| corpus, {len(pages)} pages | text kept | chrome gone |\n| --- | ---: | ---: |")
    ours = [" ".join(post.text for post in read(page.path)) for page in pages]
    print(_corpus_row("migrator", pages, ours), flush=True)
    for rival in rivals:
        texts = [rival.text(_html(page.path), page.url, "en") for page in pages]
        print(_corpus_row(rival.name, pages, texts), flush=True)


def _corpus_row(name: str, pages: Sequence[Snippets], texts: Sequence[str]) -> str:
    kept, gone = Share(), Share()
    for page, text in zip(pages, texts, strict=True):
        flat = " ".join(text.split())
        there = [" ".join(each.split()) in flat for each in page.kept]
        left = [" ".join(each.split()) in flat for each in page.gone]
        kept += Share(sum(there), len(there), len(there))
        gone += Share(left.count(False), len(left), len(left))
    return f"| {name} | {kept.right} of {kept.truth} | {gone.right} of {gone.truth} |"


def _html(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
