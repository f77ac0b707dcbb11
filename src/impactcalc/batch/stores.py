"""Where a batch's files come from and go to beside this machine's disk: of whoever calls it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

# Who asks, and the password; a name before an @ may also be a part of a store's own address.
_WHO, _PASSWORD = re.compile(r"(?<=://)[^/]*@"), re.compile(r"(?<=://)([^/@:]*):[^/]*@")


def shown_url(url: str) -> str:
    """A URL as it may be told and written down: without a password or a key, and without what follows a ?."""
    known = _WHO.sub("", url) if url.lower().startswith("http") else _PASSWORD.sub(r"\1@", url)
    return known.partition("?")[0]


class Stores(Protocol):
    """What knows files that lie elsewhere."""

    def bring(self, listed: Path, line: str) -> Path | None:
        """A copy on this machine of what a line of a list means; None where it is a path of this machine. InputError
        where it cannot be had."""
        ...

    def keep(self, journal: Path, outputs: Iterable[Path]) -> None:
        """A study is done: store its outputs, and before them the journal that tells of them."""
        ...


class NoStores:
    """This machine's disk alone."""

    def bring(self, listed: Path, line: str) -> Path | None:
        """Every line is a path."""
        del listed, line
        return None

    def keep(self, journal: Path, outputs: Iterable[Path]) -> None:
        """It lies where it belongs."""


NO_STORES: Stores = NoStores()
