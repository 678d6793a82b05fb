"""Dumps: pages whose posts are known, as text by four tools, against what the dump reader finds.

`python -m bench.dumps` makes sites (`prose`, `design`, `theme`), dumps their pages as people do
(`browsers`), lays each dump beside what its page holds (`truth`) and prints how well posts, titles,
cuts and words are found (`scoring`). Sites are drawn at random from a seed; their languages and
designs are parted: on some of them the reader's weights are trained (`tools/dump_weights.py`), the
figures come from the others, which training never saw.

Needs lynx, w3m, chromium and Debian's `wordpress-l10n`; to make real sites, what
`tests/wordpress` needs.
"""

from typing import Final

from bench import WORK as _WORK

WORK: Final = _WORK / "dumps"
"""Where pages and their dumps are kept between runs."""
