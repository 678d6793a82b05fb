"""Bodies come out as the clean tree that lies beside them."""

import pytest

from migrator.content import Context, clean
from migrator.model import Attachment
from tests.tree_text import tree_text

CONTEXT = Context(
    attachments={
        1: Attachment("https://blog.test/gate.jpg", 1, alt="The gate", caption="By <em>night</em>"),
        2: Attachment("https://blog.test/mill.jpg?a=1&b=2", 2),
    }
)


@pytest.mark.cases("content")
def test_body_becomes_its_clean_tree(case):
    """The input's suffix is the format of the body."""
    cleaned = clean(case.input.read_text(encoding="utf-8"), case.input.suffix[1:], CONTEXT)
    case.check("tree.txt", tree_text(cleaned.root))
    case.check_diagnostics(cleaned.diagnostics)
    removed = "".join(f"{piece.what}: {piece.text!r}\n" for piece in cleaned.removed)
    case.check("removed.txt", removed)
