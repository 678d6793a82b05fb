"""Codes for the reader of saved pages."""

from migrator.diagnostics.types import Code, Effect, Severity
