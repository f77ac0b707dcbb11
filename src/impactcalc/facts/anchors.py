"""What a published study found of a share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anchor:
    """One finding: `value` of what `found` says, of the events of a `kind` (arts, sport, meeting; any: of visitors)."""

    share: str
    kind: str
    value: float
    found: str
    study: str
    where: str
    year: str
    asked: str
    source: str
    quoted: str
    confidence: str
