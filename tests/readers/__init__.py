"""Markdown read by the readers of the platforms themselves."""
