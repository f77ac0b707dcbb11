"""Members -> the network's workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

import impactcalc
from impactcalc.files import whole_file
from impactcalc.impact.members.expanded import expanded
from impactcalc.impact.members.members import Group, Member, groups_of
from impactcalc.report.network.pages import EXPANDED, AllMembers, network_pages
from impactcalc.report.writers.excel import Book, write_pages
from impactcalc.study.checking.member_list import MemberList


def write_network_workbook(
    members: Sequence[Member], inputs: int, listed: MemberList | None, strata: Mapping[str, str], path: Path
) -> None:
    """Write the workbook, whole or not at all. `inputs` is how many there were; `listed` are all members of the network
    where that is known, `strata` then those of the members that reported, by what they are called."""
    groups = groups_of(members)
    everyone = None if listed is None else all_members(groups, listed, strata)
    with whole_file(path) as temporary:
        pages = network_pages(groups, inputs, everyone)
        write_pages(temporary, pages, Book("The network", f"impactcalc {impactcalc.__version__}"))


def all_members(groups: Sequence[Group], listed: MemberList, strata: Mapping[str, str]) -> AllMembers:
    """What the members that reported come to for all that are listed."""
    names = listed.strata
    sizes = np.array([list(listed.stratum.values()).count(name) for name in names], dtype=np.float64)
    reported = [sum(stratum == name for stratum in strata.values()) for name in names]
    told = tuple(zip(names, sizes.astype(int).tolist(), reported, strict=True))
    if len(groups) != 1:
        why = "No member reported." if not groups else (
            "Money is in several currencies or price years, so there is no total that could be expanded. Type the same "
            "Report year and currency into every study."
        )  # fmt: skip
        return AllMembers(None, why, (), told, "")
    group = groups[0]
    values = np.array([[member.figures[name] for name in EXPANDED] for member in group.members])
    known = ~np.isnan(values).any(axis=0)
    stratum = np.array([names.index(strata[member.called]) for member in group.members], dtype=np.int64)
    found = expanded(values[:, known], stratum, sizes)
    why = ""
    if found.by.thin.any():
        why = (
            "Of a stratum with silent members one report or none came in, and there is no other to put it together "
            "with: what its other members come to cannot be known."
        )
    figures = tuple(name for name, one in zip(EXPANDED, known.tolist(), strict=True) if one)
    return AllMembers(found, why, figures, told, group.prices)
