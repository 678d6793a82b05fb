"""Which bodies a writer of raw bodies leaves as they stand."""

from migrator.model import Post
from migrator.settings import Settings
from migrator.writers.post_types import post_types


def stays_raw(post: Post, settings: Settings) -> bool:
    """Whether a body keeps WordPress's own form: clean HTML is asked for of texts alone."""
    if post.body_format != "wordpress":
        return False
    return "html" not in settings.body or post_types().keeps_form(post.type)
