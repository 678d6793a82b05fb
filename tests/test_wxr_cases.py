"""Exports, whole and broken, each in its case folder: what is read, and what is said of it."""

import pytest

from migrator.readers import SourceError
from migrator.readers.wxr import READER
from migrator.settings import Settings
from tests.dump_model import dump_post, dump_site


@pytest.mark.cases("wxr")
def test_export(case):
    try:
        source = READER.open(case.input, case.input.name, Settings())
        stubs = source.survey()
    except SourceError as error:
        case.check("error.txt", f"{error}\n")
        return
    with source:
        read = [item.read() for item in source.items(stubs)]
        posts = "\n".join(dump_post(post) for post, _ in read)
        case.check("expected.txt", dump_site(source.site) + "\n" + posts)
        said = [one for _, diagnostics in read for one in diagnostics]
        case.check_diagnostics([*source.diagnostics(), *said])
    for stub, (post, _) in zip(stubs, read, strict=True):
        assert (stub.id, stub.type, stub.status) == (post.id, post.type, post.status)
        assert (stub.title, stub.slug, stub.link) == (post.title, post.slug, post.link)
        assert (stub.author, stub.parent) == (post.author, post.parent)
        assert stub.published == post.published
        assert stub.protected == bool(post.password)
