"""What each template engine would take for its own, and what is written in its place."""

import pytest

from migrator.content.tree import Element
from migrator.render import to_markdown
from migrator.render.templates import TEMPLATES

CASES = (
    ("hugo", "{{< toc >}}", "{{</* toc */>}}"),
    ("hugo", "{{% toc %}} and {{<x>}}", "{{%/* toc */%}} and {{</*x*/>}}"),
    ("hugo", "{{</* shown */>}}", "{{</*/* shown */*/>}}"),
    ("hugo", "{{ .Title }} {% raw %}", "{{ .Title }} {% raw %}"),
    ("hugo", "{{< open", "{{</* open\n[//]: # (*/>}})\n"),
    ("liquid", "{{ site.token }}", '{{ "{{" }} site.token }}'),
    ("liquid", "{% include /x %}{# c #}", '{{ "{%" }} include /x %}{# c #}'),
    ("liquid", "{% endraw %} {{{", '{{ "{%" }} endraw %} {{ "{{" }}{'),
    ("nunjucks", "{# c #} {{ x }}", '{{ "{#" }} c {{ "#}" }} {{ "{{" }} x }}'),
    ("tera", "{{ x }}", '{{ "{{" }} x }}'),
    ("zola", "{{ x(a=1) }} {{ x }}", "{{/* x(a=1) */}} {{ x }}"),
    ("zola", "{% x() %}in{% end %}", "{%/* x() */%}in{%/* end */%}"),
    ("zola", "{% x() %}in", "{% x() %}in"),
    ("zola", "{{/* x() */}}", "&#123;{/* x() */}}"),
    ("nikola", "{{% x %}} {{ y }}", "{{% raw %}}{{{% /raw %}}{% x %}} {{ y }}"),
    ("none", "{{ x }}", "{{ x }}"),
)


@pytest.mark.parametrize(("template", "text", "written"), CASES)
def test_what_an_engine_would_run_is_written_so_that_it_shows(template, text, written):
    assert TEMPLATES[template].body(text) == written


def body(*nodes):
    return Element("body", {}, list(nodes))


def test_hexo_gets_entities_outside_of_code():
    root = body(Element("p", {}, ["{{ a }} ", Element("code", {}, ["{{ b }}"]), " {{{# c"]))
    written = to_markdown(root, dialect="marked", template="hexo")
    assert written == "&#123;{ a }} `{{ b }}` &#123;&#123;&#123;# c\n"


def test_an_address_is_no_word_of_pelicans():
    root = body(
        Element(
            "p",
            {},
            [
                Element("a", {"href": "{filename}/x.md"}, ["link"]),
                Element("img", {"src": "|static|/y.png", "alt": "{filename}"}),
                Element("code", {}, ["[x]({filename}/z)"]),
            ],
        ),
        Element("!raw", {"display": "block"}, ['<a href="{attach}z">raw</a>']),
    )
    written = to_markdown(root, dialect="python-markdown", template="pelican")
    assert "[link](&#123;filename" in written
    assert "](&#124;static" in written
    assert "`[x]({filename}/z)`" in written
    assert 'href="&#123;attach' in written


def test_nikola_is_given_nothing_to_fetch_and_no_address_at_which_it_stops():
    links = ("https://elsewhere.example/?a=[1]", "link://slug/x", "http://[no/x", "//\u00fc..de/")
    root = body(
        Element("p", {}, [".. gist:: 1 and .. Gist, ", Element("code", {}, [".. gist:: 2"])]),
        Element("p", {}, [Element("a", {"href": link}, ["link"]) for link in links]),
        Element("!raw", {"display": "block"}, ['<form action="http://[no/?a&amp;b"></form>']),
    )
    written = to_markdown(root, dialect="python-markdown", template="nikola")
    assert "&#46;. gist:: 1 and .. Gist, `.. gist:: 2`" in written
    assert "[link](https://elsewhere.example/?a=%5B1%5D)[link](x-link://slug/x)" in written
    assert "[link](http:%2F%2F%5Bno/x)[link](%2F%2F%C3%BC..de/)" in written
    assert '<form action="http:%2F%2F[no/?a&amp;b">' in written


def test_nikola_knows_no_divider_but_the_blogs():
    root = body(
        Element("!comment", {"text": "TEASER_END"}),
        Element("!more", {"own": "TEASER_END"}),
        Element("!raw", {"display": "block"}, ["<form><!-- END_TEASER: x --></form>"]),
    )
    written = to_markdown(root, dialect="python-markdown", template="nikola")
    assert written == (
        "<!--TEASER-END-->\n\n<!-- TEASER_END -->\n\n<form><!-- END-TEASER: x --></form>\n"
    )


def test_code_that_zola_would_change_is_html():
    root = body(
        Element("p", {}, [Element("code", {}, ["{{/* x() */}}"])]),
        Element("pre", {}, [Element("code", {}, ["{%/* x() */%}\n"])]),
    )
    written = to_markdown(root, dialect="pulldown-cmark", template="zola")
    assert "{{/*" not in written
    assert "<code>&#123;&#123;/* x() */}}</code>" in written
    assert "<pre><code>&#123;%/* x() */%}" in written


def test_a_value_is_escaped_where_the_engine_runs_over_it():
    assert TEMPLATES["liquid"].value("{{ x }}") == '{{ "{{" }} x }}'
    assert TEMPLATES["mdx"].value("{x} <b> &") == "&#123;x&#125; &lt;b> &amp;"
    assert TEMPLATES["hugo"].value("{{< x >}}") == "{{< x >}}"


@pytest.mark.parametrize("template", TEMPLATES)
def test_long_runs_take_no_longer(template):
    for part in ("{{<", "{{%", "{%", "{{ a(", "{{ a(b=1 ", "{{/*", "{% a() %}", "[", "{{ a(b=["):
        TEMPLATES[template].body(part * 100_000)
