"""Fidelity: what of a body is still there, unchanged, after each converter made Markdown of it.

In: raw bodies and the Markdown an engine made of each. Out: a table with a row for each engine.

    raw body ─► road ─► HTML ─► reading ─► Account ─┐
                                                    ├─► comparing ─► findings
    Markdown ─► markdown-it ─► HTML ─► reading ─► Account ─┘

Nothing here imports `migrator.content` or `migrator.render`, except `engines`, which calls them as
it calls any rival. docs/fidelity.md says what is compared and what counts as perfect.
"""
