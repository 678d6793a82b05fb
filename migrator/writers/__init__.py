"""Writers: a converted item → the files and rows of one platform.

In: a `Plan`, made from the survey alone, and one `Converted` item at a time. Out: `Written`, bytes
and where they go; the store puts them there. To add a writer: a module here with an object that
keeps the `Writer` protocol, and its row in `table.py`; a package outside adds an entry point in
the group `migrator.writers` instead.
"""

from migrator.writers.plan import make_plan
from migrator.writers.schema import schema_text
from migrator.writers.table import WRITERS, find_writer
from migrator.writers.writer import Converted, Plan, Writer, Written

__all__ = [
    "WRITERS",
    "Converted",
    "Plan",
    "Writer",
    "Written",
    "find_writer",
    "make_plan",
    "schema_text",
]
