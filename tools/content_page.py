"""Writes docs/content.md: what is known of blocks and shortcodes, from the tables themselves.

python tools/content_page.py > docs/content.md
"""

from collections.abc import Iterable

from migrator.content import blocks, shortcodes
from migrator.content.blocks.names import dynamic_blocks, known_blocks, void_blocks
from migrator.content.blocks.void import VOID
from migrator.content.elementor import WIDGETS
from migrator.content.embeds import providers
from migrator.content.shortcodes.names import known
from migrator.diagnostics import CODES

_HEAD = """\
# What becomes of a body

The form every body is brought into is set down in [clean-html.md](clean-html.md). This page lists
what is known by name; `tools/content_page.py` writes it from the tables.
"""

_RULES = """\
## Your own rules

In `migrator.toml` (or with `--shortcode NAME=ACTION` and `--block NAME=ACTION`) a name is kept as
it stands, dropped and listed as removed, unwrapped, or replaced by a template:

```toml
[shortcodes]
ads = "drop"
box = "unwrap"
button = '<a href="{url}">{inner}</a>'

[blocks]
"my-plugin/ad" = "drop"
latest-posts = "drop"
```

`{inner}` is what stands inside, `{url}` the attribute of that name, `{0}` the first word without a
name. A rule wins over everything this page says. A block that is kept is a placeholder before what
is inside it.
"""

_DIFFERENCES = """\
## Where this differs from WordPress, on purpose

Paragraphs, blocks and shortcodes are compared with WordPress's own functions (`tests/oracle/`).

- HTML between blocks gets paragraphs, as in the block editor, unless it has `<p>`s already.
  WordPress shows it without.
- Where several blocks are never closed, WordPress says their text twice; here it is said once.
- Broken settings of a block end with its own comment; in WordPress they swallow text.
- What stands in `pre` and `code` is code: no shortcode is carried out there.
- A caption is kept when it has no width, and so is what stands before its image.
- Shortcodes inside a shortcode that is kept are rendered.
- The picture that a cover has as a background, and the label of a tab, are there to be read.
- A comment that never ends takes no more than its line along.
- A lone `<` in a body that is full of them is text.
"""


def page() -> str:
    """The page as Markdown."""
    names = known()
    layout = ", ".join(f"`[{prefix}…]`" for prefix in names.layout)
    return "\n".join(
        [
            _HEAD,
            "## Blocks\n",
            "Block comments are read and taken off. Of these, the HTML inside is all there is:\n",
            _list(sorted(known_blocks())),
            "A placeholder stands before what is inside these, as WordPress works them out: "
            + _inline(sorted(dynamic_blocks()))
            + ".\n",
            "A placeholder with its name and settings stands for each of these: "
            + _inline(sorted(void_blocks() - VOID.keys()))
            + ".\n",
            "Rendered by a function of their own: "
            + _inline(name for name in sorted({*blocks.TABLE, *VOID}) if name)
            + ". HTML between blocks is given paragraphs. Of a block that is not known, the HTML"
            " inside it is kept, or a placeholder where there is none; it is reported once, with"
            " a count.\n",
            "## Shortcodes\n",
            "A function each: " + _inline(shortcodes.TABLE) + ".\n",
            "What they name, as an embed (a link for a file of the site): "
            + _inline(sorted(names.embeds))
            + ".\n",
            "The text of a footnote: "
            + _inline(sorted(names.footnotes))
            + ", `((…))` and `word.[1. …]`. The list of"
            " notes stands at the end, or in the place of one of "
            + _inline(sorted(names.footnote_lists))
            + ".\n",
            "A formula in TeX: " + _inline(sorted(names.formulas)) + ", and `$latex …$`.\n",
            "Code, with its language: " + _inline(sorted(names.code)) + ".\n",
            f"Rows, columns and boxes of page builders are unwrapped: {layout}. Those of them that"
            " show what is not in the body, or a form, are kept as they stand: "
            + _inline(sorted(names.elsewhere))
            + ".\n",
            "Any other is kept as it stands and reported. It counts as a shortcode when it has"
            " attributes or an end tag, or is one of: " + _inline(sorted(names.plain)) + ".\n",
            "## Elementor\n",
            "Where the body is empty or the builder's output, these widgets of `_elementor_data`"
            " are read in their order: " + _inline(sorted(WIDGETS)) + ". Any other becomes a"
            " placeholder with its name and settings.\n",
            "## Embeds\n",
            "Known providers: "
            + ", ".join(provider.name for provider in providers().all)
            + ". Where WordPress would show what an address alone on a line leads to, it becomes an"
            " embed; so does a frame of a known player. Of a card that a provider's script would"
            " draw, the words are kept, and the line that leads to it becomes the embed: "
            + _inline(sorted(providers().cards))
            + ".\n",
            _RULES,
            _DIFFERENCES,
            "## What is reported\n",
            *(
                f"- `{code.name}` ({code.effect}): {code.title}."
                for code in CODES.values()
                if code.name.startswith("content-")
            ),
            "",
        ]
    )


def _inline(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _list(names: Iterable[str]) -> str:
    return _inline(names) + "\n"


if __name__ == "__main__":
    print(page(), end="")
