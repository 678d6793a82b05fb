"""Paths that are asked for → paths that are free: no two files are ever one file on any disk."""

import unicodedata

_IGNORED = {ord(letter): None for letter in "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"}
"""What the file system of older Macs passes over when it compares names."""


def fold(path: str) -> str:
    """What two paths have in common when some disk takes them for one."""
    if path.isascii():
        return path.lower()
    folded = unicodedata.normalize("NFC", path).translate(_IGNORED).casefold()
    return unicodedata.normalize("NFC", folded.upper().casefold())


class Claims:
    """The paths given out so far: the first to ask gets a path, later ones `-2`, `-3` after it."""

    def __init__(self) -> None:
        """Begin with nothing claimed."""
        self._files: set[str] = set()
        self._folders: dict[str, str] = {"": ""}
        self._asked: dict[str, str] = {}
        self._counts: dict[str, int] = {}

    def claim(self, folder: str, stem: str, tail: str) -> str:
        """A free path `folder/stem + tail`, with a number after the stem where it must be.

        Args:
            folder: Folder, without a slash at its end; empty for the top.
            stem: What may get a number.
            tail: What follows it: `.md`, or `/index.md` where each item has a folder of its own.
        """
        start = self._folder(folder)
        base = f"{start}/{stem}" if start else stem
        path = base + tail
        key = fold(path)
        if not self._is_free(key, tail):
            path, key = self._numbered(base, tail, key)
        self._files.add(key)
        if "/" in tail:
            self._folder(path.rpartition("/")[0])
        return path

    def _numbered(self, base: str, tail: str, first: str) -> tuple[str, str]:
        """The path with the lowest number that is free; the numbers tried before are not again."""
        number = self._counts.get(first, 1)
        while True:
            number += 1
            path = f"{base}-{number}{tail}"
            key = fold(path)
            if self._is_free(key, tail):
                break
        self._counts[first] = number
        return path, key

    def _is_free(self, key: str, tail: str) -> bool:
        """Whether nothing is called so, and no file stands where its folders should be."""
        if key in self._files or key in self._folders:
            return False
        folder = key
        for _ in range(tail.count("/")):
            folder = folder.rpartition("/")[0]
            if folder in self._files:
                return False
        return True

    def _folder(self, folder: str) -> str:
        """The folder as it is spelt first, and moved aside where a file bears its name."""
        if folder not in self._asked:
            self._asked[folder] = self._settle(folder)
        return self._asked[folder]

    def _settle(self, folder: str) -> str:
        settled = ""
        for part in folder.split("/") if folder else ():
            wanted = f"{settled}/{part}" if settled else part
            path, number = wanted, 1
            while fold(path) in self._files:
                number += 1
                path = f"{wanted}-{number}"
            settled = self._folders.setdefault(fold(path), path)
        return settled
