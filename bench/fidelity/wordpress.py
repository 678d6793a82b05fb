"""The real WordPress: its own `wpautop` over many bodies at once, where it is installed."""

import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

Autop = Callable[[str], str]

_SCRIPT = Path(__file__).parents[2] / "tests" / "oracle" / "wordpress.php"
_ROOT = Path("/usr/share/wordpress/wp-includes")


def is_here() -> bool:
    """Whether PHP and WordPress are installed."""
    return shutil.which("php") is not None and _ROOT.is_dir()


def autop_for(texts: Sequence[str]) -> Autop:
    """WordPress's `wpautop`, asked beforehand about these texts and no others."""
    job = {"root": str(_ROOT), "shortcodes": [], "calls": [["autop", text] for text in texts]}
    done = subprocess.run(
        ["php", str(_SCRIPT)], input=json.dumps(job).encode(), capture_output=True, check=True
    )
    answers: list[str] = json.loads(done.stdout)
    return dict(zip(texts, answers, strict=True)).__getitem__
