"""What items were first called (`guid`) → further hosts that the old site had.

WordPress never changes a guid: `http://harbour.wordpress.com/?p=12` stays when the blog gets a
domain of its own, and texts go on to lead there. It is proof where it names the item's own id.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from migrator.readers import Source, Stub
from migrator.settings import Settings
from migrator.transforms.old_site import host_key

_GUID = re.compile(
    r"https?://([^/?#@\s]+(?:/[^?#\s]*?)?)/?\?(?:p|page_id|attachment_id|post_type=[\w-]+&p)=(\d+)"
)
_SAMPLE = 200
_LEAST = 2
"""Items that have to agree: posts that were imported bear the guid of another site."""


def with_former_hosts(source: Source, stubs: Sequence[Stub], settings: Settings) -> Settings:
    """The settings with the hosts that guids speak for among `domains`; they come last."""
    found = Counter(_hosts(source, stubs))
    agreed = [host for host, count in found.most_common() if count >= min(_LEAST, len(stubs))]
    known = {host_key(host.partition("/")[0]) for host in settings.domains}
    new = [host for host in agreed if host_key(host.partition("/")[0]) not in known]
    return replace(settings, domains=(*settings.domains, *new)) if new else settings


def _hosts(source: Source, stubs: Sequence[Stub]) -> Iterator[str]:
    """Hosts with their folders, of a sample that is spread over all items."""
    step = max(1, len(stubs) // _SAMPLE)
    for item in source.items([stub for stub in stubs[::step] if stub.id is not None]):
        try:
            post = item.read()[0]
        except Exception:  # noqa: BLE001, S112  (the item's own outcome says what is wrong)
            continue
        match = _GUID.match(post.guid.replace("&amp;", "&").replace("&#038;", "&"))
        if match and post.id == int(match[2][:18]):
            yield match[1].rstrip("/")
