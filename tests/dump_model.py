"""A site and its posts as short readable text, for the expected files of cases."""

import json
from dataclasses import MISSING, fields, is_dataclass


def dump_site(site) -> str:
    """The site, a line each for what it says, its authors and its terms."""
    lines = [f"site {_line(site, ('authors', 'terms'))}"]
    lines += [f"author {_line(author)}" for author in site.authors]
    lines += [f"term {_line(term)}" for term in site.terms]
    return "".join(f"{line}\n" for line in lines)


def dump_post(post) -> str:
    """A post: a line for each field that is not empty."""
    lines = [f"== {post.type} {post.id} {post.status}"]
    for row in fields(post):
        value = getattr(post, row.name)
        if row.name in {"type", "id", "status"} or value in {row.default, None, "", ()}:
            continue
        if isinstance(value, tuple):
            lines += [f"{row.name}: {_line(one)}" for one in value]
        else:
            lines.append(f"{row.name}: {_line(value)}")
    return "".join(f"{line}\n" for line in lines)


def _line(value, without=()) -> str:
    if not is_dataclass(value):
        return value if isinstance(value, str) and "\n" not in value else _json(value)
    pairs = {row.name: getattr(value, row.name) for row in fields(value) if row.name not in without}
    defaults = {row.name: row.default for row in fields(value) if row.default is not MISSING}
    kept = {
        name: one for name, one in pairs.items() if one not in {None, "", (), defaults.get(name)}
    }
    return " ".join(f"{name}={_json(one)}" for name, one in kept.items())


def _json(value) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_line(one) for one in value)}]"
    return json.dumps(value, ensure_ascii=False, default=str)
