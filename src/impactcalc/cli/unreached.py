"""Why there is nothing to be had at a URL of the web: the server is not there, refuses, is silent, or says so."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems.urls import NothingAtUrl, UrlUnreached

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

NOT_THERE = (404, 410)
FORBIDDEN = (401, 403, 407, 451)


def why_nothing(store: AbstractFileSystem, url: str) -> ProblemFact:
    """Why a store says that a URL is not there, as far as it tells."""
    host = urlsplit(url).netloc.rpartition("@")[2]
    try:
        store.info(url)
    except OSError as error:  # FileNotFoundError, whatever the cause was
        for one in _causes(error):
            found = _fact(one, host)
            if found is not None:
                return found
    return NothingAtUrl()


def _fact(error: BaseException, host: str) -> ProblemFact | None:
    status = getattr(error, "status", None)
    if isinstance(status, int) and status:
        if status in NOT_THERE:
            return NothingAtUrl()
        return UrlUnreached("forbidden" if status in FORBIDDEN else "status", host, status)
    if isinstance(error, socket.gaierror):
        return UrlUnreached("no host", host, 0)
    if isinstance(error, TimeoutError):
        return UrlUnreached("timed out", host, 0)
    if isinstance(error, OSError) and error.errno == errno.ECONNREFUSED:
        return UrlUnreached("refused", host, 0)
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and all that led to it."""
    waiting, seen = [error], set[int]()
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        led = (one.__cause__, one.__context__, getattr(one, "os_error", None))
        waiting += [cause for cause in led if isinstance(cause, BaseException)]
