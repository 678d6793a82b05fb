"""Laws of the front matter: what a parser reads back is what was meant, in every form."""

import tomllib
from datetime import datetime, timedelta, timezone

import orjson
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from migrator.writers.front_matter_form import FORMS
from migrator.writers.yaml_text import yaml_text

NASTY = [
    "", "yes", "No", "on", "null", "~", "true", "TRUE", "y", "N", "1", "1e3", "0x1F", "0o17",
    "017", "1_000", "12:30", "2020-01-01", "2020-01-01T00:00:00Z", ".inf", ".nan", "=", "<<",
    "- a", "-", "---", "...", "? a", ": a", "a: b", "a:", "a :b", "a #b", "a#b", "#", "&a", "*a",
    "!a", "!!str a", "%a", "@a", "`a", "|", ">", "[a]", "{a}", "a, b", '"', "'", "\\", "a\\nb",
    'He said "hi"', "it's", " a", "a ", "a  b", "\t", "a\tb", "\n", "a\n", "\na", "a\nb",
    "a\n\n b\n#c", "a\n---\nb", "a\r\nb", "\x00", "\x1b", "\x7f", "\x85", "a\x85b", "\xa0",
    "a\u2028b", "\u2029", "\ufeff", "a\ufeffb", "\ufffe", "\uffff", "😀", "😀 a", "Été", "日本語",
    "Ἀ: β", "می\u200cخواهم", "e\u0301", "a" * 3000, "{{ x }}", "{% raw %}", "null ", "Yes: no",
    "C++", "C#", "http://a.b/c#d", "a\n  \nb", "a\n\tb",
]  # fmt: skip

texts = st.one_of(
    st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
)
zones = st.builds(lambda minutes: timezone(timedelta(minutes=minutes)), st.integers(-840, 840))
moments = (
    st.datetimes(timezones=zones)
    .map(lambda moment: moment.replace(microsecond=0))
    .filter(lambda moment: 1 < moment.year < 9999)
)
numbers = st.integers(-(2**62), 2**62)
plain = st.one_of(texts, numbers, st.booleans(), st.floats(allow_nan=False, allow_infinity=False))
nested = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(["title", "date", "meta", "tags", "a key", "yes"])
fields = st.dictionaries(names, nested | st.lists(texts, max_size=4) | moments, max_size=5)


@given(fields)
def test_yaml_reads_back_as_it_was_meant(value):
    assert (yaml.safe_load(yaml_text(value)) or {}) == value


@given(st.dictionaries(texts, nested | st.none(), max_size=3))
def test_yaml_keys_may_be_anything(value):
    assert (yaml.safe_load(yaml_text({"meta": value})))["meta"] == value


@example({"title": "a\n---\nb"})
@given(fields)
def test_no_line_of_yaml_ends_the_front_matter_early(value):
    head = FORMS["yaml"](value)
    assert head.startswith("---\n")
    assert head.endswith("---\n")
    assert not any(line.rstrip() in {"---", "..."} for line in head.split("\n")[1:-2])


@given(fields)
def test_toml_reads_back_as_it_was_meant(value):
    head = FORMS["toml"](value)
    assert tomllib.loads(head.removeprefix("+++\n").removesuffix("+++\n")) == value


@given(fields)
def test_json_reads_back_as_it_was_meant(value):
    read = orjson.loads(FORMS["json"](value))
    said = {
        key: datetime.fromisoformat(read[key]) if isinstance(was, datetime) else read[key]
        for key, was in value.items()
    }
    assert said == value


@given(st.text(max_size=20))
def test_half_a_surrogate_pair_costs_one_character(text):
    broken = f"a\ud800{text}"
    for form in FORMS.values():
        form({"title": broken, "tags": [broken], "meta": {broken: broken}}).encode(
            "utf-8", "replace"
        )
