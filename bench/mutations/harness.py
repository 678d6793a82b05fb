"""Good output → thousands of losses, and what the audit says of each."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench.mutations.moving import FOLDER_MUTATIONS, FolderMutation
from bench.mutations.planting import MUTATIONS, Mutation
from migrator.audit.audit import Audit
from migrator.commands.audit import audit
from migrator.commands.convert import convert
from migrator.diagnostics import Code, Severity
from migrator.settings import Settings

_PLACES = 12
"""Documents of a folder at which each of its own losses is planted, one at a time."""


@dataclass(slots=True)
class Tally:
    """What came of the losses of one kind."""

    planted: int = 0
    found: int = 0
    named: int = 0
    missed: list[str] = field(default_factory=list)

    def count(self, file: str, said: set[Code], named: frozenset[Code]) -> None:
        """Count a loss, by what was newly said of its document."""
        self.planted += 1
        self.found += bool(said)
        if said & named:
            self.named += 1
        else:
            self.missed.append(f"{file}: {sorted(code.name for code in said)}")


@dataclass(slots=True)
class Score:
    """All kinds, and what was said of output without a loss."""

    kinds: dict[str, Tally] = field(default_factory=dict)
    documents: int = 0
    alarms: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Good:
    """A source, its output, and what the audit says of the two."""

    source: Path
    folder: Path
    audit: Audit

    def new_findings(self, damaged: Path) -> Counter[tuple[Code, str]]:
        """What is said of a damaged output that is not said of this one."""
        return _said(audit(str(self.source), damaged, Settings())) - _said(self.audit)


def score(sources: list[Path], work: Path, rounds: int) -> Score:
    """Plant every kind of loss in the output of these sources.

    Args:
        sources: Exports.
        work: An empty folder.
        rounds: How often a kind of loss is planted in each document.
    """
    result = Score({name: Tally() for name in (*MUTATIONS, *FOLDER_MUTATIONS)})
    for source in sources:
        folder = work / source.name
        convert(str(source), folder, Settings())
        good = _Good(source, folder, audit(str(source), folder, Settings()))
        result.documents += len(good.audit.posts)
        result.alarms += _alarms(good.audit)
        for number in range(rounds):
            for name, mutation in MUTATIONS.items():
                _plant(good, mutation, Random(f"{name}{number}"), result.kinds[name])
            for name, moving in FOLDER_MUTATIONS.items():
                _move(good, moving, Random(f"{name}{number}"), result.kinds[name])
    return result


def _said(found: Audit) -> Counter[tuple[Code, str]]:
    """What was said, by code and document; of a missing one, no document."""
    return Counter((one.code, one.file) for one in found.all_findings())


def _alarms(good: Audit) -> list[str]:
    """What the audit warns of in output without a loss.

    What is left over is the source's, as is what is merely told: a picture without alternative
    text, a link that was dead before.
    """
    return [
        f"{finding.code.name} {finding.file} {finding.detail}"
        for finding in good.all_findings()
        if finding.code.severity >= Severity.WARNING
        and not finding.code.name.startswith("audit-left-")
    ]


def _plant(good: _Good, mutation: Mutation, chance: Random, tally: Tally) -> None:
    """One loss in each document that has something to lose, then one audit of them all."""
    damaged = _copy(good.folder)
    planted = set(_damage(damaged, mutation.plant, chance))
    if planted:
        new = good.new_findings(damaged)
        for file in sorted(planted):
            tally.count(file, {code for code, where in new if where == file}, mutation.named)


def _move(good: _Good, mutation: FolderMutation, chance: Random, tally: Tally) -> None:
    """One loss at a time, each with an audit of its own."""
    documents = sorted(good.folder.glob("[!.]*/**/*.md"))
    for path in chance.sample(documents, min(_PLACES, len(documents))):
        damaged = _copy(good.folder)
        file = mutation.move(damaged, damaged / path.relative_to(good.folder), chance)
        if file is not None:
            new = good.new_findings(damaged)
            tally.count(path.name, {code for code, where in new if where == file}, mutation.named)


def _copy(folder: Path) -> Path:
    damaged = folder.with_name(f"{folder.name}-damaged")
    shutil.rmtree(damaged, ignore_errors=True)
    shutil.copytree(folder, damaged)
    return damaged


def _damage(
    folder: Path, plant: Callable[[str, Random], str | None], chance: Random
) -> Iterator[str]:
    """Damage every document that can be; their paths."""
    for path in sorted(folder.glob("[!.]*/**/*.md")):
        text = path.read_text("utf-8")
        damaged = plant(text, chance)
        if damaged is not None and damaged != text:
            path.write_text(damaged, "utf-8")
            yield path.relative_to(folder).as_posix()
