"""The real WordPress as an oracle: its own functions, run in PHP over a batch of texts."""

import os
import shutil
import subprocess
from pathlib import Path

import orjson
import pytest

_SCRIPT = Path(__file__).with_name("wordpress.php")
_ROOT = Path("/usr/share/wordpress/wp-includes")
SHORTCODES = ("caption", "wp_caption", "gallery", "audio", "video", "playlist", "embed", "code")


def need_wordpress() -> None:
    """Fail in CI, and skip elsewhere, where PHP or WordPress is not installed."""
    if shutil.which("php") and _ROOT.is_dir():
        return
    if os.environ.get("CI"):
        pytest.fail("php and wordpress are needed: apt-get install php-cli wordpress")
    pytest.skip("php and wordpress are not installed here")


def ask(calls: list[tuple[str, str]]) -> list[object]:
    """What WordPress makes of each text; one PHP process for all."""
    need_wordpress()
    job = {"root": str(_ROOT), "shortcodes": SHORTCODES, "calls": calls}
    done = subprocess.run(
        ["php", str(_SCRIPT)], input=orjson.dumps(job), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode() or done.stdout.decode()
    answers = orjson.loads(done.stdout)
    assert len(answers) == len(calls)
    return answers
