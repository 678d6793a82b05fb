"""One item → its outcome: read, clean, render, lay out. Pure, so that any process may run it."""

from dataclasses import replace

from migrator.content import Cleaned, Context, clean
from migrator.content.tree import Element
from migrator.diagnostics import Diagnostic
from migrator.diagnostics.output import ITEM_FAILED
from migrator.model import Post
from migrator.readers import Item
from migrator.render import to_html, to_markdown, to_text
from migrator.store.outcome import Outcome, State
from migrator.writers import Converted, Plan, find_writer

VERBATIM_TYPES = frozenset({"custom_css", "customize_changeset", "wp_global_styles"})
"""Post types whose body is CSS or JSON and no text: it becomes one code block."""


def convert_item(item: Item, plan: Plan) -> Outcome:
    """What becomes of an item; a fault is the outcome of that item and never the end of the run."""
    if item.stub.ordinal in plan.skipped:
        return _outcome(item, "skipped")
    try:
        return _written(item, plan)
    except Exception as error:  # noqa: BLE001  (bad input costs one item at most)
        return failed(item, f"{type(error).__name__}: {error}")


def failed(item: Item, reason: str) -> Outcome:
    """The outcome of an item that could not be converted."""
    report = Diagnostic(ITEM_FAILED, item.stub.place, reason)
    return replace(_outcome(item, "failed"), diagnostics=(report,))


def _written(item: Item, plan: Plan) -> Outcome:
    post, mended = item.read()
    cleaned = _clean(post, Context(item.stub.place, plan.attachments))
    forms = plan.settings.body
    converted = Converted(
        ordinal=item.stub.ordinal,
        post=post,
        root=cleaned.root,
        markdown=to_markdown(cleaned.root, plan.settings.engine),
        html=to_html(cleaned.root) if "html" in forms else None,
        text=to_text(cleaned.root) if "text" in forms else None,
        removed=cleaned.removed,
    )
    written = find_writer(plan.writer).write(converted, plan)
    return replace(
        _outcome(item, "written"),
        path=plan.paths[item.stub.ordinal],
        files=written.files,
        rows=written.rows,
        diagnostics=(*mended, *cleaned.diagnostics),
    )


def _clean(post: Post, context: Context) -> Cleaned:
    if post.type in VERBATIM_TYPES:
        code = Element("pre", {}, [Element("code", {}, [post.body])])
        return Cleaned(Element("body", {}, [code] if post.body else []))
    return clean(post.body, post.body_format, context)


def _outcome(item: Item, state: State) -> Outcome:
    stub = item.stub
    return Outcome(
        ordinal=stub.ordinal,
        state=state,
        place=stub.place,
        digest=item.digest,
        id=stub.id,
        type=stub.type,
        status=stub.status,
    )
