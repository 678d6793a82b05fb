"""Codes for cut posts that are made whole from another source or from the network."""

from migrator.diagnostics.types import Code, Effect, Severity

COMPLETION_MADE_WHOLE = Code(
    "completion-made-whole",
    Severity.INFO,
    Effect.CHANGED,
    "A cut post was made whole from another source",
    "The source showed only its beginning. The same post was found in full elsewhere, by its "
    "address or by its title and its words, and its text was taken from there.",
    mends=True,
)
COMPLETION_STILL_CUT = Code(
    "completion-still-cut",
    Severity.WARNING,
    Effect.LOST,
    "A longer piece of a cut post was found, but not the whole of it",
    "What was found elsewhere is cut too, only later. The rest stands at `continue_url`.",
)
COMPLETION_GAPS_FILLED = Code(
    "completion-gaps-filled",
    Severity.INFO,
    Effect.CHANGED,
    "What the source does not say of a post was filled in from another source",
    "Only fields that were empty were filled: comments, terms, dates and the like. The text is the "
    "source's own.",
)
COMPLETION_TEXT_DIFFERS = Code(
    "completion-text-differs",
    Severity.WARNING,
    Effect.KEPT,
    "What was found for a cut post has another text, and was not taken",
    "It has the post's address or title, but the cut text is not its beginning: the post was "
    "rewritten since, or the address leads elsewhere by now. Compare both and mend the post by "
    "hand if you can.",
)
COMPLETION_NOT_FETCHED = Code(
    "completion-not-fetched",
    Severity.WARNING,
    Effect.LOST,
    "The rest of a cut post could not be fetched",
    "The post was converted as far as the source has it. If the reason may pass, run the same "
    "command again: what was fetched is not fetched twice.",
)
COMPLETION_NO_ADDRESS = Code(
    "completion-no-address",
    Severity.WARNING,
    Effect.LOST,
    "A cut post does not say where its rest is, so it could not be fetched",
    "The source holds no address for it, as a text dump. Save the post's page and give it with "
    "`--complete`.",
)
