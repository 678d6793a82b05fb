"""`init`: a look at a source → what to propose, and the answers → a `migrator.toml`.

The file is for people: each setting with the table's help above it, and what the source has that
a rule could name, as lines that begin with `#`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from textwrap import wrap
from typing import Final

from migrator.commands.inspect import inspect
from migrator.commands.inspect_inventory import Inventory
from migrator.readers import Stub
from migrator.readers.opening import open_source
from migrator.settings import SettingError, Settings
from migrator.watching import Watch, unwatched
from migrator.writers import find_writer
from migrator.writers.json_bytes import scrubbed_text

PUBLIC_ONLY: Final = "status=publish,inherit"
"""The filter that leaves out what is not published; files of the library have `inherit`."""
_HIDDEN: Final = frozenset(("draft", "pending", "private", "future", "trash", "auto-draft"))
_ARCHIVES: Final = ("*media*.tar", "*media*.tar.gz", "*media*.tgz", "*uploads*.zip", "*media*.zip")
_FOLDERS: Final = ("wp-content/uploads", "uploads")
_MOST = 20
_WIDTH = 97


@dataclass(frozen=True, slots=True)
class Seen:
    """What a source says of how to convert it.

    Attributes:
        inventory: What `inspect` finds.
        hidden: Items that are not published.
        addressed: Published posts and pages with an address that can be kept.
        unaddressed: Those with none, or with one such as `?p=12`.
        uploads: Files of the library beside the source, empty where there are none.
        shortcodes: Names of those that nothing is known of.
    """

    inventory: Inventory
    hidden: int
    addressed: int
    unaddressed: int
    uploads: str
    shortcodes: tuple[str, ...]

    def proposal(self) -> Settings:
        """The settings that fit it best."""
        is_site = bool(self.addressed) and bool(self.inventory.site.url)
        media = "folder" if self.uploads else "link"
        if not self.uploads and self.inventory.attachments and is_site:
            media = "download"
        return Settings(
            source=self.inventory.source,
            to="hugo" if is_site else "markdown",
            scaffold=is_site,
            permalink="{year}/{month}/{slug}" if self.unaddressed > self.addressed else "",
            media=media,
            media_from=self.uploads,
        )


def look(source: str, watch: Watch = unwatched) -> Seen:
    """Look at a source from end to end.

    Args:
        source: A path or an http(s) address.
        watch: Told of progress.

    Raises:
        SettingError: It is standard input, which can't be read again.
        SourceError: It can't be read.
        WebError: An address could not be fetched.
    """
    if source == "-":
        raise SettingError("source: standard input can't be read again; name a file.")
    with open_source(source, Settings()) as opened:
        stubs = opened.survey()
    texts = [stub for stub in stubs if stub.type in {"post", "page"} and stub.status == "publish"]
    kept = sum(map(_has_address, texts))
    inventory = inspect(source, Settings(), watch)
    return Seen(
        inventory,
        hidden=sum(stub.status in _HIDDEN or stub.protected for stub in stubs),
        addressed=kept,
        unaddressed=len(texts) - kept,
        uploads=_uploads_beside(source),
        shortcodes=tuple(one.name for one in inventory.shortcodes if not one.known)[:_MOST],
    )


def _has_address(stub: Stub) -> bool:
    return bool(stub.link) and "?" not in stub.link


def _uploads_beside(source: str) -> str:
    """A copy of `uploads`, or WordPress.com's media export, where the source lies."""
    if "://" in source:
        return ""
    path = Path(source)
    folder = path if path.is_dir() else path.parent
    found = [folder / name for name in _FOLDERS if (folder / name).is_dir()]
    found += [file for pattern in _ARCHIVES for file in sorted(folder.glob(pattern))]
    return str(next((file for file in found if file != path), ""))


def settings_file(settings: Settings, seen: Seen, version: str) -> str:
    """A `migrator.toml` that says these settings, with comments for people."""
    import tomli_w  # noqa: PLC0415  (only this command writes TOML)

    site = seen.inventory.site
    name = _printable(site.title) or _printable(seen.inventory.source)
    heading = (
        f"How migrator {version} converts {name}: “migrator convert” reads this file. An option on"
        " the command line wins over it. All settings: “migrator settings”."
    )
    rows = {row.name: row for row in fields(Settings)}
    changed = (name for name, row in rows.items() if getattr(settings, name) != row.default)
    blocks = []
    for setting in dict.fromkeys((*_FIRST, *changed)):
        about = [rows[setting].metadata["help"]]
        if choices := rows[setting].metadata["choices"]:
            about.append(f"One of: {', '.join(choices)}")
        line = tomli_w.dumps({setting: getattr(settings, setting)}).strip().replace("\n", "")
        blocks.append("\n".join([*_comment(about), line]))
    text = "\n\n".join(["\n".join(_comment([heading])), *blocks, *_tables(seen)])
    return f"{scrubbed_text(text)}\n"


_FIRST: Final = (
    *("source", "output", "to", "scaffold", "site_url", "permalink", "redirects", "media"),
    *("media_from", "only"),
)
"""What was asked for: the file says it even where it is the default."""


def _tables(seen: Seen) -> Iterator[str]:
    """What rules could name, as lines to uncomment."""
    found = seen.inventory
    used = [term for term in found.terms if term.count and term.taxonomy in _TAXONOMIES]
    terms = [(f"{_TAXONOMIES[term.taxonomy]}/{term.slug}", term.name) for term in used[:_MOST]]
    yield from _table("terms", "Rename, merge (two of one name), move, or drop terms.", terms)
    people = [(author.name, author.name) for author in found.authors if author.name][:_MOST]
    yield from _table("authors", "What authors are called.", people)
    codes = [(name, "keep") for name in seen.shortcodes]
    about = "Shortcodes that nothing is known of: keep, drop, unwrap, or a template."
    yield from _table("shortcodes", about, codes)


_TAXONOMIES: Final[Mapping[str, str]] = {"category": "category", "post_tag": "tag"}


def _table(name: str, about: str, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    import tomli_w  # noqa: PLC0415  (as above)

    if rows:
        lines = [tomli_w.dumps({key: value}).strip() for key, value in rows]
        yield "\n".join([f"# {about}", f"# [{name}]", *(f"# {line}" for line in lines)])


def _printable(text: str) -> str:
    """Text for a comment: TOML has no room for control characters there."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _comment(lines: Iterable[str]) -> list[str]:
    return [f"# {part}" for line in lines for part in wrap(line, _WIDTH, break_long_words=False)]


def counted(seen: Seen) -> str:
    """What there is, in a sentence."""
    kinds: Counter[str] = Counter()
    for kind in seen.inventory.kinds:
        kinds[kind.type] += kind.count
    listed = ", ".join(f"{count} {name}" for name, count in kinds.most_common(6))
    return f"{seen.inventory.items} items ({listed}), {seen.hidden} of them not published"


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet.

    Raises:
        SettingError: Something of that name is there, or it can't be written.
    """
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise SettingError(
            f"{path}: is there already and stays as it is; name another file with --config."
        ) from error
    except OSError as error:
        raise SettingError(f"{path}: can't be written ({error.strerror}).") from error


def checked(settings: Settings) -> Settings:
    """The settings, if a writer takes them.

    Raises:
        SettingError: One is not right.
    """
    from migrator.model import Site  # noqa: PLC0415  (only to look)
    from migrator.writers import make_plan  # noqa: PLC0415  (only to look)
    from migrator.writers.site.addresses import new_site  # noqa: PLC0415  (as above)

    find_writer(settings.to)
    new_site(Site(), settings)
    make_plan((), Site(), "", settings)
    return settings
