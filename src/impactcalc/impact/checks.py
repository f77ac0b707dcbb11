"""The reviewer's list, automated (methods, section 11). Codes are stable: scripts may rely on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from impactcalc.economy.economy import MEASURES, MULTIPLIER_TYPES, Economy
from impactcalc.economy.regions.places import find_place
from impactcalc.impact.activities import SHARES, Activities, Masks
from impactcalc.impact.effects import EFFECTS
from impactcalc.impact.fiscal import FiscalEffects
from impactcalc.impact.home import Home, PlaceOfStudy
from impactcalc.impact.net_new import Ledger
from impactcalc.impact.price_basis import PriceBasis
from impactcalc.impact.sale_taxes import rates_of
from impactcalc.impact.volunteering import Volunteering
from impactcalc.impact.world import World
from impactcalc.study.places import country_of
from impactcalc.study.study import Study
from impactcalc.study.vocabulary import CATEGORY_CODES

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
CROMPTON = "Crompton (2010), Measuring the Economic Impact of Park and Recreation Services"
MILLER_BLAIR = "Miller & Blair (2009), Input-Output Analysis"
_LEAST = {
    "casual_share": "0 where there were none",
    "attribution_share": "1 where all of it can be claimed",
    "displaced_share": "0 where nothing was displaced",
    "host_paid_share": "0 where local money paid for none of it",
}
GOODS = ("groceries", "fuel", "shopping")
# The smallest share of a goods category that may be trade and transport margin before it looks like a whole sale.
# BEA's margins on personal consumption of 2012 give 0.32 (fuel) to 0.61 (shopping).
LEAST_MARGIN = 0.05
# The parts of a place's jobs that may be imputed before the report notes it and warns of it. Of the shipped places no
# metro, 7 % of the micro areas and 88 % of the counties lie above a fifth; only counties, 65 % of them, above a half.
NOTED_IMPUTED, MOST_IMPUTED = 0.2, 0.5
# What all taxes on one sale may add up to before a slip is likely. US lodging taxes together stay below a fifth or so.
HIGHEST_RATES = 0.4


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: what it means, where, what to do, and who says so."""

    code: str
    severity: Severity
    where: str
    message: str
    remedy: str
    source: str


@dataclass(frozen=True)
class Findings:
    """What the checks look at."""

    study: Study
    home: Home
    activities: Activities
    basis: PriceBasis
    ledger: Ledger
    world: World
    volunteering: Volunteering
    fiscal: FiscalEffects

    @property
    def economy(self) -> Economy:
        """The economy of the study's own place."""
        return self.home.main.economy

    @property
    def home_money(self) -> Masks:
        """Activities with spending at home that outside money may have paid."""
        return ~self.activities.abroad & ~self.activities.local_money & (self.ledger.gross > 0)


def run_checks(findings: Findings) -> tuple[Check, ...]:
    """Every check that fires, errors first, then by code."""
    found = [check for group in _CHECKS for check in group(findings)]
    return tuple(sorted(found, key=lambda c: (SEVERITIES.index(c.severity), c.code, c.where)))


def _residents(f: Findings) -> Iterator[Check]:
    blank = f.home_money & ~f.ledger.stated["resident_share"]
    if blank.any():
        yield Check(
            "residents-as-impact",
            "warning",
            _rows(f, blank, "resident_share"),
            f"Resident share is blank in {_count(blank)}, so residents' own spending is counted as impact",
            "State the part of the spending that is residents' own; 0 where there were none",
            CROMPTON,
        )


def _net_new(f: Findings) -> Iterator[Check]:
    for name in SHARES:
        blank = f.home_money & ~f.ledger.stated[name]
        if name != "resident_share" and blank.any():
            label = name.replace("_", " ").capitalize()
            yield Check(
                f"missing-{name.replace('_', '-')}",
                "warning",
                _rows(f, blank, name),
                f"{label} is blank in {_count(blank)}: nothing was taken off for it, so the impact is 'at most'",
                f"State it in the column {label}; {_LEAST[name]}",
                "HM Treasury, additionality guide (2014); " + CROMPTON,
            )


def _place(f: Findings) -> Iterator[Check]:
    for here in f.home.places:
        if not here.fits:
            yield Check(
                "national-multipliers-on-a-place",
                "error",
                f"place {here.place}",
                f"The place is {here.place}, but the multipliers are those of {here.economy.place}: what is bought "
                "from other places is counted as if it stayed, so indirect and induced effects are too high",
                f"Report the place as {here.economy.place}, or use multipliers of the place itself",
                "BEA, RIMS II user guide, choice of region; " + MILLER_BLAIR + ", chapter 3",
            )
        if here.economy.imputed_share > NOTED_IMPUTED:
            yield Check(
                "jobs-imputed",
                "warning" if here.economy.imputed_share > MOST_IMPUTED else "note",
                f"place {here.place}",
                f"{here.economy.imputed_share:.0%} of the jobs of {here.place} stand in industries whose figures are "
                "suppressed or split at the source and were imputed, so its multipliers are less sure than others",
                "Use a larger place around it (its metro or state), or quote the result with this remark",
                "Census, County Business Patterns: suppressed cells; docs/regions.md",
            )
        yield from _absent(f, here)
    yield from _overlapping(f)


def _overlapping(f: Findings) -> Iterator[Check]:
    """A place of the study that lies in another one: their effects are counted side by side."""
    names = {here.place for here in f.home.places}
    for name in sorted(names - {"US"}) if len(names) > 1 else ():
        if country_of(name) != "US":
            continue
        place = find_place(name)
        around = {"US", place.metro, *(f"US-{state}" for state, _ in place.states)} - {name}
        for other in sorted(around & names):
            yield Check(
                "places-overlap",
                "warning",
                f"place {name}",
                f"{name} lies in {other}, and both are places of this study: what supports jobs in {name} supports "
                f"them in {other} too, which the sum over the places leaves out",
                "Report the places separately, or give every row the same place",
                "methods, section 7",
            )


def _absent(f: Findings, here: PlaceOfStudy) -> Iterator[Check]:
    """Spending on what the place does not have, as far as its data go."""
    bridge = here.economy.spending_bridge()
    nowhere = (bridge.B.sum(axis=0) == 0) & (bridge.wages == 0)
    spent = (f.activities.amounts * ~f.activities.abroad[:, None])[here.rows].sum(axis=0) > 0
    for at in np.flatnonzero(nowhere & spent).tolist():
        yield Check(
            "industry-absent",
            "warning",
            f"place {here.place}: {bridge.categories[at]}",
            f"There is spending on {bridge.categories[at]}, but no industry of {here.place} that sells it: all of it "
            "leaks",
            "Look at the place: was it bought elsewhere? If not, report a larger place",
            "methods, section 7",
        )


def _years(f: Findings) -> Iterator[Check]:
    years = np.unique(f.activities.year).tolist()
    if len(years) > 1:
        yield Check(
            "mixed-price-years",
            "note",
            "column Year",
            f"Amounts are of the years {', '.join(map(str, years))}; each was brought to {f.basis.report_year} prices",
            "Look at the rates on the sheet Assumptions",
            "IMPLAN and RIMS II user guides, dollar years",
        )
    if f.economy.jobs_year and f.economy.jobs_year != f.economy.year:
        yield Check(
            "jobs-of-another-year",
            "warning",
            f"economy {f.economy.name}",
            f"The jobs by industry are of {f.economy.jobs_year}, the output of {f.economy.year}: jobs per "
            "unit of output are those of two years, and prices rose in between, so the jobs are rather too few",
            "Quote the jobs with this remark, or use a table whose jobs are of its own year",
            "methods, section 5; BEA has no jobs by industry for 2021 to 2023 here",
        )
    if f.study.settings.year != f.economy.year:
        gap = abs(f.study.settings.year - f.economy.year)
        yield Check(
            "table-of-another-year",
            "warning" if gap > 5 else "note",
            "Study: year",
            f"The table is of {f.economy.year}, the study of {f.study.settings.year}: what industries buy "
            "from each other is taken as it was then, prices are deflated",
            "Use a table nearer to the year, where there is one",
            MILLER_BLAIR + ", section 7.2; tables are commonly used up to five years on",
        )


def _volunteers(f: Findings) -> Iterator[Check]:
    if f.volunteering.hours > 0:
        yield Check(
            "volunteers-not-multiplied",
            "note",
            "Volunteers",
            f"{f.volunteering.hours:,.0f} volunteer hours are shown on a line of their own; they are not spending, "
            "so no multiplier applies and they are not in GDP",
            "Nothing to do; do not add the line to the impact",
            CROMPTON,
        )
    if f.volunteering.unvalued_hours > 0:
        yield Check(
            "volunteer-hours-without-value",
            "note",
            "Volunteers: hourly value",
            f"{f.volunteering.unvalued_hours:,.0f} volunteer hours have no hourly value and are reported as hours only",
            "Fill in Hourly value, if a value is wanted",
            "methods, section 9",
        )


def _twice(f: Findings) -> Iterator[Check]:
    sheets = f.activities.sheet
    pairs = (
        ("event-visitors-also-visitors", "Events", "visitors_include_event_participants", sheets == "Events"),
        (
            "students-also-visitors",
            "Exchanges",
            "visitors_include_students",
            (sheets == "Exchanges") & ~f.activities.abroad,
        ),
    )
    if not (sheets == "Visitors").any():
        return
    for code, sheet, setting, rows in pairs:
        answer = getattr(f.study.settings, setting)
        if not np.any(rows) or answer == "no":
            continue
        label = setting.replace("_", " ").capitalize()
        yield Check(
            code,
            "error" if answer == "yes" else "warning",
            f"Visitors and {sheet}",
            f"People on the sheet {sheet} are also counted on the sheet Visitors: the same spending twice"
            if answer == "yes"
            else f"It is not said whether people on the sheet {sheet} are also counted on the sheet Visitors",
            f"Take them off one of the two sheets, then set {label} to no"
            if answer == "yes"
            else f"Set {label} on the sheet Study to yes or no",
            CROMPTON,
        )


def _outbound(f: Findings) -> Iterator[Check]:
    if f.activities.abroad.any():
        yield Check(
            "outbound-counted-abroad",
            "note",
            "Exchanges: outbound",
            f"{_count(f.activities.abroad)} of outbound exchanges: their spending counts in the partner's country, "
            "direct only since no table of that country is in use, and is nothing at home",
            "Do not add it to the impact at home",
            "methods, section 8",
        )
    at_home = f.activities.abroad & (f.ledger.net_new != 0)
    if at_home.any():
        yield Check(
            "outbound-counted-at-home",
            "error",
            _rows(f, at_home, "direction"),
            "Outbound spending shows as net new at home",
            "Report this as a fault of the program",
            "methods, section 8",
        )


def _multipliers(f: Findings) -> Iterator[Check]:
    for economy in _economies(f):
        there = ~np.isin(economy.industries, economy.absent)
        type_1, type_2 = (economy.known_multipliers("output", kind) for kind in MULTIPLIER_TYPES)
        for code, low, text in (
            ("type-1-below-1", there & (type_1 < 1.0 - 1e-9), "a Type I output multiplier below 1"),
            ("type-2-below-type-1", there & (type_2 < type_1 - 1e-9), "a Type II output multiplier below its Type I"),
        ):
            if low.any():
                names = ", ".join(np.array(economy.industries)[low])
                yield Check(
                    code,
                    "error",
                    f"economy {economy.name}",
                    f"{int(low.sum())} industries have {text}: {names}",
                    "Look at the table: negative coefficients or a wrong closure make such multipliers",
                    MILLER_BLAIR + ", section 6.2",
                )


def _missing(f: Findings) -> Iterator[Check]:
    """What the multipliers in use do not tell: it stays blank in the report, and is never zero."""
    for economy in _economies(f):
        table = next(here.table for here in f.home.places if here.economy is economy)
        lacking = [measure.replace("_", " ") for measure in MEASURES if measure not in economy.measures]
        bought = f.activities.amounts[~f.activities.abroad].sum(axis=0) > 0
        for m, measure in enumerate(economy.measures):
            blank = [EFFECTS[e] for e in range(len(EFFECTS)) if np.isnan(table.K[e, m, bought]).any()]
            if blank:
                lacking.append(f"{measure.replace('_', ' ')} ({', '.join(blank).replace('_', ' ')})")
        if lacking:
            yield Check(
                "measure-missing",
                "warning",
                f"economy {economy.name}",
                f"The multipliers do not tell {'; '.join(lacking)}: these figures are left blank, they are not zero",
                "Use a table that has them, or import them with the rest",
                "the package's own descriptor",
            )
        if not economy.has_matrix:
            yield Check(
                "no-matrix",
                "note",
                f"economy {economy.name}",
                "The multipliers come without a table of what industries buy from each other: effects by industry are "
                "known for the direct round only",
                "Use a table, where effects by industry are wanted",
                "BEA, RIMS II user guide",
            )
        if "imports not separated" in economy.facts:
            yield Check(
                "imports-not-separated",
                "warning",
                f"economy {economy.name}",
                "The table does not tell imports from what is made in the country: indirect and induced effects are "
                "too high",
                "Import the table again with its table of imports",
                MILLER_BLAIR + ", section 4.4",
            )
        bridge = economy.spending_bridge()
        lost = [c for at, c in enumerate(bridge.categories) if bought[at] and bridge.leakage[at] >= 1.0]
        if lost:
            yield Check(
                "category-without-industry",
                "warning",
                f"economy {economy.name}: {', '.join(lost)}",
                f"No industry of the table sells {', '.join(lost)}: what is spent on it counts as leakage, so the "
                "impact is too low by what it supports",
                "Say with --bridge who sells them when you import the multipliers",
                "methods, section 4",
            )


def _negative(f: Findings) -> Iterator[Check]:
    for economy in _economies(f):
        if not economy.has_matrix:
            continue
        low = economy.A_d < 0
        if low.any():
            yield Check(
                "negative-coefficients",
                "note",
                f"economy {economy.name}",
                f"{int(low.sum())} of {low.size} domestic coefficients are negative, the largest "
                f"{economy.A_d.min():.2g}: small negative uses of the accounts, left as they are",
                "Nothing to do while they are small",
                "methods, section 5",
            )


def _economies(f: Findings) -> list[Economy]:
    """The distinct economies of the places."""
    return list({here.economy.name: here.economy for here in f.home.places}.values())


def _ppp(f: Findings) -> Iterator[Check]:
    for host in f.world.not_converted:
        yield Check(
            "ppp-missing",
            "warning",
            host.name,
            f"{host.direct:,.0f} {f.basis.home_currency} spent in {host.name} could not be converted to international "
            f"dollars: {host.why_not_converted}",
            "Name the partner country, or add its PPP factor to the sheet Rates",
            "World Bank, International Comparison Program; methods, section 8",
        )


def _margins(f: Findings) -> Iterator[Check]:
    bridge = f.economy.bridge
    assert bridge is not None  # no run without one
    margins = bridge.local("margin").sum(axis=0)
    for code in GOODS:
        at = bridge.categories.index(code)
        if margins[at] < LEAST_MARGIN and f.activities.amounts[:, at].sum() > 0:
            yield Check(
                "retail-not-margined",
                "warning",
                f"economy {f.economy.name}: {code}",
                f"Purchases of {code} are counted whole, though the shop keeps only its margin",
                "Use a table whose bridge has margins",
                "BEA, RIMS II user guide: purchaser to producer prices",
            )


def _profiles(f: Findings) -> Iterator[Check]:
    used = sorted({str(name) for name in f.activities.profile if name})
    for name in used:
        yield Check(
            "profile-assumed",
            "note",
            _rows(f, f.activities.profile == name, "profile"),
            f"The split of spending is that of the profile {name}. {f.study.profiles[name].weakness}",
            "Type amounts by category where you have them",
            f.study.profiles[name].source,
        )


def _empty(f: Findings) -> Iterator[Check]:
    if not (f.ledger.gross > 0).any():
        yield Check(
            "no-spending",
            "warning",
            "all sheets",
            "No activity says any spending, so there is no impact to report",
            "Fill in the sheets Visitors, Events, Exchanges or Budget",
            "methods, section 1",
        )


def _jobs(f: Findings) -> Iterator[Check]:
    if "jobs" in f.economy.measures:
        yield Check(
            "jobs-basis",
            "note",
            f"economy {f.economy.name}",
            f"Jobs are {f.economy.jobs_basis}",
            "Say so wherever the figure is quoted: headcounts and full-time equivalents cannot be compared",
            CROMPTON,
        )


def _sale_taxes(f: Findings) -> Iterator[Check]:
    above = f.fiscal.categories_above()
    if above:
        fiscal = f.fiscal.impact
        taken, counted = (
            sum(float(values[:, CATEGORY_CODES.index(code)].sum()) for code in above)
            for values in (fiscal.collected, fiscal.counted)
        )
        yield Check(
            "sale-taxes-above-table",
            "note",
            f"Taxes: {', '.join(above)}",
            f"The taxes named come to {taken:,.0f} {f.basis.home_currency} of net new spending there, the table holds "
            f"{counted:,.0f} of taxes on production at the sale: by level of government they are counted up to that, "
            "in proportion; what each collects is shown in full beside it",
            "Nothing to do where the rates are right: the place taxes these sales more than the nation does on average",
            "methods, sections 4 and 6",
        )


def _rates(f: Findings) -> Iterator[Check]:
    """A rate of 0.5 may be half a per cent: amounts above 1 are read as percent, smaller ones as they are."""
    for place in dict.fromkeys(tax.place for tax in f.fiscal.taxes):
        sums = rates_of(f.fiscal.taxes, place).sum(axis=0)
        for at in np.flatnonzero(sums > HIGHEST_RATES).tolist():
            yield Check(
                "tax-rates-high",
                "warning",
                f"Taxes: {CATEGORY_CODES[at]}",
                f"The taxes on {CATEGORY_CODES[at]} add up to {sums[at] * 100:.6g} % of the price before tax",
                'Look whether a rate is too large: half a per cent is "0.5%" or 0.005, while 0.5 is a half',
                "methods, section 6",
            )


def _costs(f: Findings) -> Iterator[Check]:
    if f.fiscal.own_taxes and f.fiscal.own_budget > 0 and not f.fiscal.cost.budget_rows:
        yield Check(
            "costs-missing",
            "warning",
            "Budget",
            f"{f.fiscal.own_budget:,.0f} {f.basis.home_currency} of taxes come to the city's own budget, but the sheet "
            "Budget is empty: what the programme cost is not beside it",
            "List what the programme spent on the sheet Budget, also what local money paid",
            CROMPTON,
        )


_CHECKS = (
    _residents, _net_new, _place, _years, _volunteers, _twice, _outbound, _multipliers, _missing, _negative, _ppp,
    _margins, _profiles, _empty, _jobs, _sale_taxes, _rates, _costs,
)  # fmt: skip


def _count(mask: Masks) -> str:
    count = int(np.count_nonzero(mask))
    return f"{count} row{'' if count == 1 else 's'}"


def _rows(f: Findings, mask: Masks, column: str) -> str:
    """The first few rows of a mask in workbook order, with the column."""
    order = f.activities.reading_order()
    positions = order[np.asarray(mask)[order]]
    named = ", ".join(f.activities.where(int(i)) for i in positions[:3])
    more = f" and {len(positions) - 3} more" if len(positions) > 3 else ""
    return f"{named}{more}: {column.replace('_', ' ')}"
