"""What is told of a network: its members by their money, how many inputs there were, and what all members come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from impactcalc.impact.members.expanded import Expanded, expanded
from impactcalc.impact.members.members import NEW, OWN, Group, Member, groups_of
from impactcalc.report.words.speaking import said
from impactcalc.study.checking.member_list import MemberList

EXPANDED = (*OWN, *NEW)


@dataclass(frozen=True)
class AllMembers:
    """What the reporting members come to for the whole network; `found` None where it cannot be said, as `why` says.
    `figures` are those of `found`; `strata` with their members and reports."""

    found: Expanded | None
    why: str
    figures: tuple[str, ...]
    strata: tuple[tuple[str, int, int], ...]
    prices: str


@dataclass(frozen=True)
class Network:
    """`groups` are the members that were reported on, of `inputs`; `everyone` all that are listed, where that is
    known."""

    groups: tuple[Group, ...]
    inputs: int
    everyone: AllMembers | None


def network_of(members: Sequence[Member], inputs: int, listed: MemberList | None, strata: Mapping[str, str]) -> Network:
    """The network of some members. `listed` are all members of it where that is known, `strata` then those of the
    members that reported, by what they are called."""
    groups = groups_of(members)
    return Network(groups, inputs, None if listed is None else all_members(groups, listed, strata))


def all_members(groups: Sequence[Group], listed: MemberList, strata: Mapping[str, str]) -> AllMembers:
    """What the members that reported come to for all that are listed."""
    names = listed.strata
    sizes = np.array([list(listed.stratum.values()).count(name) for name in names], dtype=np.float64)
    reported = [sum(stratum == name for stratum in strata.values()) for name in names]
    by_stratum = tuple(zip(names, sizes.astype(int).tolist(), reported, strict=True))
    if len(groups) != 1:
        return AllMembers(None, said().network.SEVERAL_MONEYS if groups else said().network.NOBODY, (), by_stratum, "")
    group = groups[0]
    values = np.array([[member.figures[name] for name in EXPANDED] for member in group.members])
    known = ~np.isnan(values).any(axis=0)
    stratum = np.array([names.index(strata[member.called]) for member in group.members], dtype=np.int64)
    found = expanded(values[:, known], stratum, sizes)
    figures = tuple(name for name, one in zip(EXPANDED, known.tolist(), strict=True) if one)
    return AllMembers(found, said().network.THIN if found.by.thin.any() else "", figures, by_stratum, group.prices)
