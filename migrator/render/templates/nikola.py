"""Nikola: `{{% raw %}}` around each `{{%` that would begin a shortcode."""


def body(markdown: str) -> str:
    """Markdown whose shortcodes are text to Nikola, in code as well."""
    return markdown.replace("{{%", "{{% raw %}}{{%{{% /raw %}}")
