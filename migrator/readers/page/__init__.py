"""Saved pages of a blog → its posts.

In: an `.html` file, a folder of them, or a zip archive. Out: a `Source` whose posts have HTML
bodies without the page's own parts, each of which is recorded under `removed`.
The way of a page, a module each: `files` → `charset` → `page` (with `facts`, `address`) →
`finding` (`shape`) → `post` (`fields`, `terms`, `comments`, `dates`) → `body` (`images`) →
`merging` → `source`.
To teach it a theme or a plugin: a line in data/landmarks.toml (where a post's parts stand) or in
data/chrome.toml (what is not the author's text).
"""

from migrator.readers.page.reader import READER

__all__ = ["READER"]
