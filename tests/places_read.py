"""What the text of a place is read as."""

from __future__ import annotations

from impactcalc.known.meant import Meant
from impactcalc.known.places import place_or_refused


def read_as(text: str) -> str:
    """The identifier that it means, and nothing else."""
    found = place_or_refused(text)
    assert isinstance(found, Meant), (text, found)
    return found.word
