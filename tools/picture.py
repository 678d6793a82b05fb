"""Makes the README's picture: a saved page as a browser shows it, beside what became of it.

`make picture`; needs Debian's `chromium`. Both halves are real: the left is the sample page itself,
the right are the files that `make demo` wrote.
"""

import html
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "samples" / "startseite.html"
POSTS = ROOT / "output" / "startseite" / "posts"
PICTURE = ROOT / "docs" / "images" / "before-after.png"
SIZE = (1280, 900)

_FRAME = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; display: flex; gap: 24px; padding: 24px; background: #e9edf1;
  font: 15px/1.4 "DejaVu Sans", sans-serif; }}
section {{ flex: 1; min-width: 0; background: #fff; border-radius: 10px; overflow: hidden;
  box-shadow: 0 2px 10px #0002; height: 850px; }}
h1 {{ margin: 0; padding: 10px 16px; background: #22313f; color: #fff; font-size: 15px; }}
iframe {{ border: 0; width: 100%; height: 800px; }}
pre {{ margin: 0; padding: 8px 16px 14px; font: 12.5px/1.45 "DejaVu Sans Mono", monospace;
  white-space: pre-wrap; }}
h2 {{ margin: 0; padding: 8px 16px; font-size: 13px; background: #f2f5f7; color: #2a6f97; }}
</style>
<section><h1>A saved page: menus, share buttons, likes, a post cut short</h1>
<iframe srcdoc="{page}"></iframe></section>
<section><h1>migrator convert startseite.html -o site</h1>{files}</section>
"""


def main() -> int:
    """Take the picture."""
    files = "".join(
        f"<h2>site/posts/{path.name}</h2><pre>{html.escape(path.read_text(encoding='utf-8'))}</pre>"
        for path in sorted(POSTS.glob("*.md"), reverse=True)
    )
    page = html.escape(PAGE.read_text(encoding="utf-8"))
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        frame = Path(folder, "frame.html")
        frame.write_text(_FRAME.format(page=page, files=files), encoding="utf-8")
        command = [
            *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            *("--disable-background-networking", "--disable-sync", "--no-first-run"),
            *(f"--user-data-dir={folder}/profile", f"--window-size={SIZE[0]},{SIZE[1]}"),
            *(f"--screenshot={PICTURE}", frame.as_uri()),
        ]
        return subprocess.run(command, check=False, timeout=120).returncode  # noqa: S603  (our own command)


if __name__ == "__main__":
    sys.exit(main())
