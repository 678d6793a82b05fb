"""Settings: one table, from which the command line, `migrator.toml` and docs/settings.md come.

Each field of `Settings` is a row: its name, type and default as Python has them, and in its
metadata
the help, the choices and the option’s spelling. Later wins: default, file, environment, option.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any


class SettingError(ValueError):
    """A setting's name or value is not known: one sentence that says which and what would be."""


def _setting(
    default: Any,  # noqa: ANN401  (the type is the field's own)
    help: str,  # noqa: A002  (the field's word)
    *,
    choices: tuple[str, ...] = (),
    option: str = "",
    metavar: str = "KEY=VALUE",
) -> Any:  # noqa: ANN401  (as above)
    """A row of the table.

    `option` is the option's spelling when it is not `--the-name`; `metavar` what help calls each
    value of a list.
    """
    metadata = {"help": help, "choices": choices, "option": option, "metavar": metavar}
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Settings:
    """How a source is converted; docs/settings.md is made from this table."""

    to: str = _setting(
        "markdown", "What to write; `migrator formats` lists them.", option="-t/--to"
    )
    source: str = _setting(
        "", "What to convert or inspect, where the command line names nothing.", option="SOURCE"
    )
    output: str = _setting("site", "Folder to write to.", option="-o/--output")
    reader: str = _setting(
        "",
        "How to read the source, where it should not be detected.",
        choices=("wxr", "feed", "rest", "page", "dump"),
        option="--from",
    )
    path: str = _setting(
        "",
        "Template of a post's path, in place of the format's own, which for markdown is "
        "{state}/{folder}/{date}-{slug}.md. Fields: {state} {folder} {type} {date} {year} {month} "
        "{day} {slug} {id} {author} {category} {status} {ancestors}. Empty parts fall away.",
    )
    page_path: str = _setting(
        "",
        "Template of the path of a page, or of any item that is not a post; for markdown "
        "{state}/{folder}/{ancestors}/{slug}.md.",
    )
    front_matter: str = _setting(
        "yaml", "Form of the front matter.", choices=("yaml", "toml", "json")
    )
    fields: tuple[str, ...] = _setting(
        (),
        "What becomes of a field of the front matter, as NAME=NEW-NAME, or NAME=drop; a dot leads "
        "into a field, as in wordpress.meta. May be given several times; in the file, a table.",
        option="--field",
        metavar="NAME=ACTION",
    )
    constants: tuple[str, ...] = _setting(
        (),
        "A field that every text gets, as NAME=VALUE; a value that is JSON is what it says, as in "
        "toc=true. May be given several times; in the file, a table.",
        option="--constant",
        metavar="NAME=VALUE",
    )
    field_order: tuple[str, ...] = _setting(
        (),
        "Fields that come first in the front matter, in this order; all others follow as they "
        "were. May be given several times.",
        metavar="NAME",
    )
    date_format: str = _setting(
        "",
        "How the front matter says dates, as in '%Y-%m-%d %H:%M:%S %:z'; by default as in "
        "2019-03-10T23:30:00+05:30.",
    )
    body: tuple[str, ...] = _setting(
        (),
        "Forms of the body beside Markdown in JSON records: html, text. With wxr, html writes "
        "clean HTML in place of blocks and shortcodes.",
        choices=("html", "text"),
    )
    split_size: int = _setting(
        0, "Split a WXR into files of about this many megabytes, each of which can be imported."
    )
    site_url: str = _setting(
        "",
        "Address of the new site, where it is not that of the old one, as in "
        "https://new.example/blog. Redirects are for the old host, then.",
    )
    permalink: str = _setting(
        "",
        "Template of a post's address on a platform, as in {year}/{slug}, with the fields of "
        "`path`. By default an item keeps the address that it had.",
    )
    scaffold: bool = _setting(
        False,  # noqa: FBT003  (the default)
        "Write the smallest site around the content that builds and looks decent.",
    )
    redirects: tuple[str, ...] = _setting(
        (),
        "Forms in which to write where every old address leads now.",
        choices=("netlify", "cloudflare", "nginx", "apache", "caddy", "vercel", "csv"),
    )
    links: str = _setting(
        "",
        "What becomes of links to the old site: rewrite lets them lead to where things are now, "
        "keep leaves them. The default is rewrite for platforms, keep for other formats.",
        choices=("keep", "rewrite"),
    )
    domains: tuple[str, ...] = _setting(
        (),
        "Further hosts that the old site had, as in old.example.com or example.com/blog. May be "
        "given several times.",
        option="--domain",
        metavar="HOST",
    )
    media: str = _setting(
        "link",
        "What becomes of pictures and other files: link leaves them where they are, download and "
        "folder put them into the output (from the site, or from `media_from` alone), none leaves "
        "pictures out.",
        choices=("none", "link", "download", "folder"),
    )
    media_from: str = _setting(
        "",
        "Folder, zip or tar with the site's uploads, as WordPress.com's media export; what it "
        "holds is not downloaded.",
    )
    media_limit: int = _setting(200, "Largest file of media to take, in megabytes.")
    engine: str = _setting(
        "tree",
        "What turns HTML into Markdown: our tree writer, or html2text.",
        choices=("tree", "html2text"),
    )
    dialect: str = _setting(
        "",
        "The dialect of Markdown to write, named after what reads it (docs/markdown.md). The "
        "default is the platform's, and gfm where it has none.",
        choices=(
            *("gfm", "commonmark", "goldmark", "kramdown", "markdown-it", "marked", "mdx"),
            *("pulldown-cmark", "python-markdown", "remark", "docusaurus"),
        ),
    )
    raw_html: str = _setting(
        "allow",
        "HTML in the Markdown: allow it where Markdown has no form, escape it (shown as text), or "
        "drop it (its words kept). What is left out is reported.",
        choices=("allow", "escape", "drop"),
    )
    verify: bool = _setting(
        False,  # noqa: FBT003  (the default)
        "Read the Markdown back with markdown-it, and report what differs from the body.",
    )
    only: tuple[str, ...] = _setting(
        (),
        "Convert only what matches, as KEY=VALUE[,VALUE]; keys: type, status, author, category, "
        "tag, after, before, id, slug. Several may stand after it, all must match; in the file, a "
        "list or a table.",
    )
    terms: tuple[str, ...] = _setting(
        (),
        "What becomes of a term, as TAXONOMY/TERM=NAME to rename it or to merge it into the one "
        "of that name, TAXONOMY/TERM=TAXONOMY/NAME to move it as well, or TAXONOMY/TERM=drop; "
        "TAXONOMY/* means all of them. May be given several times; in the file, a table.",
        option="--term",
        metavar="TERM=ACTION",
    )
    authors: tuple[str, ...] = _setting(
        (),
        "What becomes of an author, as LOGIN=NAME to rename, LOGIN=LOGIN to take two for one, or "
        "LOGIN=drop. May be given several times; in the file, a table.",
        option="--author",
        metavar="LOGIN=ACTION",
    )
    shortcodes: tuple[str, ...] = _setting(
        (),
        "What becomes of a shortcode, as NAME=ACTION: keep, drop, unwrap, or a template such as "
        "'<a href=\"{url}\">{inner}</a>'. May be given several times; in the file, a table.",
        option="--shortcode",
    )
    blocks: tuple[str, ...] = _setting(
        (),
        "What becomes of a block, as NAME=ACTION, in the same way: my-plugin/ad=drop.",
        option="--block",
    )
    fix_mojibake: bool = _setting(
        False,  # noqa: FBT003  (the default)
        "Mend text that was read in a wrong encoding, as “Ã©” for “é”.",
    )
    timezone: str = _setting(
        "",
        "The site's zone, as in Europe/Paris. By default it is worked out from the export, which "
        "holds local and UTC times.",
    )
    boundaries: str = _setting(
        "", "File that says on which lines of a dump posts begin (see `migrator split --help`)."
    )
    complete: tuple[str, ...] = _setting(
        (),
        "Make cut posts whole from this source: a page, a feed, an export, or a folder of them. "
        "May be given several times; of a post that several hold, the fullest text wins.",
        metavar="SOURCE",
    )
    fetch: bool = _setting(
        False,  # noqa: FBT003  (the default)
        "Fetch the rest of posts that the source shows only the beginning of, where robots.txt "
        "lets us; what is at hand (`--complete`) goes first.",
    )
    cache: str = _setting(
        "",
        "Folder that keeps what was fetched, so that nothing is fetched twice. By default "
        "`.migrator/fetched` in the output folder.",
    )
    refresh: bool = _setting(
        False,  # noqa: FBT003  (the default)
        "Ask for newer versions of the pages that the cache holds, and anew for missing media.",
    )
    overwrite: bool = _setting(
        False,  # noqa: FBT003  (the default)
        "Overwrite files that the tool did not write, or that were edited since.",
    )
    dry_run: bool = _setting(
        False,  # noqa: FBT003  (the default)
        "Print the plan and write nothing.",
    )
    jobs: int = _setting(1, "Number of processes; 0 means one for each core.", option="-j/--jobs")
    fail_on: str = _setting(
        "error",
        "Exit with 1 when something at least this grave was reported.",
        choices=("info", "warning", "error", "never"),
    )


def read_toml(path: Path) -> Mapping[str, object]:
    """The settings of a `migrator.toml`, names with `-` or `_`.

    Raises:
        SettingError: The file is no TOML, or can't be read.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingError(
            f"{path}: can't be read ({error.strerror}); check the name and its permissions."
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingError(
            f"{path}: can't be read as TOML ({error}); mend or remove it."
        ) from error


def merge(settings: Settings, values: Mapping[str, object], origin: str) -> Settings:
    """Settings with some values replaced; values may be text, as from the environment.

    Args:
        origin: Where the values come from, for the error's sentence.

    Raises:
        SettingError: A name or value is not known.
    """
    known = {row.name: row for row in fields(Settings)}
    changes: dict[str, Any] = {}
    for key, value in values.items():
        name = key.replace("-", "_")
        if name not in known:
            raise SettingError(
                f"{origin}: there is no setting “{key}”; `migrator settings` lists them."
            )
        changes[name] = _convert(name, value, origin)
    return replace(settings, **changes)


_WITH_VALUES = frozenset(("constants",))
"""Tables of the file that may hold more than texts."""


def _convert(name: str, value: object, origin: str) -> object:
    """A value in the type of the setting's default, checked against its choices."""
    row = next(row for row in fields(Settings) if row.name == name)
    if name in _WITH_VALUES and isinstance(value, Mapping):
        value = {key: _as_json(part) for key, part in value.items()}
    converted = _CONVERTERS[type(row.default)](value)
    if converted is None:
        kind = _TYPE_NAMES[type(row.default)]
        raise SettingError(f"{origin}: “{name}” must be {kind}, not {value!r}.")
    choices = row.metadata["choices"]
    given = converted if isinstance(converted, tuple) else (converted,)
    wrong = [item for item in given if choices and item not in choices and item != row.default]
    if wrong:
        raise SettingError(
            f"{origin}: “{name}” can't be “{wrong[0]}”; it is one of {', '.join(choices)}."
        )
    return converted


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _flag(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}.get(
        str(value).lower()
    )


def _number(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return int(value) if isinstance(value, str) and value.strip().isdecimal() else None


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if isinstance(value, Mapping):
        parts = {name: _joined(part) for name, part in value.items()}
        known = {name: part for name, part in parts.items() if part is not None}
        return tuple(f"{name}={part}" for name, part in known.items()) if known == parts else None
    if isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
        return tuple(value)
    return None


def _joined(value: object) -> str | None:
    """A value of a table: a text, or several with commas between them."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return ",".join(value)
    return value if isinstance(value, str) else str(value) if type(value) is int else None


def _as_json(value: object) -> object:
    """A value of a table as it would be written after a NAME=; what has no such form stays."""
    if isinstance(value, str) and json_value(value) == value:
        return value
    try:
        return json.dumps(value, ensure_ascii=False)
    except TypeError:
        return value


def json_value(text: str) -> object:
    """What a value after a NAME= says: JSON where it is JSON, else itself."""
    try:
        return json.loads(text, parse_constant=_no_json)
    except (ValueError, RecursionError):
        return text


def _no_json(word: str) -> None:
    """NaN and Infinity, which Python takes and JSON does not have."""
    raise ValueError(word)


_CONVERTERS = {str: _text, bool: _flag, int: _number, tuple: _texts}
_TYPE_NAMES = {str: "text", bool: "true or false", int: "a whole number", tuple: "a list of texts"}
