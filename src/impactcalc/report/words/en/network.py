"""A network in words: what its sums mean, its ranks, and what stands over its pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from impactcalc.impact.members.members import Group, Sum, Verdict
from impactcalc.impact.members.overlaps import Overlap
from impactcalc.report.words.en.first import short_money
from impactcalc.report.words.en.terms import place_name
from impactcalc.words.standing_alone import capital

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
    "that did not. That holds where the silent ones are like those that reported, and nothing here can tell; a 95% "
    "interval says how much members differ, not whether the silent ones do."
)


VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {
        "yes": "yes",
        "at most": "yes, as at most",
        "each in its own place": "yes, each in its own place",
        "no": "no",
    }
)
MEMBERS = "The largest net new spending first. What may be added stands under The network."
PARTNERS = (
    "Spending by the country at the other end of the tie, over all members; most spending first. Net new spending is "
    "new to each member's own place: over members it is at most."
)
SIZES_SAID = (
    "Members by the jobs that their place has, by its own table: a place may be a metro, a state or a country. The "
    "middle member is the median."
)
INTERVAL = "Low and high: 95% interval. Net new spending is at most, as under The network."
SEVERAL_MONEYS = (
    "Money is in several currencies or price years, so there is no total that could be expanded. Type the same Report "
    "year and currency into every study."
)
NOBODY = "No member reported."
THIN = (
    "Of a stratum with silent members one report or none came in, and there is no other to put it together with: what "
    "its other members come to cannot be known."
)
WHAT_IT_IS = "Members of a network side by side, each by a study of its own"
CHART = "Net new spending, member by member"
CHART_HEAD: tuple[str, ...] = ("Member", "Figure, or 5th percentile", "Figure", "95th percentile")
NO_FIGURE = "–"


def lopsided_words(figures: Sequence[str]) -> str:
    """Figures whose intervals may not be trusted."""
    few = ", ".join(figures)
    return f"A few large members carry these, so their intervals are too sure of themselves: {few}."


def headline(groups: Sequence[Group]) -> str:
    """The network in a sentence."""
    count = sum(len(group.members) for group in groups)
    members = f"{count:,} member{'' if count == 1 else 's'}"
    if len(groups) != 1:
        return f"{members}, in {len(groups)} kinds of money" if groups else "No member"
    (group,) = groups
    sums = {one.figure: one for one in group.sums}
    gross, new = sums["gross_spending"], sums["net_new_spending"]
    if not gross.known == new.known == count or not gross.total > 0:
        return members
    currency = group.prices.partition(",")[0]
    return (
        f"{members} tell{'s' if count == 1 else ''} of {short_money(gross.total, currency)} spent at home, of which at "
        f"most {short_money(new.total, currency)} is new money there"
    )


def more_members_words(count: int) -> str:
    """Members that a chart has no room for."""
    return f"{count:,} more {'stands' if count == 1 else 'stand'} in the table below."


def foot_words(version: str) -> tuple[str, ...]:
    """What made the page, and where the same figures stand."""
    return (
        f"Made by impactcalc {version}. network.xlsx has the same figures, summary.csv a line for each study, and each "
        "study a report of its own.",
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
    named = [f"{capital(place_name(one.one))} {one.how} {place_name(one.other)}" for one in pairs[:MOST_NAMED]]
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
        f"{capital(place_name(place))} is the place of {len(names)} members: {', '.join(names[:MOST_NAMED])}"
        + (f" and {len(names) - MOST_NAMED} more." if len(names) > MOST_NAMED else ".")
        for place, names in shared
    )
