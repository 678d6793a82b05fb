"""docs/dialects.md: what each dialect has, and what is done against each template engine."""

from collections.abc import Iterator

from migrator.render.dialects import DIALECTS
from migrator.render.markdown.dialect import Dialect, Feature
from migrator.render.templates import TEMPLATES, Template

_INTRO = (
    "A reader of Markdown has more than CommonMark, or something else. `--dialect NAME` writes for "
    "one; a platform's writer names its own. What a dialect has no form for is written as HTML. "
    "What it would take for markup is escaped, in every text."
)
_TEMPLATES_INTRO = (
    "A template engine that runs over a file takes `{{ x }}` for its own in prose, in code and in "
    "addresses alike, so what Markdown escapes is no help. A platform's writer names its engine, "
    "and the body is written so that it is the same again when the engine has run. The last column "
    "is front matter that turns the engine off instead."
)


def page() -> Iterator[str]:
    """The parts of the page."""
    yield _INTRO
    features = [*Feature]
    head = ["dialect", "read by", *features, "formulas", "escaped beside GFM's"]
    yield _table(head, [_row(dialect, features) for dialect in DIALECTS.values()])
    yield (
        "Footnotes are links to notes at the end in every dialect: readers that have their own "
        "form show both alike. A line break is two blanks at a line's end in all of them.\n\n"
        "Quotes and dashes are written as the source has them. kramdown, Goldmark and "
        "Python-Markdown's `smarty` set straight quotes and `--` typographically when a site is "
        "built: that is the site's own setting, and switches off there."
    )
    yield "## Template engines"
    yield _TEMPLATES_INTRO
    rows = [_template(template) for template in TEMPLATES.values() if template.name != "none"]
    yield _table(["name", "engine", "switched off by"], rows)


def _row(dialect: Dialect, features: list[Feature]) -> list[str]:
    has = ["yes" if feature in dialect.features else "–" for feature in features]
    escaped = dialect.escaped.replace("|", "\\|")
    return [f"`{dialect.name}`", dialect.reader, *has, dialect.math, escaped]


def _template(template: Template) -> list[str]:
    switch = ", ".join(f"`{name}: {_yaml(value)}`" for name, value in template.switch.items())
    return [f"`{template.name}`", template.engine, switch]


def _yaml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
