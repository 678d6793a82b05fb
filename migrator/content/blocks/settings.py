"""What a block's settings say of it besides the HTML inside → HTML before that, or in it.

<!-- wp:cover {"url":"…"} --><div style="background-image:url(…)">…</div><!-- /wp:cover -->
<!-- wp:syntaxhighlighter/code {"language":"php"} --><pre>…</pre><!-- /… -->
"""

from collections.abc import Callable, Mapping
from html import escape
from typing import Final

from migrator.content.blocks.parser import Block
from migrator.content.embeds import of_embed
from migrator.content.markers import to_comment


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


def _embed(block: Block) -> str:
    """What an embed shows, where its HTML does not name it."""
    settings = block.attributes or {}
    address, slug = settings.get("url"), settings.get("providerNameSlug")
    named = any(isinstance(piece, str) and "//" in piece for piece in block.inner)
    if named or not isinstance(address, str) or not address:
        return ""
    return to_comment(of_embed(address, slug if isinstance(slug, str) else ""))


def with_language(block: Block) -> None:
    """Write the language of a code block where its `pre` can say it."""
    language = (block.attributes or {}).get("language")
    if isinstance(language, str) and language:
        block.inner = [
            piece.replace("<pre", f'<pre data-language="{escape(language)}"', 1)
            if isinstance(piece, str)
            else piece
            for piece in block.inner
        ]


CODE: Final = frozenset(
    ["kevinbatdorf/code-block-pro", "prismatic/blocks", "syntaxhighlighter/code"]
)
"""Blocks of code highlighters that name the language in their settings alone."""
SHOWN: Final[Mapping[str, Callable[[Block], str]]] = {
    "core/cover": _cover,
    "core/cover-image": _cover,
    "core/embed": _embed,
    "core/tab": _tab,
    "core/tab-panel": _tab,
}
