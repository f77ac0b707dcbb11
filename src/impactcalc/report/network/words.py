"""What a network's sums mean, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from impactcalc.impact.members.members import Group, Sum
from impactcalc.impact.members.overlaps import Overlap
from impactcalc.report.words.terms import place_name

MOST_NAMED = 3
NOT_TOGETHER = (
    "What all members' places gain together takes one study with all rows and a place that holds all: it has what the "
    "places buy of one another, and leaves out what one takes from another."
)
RANKS = (
    "Low and high are the 5th and 95th percentile over the ranges that a member gave; at best and at worst a rank is "
    "as high and as low as its own range and those of the others allow. A member without a range stands by its figure "
    "alone."
)
NO_RANGES = "No member gave a range of what is ranked: ranks are those of the figures as they stand."
WHO_REPORTED = (
    "By the method of a member survey (docs/survey.md): within its stratum a member that reported stands for those "
    "that did not. That holds where the silent ones are like those that reported, and nothing here can tell; a 95 % "
    "interval says how much members differ, not whether the silent ones do."
)


def verdict_words(total: Sum, group: Group) -> str:
    """Why a sum may be added up, or may not."""
    match total.verdict:
        case "yes":
            return "Each member tells its own; what two members both told of is in it twice."
        case "at most":
            return (
                "What is new to one member's place may come from another's, and is then not new to all of them "
                "together."
            )
        case "each in its own place":
            return "What each supported in its own place, side by side; not the effect in all places together."
    return f"{overlap_words(group.overlaps)}: a study of the larger place may hold what the other counts."


def overlap_words(pairs: Sequence[Overlap]) -> str:
    """The first few of the places that overlap."""
    named = [f"{_upper(place_name(one.one))} {one.how} {place_name(one.other)}" for one in pairs[:MOST_NAMED]]
    more = len(pairs) - len(named)
    return "; ".join(named) + (f"; and {more} more" if more else "")


def lead_words(reported: int, inputs: int, groups: Sequence[Group]) -> tuple[str, ...]:
    """What stands under the title of the first page."""
    if not reported:
        return ("No study was reported on; the summary says why.",)
    studies = "study" if reported == 1 else "studies"
    lines = [f"{reported} {studies} of {inputs} input{'' if inputs == 1 else 's'}; the summary has a line for each."]
    if len(groups) > 1:
        lines.append(
            f"Money is in {len(groups)} kinds, by currency and price year: only what is in the same is added or ranked."
        )
    if any(group.at_most for group in groups):
        lines.append("Some members left shares blank that would have taken something off: theirs is at most.")
    return (*lines, NOT_TOGETHER)


def shared_words(shared: Iterable[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    """Places that several members are of."""
    return tuple(
        f"{_upper(place_name(place))} is the place of {len(names)} members: {', '.join(names[:MOST_NAMED])}"
        + (f" and {len(names) - MOST_NAMED} more." if len(names) > MOST_NAMED else ".")
        for place, names in shared
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
