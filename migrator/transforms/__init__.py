"""Transforms: what addresses in a clean tree lead to, once the blog has moved.

In: the clean tree of a body, and what the plan knows of all items. Out: the same tree, its
addresses those of the new site, and a report on each that has no new one.

    references   where in a tree an address stands: one walk, whatever is done with it
    addresses    what the new site serves, as a writer's layout decides it
    link_map     what the old site served → what the new one does; made once, from the survey
    resolving    an address as a body has it → what it meant on the old site
    links        a body's links → new ones
    renaming     terms and authors → what the user wants them to be
    media        addresses of pictures and files → where the output has them
    media_types  a file's first bytes → what it is
    svg          whether a drawing does more than show something
    divider      the read-more divider → the one that generators know

To do something else with addresses, as with those of pictures: a `Visit`, and `references.visit`.
"""

from migrator.transforms.addresses import Addresses, Form
from migrator.transforms.divider import plain_divider
from migrator.transforms.link_map import LinkMap, make_link_map
from migrator.transforms.links import relink
from migrator.transforms.renaming import Renaming, read_renaming
from migrator.transforms.surveyed import Surveyed

__all__ = [
    "Addresses",
    "Form",
    "LinkMap",
    "Renaming",
    "Surveyed",
    "make_link_map",
    "plain_divider",
    "read_renaming",
    "relink",
]
