"""What a block shows of its settings, besides the HTML inside it → HTML that stands before that.

<!-- wp:cover {"url":"…"} --><div style="background-image:url(…)">…</div><!-- /wp:cover -->
"""

from collections.abc import Callable, Mapping
from html import escape

from migrator.content.blocks.parser import Block


def _cover(block: Block) -> str:
    """The picture of a cover whose style sheet names it; later ones have an `img`."""
    address = (block.attributes or {}).get("url")
    own = next((piece for piece in block.inner if isinstance(piece, str)), "")
    if not isinstance(address, str) or "background-image" not in own:
        return ""
    return f'<p><img src="{escape(address)}" alt=""></p>'


def _tab(block: Block) -> str:
    """The label of a tab."""
    label = (block.attributes or {}).get("label")
    return f"<p><strong>{label}</strong></p>" if isinstance(label, str) and label else ""


SHOWN: Mapping[str, Callable[[Block], str]] = {
    "core/cover": _cover,
    "core/cover-image": _cover,
    "core/tab": _tab,
    "core/tab-panel": _tab,
}
