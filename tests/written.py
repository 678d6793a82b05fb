"""A case's `input.toml` → all that a writer makes of it, as one text a reviewer can read."""

import tomllib
from pathlib import Path

from migrator.content.tree import Element
from migrator.model import Attachment, Author, Comment, Meta, Post, Removed, Site, Term
from migrator.readers.source import Stub
from migrator.settings import Settings, merge
from migrator.writers import WRITERS, Converted, Plan, make_plan


def stub_of(ordinal: int, post: Post) -> Stub:
    """What a survey would keep of a post."""
    return Stub(
        ordinal,
        "input.xml",
        None,
        post.id,
        post.type,
        post.status,
        post.title,
        post.slug,
        post.link,
        author=post.author,
        published=post.published,
        parent=post.parent,
        categories=tuple(term.slug for term in post.terms_of("category")),
        tags=tuple(term.slug for term in post.terms_of("post_tag")),
        attachment=post.attachment.url if post.attachment else "",
        alt=post.attachment.alt if post.attachment else "",
        protected=bool(post.password),
        old_slugs=tuple(row.raw for row in post.meta if row.key == "_wp_old_slug"),
        old_dates=tuple(row.raw for row in post.meta if row.key == "_wp_old_date"),
        language=next((term.slug for term in post.terms_of("language")), ""),
        translation=next((term.slug for term in post.terms_of("post_translations")), ""),
    )


def converted(ordinal: int, post: Post, **bodies: str | None) -> Converted:
    """A post whose body is its Markdown already."""
    return Converted(ordinal, post, Element("body"), post.body, **bodies)


def write_case(path: Path) -> str:
    """Plan and write what an `input.toml` describes: skipped items, then every file."""
    case = tomllib.loads(path.read_text("utf-8"))
    settings = merge(Settings(), case.get("settings", {}), "input.toml")
    site = _site(case.get("site", {}))
    posts = [_post(item) for item in case["items"]]
    plan = make_plan([stub_of(*pair) for pair in enumerate(posts)], site, "wxr", settings)
    skipped = [f"{posts[at].title}: {rule}" for at, rule in plan.skipped.items()]
    kept = [converted(at, plan.renaming.post(posts[at]), **_bodies(settings)) for at in plan.paths]
    head = ["==> skipped", *skipped, ""] if skipped else []
    entries = (*plan.notes, *plan.map.moved.reports)
    reports = [f"{entry.code.name}: {entry.detail}" for entry in entries]
    told = ["==> reported", *reports, ""] if reports else []
    return "\n".join([*head, *told, *_files(plan, kept)])


def write_all(plan: Plan, items: list[Converted]) -> dict[str, bytes]:
    """Every file of a plan with its bytes, as the store would have them."""
    writer = WRITERS[plan.writer]
    written = [writer.write(item, plan) for item in items]
    files = {file.path: file.data for one in written for file in one.files}
    assert len(files) == sum(len(one.files) for one in written), "one file twice"
    files.update((file.path, file.data) for file in writer.site_files(plan))
    collections = writer.collections(plan)
    for shared in collections:
        if not shared.part_of:
            parts = [_rows(part, written) for part in collections if part.part_of == shared.path]
            files[shared.path] = _rows(shared, written) + b"".join(parts) + shared.tail
    return files


def _rows(shared, written) -> bytes:
    rows = [row.data for one in written for row in one.rows if row.path == shared.path]
    return shared.head + shared.separator.join(rows)


def _files(plan: Plan, items: list[Converted]) -> list[str]:
    files = write_all(plan, items)
    return [f"==> {path}\n{files[path].decode()}" for path in sorted(files)]


def _bodies(settings: Settings) -> dict[str, str]:
    return {form: f"the body as {form}" for form in settings.body}


def _site(table: dict) -> Site:
    authors = tuple(Author(**author) for author in table.pop("authors", ()))
    terms = tuple(Term(**term) for term in table.pop("terms", ()))
    return Site(**table, authors=authors, terms=terms)


def _post(table: dict) -> Post:
    made = {
        "terms": tuple(Term(**term) for term in table.pop("terms", ())),
        "meta": tuple(Meta(*row) for row in table.pop("meta", ())),
        "comments": tuple(_comment(comment) for comment in table.pop("comments", ())),
        "removed": tuple(Removed(**piece) for piece in table.pop("removed", ())),
    }
    if "attachment" in table:
        made["attachment"] = Attachment(**table.pop("attachment"))
    plain = {"id": None, "type": "post", "status": "publish", "title": "", "body": ""}
    return Post(**{**plain, **table, **made})


def _comment(table: dict) -> Comment:
    meta = tuple(Meta(*row) for row in table.pop("meta", ()))
    return Comment(**{"id": None, **table}, meta=meta)
