"""Diagnostics of a whole source → one finding for each code, with a few examples."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from migrator.commands.inspect_inventory import Finding
from migrator.diagnostics import Code, Diagnostic

_EXAMPLES: Final = 3


@dataclass(slots=True)  # mutable: it counts
class _Met:
    count: int = 0
    items: int = 0
    examples: list[Diagnostic] = field(default_factory=list)


class Findings:
    """What was reported, added up; memory grows with the number of codes, not of reports."""

    def __init__(self) -> None:
        """Begin with none."""
        self._met: dict[Code, _Met] = {}

    def add(self, entries: Iterable[Diagnostic]) -> None:
        """Count what was met outside any item."""
        for entry in entries:
            self._count(entry)

    def add_item(self, entries: Iterable[Diagnostic]) -> None:
        """Count what was met in one item."""
        codes = {entry.code for entry in entries if self._count(entry)}
        for code in codes:
            self._met[code].items += 1

    def findings(self) -> tuple[Finding, ...]:
        """One for each code, the gravest and most frequent first."""
        rows = sorted(
            self._met.items(), key=lambda row: (-row[0].severity, -row[1].count, row[0].name)
        )
        return tuple(
            Finding(
                code=code.name,
                severity=code.severity.name.lower(),
                effect=code.effect.value,
                title=code.title,
                count=met.count,
                items=met.items,
                examples=tuple(met.examples),
            )
            for code, met in rows
        )

    def _count(self, entry: Diagnostic) -> _Met:
        met = self._met.setdefault(entry.code, _Met())
        met.count += entry.count
        if len(met.examples) < _EXAMPLES:
            met.examples.append(entry)
        return met
