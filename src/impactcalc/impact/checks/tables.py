"""Whether the table can carry what is built on it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.economy.economy import MEASURES, MULTIPLIER_TYPES, Economy
from impactcalc.economy.package import load_economy, national_tables
from impactcalc.economy.package_parts import DOES_NOT_HOLD
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.facts.checks import tables as facts
from impactcalc.facts.where import Tables
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.effects.spent import sum_of
from impactcalc.impact.rows.activities import Masks
from impactcalc.known.places import country_of

GOODS = ("groceries", "fuel", "shopping")
# The smallest share of a goods category that may be trade and transport margin before it looks like a whole sale.
# BEA's margins on personal consumption of 2012 give 0.32 (fuel) to 0.61 (shopping).
LEAST_MARGIN = 0.05
# Of the 126 national tables that are shipped the highest is 3.81 (China 2014); the United States reach 3.55.
HIGHEST_TYPE_2 = 4.0


def broken_identities(f: Findings) -> Iterator[Check]:
    """A package that was made although it breaks what must hold: nothing that follows can be relied on."""
    for economy in _economies(f):
        if DOES_NOT_HOLD in economy.facts:
            yield Check(facts.IdentityBroken(economy.facts[DOES_NOT_HOLD]), Tables(economy.called))


def multipliers(f: Findings) -> Iterator[Check]:
    for economy in _economies(f):
        there = ~np.isin(economy.industries, economy.absent)
        type_1, type_2 = (economy.known_multipliers("output", kind) for kind in MULTIPLIER_TYPES)
        for of_type_2, low in (
            (False, there & (type_1 < 1.0 - 1e-9)),
            (True, there & (type_2 < type_1 - 1e-9)),
        ):
            if low.any():
                yield Check(facts.MultiplierTooLow(of_type_2, _named(economy, low)), Tables(economy.called))


def unusually_high(f: Findings) -> Iterator[Check]:
    """Multipliers beyond those of every table that is shipped: a wrong closure, or imports left in."""
    for economy in _economies(f):
        there = ~np.isin(economy.industries, economy.absent)
        output = np.nan_to_num(economy.known_multipliers("output", "II"))
        high = there & (output > HIGHEST_TYPE_2)
        if high.any():
            highest = float(output[high].max())
            found = facts.MultiplierUnusuallyHigh(_named(economy, high), HIGHEST_TYPE_2, highest)
            yield Check(found, Tables(economy.called))


def missing_measures(f: Findings) -> Iterator[Check]:
    """What the multipliers in use do not tell: it stays blank in the report, and is never zero."""
    for economy in _economies(f):
        table = next(here.table for here in f.home.places if here.economy is economy)
        # That a headcount stands alone is said with the jobs (full_time).
        lacking: list[tuple[str, tuple[str, ...]]]
        lacking = [(m, ()) for m in MEASURES if m not in economy.measures and m != "jobs_fte"]
        bought = sum_of(f.activities.amounts, ~f.activities.abroad) > 0
        for m, measure in enumerate(economy.measures):
            blank = tuple(EFFECTS[e] for e in range(len(EFFECTS)) if np.isnan(table.K[e, m, bought]).any())
            if blank and measure != "jobs_fte":
                lacking.append((measure, blank))
        if lacking:
            yield Check(facts.MeasureMissing(tuple(lacking), _with_jobs(economy)), Tables(economy.called))
        if not isinstance(economy, TableEconomy):
            yield Check(facts.NoMatrix(), Tables(economy.called))
        if "imports not separated" in economy.facts:
            yield Check(facts.ImportsNotSeparated(), Tables(economy.called))
        if "imports estimated" in economy.facts:
            how = facts.ImportsEstimated(economy.facts["imports estimated"])
            # A table estimated for a place is called by the place already.
            place = economy.place if economy.called == economy.name else ""
            yield Check(how, Tables(economy.called, place=place))
        bridge = economy.spending_bridge()
        # In an estimated place it is the place that lacks the industry; that has a check of its own.
        lost = (
            []
            if economy.nation
            else [c for at, c in enumerate(bridge.categories) if bought[at] and bridge.leakage[at] >= 1.0]
        )
        if lost:
            yield Check(facts.CategoryWithoutIndustry(tuple(lost)), Tables(economy.called, tuple(lost)))


def negative_coefficients(f: Findings) -> Iterator[Check]:
    for economy in _economies(f):
        if not isinstance(economy, TableEconomy):
            continue
        low = economy.A_d < 0
        if low.any():
            found = facts.NegativeCoefficients(int(low.sum()), int(low.size), float(economy.A_d.min()))
            yield Check(found, Tables(economy.called))


def margins(f: Findings) -> Iterator[Check]:
    for economy in _economies(f):
        bridge = economy.spending_bridge()
        kept = bridge.local("margin").sum(axis=0)
        for code in GOODS:
            at = bridge.categories.index(code)
            # What leaks is not counted whole either: only a sale that stays counts as if the shop had made the goods.
            whole = kept[at] < LEAST_MARGIN and bridge.B[:, at].sum() > 1.0 - LEAST_MARGIN
            if whole and f.activities.amounts[:, at].sum() > 0:
                yield Check(facts.RetailNotMargined(code), Tables(economy.called, (code,)))


def _named(economy: Economy, which: Masks) -> tuple[str, ...]:
    return tuple(np.array(economy.industries)[which].tolist())


def _with_jobs(economy: Economy) -> tuple[str, int] | None:
    """The newest shipped table of the place that has jobs, and its year; None where this one has, or none does."""
    if "jobs" in economy.measures or not isinstance(economy, TableEconomy):
        return None
    tables = national_tables(country_of(economy.place))
    if tables.get(economy.year) != economy.name:
        return None  # the user's own: nothing is known of what it would be exchanged for
    for year, name in sorted(tables.items(), reverse=True):
        if year != economy.year and "jobs" in load_economy(name, economy.place).measures:
            return name, year
    return None


def _economies(f: Findings) -> list[Economy]:
    """The distinct tables of the places: many countries may share one name."""
    return list({(here.economy.name, here.economy.country): here.economy for here in f.home.places}.values())


CHECKS = (broken_identities, multipliers, unusually_high, missing_measures, negative_coefficients, margins)
