"""A case's `input.toml` → an export with uploads beside it, converted: files that came, and texts.

What an upload is, a word says: `png 3` is a picture, each number another; `jpg`, `pdf`, `mp3`,
`html`, `svg`, `evil-svg`, `empty`, or `link PATH`, a symbolic link.
"""

import tomllib
from dataclasses import replace
from pathlib import Path

from migrator.commands.convert import convert
from migrator.diagnostics import Diagnostic
from migrator.settings import Settings, merge
from tests.media_site import attachment, export, png, post

SITE = "https://harbour.example"
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"%s/></svg>'
BYTES = {
    "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(80),
    "gif": b"GIF89a\x01\x00\x01\x00\x00\xff\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x00;",
    "pdf": b"%PDF-1.4\n%%EOF\n",
    "mp3": b"ID3\x03\x00\x00\x00\x00\x00\x00" + bytes(60),
    "mp4": b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(40),
    "html": b"<!DOCTYPE html><title>Not found</title>",
    "svg": _SVG % b"",
    "evil-svg": _SVG % b' onload="x()"',
    "empty": b"",
    "words": b"Ebb at six.\n",
}


def bytes_of(word: str) -> bytes:
    """What an upload holds."""
    return png(int(word.removeprefix("png "))) if word.startswith("png ") else BYTES[word]


def convert_case(path: Path, work: Path) -> tuple[str, list[Diagnostic]]:
    """The case's output as one text a reviewer can read, and what was reported of media."""
    case = tomllib.loads(path.read_text("utf-8"))
    uploads = work / case.get("beside", "uploads")
    for name, word in case.get("uploads", {}).items():
        file = uploads / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if word.startswith("link "):
            file.symlink_to(word.removeprefix("link "))
        else:
            file.write_bytes(bytes_of(word))
    items = [attachment(one["id"], one["url"]) for one in case.get("attachments", ())]
    items += [
        post(
            one["id"],
            one["body"],
            url=SITE,
            thumbnail=one.get("thumbnail"),
            meta=one.get("meta", {}),
        )
        for one in case["posts"]
    ]
    source = export(work / "export.xml", items, url=SITE)
    plain = {"media": "folder", "media_from": str(uploads)}
    settings = merge(Settings(), {**plain, **case["settings"]}, "input.toml")
    report = convert(str(source), work / "out", settings)
    reports = [
        entry
        for name, met in sorted(report.tally.codes.items())
        if name.startswith("media-")
        for entry in met.first
    ]
    return _text(work / "out", case), [_placed(entry, work) for entry in reports]


def _placed(entry: Diagnostic, work: Path) -> Diagnostic:
    detail = entry.detail.replace(f"{work}/", "")
    place = replace(entry.place, file=entry.place.file.replace(f"{work}/", ""))
    return Diagnostic(entry.code, place, detail, entry.count)


def _text(output: Path, case: dict) -> str:
    """Every file of media with the word of what it holds; then the texts."""
    words = {
        bytes_of(word): word for word in case.get("uploads", {}).values() if "link" not in word
    }
    files = sorted(
        one for one in output.rglob("*") if one.is_file() and ".migrator" not in one.parts
    )
    names = [one.relative_to(output).as_posix() for one in files]
    media = [
        f"{name}  {words[file.read_bytes()]}"
        for name, file in zip(names, files, strict=True)
        if file.read_bytes() in words
    ]
    texts = [
        f"==> {name}\n{file.read_text('utf-8')}"
        for name, file in zip(names, files, strict=True)
        if "note-" in name or name.endswith(".csv")
    ]
    return "\n".join(["==> media", *media, "", *texts])
