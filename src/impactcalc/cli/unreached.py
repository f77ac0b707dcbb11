"""Why there is nothing to be had at a URL of the web: the server is not there, refuses, is silent, or says so."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems.urls import NothingAtUrl, UrlUnreached

NOT_THERE = (404, 410)
FORBIDDEN = (401, 403, 407, 451)


def why_nothing(error: OSError, url: str) -> ProblemFact:
    """Why a URL is not to be had, as far as the error that a store raised tells."""
    return told_by(error, url) or NothingAtUrl()


def told_by(error: BaseException, url: str) -> ProblemFact | None:
    """Why a URL is not to be had, where an error or one that led to it tells."""
    host = urlsplit(url).netloc.rpartition("@")[2]
    found = (_fact(one, host) for one in _causes(error))
    return next(filter(None, found), None)


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
