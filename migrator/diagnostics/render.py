"""Codes for the clean tree on its way to Markdown, HTML or text: none, as nothing is lost there."""
