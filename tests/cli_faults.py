"""Commands that go wrong, each in a way of its own, for the tests of the command line."""

import errno

import click

from migrator.readers import SourceError
from migrator.settings import SettingError
from migrator.store.errors import StoreError
from migrator.web import UnreachableError

FAULTS = {
    "setting": SettingError("migrator.toml: there is no setting “colour”."),
    "source": SourceError("blog.xml: the file is empty; export it again."),
    "store": StoreError("site/: is a file; name a folder."),
    "network": UnreachableError("https://blog.example/: there is no such host; check the address."),
    "disk": OSError(errno.ENOSPC, "No space left on device", "site/a.md"),
    "interrupt": KeyboardInterrupt(),
    "bug": ZeroDivisionError("division by\nzero"),
}


@click.command("fail")
@click.argument("kind")
def fail(kind):
    raise FAULTS[kind]


@click.command("code")
@click.argument("number", type=int)
def code(number):
    return number
