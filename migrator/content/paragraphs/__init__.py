"""Paragraphs: text with blank lines and line ends → HTML, as WordPress does when it shows a post.

    autop       what `wpautop` does: `<p>` around stretches, `<br />` at line ends
    unautop     what `shortcode_unautop` does: no `<p>` around a lone shortcode

Plain texts take a short road (`plain.py`), all others WordPress's passes one by one (`passes.py`).
tests/oracle/ compares both with WordPress itself.
"""

from migrator.content.paragraphs.lone_shortcode import unautop
from migrator.content.paragraphs.passes import all_passes, restore, set_pres_aside
from migrator.content.paragraphs.plain import plain_autop

__all__ = ["autop", "unautop"]


def autop(text: str) -> str:
    """Text with blank lines and line breaks → HTML with `<p>` and `<br />`."""
    if not text.strip(" \t\n\r\0\v"):
        return ""
    text, pres = set_pres_aside(text + "\n")
    html = plain_autop(text)
    return restore(all_passes(text) if html is None else html, pres)
