"""Render: the clean tree → Markdown, HTML or plain text."""
