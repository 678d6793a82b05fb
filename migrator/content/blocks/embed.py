"""The HTML of an embed block → the same with a marker in place of the address it holds.

<figure class="wp-block-embed is-provider-vimeo"><div class="wp-block-embed__wrapper">
https://vimeo.com/9
</div><figcaption>…</figcaption></figure>
"""

import re
from html import unescape

from migrator.content.embeds import of_embed
from migrator.content.markers import to_comment

_WRAPPED = re.compile(
    r"(<div[^<>]*\bwp-block-embed__wrapper\b[^<>]*>)\s*(https?://[^\s<>\"]+)\s*(?=</div>)",
    re.IGNORECASE,
)
_LOOSE = re.compile(r"(<figure[^<>]*>)\s*(https?://[^\s<>\"]+)\s*(?=<)", re.IGNORECASE)
_PROVIDER = re.compile(r"\bis-provider-([\w-]+)")


def render(html: str) -> str:
    """The block's HTML; anything but an address in it stays as it is."""
    named = _PROVIDER.search(html)
    slug = named[1] if named else ""
    pattern = _WRAPPED if "wp-block-embed__wrapper" in html else _LOOSE
    return pattern.sub(
        lambda found: found[1] + to_comment(of_embed(unescape(found[2]), slug)), html
    )
