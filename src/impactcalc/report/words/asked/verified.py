"""What a language says in its module `verified`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.report.signed.verdict import Verdict


class VerifiedWords(Protocol):
    """What `verify` found, in lines."""

    def verdict_words(self, verdict: Verdict) -> Iterator[str]:
        """Same, or what differs: the input, a package, the version, figures, then cells of the report."""
        ...
