"""What published studies found of a share."""

from __future__ import annotations

from collections.abc import Collection

from impactcalc.facts.anchors import Anchor


def found_words(anchor: Anchor) -> str:
    """What was found, where and when."""
    return f"{anchor.value * 100:.0f}% {anchor.found} ({place_and_year(anchor)})"


def place_and_year(anchor: Anchor) -> str:
    """Where and when."""
    return f"{anchor.where}, {anchor.year}" if anchor.year else anchor.where


def whose(anchor: Anchor) -> str:
    """The study, how many it asked, and how far to rely on it."""
    asked = f", {anchor.asked} asked" if anchor.asked[:1].isdigit() and anchor.asked[-1:].isdigit() else ""
    return f"{anchor.study}{asked}; {anchor.source}; {anchor.quoted}; confidence {anchor.confidence}"


def in_short(found: Collection[Anchor]) -> str:
    """The first finding in words, and how many others there are: one line, where all of them would be five."""
    first = next(iter(found))
    same = [anchor for anchor in found if anchor.found == first.found]
    low, high = (f"{end(anchor.value for anchor in same) * 100:.0f}" for end in (min, max))
    more = len(found) - len(same)
    others = f", and {more} other finding{'' if more == 1 else 's'}" if more else ""
    return f"{low if low == high else f'{low} to {high}'}% {first.found}{others}"


def together(found: Collection[Anchor]) -> str:
    """Findings in words, those of the same thing as one: "43 to 75% of attendances were residents' (...)"."""
    parts = []
    for what in dict.fromkeys(anchor.found for anchor in found):
        same = [anchor for anchor in found if anchor.found == what]
        low, high = (f"{end(anchor.value for anchor in same) * 100:.0f}" for end in (min, max))
        where = "; ".join(place_and_year(anchor) for anchor in same)
        parts.append(f"{low if low == high else f'{low} to {high}'}% {what} ({where})")
    return "; ".join(parts)
