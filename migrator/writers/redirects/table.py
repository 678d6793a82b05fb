"""CSV: `from,to`, for everything else that takes redirects."""

import csv
import io
from collections.abc import Sequence

from migrator.writers.redirects.spelling import encoded
from migrator.writers.site.redirects import Redirect


def write(redirects: Sequence[Redirect]) -> str:
    """The file, with a head."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(("from", "to"))
    rows.writerows((encoded(one.source), encoded(one.target)) for one in redirects)
    return out.getvalue()
