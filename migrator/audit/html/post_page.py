"""What an audit says of a post → its page: both sides, and the reasons for its rating."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from migrator.audit.baseline import Baseline
from migrator.audit.html.finding_lists import COLOURS, finding_lists, grouped
from migrator.audit.html.marking import Side
from migrator.audit.html.page_parts import policy, style_of, template
from migrator.audit.post_audit import PostAudit, Sides


@dataclass(frozen=True, slots=True)
class Step:
    """The way to another post's page."""

    page: str
    title: str

    @classmethod
    def to(cls, post: PostAudit) -> "Step":
        """The way to this post."""
        return cls(page_name(post).rpartition("/")[2], _title(post))


def page_name(post: PostAudit) -> str:
    """The file of a post's page, from the report's folder."""
    return f"posts/{post.ordinal}.html"


def post_page(
    post: PostAudit,
    sides: Sides | None,
    baseline: Baseline,
    around: tuple[Step | None, Step | None],
) -> str:
    """A post: both its sides, and its rating with reasons.

    Args:
        post: What was found.
        sides: None where there is nothing to show.
        baseline: What tells which findings are new.
        around: The post before and the post after.
    """
    style = style_of("base.css", "post.css")
    facts = [post.type, post.status, post.published, post.author]
    if post.words:
        facts.append(f"{post.words:,} words, {post.lost:,} of them lost")
    return template("post.html").substitute(
        policy=policy((style, style_of("frame.css")), "frame-src 'self'"),
        style=style,
        title=escape(_title(post)),
        steps="\n".join(_steps(*around)),
        rating=post.rated.rating.value,
        facts=" · ".join(escape(fact) for fact in facts if fact),
        file=f"<code>{escape(post.file)}</code>" if post.file else "no document",
        kinds="\n".join(_kinds(post, baseline)),
        sides="\n".join(_sides(sides)),
        findings="\n".join(finding_lists(post.findings, baseline, 3, files=False)),
    )


def _title(post: PostAudit) -> str:
    return post.title or post.item or post.file


def _steps(before: Step | None, after: Step | None) -> Iterator[str]:
    if before:
        yield f'<a rel="prev" href="{before.page}">← {escape(before.title)}</a>'
    if after:
        yield f'<a rel="next" href="{after.page}">{escape(after.title)} →</a>'


def _kinds(post: PostAudit, baseline: Baseline) -> Iterator[str]:
    """The ways to each kind of finding."""
    if not post.findings:
        yield "<p>Nothing was found.</p>"
        return
    yield '<ul class="kinds">'
    for code, group in grouped(post.findings, baseline):
        new = sum(is_new for _, is_new in group)
        said = f' <b class="new">{new:,} new</b>' if new else ""
        yield (
            f'<li class="{COLOURS[code.severity]}"><a href="#{code.name}">{escape(code.title)}</a>'
            f" <b>{len(group):,}</b>{said}</li>"
        )
    yield "</ul>"


def _sides(sides: Sides | None) -> Iterator[str]:
    """Both texts, each in a frame that may run nothing and fetch nothing."""
    if sides is None:
        yield "<p>There is no text to show: the item has none, or it has no document.</p>"
        return
    if len(sides) == 1:
        yield from _frame(sides[0], "text", "")
        return
    yield from _frame(sides[0], "source", _marked(sides[0], "source", "result"))
    yield from _frame(sides[1], "result", _marked(sides[1], "result", "source"))


def _frame(side: Side, name: str, marked: str) -> Iterator[str]:
    """A text, under its name and what is said of its marks."""
    style = style_of("frame.css")
    inside = (
        f'<!doctype html><html lang=""><meta charset="utf-8"><title>{name}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{policy((style,))}">'
        f"<style>{style}</style><body><main>{side.html}</main>"
    )
    yield f"<section><h2>{name.capitalize()}</h2>{marked}"
    yield (
        f'<iframe sandbox="" name="{name}" title="The {name}" tabindex="0" '
        f'srcdoc="{escape(inside)}"></iframe></section>'
    )


def _marked(side: Side, name: str, lacking: str) -> str:
    """How much is marked, and the way to the first place."""
    if not side.marked:
        return '<p class="soft">Nothing is marked.</p>'
    places = "1 place" if side.marked == 1 else f"{side.marked:,} places"
    return (
        f'<p class="soft">{places} that the {lacking} lacks: '
        f'<a href="about:srcdoc#d1" target="{name}">first difference</a></p>'
    )
