"""What holds of the audit whatever it is given."""

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from migrator.audit.plain_yaml import plain_fields
from migrator.audit.platform_forms import shown, without_forms

TEXT = st.text(st.sampled_from("aeyno tf1230-:#'\"\\[]{}!&*|>%@`,.?~é\t "), max_size=12)
VALUE = TEXT | st.sampled_from(
    (
        "2019-03-10T10:00:00+01:00",
        "2019-13-10T10:00:00+01:00",
        "true",
        "No",
        "12",
        "012",
        '"a: b"',
        "https://a.example/?b=1",
    )
)
NAME = st.sampled_from(("title", "date", "tags", "y", "No", "a-b", "id"))
LINE = st.one_of(
    st.tuples(NAME, VALUE).map(": ".join),
    NAME.map("{}:".format),
    VALUE.map("  - {}".format),
    st.tuples(NAME, VALUE).map("  {0[0]}: {0[1]}".format),
)


@given(st.lists(LINE, max_size=6).map("\n".join))
@example("tags:\n  - a\nid: 1")
@example("title: a\n  - b")
@example("a: y")
@example("wordpress:\n  id: 12\n  status: draft")
def test_plain_yaml_is_read_as_a_whole_parser_reads_it_or_not_at_all(head):
    fields = plain_fields(head)
    if fields is not None:
        assert fields == yaml.safe_load(head)


@given(st.text(st.sampled_from('{}%<>/* "rawend\nyoutubefigure=#'), max_size=60))
def test_taking_out_forms_moves_no_line(text):
    bare = without_forms(text)
    assert len(bare) == len(text)
    assert bare.count("\n") == text.count("\n")
    assert isinstance(shown(text), str)
