"""Where each item is found, by WordPress's id: what other tools go by."""

from migrator.writers.json_bytes import json_bytes
from migrator.writers.writer import Plan


def id_map(plan: Plan) -> bytes:
    """`{"12": {"file", "address"}}`; what has no page has no address."""
    items = plan.addresses.items
    found = {
        str(number): {"file": plan.paths[ordinal], "address": items.get(ordinal)}
        for number, ordinal in plan.map.ids.items()
        if ordinal in plan.paths
    }
    return json_bytes(found) + b"\n"
