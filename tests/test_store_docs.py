"""docs/ledger.md: its queries run, and its tables are the ledger's."""

import re
from pathlib import Path

import pytest

from tests.store_runs import blog, ledger, run

PAGE = (Path(__file__).parents[1] / "docs/ledger.md").read_text("utf-8")
QUERIES = re.findall(r"^```sql\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("out")
    run(folder, blog({"a.md": "One\n"}))
    return folder


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_of_the_page_runs(out, query):
    ledger(out, query)


@pytest.mark.parametrize("table", ["items", "files", "diagnostics"])
def test_every_column_is_explained(out, table):
    columns = {name for (name,) in ledger(out, f"SELECT name FROM pragma_table_info('{table}')")}
    assert columns
    assert columns <= set(re.findall(r"`(\w+)`", PAGE))
