"""The engines alone: HTML bodies → Markdown, the same bodies through each, in the same run."""

import json
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import html2text
import html_to_markdown
import markdownify

from bench import WORK
from migrator.content import Context, clean
from migrator.diagnostics import Place
from migrator.readers.opening import open_source
from migrator.render import to_html, to_markdown
from migrator.settings import Settings

Engine = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast an engine went over all bodies."""

    name: str
    seconds: float
    bodies: int
    size: int


def speeds(export: Path) -> Iterator[Speed]:
    """Each engine over every body of an export, best of three passes."""
    bodies = html_bodies(export)
    size = sum(len(body.encode()) for body in bodies)
    for name, engine in ENGINES.items():
        yield Speed(name, min(_pass(engine, bodies) for _ in range(3)), len(bodies), size)
    yield Speed("turndown (node)", min(_turndown(bodies) for _ in range(3)), len(bodies), size)


def html_bodies(export: Path) -> Sequence[str]:
    """The bodies as finished HTML, so that engines which know no WordPress get the same."""
    settings = Settings()
    with open_source(str(export), settings) as source:
        posts = [item.read()[0] for item in source.items(source.survey())]
    context = Context(Place(str(export)), {})
    return [
        to_html(clean(post.body, post.body_format, context).root) for post in posts if post.body
    ]


def _ours(body: str) -> str:
    return to_markdown(clean(body, "html", Context(Place(), {})).root)


def _html2text(body: str) -> str:
    engine = html2text.HTML2Text(bodywidth=0)
    return engine.handle(body)


ENGINES: Mapping[str, Engine] = {
    "migrator (clean + render)": _ours,
    "html-to-markdown (Rust)": lambda body: str(html_to_markdown.convert(body)),
    "html2text": _html2text,
    "markdownify": lambda body: markdownify.markdownify(body, heading_style="ATX"),
}


def _pass(engine: Engine, bodies: Sequence[str]) -> float:
    start = time.perf_counter()
    for body in bodies:
        engine(body)
    return time.perf_counter() - start


def _turndown(bodies: Sequence[str]) -> float:
    script = Path(__file__).parent / "rivals" / "turndown.cjs"
    command = ["node", str(script), str(WORK / "node_modules")]
    data = json.dumps(bodies).encode()
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    return float(json.loads(done.stdout)["seconds"])
