"""`inspect`: what is in a source, and what would become of it; nothing is written."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from migrator.commands.conversion import VERBATIM_TYPES, clean_post, context_of
from migrator.commands.inspect_findings import Findings
from migrator.commands.inspect_inventory import (
    Bodies,
    Count,
    Form,
    Inventory,
    Kind,
    SiteFacts,
    TermUse,
)
from migrator.commands.inspect_markup import MarkupTally
from migrator.commands.inspect_preflight import Preflight, topics
from migrator.commands.planning import plan_source
from migrator.content import Cleaned
from migrator.content.blocks import has_blocks
from migrator.diagnostics import Diagnostic
from migrator.diagnostics.output import ITEM_FAILED
from migrator.model import Comment, Post, Site, Term
from migrator.readers import Item, Stub
from migrator.readers.opening import open_source
from migrator.settings import Settings
from migrator.store.account import storable
from migrator.watching import Watch, unwatched
from migrator.writers import Plan


def inspect(name: str, settings: Settings, watch: Watch = unwatched) -> Inventory:
    """Read a source from end to end and count what is in it.

    One item is in memory at a time; what is kept grows with the number of items, as the survey
    does, and with the number of names (authors, terms, blocks), never with the bodies.

    Args:
        name: A path, `-` for standard input, or an http(s) address.
        settings: `only` leaves items out; `to` and the path templates say where the rest would go.
        watch: Told of progress.

    Raises:
        SettingError: A setting is wrong.
        SourceError: The source can't be read.
        WebError: An address could not be fetched.
    """
    with open_source(name, settings) as source:
        stubs = source.survey()
        plan = plan_source(source, stubs, settings)
        kept = [stub for stub in stubs if stub.ordinal not in plan.skipped]
        tally = _Tally(plan)
        with watch("Reading", len(kept)) as advance:
            for item in source.items(kept):
                tally.add(item)
                advance(1)
        tally.findings.add(source.diagnostics())
        found = _inventory(name, stubs, plan, tally)
        return replace(found, topics=topics(found, kept, tally.preflight))


class _Tally:
    """Everything that is counted item by item."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.findings = Findings()
        self.markup = MarkupTally()
        self.preflight = Preflight()
        self.terms: Counter[Term] = Counter()
        self.comments: Counter[str] = Counter()
        self.comment_states: Counter[str] = Counter()
        self.removed: Counter[str] = Counter()
        self.sizes: Counter[str] = Counter()
        self.longest = 0
        self.truncated = 0

    def add(self, item: Item) -> None:
        """Count what is in an item; a fault is reported for that item, as `convert` would."""
        try:
            post, mended = item.read()
            cleaned = self._clean(post, item.stub)
        except Exception as error:  # noqa: BLE001  (bad input costs one item at most)
            reason = f"{type(error).__name__}: {error}"
            self.findings.add_item([Diagnostic(ITEM_FAILED, item.stub.place, reason)])
            return
        self.findings.add_item((*mended, *cleaned.diagnostics))
        self.removed.update(piece.what for piece in (*post.removed, *cleaned.removed))
        self.terms.update({Term(term.taxonomy, term.slug, term.name) for term in post.terms})
        self._add_comments(post.comments)
        self._add_size(post)
        self.preflight.add(post, item.stub.place.item)
        self.truncated += post.truncated

    def _clean(self, post: Post, stub: Stub) -> Cleaned:
        """The body as `convert` would clean it; its blocks and shortcodes are counted."""
        cleaned = clean_post(post, context_of(post, stub, self._plan))
        if post.body_format == "wordpress" and post.type not in VERBATIM_TYPES:
            self.markup.add(post.body, cleaned.diagnostics, stub.place.item)
        return cleaned

    def _add_comments(self, comments: Iterable[Comment]) -> None:
        for comment in comments:
            self.comments[comment.type or "comment"] += 1
            self.comment_states[_COMMENT_STATES.get(comment.approved, comment.approved)] += 1

    def _add_size(self, post: Post) -> None:
        size = len(post.body.encode("utf-8", "replace"))
        self.sizes["count"] += 1
        self.sizes["empty"] += not size
        self.sizes["bytes"] += size
        self.sizes["blocks"] += has_blocks(post.body)
        self.longest = max(self.longest, size)


_COMMENT_STATES = {"1": "approved", "0": "waiting"}


def _inventory(name: str, stubs: Sequence[Stub], plan: Plan, tally: _Tally) -> Inventory:
    kept = [stub for stub in stubs if stub.ordinal not in plan.skipped]
    files = [stub for stub in kept if stub.type == "attachment"]
    return Inventory(
        source=storable(name),
        reader=plan.reader,
        site=_site(plan.site),
        items=len(stubs),
        kinds=_kinds(stubs, plan),
        years=_years(kept),
        authors=_counts(stub.author for stub in kept),
        terms=_terms(tally.terms, plan.site.terms),
        comments=_counts(tally.comments.elements()),
        comment_states=_counts(tally.comment_states.elements()),
        attachments=len(files),
        without_file=sum(not stub.attachment for stub in files),
        protected=sum(stub.protected for stub in kept),
        truncated=tally.truncated,
        bodies=_bodies(tally),
        blocks=tally.markup.blocks.markup(),
        shortcodes=tally.markup.shortcodes.markup(),
        removed=_counts(tally.removed.elements()),
        findings=tally.findings.findings(),
    )


def _site(site: Site) -> SiteFacts:
    return SiteFacts(
        title=site.title,
        url=site.url,
        description=site.description,
        language=site.language,
        generator=site.generator,
        wxr_version=site.wxr_version,
        utc_offset=site.utc_offset,
        authors=len(site.authors),
        terms=len(site.terms),
    )


def _kinds(stubs: Iterable[Stub], plan: Plan) -> tuple[Kind, ...]:
    """Types and statuses, the most frequent first, with what becomes of them."""
    counts: Counter[tuple[str, str, Form]] = Counter()
    first: dict[tuple[str, str, Form], str] = {}
    shared = frozenset(plan.shared)
    for stub in stubs:
        becomes, path = _fate(stub, plan, shared)
        key = (stub.type, stub.status, becomes)
        counts[key] += 1
        first.setdefault(key, path)
    return tuple(
        Kind(kind, status, count, becomes, first[kind, status, becomes])
        for (kind, status, becomes), count in sorted(
            counts.items(), key=lambda row: (-row[1], row[0])
        )
    )


def _fate(stub: Stub, plan: Plan, shared: frozenset[str]) -> tuple[Form, str]:
    if stub.ordinal in plan.skipped:
        return "left out", plan.skipped[stub.ordinal]
    path = plan.paths[stub.ordinal]
    return ("rows", path) if path in shared else ("files", path)


def _terms(used: Counter[Term], declared: Iterable[Term]) -> tuple[TermUse, ...]:
    """Terms by taxonomy, the most used first; what is declared and not used comes last."""
    names = {(term.taxonomy, term.slug): term.name for term in declared}
    counts: Counter[tuple[str, str]] = Counter(dict.fromkeys(names, 0))
    for term, count in used.items():
        names.setdefault((term.taxonomy, term.slug), term.name)
        counts[term.taxonomy, term.slug] += count
    return tuple(
        TermUse(taxonomy, slug, names[taxonomy, slug], count)
        for (taxonomy, slug), count in sorted(
            counts.items(), key=lambda row: (row[0][0], -row[1], row[0][1])
        )
    )


def _bodies(tally: _Tally) -> Bodies:
    sizes = tally.sizes
    return Bodies(sizes["count"], sizes["empty"], sizes["bytes"], tally.longest, sizes["blocks"])


def _years(stubs: Iterable[Stub]) -> tuple[Count, ...]:
    """Years in their order, what has no date first."""
    counts = Counter(str(stub.published.year) if stub.published else "" for stub in stubs)
    return tuple(Count(year, count) for year, count in sorted(counts.items()))


def _counts(names: Iterable[str]) -> tuple[Count, ...]:
    """Names with their counts, the most frequent first."""
    rows = sorted(Counter(names).items(), key=lambda row: (-row[1], row[0]))
    return tuple(Count(name, count) for name, count in rows)
