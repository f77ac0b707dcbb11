"""Whether the table can carry what is built on it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.economy.economy import MEASURES, MULTIPLIER_TYPES, Economy
from impactcalc.economy.package_parts import DOES_NOT_HOLD
from impactcalc.impact.checks.finding import IDENTITY_BROKEN, MILLER_BLAIR, Check, Findings
from impactcalc.impact.effects.effects import EFFECTS

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
            yield Check(
                IDENTITY_BROKEN,
                "error",
                f"economy {economy.name}",
                "The multipliers come from a table that does not add up, and were imported all the same. What does not "
                f"hold: {economy.facts[DOES_NOT_HOLD]}",
                "Do not quote these figures; mend the table and import it again",
                MILLER_BLAIR + ", section 2.2",
            )


def multipliers(f: Findings) -> Iterator[Check]:
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


def unusually_high(f: Findings) -> Iterator[Check]:
    """Multipliers beyond those of every table that is shipped: a wrong closure, or imports left in."""
    for economy in _economies(f):
        there = ~np.isin(economy.industries, economy.absent)
        output = np.nan_to_num(economy.known_multipliers("output", "II"))
        high = there & (output > HIGHEST_TYPE_2)
        if high.any():
            names = ", ".join(np.array(economy.industries)[high])
            yield Check(
                "multiplier-unusually-high",
                "warning",
                f"economy {economy.name}",
                f"{int(high.sum())} industries have a Type II output multiplier above {HIGHEST_TYPE_2:g}, up to "
                f"{output[high].max():.2f}: {names}. No national table that is shipped has one",
                "Look at the closure (consumption over personal income, not over pay), and whether imports are out",
                MILLER_BLAIR + ", section 6.2; methods, section 5",
            )


def missing_measures(f: Findings) -> Iterator[Check]:
    """What the multipliers in use do not tell: it stays blank in the report, and is never zero."""
    for economy in _economies(f):
        table = next(here.table for here in f.home.places if here.economy is economy)
        # That a headcount stands alone is said with the jobs (full_time).
        lacking = [m.replace("_", " ") for m in MEASURES if m not in economy.measures and m != "jobs_fte"]
        bought = f.activities.amounts[~f.activities.abroad].sum(axis=0) > 0
        for m, measure in enumerate(economy.measures):
            blank = [EFFECTS[e] for e in range(len(EFFECTS)) if np.isnan(table.K[e, m, bought]).any()]
            if blank and measure != "jobs_fte":
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
        if "imports estimated" in economy.facts:
            yield Check(
                "imports-estimated",
                "note",
                f"economy {economy.name}, {economy.place}",
                f"What industries buy from abroad is an estimate: {economy.facts['imports estimated']}",
                "Say so where the figures are quoted; use a table with its own table of imports where there is one",
                MILLER_BLAIR + ", section 4.4",
            )
        bridge = economy.spending_bridge()
        # In an estimated place it is the place that lacks the industry; that has a check of its own.
        lost = (
            []
            if economy.nation
            else [c for at, c in enumerate(bridge.categories) if bought[at] and bridge.leakage[at] >= 1.0]
        )
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


def negative_coefficients(f: Findings) -> Iterator[Check]:
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


def margins(f: Findings) -> Iterator[Check]:
    for economy in _economies(f):
        bridge = economy.spending_bridge()
        kept = bridge.local("margin").sum(axis=0)
        for code in GOODS:
            at = bridge.categories.index(code)
            # What leaks is not counted whole either: only a sale that stays counts as if the shop had made the goods.
            whole = kept[at] < LEAST_MARGIN and bridge.B[:, at].sum() > 1.0 - LEAST_MARGIN
            if whole and f.activities.amounts[:, at].sum() > 0:
                yield Check(
                    "retail-not-margined",
                    "warning",
                    f"economy {economy.name}: {code}",
                    f"Purchases of {code} are counted whole, though the shop keeps only its margin",
                    "Use a table whose bridge has margins",
                    "BEA, RIMS II user guide: purchaser to producer prices",
                )


def _economies(f: Findings) -> list[Economy]:
    """The distinct tables of the places: many countries may share one name."""
    return list({(here.economy.name, here.economy.country): here.economy for here in f.home.places}.values())
