"""The report of the network: the members that a batch reported on, on a few pages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from impactcalc.batch.inputs import Source
from impactcalc.batch.line import SUMMARY, Line, Summary
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems import batches as wrong
from impactcalc.streams import readable

if TYPE_CHECKING:
    from impactcalc.impact.members.members import Member
    from impactcalc.study.checking.member_list import MemberList

NETWORK, NETWORK_PAGE = "network.xlsx", "network.html"
MOST_NAMED = 40


def member_list(path: Path | None, sources: Iterable[Source]) -> MemberList | None:
    """The list of a network's members; None where none is given. InputError where a study is of none of them."""
    if path is None:
        return None
    from impactcalc.study.checking.member_list import read_member_list

    found = read_member_list(path)
    strange = [one for one in sources if found.find(*_names(one.shown, one.key)) is None]
    problems = [
        Problem(path.stem, "", readable(one.key or one.shown), wrong.StudyOfNoMember(name))
        for one in strange[:MOST_NAMED]
        for name in (readable(_names(one.shown, one.key)[0]),)
    ]
    if problems:
        raise InputError(problems, path.name)
    seen: dict[str, Source] = {}
    for one in sources:
        key = str(found.find(*_names(one.shown, one.key)))
        if key in seen:
            twice = wrong.StudiesOfOneMember(readable(seen[key].shown), readable(one.shown))
            raise InputError([Problem(path.stem, "", found.names[key], twice)], path.name)
        seen[key] = one
    return found


def write_network(summary: Summary, workbook: Path, page: Path, members: MemberList | None) -> None:
    """Write the network as a workbook and as a page, each whole or not at all."""
    from impactcalc.report.network.network import network_of
    from impactcalc.report.network.page import write_network_html
    from impactcalc.report.network.workbook import write_network_workbook

    done = [line for line in summary.results if line.status == "done"]
    strata = {}
    if members is not None:
        named = {line.called: members.find(*_names(line.source, line.key)) for line in done}
        strata = {called: members.stratum[key] for called, key in named.items() if key is not None}
    network = network_of([_member(line) for line in done], len(summary.results), members, strata)
    write_network_workbook(network, workbook)
    write_network_html(network, page)


def _member(line: Line) -> Member:
    from impactcalc.impact.members.members import Member

    return Member(
        line.called,
        line.name,
        line.place,
        line.period,
        line.price_basis,
        dict(zip(SUMMARY, line.figures, strict=True)),
        line.ranges,
        line.partners,
        line.place_jobs,
        line.at_most,
        readable(line.report),
    )


def _names(shown: str, key: str) -> tuple[str, ...]:
    """What a member may be called in the list: the study in the workbook, or the file, with its ending or without."""
    path = Path(shown)
    return (key,) if key else (path.stem, path.name, shown)
