"""Files at URLs that cannot be had, or stored."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact

Doing = Literal["read", "look", "store"]


class NothingAtUrl(ProblemFact):
    """There is nothing at a URL that is to be read."""


class UrlUnreached(ProblemFact):
    """A URL of which nobody can say what is there: its server is not there, refuses, or does not answer in time; or it
    answers with a status that is no page."""

    why: Literal["refused", "no host", "timed out", "forbidden", "status"]
    host: str
    status: int


class UrlOnlyRead(ProblemFact):
    """A URL that can only be read, for an output."""


class UrlNameless(ProblemFact):
    """A URL without the name of a file in it."""


class LibraryOfUrlMissing(ProblemFact):
    """The library that knows such URLs is not installed; `extra` is what to install."""

    library: str
    extra: str


class OddNameAtUrl(ProblemFact):
    """A folder in which a file is called so that it would lie elsewhere."""

    name: str


class TooMuchAtUrl(ProblemFact):
    """More than is brought to this machine, in GiB."""

    size: float
    most: int


class StoreRefused(ProblemFact):
    """A store refuses to have something read, looked at or stored; `said` is what it says."""

    doing: Doing
    said: str


class UrlsSaid(Protocol):
    """What a language says of these."""

    def nothing_at_url(self, fact: NothingAtUrl, /) -> Wrong: ...
    def url_unreached(self, fact: UrlUnreached, /) -> Wrong: ...
    def url_only_read(self, fact: UrlOnlyRead, /) -> Wrong: ...
    def url_nameless(self, fact: UrlNameless, /) -> Wrong: ...
    def library_of_url_missing(self, fact: LibraryOfUrlMissing, /) -> Wrong: ...
    def odd_name_at_url(self, fact: OddNameAtUrl, /) -> Wrong: ...
    def too_much_at_url(self, fact: TooMuchAtUrl, /) -> Wrong: ...
    def store_refused(self, fact: StoreRefused, /) -> Wrong: ...
