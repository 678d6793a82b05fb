"""Titles and names are the text they show."""

import pytest

from migrator.readers.inline_html import shown_text


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("Salt &amp; Pepper", "Salt & Pepper"),
        ("2010 &#8211; a year", "2010 – a year"),
        ("A <em>new</em> start<br />", "A new start"),
        ('<a href="/x">Linked</a> & <span class="y">set</span>', "Linked & set"),
        ("I <3 tea, 1 < 2 > 0", "I <3 tea, 1 < 2 > 0"),
        ("How &lt;b&gt; works", "How <b> works"),
        ("&amp;lt;", "&lt;"),
        ("Use <canvas> now", "Use <canvas> now"),
    ],
)
def test_what_is_stored_as_html_is_shown_as_text(stored, shown):
    assert shown_text(stored) == shown
