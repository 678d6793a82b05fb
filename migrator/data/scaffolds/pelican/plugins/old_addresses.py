"""Writes a page at each old address that sends its reader on to the new one."""

import json
from html import escape
from pathlib import Path

from pelican import signals

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Moved</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={to}">
</head>
<body><p><a href="{to}">Moved</a></p></body>
</html>
"""


def write_pages(pelican):
    """Where nothing else is."""
    data = Path(__file__).parents[1] / "data" / "redirects.json"
    output = Path(pelican.settings["OUTPUT_PATH"])
    for row in json.loads(data.read_text("utf-8")):
        path = output / row["from"].lstrip("/")
        path = path / "index.html" if row["from"].endswith("/") else path
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(PAGE.format(to=escape(row["to"])), "utf-8")


def register():
    """Called by Pelican."""
    signals.finalized.connect(write_pages)
