"""Bodies come out as the clean tree that lies beside them."""

import json

import pytest

from migrator.content import Context, clean
from migrator.content.originals import library
from migrator.content.rules import read_rules
from migrator.model import Attachment
from migrator.settings import Settings
from tests.tree_text import tree_text

ATTACHMENTS = {
    1: Attachment("https://blog.test/gate.jpg", 1, alt="The gate", caption="By <em>night</em>"),
    2: Attachment("https://blog.test/mill.jpg?a=1&b=2", 2),
    3: Attachment("https://blog.test/wp-content/uploads/2020/01/barn-scaled.jpg", 3),
    7: Attachment("https://blog.test/one.mp3", 7, title="One & only"),
    8: Attachment("https://blog.test/two.mp3", 8),
    5: Attachment("https://blog.test/creek.jpg", 5, title="The creek", caption="In <b>May</b>"),
    4: Attachment("https://blog.test/wp-content/uploads/sign-300x200.png", 4),
}


def context_of(folder):
    """What is known around the body: `context.json`, where the case has one."""
    path = folder / "context.json"
    known = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return Context(
        attachments=ATTACHMENTS,
        post=known.get("post"),
        attached={int(post): ids for post, ids in known.get("attached", {}).items()},
        files=library(ATTACHMENTS.values()),
        patterns={int(number): body for number, body in known.get("patterns", {}).items()},
        rules=read_rules(Settings(**known.get("settings", {}))),
        elementor=json.dumps(known["elementor"]) if "elementor" in known else "",
        footnotes=json.dumps(known["footnotes"]) if "footnotes" in known else "",
    )


@pytest.mark.cases("content")
def test_body_becomes_its_clean_tree(case):
    """The input's suffix is the format of the body."""
    context = context_of(case.folder)
    cleaned = clean(case.input.read_text(encoding="utf-8"), case.input.suffix[1:], context)
    case.check("tree.txt", tree_text(cleaned.root))
    case.check_diagnostics(cleaned.diagnostics)
    removed = "".join(f"{piece.what}: {piece.text!r}\n" for piece in cleaned.removed)
    case.check("removed.txt", removed)
