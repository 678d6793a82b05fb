"""Completion: cut posts → whole posts, out of other sources at hand or from the network.

In: a source, and where to look: shelves (`Shelf`, other sources opened by their readers) and, where
asked for, a `Fetcher`. Out: the same source (`CompletedSource`), in which posts that are held in
full elsewhere are whole, and say where the rest came from. It is decided once, after the survey,
which post is completed from where; what is read in the second pass is a pure function of the items.

    identity  addresses and ids → keys    words    bodies → words, and which begins like which
    shelf     keys → posts at hand        judging  a post and what is at hand → what it may take
    merging   posts → one post            item     an item with the same post from elsewhere
    fetching  addresses → a shelf         network  cut posts → rounds of fetching
    source    all of it behind `Source`
"""

from migrator.completion.fetching import Fetcher
from migrator.completion.shelf import Shelf, open_shelves
from migrator.completion.source import CompletedSource

__all__ = ["CompletedSource", "Fetcher", "Shelf", "open_shelves"]
