"""Terms, authors and lists → their own pages, which say what they are called and where they are."""

from collections.abc import Iterator

from migrator.model import Term
from migrator.store.outcome import OutFile
from migrator.transforms import Addresses
from migrator.writers.claims import fold
from migrator.writers.file_name import safe_part
from migrator.writers.front_matter_form import FORMS
from migrator.writers.json_bytes import text_bytes
from migrator.writers.site.addresses import AUTHORS
from migrator.writers.site.entry import last_part
from migrator.writers.site.platform import Platform, TermEntry
from migrator.writers.writer import Plan


def term_paths(platform: Platform, addresses: Addresses) -> tuple[str, ...]:
    """The paths of these pages, each once."""
    keys = [(taxonomy, page) for (taxonomy, _), page in addresses.terms.items()]
    keys += [(AUTHORS, page) for page in addresses.authors.values()]
    terms = [_term_path(platform, taxonomy, page) for taxonomy, page in keys]
    lists = [_list_path(platform, name) for name in addresses.lists]
    found = {fold(path): path for path in reversed((*terms, *lists)) if path}
    return tuple(reversed(found.values()))


def term_pages(platform: Platform, plan: Plan) -> Iterator[OutFile]:
    """The pages; one that would lie where another lies is left out."""
    written: set[str] = set()
    for path, entry in (
        *_terms(platform, plan),
        *_authors(platform, plan),
        *_lists(platform, plan),
    ):
        if path and fold(path) not in written:
            written.add(fold(path))
            yield OutFile(path, _page(platform, entry, plan))


def _page(platform: Platform, entry: TermEntry, plan: Plan) -> bytes:
    fields = {name: field(entry) for name, field in platform.term_fields.items()}
    form = FORMS[platform.form or plan.settings.front_matter]
    return text_bytes(form({name: value for name, value in fields.items() if value}))


def _terms(platform: Platform, plan: Plan) -> Iterator[tuple[str, TermEntry]]:
    for key, address in plan.addresses.terms.items():
        term = plan.map.terms[key]
        yield (
            _term_path(platform, term.taxonomy, address),
            TermEntry(
                term.name or term.slug,
                address,
                term,
                platform.serving.folder(term.taxonomy),
                plan.map.names[key],
                plan.map.moved.terms.get(key, ()),
                plan.addresses.terms.get((term.taxonomy, term.parent), ""),
            ),
        )


def _authors(platform: Platform, plan: Plan) -> Iterator[tuple[str, TermEntry]]:
    for login, address in plan.addresses.authors.items():
        name, slug = plan.author_name(login), last_part(address)
        yield (
            _term_path(platform, AUTHORS, address),
            TermEntry(
                name,
                address,
                Term(AUTHORS, slug, name),
                AUTHORS,
                name,
                plan.map.moved.authors.get(login, ()),
            ),
        )


def _lists(platform: Platform, plan: Plan) -> Iterator[tuple[str, TermEntry]]:
    for name, address in plan.addresses.lists.items():
        folder, title = platform.serving.folder(name), list_title(platform, name)
        yield _list_path(platform, name), TermEntry(title, address, Term(name, "", title), folder)


def list_title(platform: Platform, name: str) -> str:
    """What readers call the list of a type or taxonomy."""
    return platform.serving.folder(name).replace("_", " ").replace("-", " ").capitalize()


def _term_path(platform: Platform, taxonomy: str, page: str) -> str:
    folder = safe_part(platform.serving.folder(taxonomy))
    name = safe_part(last_part(page))
    return platform.term_page.format(folder=folder, slug=name) if folder and name else ""


def _list_path(platform: Platform, name: str) -> str:
    folder = safe_part(platform.serving.folder(name))
    return platform.list_page.format(folder=folder) if folder else ""
