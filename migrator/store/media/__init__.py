"""Media: the shelf that keeps files between runs, and the uploads that a person has at hand.

In: streams and files. Out: bodies under the name of their digest in `.migrator/media/`, with a row
of the ledger for each file that was wanted, so that no later run fetches it again.
"""

from migrator.store.media.shelf import Shelf
from migrator.store.media.uploads import Uploads, UploadsError, open_uploads

__all__ = ["Shelf", "Uploads", "UploadsError", "open_uploads"]
