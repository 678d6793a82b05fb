"""`explain`: what a code that can be reported means, and which codes there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from migrator.diagnostics import CODES, Code


class UnknownCodeError(LookupError):
    """There is no code of that name: one sentence that names the nearest."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A code as it is shown, in words and in JSON."""

    name: str
    severity: str
    effect: str
    title: str
    help: str
    mends: bool


def explain(name: str) -> Explanation:
    """What a code means.

    Raises:
        UnknownCodeError: There is no such code.
    """
    wanted = name.strip().lower().replace("_", "-")
    if wanted not in CODES:
        raise UnknownCodeError(_unknown(name, wanted))
    return _explanation(CODES[wanted])


def explain_all() -> tuple[Explanation, ...]:
    """Every code, room by room, in alphabetical order inside a room."""
    codes = sorted(CODES.values(), key=lambda code: code.name)
    return tuple(_explanation(code) for code in codes)


def _explanation(code: Code) -> Explanation:
    severity = code.severity.name.lower()
    return Explanation(code.name, severity, str(code.effect), code.title, code.help, code.mends)


def _unknown(name: str, wanted: str) -> str:
    near = get_close_matches(wanted, CODES, n=3, cutoff=0.5) or _containing(wanted)
    hint = f"did you mean {' or '.join(near)}?" if near else "“migrator explain” lists all."
    return f"There is no code “{name}”; {hint}"


def _containing(word: str) -> Sequence[str]:
    return [name for name in CODES if word and word in name][:3]
