"""The scorer's own road reads a body as the real WordPress shows it; our converter keeps it all."""

import pytest

from bench.fidelity.comparing import compare
from bench.fidelity.markdown import read_markdown
from bench.fidelity.road import before_paragraphs, has_blocks, shown, shown_by
from migrator.content import Context, clean
from migrator.model import Attachment
from migrator.render import to_markdown
from tests.fidelity_pairs import AROUND, CASES, LIBRARY, NAMES, pair
from tests.oracle.bodies import corpus_bodies
from tests.oracle.wordpress import ask


@pytest.mark.oracle
def test_newlines_mean_what_they_mean_to_wordpress(shared):
    bodies = [body for body in corpus_bodies(shared) if not has_blocks(body)]
    bodies.append((CASES / "classic" / "input.wordpress").read_text(encoding="utf-8"))
    asked = [before_paragraphs(body) for body in bodies]
    paragraphs = dict(zip(asked, ask([("autop", body) for body in asked]), strict=True))
    for body in bodies:
        theirs = shown_by(paragraphs.__getitem__, body, AROUND).account()
        assert compare(theirs, shown(body, AROUND).account()).findings == []


@pytest.mark.parametrize("name", NAMES)
def test_our_markdown_keeps_everything(name):
    (path,) = (CASES / name).glob("input.*")
    context = Context(
        attachments={
            number: Attachment(url, number, alt=alt) for number, (url, alt, _) in LIBRARY.items()
        },
        post=1,
        attached={1: AROUND.uploads},
        patterns=AROUND.patterns,
        footnotes=AROUND.footnotes,
    )
    body_format = "html" if path.suffix == ".html" else "wordpress"
    root = clean(path.read_text(encoding="utf-8"), body_format, context).root
    found = compare(pair(name).expected, read_markdown(to_markdown(root)))
    assert [str(finding) for finding in found.findings] == []
