"""Codes for the clean tree on its way to Markdown, HTML or text."""

from migrator.diagnostics.types import Code, Effect, Severity
