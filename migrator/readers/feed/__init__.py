"""Feeds of a blog (RSS, Atom, JSON Feed) → its posts.

In: a feed as a file, from standard input or an address, or a folder of them; well-formed or not.
Out: a `Source` whose posts have HTML bodies. A feed that shows only the beginnings of posts gives
posts that are marked as cut, with the address of the rest; a feed of comments gives the posts they
stand under.
The way of a feed, a module each: `files` (`sniff`) → `parsing` (`json_feed`) → `entry` → `post`
(`body`, `credit`, `dates`, `terms`) or `comments` → `merging` → `source`.
"""

from migrator.readers.feed.reader import READER

__all__ = ["READER"]
