"""The schema that is shipped is the one that is published, and is itself in order."""

from pathlib import Path

import orjson
import pytest
from jsonschema import Draft202012Validator

from migrator.writers import schema_text

DOCS = Path(__file__).parents[1] / "docs" / "schema"


@pytest.mark.parametrize("of", ["item", "site"])
def test_the_published_schema_is_the_shipped_one(of):
    assert (DOCS / f"{of}.schema.json").read_text("utf-8") == schema_text(of)


@pytest.mark.parametrize("of", ["item", "site"])
def test_the_schema_is_a_schema(of):
    Draft202012Validator.check_schema(orjson.loads(schema_text(of)))


def test_the_schema_refuses_what_it_does_not_name():
    item = orjson.loads(schema_text("item"))
    assert item["additionalProperties"] is False
    assert {"markdown", "removed", "continue_url"} <= set(item["required"])
