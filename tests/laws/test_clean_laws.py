"""Whatever is piped into `migrator clean`, it ends in text or in one sentence."""

from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migrator.cli import cli

PIECES = st.sampled_from(
    [
        *("<!doctype html>", "<html>", "<body>", "<p>", "</p>", "<article class=hentry>", "<pre>"),
        *("<!-- wp:list -->", "<!-- /wp:list -->", "<!--more-->", "<!--", "-->", "<rss>", "<item>"),
        *("[caption]", "[/caption]", "[", "\n\n", "\n", "- ", "Title", "…", "\x00", "\ufeff", "é"),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=20), max_size=25).map("".join)
INPUTS = st.binary(max_size=200) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(INPUTS, st.sampled_from(["markdown", "html", "text"]))
def test_every_input_ends_in_text_or_in_one_sentence(data, form):
    result = CliRunner().invoke(cli, ["clean", "-q", "--to", form, "--fail-on", "never"], data)
    assert result.exit_code in {0, 3}, result.stderr
    if result.exit_code:
        assert result.stdout == ""
        assert result.stderr.startswith("Error: <stdin>: ")
        assert result.stderr.count("\n") == 1
