"""Codes for plans, writers and the store."""

from migrator.diagnostics.types import Code, Effect, Severity
