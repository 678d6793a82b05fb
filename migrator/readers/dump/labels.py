"""Lines → what each reads like, apart from text: a phrase of the interface, or a date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from migrator.readers import phrases
from migrator.readers.dump.dates import DateLine, date_line
from migrator.readers.dump.lines import Line, fold
from migrator.readers.phrases import Phrase

READ_MORE: Final = "read-more"
BY_LINES: Final = frozenset({"posted-on", "posted-by"})
_IN_COMMENTS: Final = frozenset({"comment-by", "comment-reply", "tagged"})
"""Keys that say something only beside others: among comments, or with categories."""
_SIDE_BY_SIDE: Final = frozenset(
    {"comments", "comment-form", "comment-reply", "navigation", "edit"}
)
_WIDEST_MARKER: Final = 160
_ROW: Final = 3
_MOST_GLUED: Final = 10
_BULLET: Final = re.compile(r"[•*·+‣▪◦]\s+")


@dataclass(frozen=True, slots=True)
class Label:
    """What a line reads like, apart from text: a phrase of the interface, or a date with a name."""

    phrase: Phrase | None = None
    date: DateLine | None = None

    @property
    def is_more(self) -> bool:
        """It is a read-more marker."""
        return self.phrase is not None and self.phrase.key == READ_MORE


def labels_of(solid: Sequence[Line]) -> dict[int, Label]:
    """The labels of lines by their positions."""
    labels = {at: label for at, line in enumerate(solid) if (label := _label(line)) is not None}
    _add_named_markers(solid, labels)
    _drop_rows_of_dates(labels)
    _add_services(solid, labels)
    return labels


def _add_named_markers(solid: Sequence[Line], labels: dict[int, Label]) -> None:
    """A read-more phrase with a title in it, where the page says that title elsewhere."""
    keys = {line.key for line in solid}
    for at, line in enumerate(solid):
        if at in labels or line.width > _WIDEST_MARKER or not (line.closes or line.alone):
            continue
        phrase = phrases.match(line.text, (READ_MORE,))
        if phrase is not None and keys & {fold(text) for text in _filled(line)}:
            labels[at] = Label(phrase=phrase)


def _filled(line: Line) -> tuple[str, ...]:
    return phrases.filled(line.text, (READ_MORE,))


def _drop_rows_of_dates(labels: dict[int, Label]) -> None:
    """Many dates in a row are a list of months or a calendar, and none says when a post is from."""
    run: list[int] = []
    for at in [*sorted(labels), -1]:
        dated = at in labels and labels[at].date is not None
        if run and not (dated and at == run[-1] + 1):
            for place in run if len(run) >= _ROW else ():
                del labels[place]
            run = []
        if dated:
            run.append(at)


def _label(line: Line) -> Label | None:
    phrase = phrases.match(line.text) or _glued(line)
    if phrase is not None and _stands_alone(line, phrase):
        return Label(phrase=phrase)
    date = None if _BULLET.match(line.text) else date_line(line)
    return Label(date=date) if date else None


def _glued(line: Line) -> Phrase | None:
    """The first of two phrases that stand side by side, as a heading and its link do."""
    words = line.text.split()
    if not 1 < len(words) <= _MOST_GLUED:
        return None
    for place in range(1, len(words)):
        first = phrases.match(" ".join(words[:place]))
        if first is not None and _is_plain(first):
            second = phrases.match(" ".join(words[place:]))
            if second is not None and _is_plain(second):
                return first
    return None


def _is_plain(phrase: Phrase) -> bool:
    """It leaves nothing open, and is no word that could be any other."""
    return "%s" not in phrase.text and phrase.key in _SIDE_BY_SIDE


def _stands_alone(line: Line, phrase: Phrase) -> bool:
    """The line is that phrase and not a sentence of the same words."""
    if phrase.key in _NO_LABEL or phrase.key.startswith("month"):
        return False
    if phrase.key == READ_MORE and (line.end == ":" or not line.alone):
        return False
    if "s" not in _KINDS.findall(phrase.text):
        return True
    if line.ends_sentence and phrase.text[-1:] != line.end:
        return False
    return phrase.key != READ_MORE or _MARKED.search(line.text) is not None


_SERVICE: Final = "share-service"
_NO_LABEL: Final = frozenset({_SERVICE, *_IN_COMMENTS})
_KINDS: Final = re.compile(r"%(?:\d\$)?([ds])")
_MARKED: Final = re.compile(r"[→»›“”„«\"]")


def _add_services(solid: Sequence[Line], labels: dict[int, Label]) -> None:
    """Names of networks are interface only under a line that says “share”."""
    for above, at in pairwise(range(len(solid))):
        label = labels.get(above)
        if label is None or label.phrase is None or at in labels:
            continue
        if label.phrase.key not in _SHARING:
            continue
        phrase = phrases.match(_BULLET.sub("", solid[at].text, count=1), (_SERVICE,))
        if phrase is not None:
            labels[at] = Label(phrase=phrase)


_SHARING: Final = frozenset({"share", "share-click", "like", _SERVICE})
