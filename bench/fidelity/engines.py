"""The engines that run side by side: from all bodies to the Markdown of each, and the time."""

import json
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import html2text

from bench import WORK
from bench.fidelity.bodies import Body
from migrator.commands.conversion import clean_post, context_of
from migrator.render import to_markdown

_RIVALS = Path(__file__).parents[1] / "rivals"


@dataclass(frozen=True, slots=True)
class Job:
    """A body as an engine may take it.

    Attributes:
        raw: As the reader gives it.
        html: The HTML that WordPress shows, for engines that know no WordPress.
    """

    raw: Body
    html: str


@dataclass(frozen=True, slots=True)
class Run:
    """What an engine made of all bodies: None where it failed."""

    texts: Sequence[str | None]
    seconds: float


@dataclass(frozen=True, slots=True)
class Engine:
    """A row of the table.

    Attributes:
        knows_wordpress: It takes the raw body, and the markers in it are asked for as well.
    """

    name: str
    run: Callable[[Sequence[Job]], Run]
    knows_wordpress: bool = False


def _each(convert: Callable[[Job], str], passes: int = 3) -> Callable[[Sequence[Job]], Run]:
    """A function of one body as one of all; the best time of several passes counts."""

    def run(jobs: Sequence[Job]) -> Run:
        runs = [_pass(convert, jobs) for _ in range(passes)]
        return min(runs, key=lambda one: one.seconds)

    return run


def _pass(convert: Callable[[Job], str], jobs: Sequence[Job]) -> Run:
    texts: list[str | None] = []
    start = time.perf_counter()
    for job in jobs:
        try:
            texts.append(convert(job))
        except Exception:  # noqa: BLE001  (a rival's fault costs it one body)
            texts.append(None)
    return Run(texts, time.perf_counter() - start)


def ours(job: Job) -> str:
    """Clean and render, as `convert` does."""
    body = job.raw
    context = context_of(body.post, body.stub, body.plan)
    return to_markdown(clean_post(body.post, context).root)


def _html2text(job: Job) -> str:
    return html2text.HTML2Text().handle(job.html)


def _html2text_tuned(job: Job) -> str:
    engine = html2text.HTML2Text(bodywidth=0)
    engine.unicode_snob = True
    engine.backquote_code_style = True
    engine.escape_snob = True
    engine.protect_links = True
    engine.use_automatic_links = True
    return engine.handle(job.html)


def _markdownify(job: Job) -> str:
    import markdownify  # noqa: PLC0415  (a rival, installed for the bench alone)

    return str(markdownify.markdownify(job.html, heading_style="ATX"))


def _html_to_markdown(job: Job) -> str:
    import html_to_markdown  # noqa: PLC0415  (a rival, installed for the bench alone)

    return str(html_to_markdown.convert(job.html).content or "")


def _pandoc(job: Job) -> str:
    import pypandoc  # type: ignore[import-untyped]  # noqa: PLC0415  (a rival, installed for the bench alone)

    return str(pypandoc.convert_text(job.html, "gfm", "html", extra_args=["--wrap=none"]))


def _turndown(jobs: Sequence[Job]) -> Run:
    command = ["node", str(_RIVALS / "turndown.cjs"), str(WORK / "node_modules")]
    data = json.dumps([job.html for job in jobs]).encode()
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    made = json.loads(done.stdout)
    return Run(made["texts"], made["seconds"])


OURS = Engine("**migrator**", _each(ours), knows_wordpress=True)
RIVALS: Sequence[Engine] = (
    Engine("html2text", _each(_html2text)),
    Engine("html2text, tuned", _each(_html2text_tuned)),
    Engine("markdownify", _each(_markdownify)),
    Engine("html-to-markdown", _each(_html_to_markdown)),
    Engine("pandoc", _each(_pandoc, passes=1)),
    Engine("turndown + gfm", _turndown),
)
