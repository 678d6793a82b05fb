"""Authors → staff accounts: names and addresses as they were, no passwords, nobody told.

Ghost locks accounts that it imports; who is to write on asks for a new password. Accounts need an
address that no other has. Where the export has none, one stands in that no mail can reach.
"""

import re
from collections.abc import Mapping

from migrator.model import Author
from migrator.writers.ghost.limits import USER_NAME, cut
from migrator.writers.ghost.slugs import identity
from migrator.writers.json_bytes import scrubbed_text
from migrator.writers.record import Json
from migrator.writers.writer import Plan

_EMAIL = re.compile(
    r"\w[\w.+-]{0,62}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}", re.ASCII
)
_NOWHERE = "author.invalid"


def user_id(login: str) -> str:
    """The id by which posts name an author."""
    return identity("user", login)


def user_rows(plan: Plan, slugs: Mapping[str, str]) -> list[dict[str, Json]]:
    """The accounts of everyone who wrote something.

    Args:
        slugs: Their names in addresses, by login.
    """
    known = {author.login: author for author in plan.site.authors}
    taken: set[str] = set()
    rows: list[dict[str, Json]] = []
    for login, slug in slugs.items():
        author = known.get(login, Author(login))
        email = _email(author, slug, taken)
        taken.add(email)
        name = " ".join(scrubbed_text(plan.author_name(login)).split())
        rows.append(
            {
                "id": user_id(login),
                "name": cut(name or slug, USER_NAME),
                "slug": slug,
                "email": email,
            }
        )
    return rows


def _email(author: Author, slug: str, taken: set[str]) -> str:
    email = author.email.strip().lower()
    if _EMAIL.fullmatch(email) and email not in taken and ".." not in email and len(email) < 191:
        return email
    return f"{slug[:60]}@{_NOWHERE}"
