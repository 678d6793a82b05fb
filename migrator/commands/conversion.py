"""Items → their outcomes: read, clean, render, lay out. Pure, so that any process may run it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from migrator.content import Cleaned, Context, Prepared, finish, prepare
from migrator.content.tree import Element
from migrator.diagnostics import Diagnostic
from migrator.diagnostics.output import ITEM_FAILED, PIECE_REMOVED
from migrator.model import Post, Removed
from migrator.readers import Item, Stub
from migrator.render import to_html, to_markdown, to_text
from migrator.store.outcome import Outcome, State
from migrator.transforms import relink
from migrator.transforms.anchors import set_anchors
from migrator.transforms.media import MediaMap, Relocator, leave_out, relocate
from migrator.writers import Converted, Plan, Written, find_writer
from migrator.writers.media import files_beside
from migrator.writers.raw_body import stays_raw

NO_ANCHORS: frozenset[str] = frozenset()
VERBATIM_TYPES = frozenset({"custom_css", "customize_changeset", "wp_global_styles"})
"""Post types whose body is CSS or JSON and no text: it becomes one code block."""


def convert_batch(items: Iterable[Item], plan: Plan) -> list[Outcome]:
    """What becomes of each item; a fault is the outcome of that item and never the end of the run.

    Each step is taken with all of them before the next, since what a step is made of then stays in
    the processor's caches: with some dozens of items that saves a fifth of the time.
    """
    works = [_Work(item) for item in items]
    for step in _STEPS:
        for work in works:
            if work.outcome is None:
                try:
                    step(work, plan)
                except Exception as error:  # noqa: BLE001  (bad input costs one item at most)
                    work.outcome = failed(work.item, f"{type(error).__name__}: {error}")
    return [work.outcome for work in works if work.outcome is not None]


def failed(item: Item, reason: str) -> Outcome:
    """The outcome of an item that could not be converted."""
    report = Diagnostic(ITEM_FAILED, item.stub.place, reason)
    return _outcome(item, "failed", diagnostics=(report,))


def clean_post(post: Post, context: Context) -> Cleaned:
    """The clean tree of a post's body; a body that is no text is one code block."""
    prepared = _prepared(post, context)
    return _verbatim(post.body) if prepared is None else finish(prepared)


def context_of(post: Post, stub: Stub, plan: Plan) -> Context:
    """What is known around a post's body."""
    return Context(
        place=stub.place,
        attachments=plan.attachments,
        post=post.id,
        attached=plan.attached,
        files=plan.files,
        patterns=plan.patterns,
        rules=plan.rules,
        elementor=post.meta_value("_elementor_data"),
        footnotes=post.meta_value("footnotes"),
        anchors=plan.anchors.get(stub.ordinal, NO_ANCHORS),
    )


@dataclass(slots=True)
class _Work:
    """An item on its way: each step adds what it makes."""

    item: Item
    post: Post = field(init=False)
    mended: tuple[Diagnostic, ...] = field(init=False)
    prepared: Prepared | None = None
    cleaned: Cleaned = field(init=False)
    moved: tuple[Diagnostic, ...] = ()
    markdown: str = field(init=False)
    differing: tuple[Diagnostic, ...] = ()
    outcome: Outcome | None = None


def _read(work: _Work, plan: Plan) -> None:
    if work.item.stub.ordinal in plan.skipped:
        work.outcome = _outcome(work.item, "skipped")
    else:
        work.post, work.mended = work.item.read()
        if plan.renaming.is_active:
            work.post = plan.renaming.post(work.post)


def _prepare(work: _Work, plan: Plan) -> None:
    if _stays_raw(work.post, plan):
        return
    work.prepared = _prepared(work.post, context_of(work.post, work.item.stub, plan))


def _stays_raw(post: Post, plan: Plan) -> bool:
    """Whether the body is written as it stands: then there is nothing to be said of it."""
    return find_writer(plan.writer).raw_bodies and stays_raw(post, plan.settings)


def _clean(work: _Work, _plan: Plan) -> None:
    prepared = work.prepared
    work.cleaned = _verbatim(work.post.body) if prepared is None else finish(prepared)


def _prepared(post: Post, context: Context) -> Prepared | None:
    """A post's body as text for the tree; None where it is no text."""
    if post.type in VERBATIM_TYPES:
        return None
    return prepare(post.body, post.body_format, context)


def _verbatim(body: str) -> Cleaned:
    code = Element("pre", {}, [Element("code", {}, [body])])
    return Cleaned(Element("body", {}, [code] if body else []))


def _relink(work: _Work, plan: Plan) -> None:
    stub = work.item.stub
    at = plan.addresses.items.get(stub.ordinal) if plan.links else None
    if plan.links and at is not None:
        work.moved = relink(work.cleaned.root, plan.links, at, work.post.link, stub.place)
    if names := plan.anchors.get(stub.ordinal):
        work.moved += set_anchors(work.cleaned.root, names, stub.place)
    if plan.media:
        work.moved += _relocate(work, plan, plan.media)
    find_writer(plan.writer).prepare(work.cleaned.root)


def _relocate(work: _Work, plan: Plan, media: MediaMap) -> tuple[Diagnostic, ...]:
    """Let pictures and files of the body be those of the output."""
    root, post, stub = work.cleaned.root, work.post, work.item.stub
    if media.leaves_out:
        return leave_out(root, stub.place)
    relocator = Relocator(media, plan.paths[stub.ordinal], post.link)
    return relocate(root, relocator, files_beside(post, plan), stub.place)


def _make_plain(work: _Work, plan: Plan) -> None:
    """Leave nothing in the tree that needs HTML, where none is to be written."""
    settings, writer = plan.settings, find_writer(plan.writer)
    if settings.raw_html == "allow":
        return
    from migrator.render.plain import make_plain  # noqa: PLC0415  (only for who asks for it)

    dialect = settings.dialect or writer.dialect
    plain = make_plain(work.cleaned.root, settings.raw_html, dialect, work.item.stub.place)
    work.cleaned = replace(work.cleaned, root=plain.root)
    work.moved += plain.diagnostics


def _render(work: _Work, plan: Plan) -> None:
    settings, writer = plan.settings, find_writer(plan.writer)
    work.markdown = to_markdown(
        work.cleaned.root,
        settings.engine,
        settings.dialect or writer.dialect,
        writer.template,
        settings.raw_html,
    )


def _verify(work: _Work, plan: Plan) -> None:
    """Read the Markdown back, as it was before anything was done to it for a template engine."""
    settings, writer = plan.settings, find_writer(plan.writer)
    if not settings.verify:
        return
    from migrator.verify import verify  # noqa: PLC0415  (costs nothing where nobody asks for it)

    root, dialect = work.cleaned.root, settings.dialect or writer.dialect
    is_bare = writer.template == "none"
    markdown = (
        work.markdown
        if is_bare
        else to_markdown(root, settings.engine, dialect, raw_html=settings.raw_html)
    )
    work.differing = verify(markdown, root, work.item.stub.place, dialect)


def _write(work: _Work, plan: Plan) -> None:
    item, post, cleaned = work.item, work.post, work.cleaned
    forms = plan.settings.body
    converted = Converted(
        ordinal=item.stub.ordinal,
        post=post,
        root=cleaned.root,
        markdown=work.markdown,
        html=to_html(cleaned.root) if "html" in forms else None,
        text=to_text(cleaned.root) if "text" in forms else None,
        removed=cleaned.removed,
    )
    written = find_writer(plan.writer).write(converted, plan)
    diagnostics = (*work.mended, *cleaned.diagnostics, *work.moved, *work.differing)
    if written.notes:
        diagnostics += tuple(note.at(item.stub.place) for note in written.notes)
    if pieces := (*post.removed, *cleaned.removed):
        diagnostics += tuple(_removed(item.stub, pieces))
    work.outcome = _outcome(item, "written", written, diagnostics, plan.paths[item.stub.ordinal])
    if post.truncated:
        work.outcome = replace(work.outcome, cut=_cut(work, plan))


def _cut(work: _Work, plan: Plan) -> str:
    """A cut post as it was read, packed for `migrator fetch`."""
    from migrator.commands.keeping import pack_post  # noqa: PLC0415  (few posts are cut)

    post = work.item.read()[0] if plan.renaming.is_active else work.post
    return pack_post(post, work.item.digest, work.mended)


_STEPS: Sequence[Callable[[_Work, Plan], None]] = (
    _read,
    _prepare,
    _clean,
    _relink,
    _make_plain,
    _render,
    _verify,
    _write,
)


def _removed(stub: Stub, pieces: tuple[Removed, ...]) -> Iterator[Diagnostic]:
    """What was taken out of a body, each piece with the line it stood on."""
    for piece in pieces:
        place = stub.place if piece.line is None else replace(stub.place, line=piece.line)
        yield Diagnostic(PIECE_REMOVED, place, f"{piece.what}: {piece.text}")


def _outcome(
    item: Item,
    state: State,
    written: Written = Written(),  # noqa: B008  (immutable)
    diagnostics: tuple[Diagnostic, ...] = (),
    path: str | None = None,
) -> Outcome:
    stub = item.stub
    return Outcome(
        ordinal=stub.ordinal,
        state=state,
        place=stub.place,
        digest=item.digest,
        id=stub.id,
        type=stub.type,
        status=stub.status,
        path=path,
        files=written.files,
        rows=written.rows,
        diagnostics=diagnostics,
    )
