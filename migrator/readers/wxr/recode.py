"""A part in UTF-16, UTF-32 or an East Asian encoding → the same in UTF-8, in a temporary file.

The markup of such files can't be found byte by byte.
"""

import codecs

from migrator.diagnostics import Diagnostic, Place
from migrator.diagnostics.wxr import BYTES_UNREADABLE, ENCODING_CHANGED
from migrator.readers.wxr.encoding import Encoding
from migrator.readers.wxr.spool import Part, Spool

_CHUNK = 1 << 20


def recoded(part: Part, encoding: Encoding, spool: Spool) -> Part:
    """The part in UTF-8, under the same name; what was done is reported to the spool."""
    path = spool.new()
    decoder = codecs.getincrementaldecoder(encoding.name)("replace")
    lost = 0
    with part.path.open("rb") as source, path.open("wb") as out:
        while piece := source.read(_CHUNK):
            text = decoder.decode(piece)
            lost += text.count("�")
            out.write(text.encode("utf-8", "replace"))
        tail = decoder.decode(b"", final=True)
        lost += tail.count("�")
        out.write(tail.encode("utf-8", "replace"))
    place, name = Place(part.name), encoding.declared or encoding.name
    spool.diagnostics.append(Diagnostic(ENCODING_CHANGED, place, name))
    if lost:
        spool.diagnostics.append(Diagnostic(BYTES_UNREADABLE, place, name, lost))
    stat = path.stat()
    return Part(path, part.name, stat.st_size, stat.st_mtime_ns)
