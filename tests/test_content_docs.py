"""The page on content says what the tables say."""

import runpy
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"


def test_page_is_what_the_tables_say():
    page = runpy.run_path(str(DOCS.parent / "tools" / "content_page.py"))["page"]
    assert (DOCS / "content.md").read_text(encoding="utf-8") == page()
