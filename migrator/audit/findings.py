"""What an audit finds: a code, where, what stood there, and a name that stays the same."""

from dataclasses import dataclass
from hashlib import blake2b

from migrator.diagnostics import Code


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was found.

    Attributes:
        code: What.
        item: The item as a person looks for it: `post 12 “Hello”`; empty for what is no item's.
        file: The document's path in the output, empty where there is none.
        line: Line in that file, counted from 1, 0 where none is known.
        detail: What stood there, one line.
        amount: How many words, links, cells.
    """

    code: Code
    item: str = ""
    file: str = ""
    line: int = 0
    detail: str = ""
    amount: int = 1

    @property
    def id(self) -> str:
        """Its name, the same as long as code, item, file and detail are: lines may move."""
        parts = f"{self.code.name}\0{self.item}\0{self.file}\0{self.detail}"
        return blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
