"""The one writer of all platforms: a converted item → its page, and rows for what pages lack."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from migrator.content.tree import Element
from migrator.store.outcome import Collection, OutFile, Row
from migrator.transforms import Addresses, Surveyed
from migrator.transforms.divider import own_divider, plain_divider
from migrator.writers.field_rules import Needs
from migrator.writers.front_matter_form import FORMS
from migrator.writers.json_bytes import json_line, line_collection, text_bytes
from migrator.writers.layout import Templates, lay_out_files
from migrator.writers.leftovers import COMMENTS, META, leftovers
from migrator.writers.post_types import post_types
from migrator.writers.record import picture_address, record, site_record
from migrator.writers.redirects import TABLE as REDIRECTS
from migrator.writers.site import embeds
from migrator.writers.site.addresses import NO_TAXONOMY, folder_of, front_page, new_site, serve
from migrator.writers.site.comments import comments_row
from migrator.writers.site.entry import Entry, entry_of
from migrator.writers.site.id_map import id_map
from migrator.writers.site.moved_files import relinked, with_moved_files
from migrator.writers.site.platform import Platform
from migrator.writers.site.redirects import Redirect
from migrator.writers.site.scaffold import scaffold_files, scaffold_paths
from migrator.writers.site.seo import seo_of
from migrator.writers.site.term_pages import term_pages, term_paths
from migrator.writers.writer import Converted, Layout, Plan, Written

ARCHIVE = "_wordpress"
"""Folder of what the platform has no place for. Private things are in it; nothing of it is built:
site generators pass over a folder that begins so."""

_SITE = f"{ARCHIVE}/site.json"
_IDS = f"{ARCHIVE}/id-map.json"


@dataclass(frozen=True, slots=True)
class SiteWriter:
    """Writes for the platform that it holds."""

    platform: Platform
    links: Literal["keep", "rewrite"] = "rewrite"
    serves_site: bool = True
    raw_bodies: bool = False

    @property
    def name(self) -> str:
        """The platform's."""
        return self.platform.name

    @property
    def help(self) -> str:
        """The platform's."""
        return self.platform.help

    @property
    def dialect(self) -> str:
        """The platform's."""
        return self.platform.dialect

    @property
    def needs(self) -> Needs:
        """What the platform reads."""
        platform = self.platform
        return Needs(
            platform.name,
            frozenset(platform.fields),
            platform.needed,
            scaffold=True,
            schema=platform.schema,
        )

    @property
    def template(self) -> str:
        """The platform's."""
        return self.platform.template

    def layout(self, surveyed: Surveyed) -> Layout:
        """A file for a text that has a page, a row for anything else."""
        platform = self.platform
        rows = post_types().records | post_types().parts
        own = (_SITE, _IDS, f"{ARCHIVE}/{COMMENTS}", f"{ARCHIVE}/{META}", platform.comments)
        templates = replace(platform.templates, records=ARCHIVE, rows=rows)
        addresses = serve(surveyed, platform.serving, rows)
        taken = [*own, *term_paths(platform, addresses)]
        if surveyed.settings.scaffold:
            taken += scaffold_paths(platform.scaffold)
        fixed = _fixed_paths(templates, addresses, surveyed)
        layout = lay_out_files(surveyed, templates, taken, fixed)
        return replace(layout, addresses=addresses, media=platform.media)

    def collections(self, plan: Plan) -> tuple[Collection, ...]:
        """Records by type, everything that a page does not say, and the comments for pages."""
        kept = (*plan.shared, f"{ARCHIVE}/{COMMENTS}", f"{ARCHIVE}/{META}")
        shown = Collection(self.platform.comments, b"{\n", b",\n", b"\n}\n")
        return (*map(line_collection, kept), shown)

    def site_files(self, plan: Plan) -> tuple[OutFile, ...]:
        """Pages of terms and lists, menus, redirects, and the account of ids."""
        return (
            OutFile(_SITE, json_line(site_record(plan.site))),
            OutFile(_IDS, id_map(plan)),
            *term_pages(self.platform, plan),
            *self.platform.files(_on_new_site(plan)),
            *_redirects(plan),
        )

    def prepare(self, root: Element) -> None:
        """The platform's divider, and stand-ins for its shortcodes."""
        if self.platform.divider:
            own_divider(root, self.platform.divider)
        else:
            plain_divider(root)
        if self.platform.embeds:
            embeds.mark(root, self.platform.embeds)

    def scaffold(self, plan: Plan) -> tuple[OutFile, ...]:
        """The smallest site around the content, where the user asks for it."""
        if not plan.settings.scaffold:
            return ()
        return tuple(scaffold_files(self.platform.scaffold, _on_new_site(plan)))

    def write(self, converted: Converted, plan: Plan) -> Written:
        """The item's page with rows for its comments and the rest of it, or its record."""
        path = plan.paths[converted.ordinal]
        if path in plan.shared:
            return Written(rows=(Row(path, json_line(record(converted, plan))),))
        post = converted.post
        seo = seo_of(post, plan.site, plan.author_name(post.author))
        if seo.image:
            seo = replace(seo, image=picture_address(seo.image, plan))
        entry = entry_of(post, plan, converted.ordinal, seo, converted.markdown)
        form = FORMS[self.platform.form or plan.settings.front_matter]
        said = _front_matter(self.platform, entry)
        head = form(plan.fields.apply(said) if plan.fields else said)
        body = embeds.put(converted.markdown.strip("\n"), converted.root)
        file = OutFile(path, text_bytes(f"{head}\n{body}\n" if body else head))
        rows = leftovers(converted, path, ARCHIVE)
        shown = comments_row(self.platform.comments, entry)
        return Written((file,), (*rows, shown) if shown else rows)


def _fixed_paths(
    templates: Templates, addresses: Addresses, surveyed: Surveyed
) -> Mapping[int, str]:
    """The path of the front page, or of every page that lies as it is addressed."""
    if place := templates.place:
        placed = {
            stub.ordinal: place(stub, addresses.items[stub.ordinal])
            for stub in surveyed.kept
            if stub.ordinal in addresses.items
        }
        return {ordinal: path for ordinal, path in placed.items() if path}
    texts = f"{templates.texts}/" if templates.texts else ""
    front = front_page(addresses)
    return {} if front is None else {front: f"{texts}{templates.front}"}


def _front_matter(platform: Platform, entry: Entry) -> Mapping[str, object]:
    """The platform's fields, those that say nothing left out; then other taxonomies."""
    said = {name: field(entry) for name, field in platform.fields.items()}
    for term in entry.post.terms:
        name = term.taxonomy
        if name not in _NAMED and name not in NO_TAXONOMY:
            said.setdefault(name, platform.taxonomy(name)(entry))
    return {
        name: value for name, value in said.items() if value or value is False or name == "title"
    }


_NAMED = frozenset(("category", "post_tag"))


def _on_new_site(plan: Plan) -> Plan:
    """The plan as files of the new site see it: its address, and its menus of files it has."""
    site, media = new_site(plan.site, plan.settings), plan.media
    if media is not None and media.files:
        menus = tuple(relinked(menu, media) for menu in plan.map.menus)
        plan = replace(plan, map=replace(plan.map, menus=menus))
    return plan if site is plan.site else replace(plan, site=site)


def _redirects(plan: Plan) -> Iterator[OutFile]:
    """The forms that were asked for, with the folder that the site lies in."""
    moved = plan.map.moved
    old, new = folder_of(plan.site), folder_of(new_site(plan.site, plan.settings))
    rows = [*_based(moved.outside or moved.redirects, old, new)]
    if rows and plan.media is not None and plan.media.files:
        root = new_site(plan.site, plan.settings).url if moved.outside else new
        rows = [*with_moved_files(rows, plan.media, root)]
    for name in plan.settings.redirects:
        form = REDIRECTS[name]
        yield OutFile(f"{ARCHIVE}/redirects/{form.path}", text_bytes(form.write(rows)))


def _based(redirects: Iterable[Redirect], old: str, new: str) -> Iterator[Redirect]:
    for source, target in redirects:
        yield Redirect(old + source, new + target if target.startswith("/") else target)
