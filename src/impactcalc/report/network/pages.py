"""The pages of a network: sums, members, partner countries, sizes, and all members of the network."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

from impactcalc.impact.effects.breakdowns import NOT_STATED
from impactcalc.impact.figures import FIGURES
from impactcalc.impact.members.expanded import Expanded
from impactcalc.impact.members.members import (
    PARTNER_FIGURES,
    RANKED,
    SIZES,
    UNSIZED,
    Group,
    Member,
    Rank,
)
from impactcalc.report.figure_columns import KINDS, unit_words
from impactcalc.report.network.network import AllMembers, Network
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Lines, Page, Table

SHOWN = ("gross_spending", "output", "value_added", "jobs", "tax_all_levels")
MOST_SKEW = 0.2  # Cochran's rule, as on the page of a member survey


def network_pages(network: Network) -> Iterator[Page]:
    """The sums first, then what they are sums of."""
    groups, everyone = network.groups, network.everyone
    yield _sums_page(groups, network.inputs)
    if groups:
        yield _members_page(groups)
        yield _partners_page(groups)
        yield _sizes_page(groups)
    if everyone is not None:
        yield _everyone_page(everyone)


def _sums_page(groups: Sequence[Group], inputs: int) -> Page:
    reported = sum(len(group.members) for group in groups)
    blocks: list[Table | Lines] = []
    for group in groups:
        sums = [total for total in group.sums if total.known]
        units = [unit_words(FIGURES[total.figure].unit, group.prices) for total in sums]
        columns = (
            Column(term("Figure"), "wrap", [term(FIGURES[total.figure].heading) for total in sums], width=34),
            Column(term("In"), "text", units),
            Column(term("Members"), "count", [float(total.known) for total in sums]),
            Column(term("Sum"), "money", [total.total for total in sums]),
            Column(
                term("May it be added?"), "wrap", [said().network.VERDICTS[total.verdict] for total in sums], width=18
            ),
            Column(term("Because"), "wrap", [said().network.verdict_words(total, group) for total in sums], width=60),
        )
        blocks.append(Table(group.prices, columns))
        shared = said().network.shared_words(group.shared.items())
        blocks += [Lines(shared, "note")] if shared else []
    lead = said().network.lead_words(reported, inputs, groups)
    return Page(term("Network"), term("The network"), tuple(blocks), lead, frozen=None, single=True)


def _members_page(groups: Sequence[Group]) -> Page:
    tables = tuple(_members(group) for group in groups)
    ranged = any(group.ranged for group in groups)
    lead = (said().network.MEMBERS, said().network.RANKS if ranged else said().network.NO_RANGES)
    return Page(term("Members"), term("The members"), tables, lead, frozen=1 if len(tables) == 1 else None, across=2)


def _members(group: Group) -> Table:
    members = group.members
    columns = [
        Column(term("Workbook"), "text", [one.called for one in members]),
        Column(term("Study"), "wrap", [one.name for one in members], width=32),
        Column(term("Place"), "wrap", [said().terms.place_name(one.place) for one in members], width=24),
        Column(term("Year"), "wrap", [one.period for one in members], width=14),
    ]
    for name in RANKED:
        figure, ranks = FIGURES[name], group.ranks[name]
        columns.append(_figure(name, group))
        if any(name in one.ranges for one in members):
            for end, side in enumerate((term("low"), term("high"))):
                values = [one.ranges[name][end] if name in one.ranges else math.nan for one in members]
                columns.append(Column(f"{term(figure.heading)}, {side}", KINDS[figure.unit], values))
        columns.append(Column(term("Rank"), "count", [_of(rank, "rank") for rank in ranks]))
        if group.ranged:
            columns += [
                Column(heading, "count", [_of(rank, end) for rank in ranks])
                for heading, end in ((term("at best"), "best"), (term("at worst"), "worst"))
            ]
    columns += [_figure(name, group) for name in SHOWN if name not in RANKED]
    columns.append(Column(term("At most"), "text", [term("yes" if one.at_most else "no") for one in members]))
    columns.append(Column(term("Report"), "wrap", [one.report for one in members]))
    return Table(group.prices, tuple(columns))


def _figure(name: str, group: Group) -> Column:
    figure = FIGURES[name]
    values = [one.figures[name] for one in group.members]
    return Column(term(figure.heading), KINDS[figure.unit], values, unit_words(figure.unit, group.prices))


def _of(rank: Rank | None, name: str) -> float:
    return math.nan if rank is None else float(getattr(rank, name))


def _partners_page(groups: Sequence[Group]) -> Page:
    tables = tuple(map(_partners, groups))
    return Page(
        term("Partner countries"),
        term("Partner countries"),
        tables,
        (said().network.PARTNERS,),
        frozen=None,
        upright=True,
    )


def _partners(group: Group) -> Table:
    rows: dict[str, list[tuple[float, ...]]] = {}
    for member in group.members:
        for country, money in member.partners.items():
            rows.setdefault(country, []).append(money)
    sums = {country: [math.fsum(part) for part in zip(*each, strict=True)] for country, each in rows.items()}
    order = sorted(rows, key=lambda one: (one == NOT_STATED, -(sums[one][0] + sums[one][1]), one))
    columns = [
        Column(term("Partner country"), "wrap", [said().terms.country_name(one) for one in order], width=30),
        Column(term("Members"), "count", [float(len(rows[one])) for one in order]),
    ]
    for at, name in enumerate(PARTNER_FIGURES):
        values = [sums[one][at] for one in order]
        columns.append(Column(term(FIGURES[name].heading), "money", values, group.prices, math.fsum(values)))
    return Table("", tuple(columns), total_label=term("All"))


def _sizes_page(groups: Sequence[Group]) -> Page:
    tables = tuple(map(_sizes, groups))
    return Page(
        term("By size"), term("Members by the size of their place"), tables, (said().network.SIZES_SAID,), frozen=None
    )


def _sizes(group: Group) -> Table:
    by_size: dict[str, list[Member]] = {}
    for member in group.members:
        by_size.setdefault(member.size, []).append(member)
    names = [name for name in (*(name for name, _ in SIZES), UNSIZED) if name in by_size]
    columns = [
        Column(term("Jobs in the place"), "wrap", [term(name) for name in names], width=28),
        Column(term("Members"), "count", [float(len(by_size[name])) for name in names]),
    ]
    for figure in ("gross_spending", "net_new_spending"):
        heading = term(FIGURES[figure].heading)
        values = [[one.figures[figure] for one in by_size[name]] for name in names]
        sums = [math.fsum(each) for each in values]
        middle = [float(np.median(each)) for each in values]
        columns.append(Column(heading, "money", sums, group.prices, math.fsum(sums)))
        columns.append(Column(term("{figure}, middle member", figure=heading), "money", middle, group.prices))
    per = [
        [1000 * one.figures["net_new_spending"] / one.place_jobs for one in by_size[name] if one.place_jobs > 0]
        for name in names
    ]
    middle = [float(np.median(each)) if each else math.nan for each in per]
    columns.append(
        Column(term("Net new spending per 1,000 jobs of the place, middle member"), "amount", middle, group.prices)
    )
    return Table("", tuple(columns), total_label=term("All"))


def _everyone_page(everyone: AllMembers) -> Page:
    lead = (said().network.WHO_REPORTED, *((everyone.why,) if everyone.why else ()))
    names = [name for name, _, _ in everyone.strata]
    strata = [
        Column(term("Stratum"), "wrap", names, width=30),
        Column(term("Members"), "count", [float(all_) for _, all_, _ in everyone.strata]),
        Column(term("Reported"), "count", [float(some) for _, _, some in everyone.strata]),
    ]
    found, tables = everyone.found, []
    if found is not None:
        weights = _weights(found, len(names))
        strata.append(Column(term("Each stands for"), "rate", weights, term("members")))
        figures = [FIGURES[name] for name in everyone.figures]
        units = [unit_words(figure.unit, everyone.prices) for figure in figures]
        columns = (
            Column(term("Figure"), "wrap", [term(figure.heading) for figure in figures], width=34),
            Column(term("In"), "text", units),
            Column(term("Reported"), "money", found.own),
            Column(term("All members"), "money", found.total),
            Column(term("Low"), "money", found.low),
            Column(term("High"), "money", found.high),
            Column(term("Standard error"), "money", found.error),
        )
        lopsided = [term(f.heading) for f, skew in zip(figures, found.skew, strict=True) if skew > MOST_SKEW]
        notes = [said().network.INTERVAL, *([said().network.lopsided_words(lopsided)] if lopsided else [])]
        tables.append(Table("", columns, notes=tuple(notes)))
    tables.append(Table(term("Strata"), tuple(strata)))
    return Page(term("All members"), term("All members of the network"), tuple(tables), lead, frozen=None)


def _weights(found: Expanded, strata: int) -> list[float]:
    """What a report of each stratum stands for; nan where it has none of its own."""
    by = found.by
    of_cell = dict(zip(by.cell.tolist(), by.weight.tolist(), strict=True))
    return [of_cell.get(int(by.cell_of[at]), math.nan) for at in range(strata)]
