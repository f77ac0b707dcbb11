"""The tables of the whole: totals, places, categories, industries, partners, multipliers, the band of the method."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from impactcalc.economy.economy import JOBS, MEASURES
from impactcalc.impact.effects.breakdowns import Breakdown
from impactcalc.impact.effects.effects import EFFECTS, MONEY_PER_JOB_UNIT, ROUNDS
from impactcalc.impact.effects.home import PlaceOfStudy
from impactcalc.impact.result import Result
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.private_jobs import private_jobs
from impactcalc.report.tables.effects import Effects, effect_fields, effects_of, every_measure, measure_fields
from impactcalc.report.tables.sums import CategorySums, IndustrySums, by_category, by_industry
from impactcalc.report.tables.table import Field, Kind, Subject, Values, floats
from impactcalc.report.terms import EFFECT_NAMES, JOB_UNITS, MEASURE_NAMES, step_name
from impactcalc.report.words.speaking import said
from impactcalc.words.speaking import phrase

_EFFECT: Field[Effects] = Field(
    "effect", "text", "Effect", "direct, indirect, induced, and their sums.", lambda _: EFFECTS
)
IMPACT = Subject(
    "totals",
    "Impact: what net new spending supported. total_type_1 is direct and indirect, total_type_2 adds the induced.",
    lambda result: every_measure(result.impact_effects, result.table.measures),
    (_EFFECT, *measure_fields(lambda effects: effects, "that net new spending supported.")),
    index=("effect",),
    path="totals",
    keyed=True,
)
CONTRIBUTION = Subject(
    "contribution",
    "Contribution: what gross spending is tied to, residents' own included; not new money.",
    lambda result: every_measure(result.contribution_effects, result.table.measures),
    (_EFFECT, *measure_fields(lambda effects: effects, "that gross spending is tied to.")),
    index=("effect",),
    path="contribution",
    keyed=True,
)


@dataclass(frozen=True)
class _DeltaEnds:
    bounds: tuple[str, ...]
    effects: Effects


def _delta_ends(result: Result) -> _DeltaEnds:
    ends, empty = result.delta_ends, np.zeros((0, len(MEASURES)))
    if ends is None:
        return _DeltaEnds((), empty)
    sides = [every_measure(side, result.table.measures) for side in (ends.low, ends.high, ends.nation)]
    return _DeltaEnds(("low", "high", "nation"), np.concatenate(sides))


DELTA_ENDS: Subject[_DeltaEnds] = Subject(
    "band",
    "The impact with the most and the least that delta, one number of the regional method, can be, and with the "
    "nation's table; no rows for a table that is not estimated. One number moved is no range: those are in ranges.",
    _delta_ends,
    (
        Field("bound", "text", "Bound", "low, high, or nation: the nation's own table.",
              lambda of: [bound for bound in of.bounds for _ in EFFECTS]),
        Field("effect", "text", "Effect", "As in totals.", lambda of: list(EFFECTS) * len(of.bounds)),
        *measure_fields(effects_of, "at that bound."),
    ),
    index=("bound", "effect"),
    path="band",
)  # fmt: skip
DELTAS = Subject(
    "band_deltas",
    "The values of delta, a number of the regional method, between which the band lies.",
    lambda result: () if result.delta_ends is None else tuple(result.delta_ends.deltas),
    (Field("delta", "rate", "Delta", "One of its ends.", lambda deltas: np.array(deltas), "exponent"),),
    path="band_deltas",
)


@dataclass(frozen=True)
class _Places:
    places: tuple[PlaceOfStudy, ...]
    effects: Effects


def _places(result: Result) -> _Places:
    cut, places = result.breakdowns["place"], tuple(result.home.places)
    none = np.zeros_like(result.impact_effects)
    parts = [cut.effects[cut.labels.index(here.place)] if here.place in cut.labels else none for here in places]
    return _Places(places, every_measure(np.array(parts), result.table.measures))


PLACES: Subject[_Places] = Subject(
    "places",
    "The places of the study: whose multipliers each has, and its part of the impact.",
    _places,
    (
        Field("place", "text", "Place", "Its identifier.", lambda of: [here.place for here in of.places]),
        Field("title", "words", "Title", "Of its multipliers.", lambda of: [here.economy.title for here in of.places]),
        Field("economy", "text", "Multipliers", "Their name.", lambda of: [here.economy.name for here in of.places]),
        Field("reason", "words", "Why these", "Why they are used.",
              lambda of: [phrase(here.reason) for here in of.places]),
        Field("imputed_share", "share", "Imputed share", "The part of its jobs that had to be imputed.",
              lambda of: np.array([here.economy.imputed_share for here in of.places], dtype=np.float64)),
        Field("jobs_held_by_residents", "share", "Jobs held by residents",
              "The part of its jobs that people hold who live there; commuters hold the rest.",
              lambda of: np.array([here.economy.resident_share for here in of.places], dtype=np.float64)),
        Field("private_jobs_2019", "count", "Private jobs in 2019", "All of the place; not known outside the US.",
              lambda of: floats([private_jobs(here.place) for here in of.places]), "jobs"),
        *effect_fields(effects_of, "its part of the impact."),
    ),
    index=("place",),
    path="places",
)  # fmt: skip


@dataclass(frozen=True)
class _Categories:
    sums: CategorySums
    effects: Effects


def _categories(result: Result) -> _Categories:
    sums = by_category(result)
    return _Categories(sums, every_measure(sums.effects, result.table.measures))


_CODES = [category.code for category in CATEGORIES]


def _sum(key: str, of: str, says: str, heading: str = "") -> Field[_Categories]:
    return Field(key, "money", heading or step_name(of), says, lambda rows: getattr(rows.sums, of))


CATEGORIES_TABLE: Subject[_Categories] = Subject(
    "categories",
    "What was bought at home, by spending category; those on which nothing was spent are there with 0.",
    _categories,
    (
        Field("category", "text", "Category", "Its code.", lambda _: _CODES),
        _sum("gross_spending", "gross", "Spent on it at home.", "Gross spending at home"),
        _sum("net_new_spending", "net_new", "Of it, net new."),
        _sum("taxes_on_sale", "taxes_on_sale", "Of net new: taxes on the sale."),
        _sum("leakage", "leakage", "Of net new: what leaves at once."),
        _sum("wages_to_residents", "wages_to_residents", "Of net new: wages to residents."),
        _sum("local_final_demand", "local_final_demand", "Of net new: what buys from industries here."),
        *effect_fields(effects_of, "what its net new spending supported."),
    ),
    index=("category",),
    path="categories",
)


@dataclass(frozen=True)
class _Industries:
    result: Result
    sums: IndustrySums

    @property
    def effects(self) -> Effects:
        """Of all rounds, Type II (industries, measures)."""
        return every_measure(self.sums.totals.T, self.result.table.measures)


def _output(r: int) -> Callable[[_Industries], Values]:
    return lambda of: of.sums.output[r]


INDUSTRIES: Subject[_Industries] = Subject(
    "industries",
    "Whose sales, value added, pay and jobs the impact is, by industry; empty where the multipliers do not tell.",
    lambda result: _Industries(result, by_industry(result)),
    (
        Field("industry", "text", "Code", "Its code in the table.", lambda of: of.result.economy.industries),
        Field("name", "words", "Industry", "Its name.", lambda of: of.result.economy.industry_names),
        *(
            Field(f"{name}_output", "money", f"Output, {EFFECT_NAMES[name].lower()}", f"Sales of the {name} round.",
                  _output(r))
            for r, name in enumerate(ROUNDS)
        ),
        *(
            Field(f"total_{f.key}", f.kind, f"{f.heading}, total", f.says, f.values, f.own_unit)
            for f in measure_fields(effects_of, "of the industry in all rounds, Type II.")
        ),
    ),
    index=("industry",),
)  # fmt: skip


@dataclass(frozen=True)
class _Partners:
    breakdowns: tuple[tuple[str, Breakdown], ...]
    effects: Effects

    def joined(self, name: str) -> Values:
        return np.concatenate([getattr(cut, name) for _, cut in self.breakdowns])

    @property
    def labels(self) -> list[tuple[str, str]]:
        return [(name, label) for name, cut in self.breakdowns for label in cut.labels]


def _partners(result: Result) -> _Partners:
    effects = np.concatenate([cut.effects for cut in result.breakdowns.values()])
    return _Partners(tuple(result.breakdowns.items()), every_measure(effects, result.table.measures))


def _joined(key: str, of: str, kind: Kind, heading: str, says: str, unit: str = "") -> Field[_Partners]:
    return Field(key, kind, heading, says, lambda rows: rows.joined(of), unit)


PARTNERS: Subject[_Partners] = Subject(
    "partners",
    "The same activities cut in several ways; the groups of each cut add up to the whole.",
    _partners,
    (
        Field("cut", "text", "Cut", "sheet, place, partner_country, partner_city, network, purpose or year.",
              lambda of: [cut for cut, _ in of.labels]),
        Field("label", "text", "Label", "The group.", lambda of: [label for _, label in of.labels]),
        Field("name", "words", "Name", "The group in words: of a country, its name.",
              lambda of: [said().terms.country_name(label) if cut == "partner_country" else label
                          for cut, label in of.labels]),
        _joined("activities", "count", "count", "Activities", "Rows of the workbook.", "rows"),
        _joined("people", "people", "count", "People", "With a survey, raised.", "people"),
        _joined("gross_spending", "gross", "money", "Gross spending at home", "Spent at home."),
        _joined("spent_abroad", "spent_abroad", "money", "Spent abroad", "Spent in partner countries."),
        _joined("net_new_spending", "net_new", "money", "Net new spending", "Of what was spent at home."),
        *effect_fields(effects_of, "what the group's net new spending supported."),
    ),
    index=("cut", "label"),
    path="partners",
)  # fmt: skip


def _bridge(key: str, of: Callable[[Result], Values], heading: str, says: str) -> Field[Result]:
    return Field(key, "multiplier", heading, says, of, "per unit of spending")


def _multiplier(e: int, m: int) -> Field[Result]:
    effect, measure = EFFECTS[e], MEASURES[m]
    jobs = measure in JOBS

    def values(result: Result) -> Values:
        if measure not in result.table.measures:
            return np.full(len(CATEGORIES), np.nan)
        found = result.table.K[e, result.table.measures.index(measure)]
        return np.asarray(found * MONEY_PER_JOB_UNIT) if jobs else found

    heading = f"{MEASURE_NAMES[measure]}, {EFFECT_NAMES[effect].removeprefix('Total ')}"
    says = f"{heading}, of a unit of net new spending at table-year prices."
    if jobs:
        says = f"{heading}, of a million of net new spending at table-year prices."
        unit = f"{'jobs' if measure == 'jobs' else JOB_UNITS[measure]} per million of spending"
        return Field(f"{effect}_{measure}_per_million", "multiplier", heading, says, values, unit)
    return Field(f"{effect}_{measure}", "multiplier", heading, says, values, "per unit of spending")


MULTIPLIERS = Subject(
    "multipliers",
    "What a unit of net new spending at table-year prices does in the study's own place, by what it buys.",
    lambda result: result,
    (
        Field("category", "text", "Category", "Its code.", lambda _: _CODES),
        _bridge("local_final_demand", lambda r: r.economy.spending_bridge().B.sum(axis=0),
                "Stays as local final demand", "Buys from industries here."),
        _bridge("wages_to_residents", lambda r: r.economy.spending_bridge().wages, "Wages to residents",
                "Paid to residents as wages."),
        _bridge("taxes_on_sale", lambda r: r.economy.spending_bridge().tax, "Taxes on the sale",
                "Taxes on the sale that the table's prices leave out."),
        _bridge("leakage", lambda r: r.economy.spending_bridge().leakage, "Leaks", "Leaves at once."),
        *(_multiplier(e, m) for e in range(len(EFFECTS)) for m in range(len(MEASURES))),
    ),
    index=("category",),
)  # fmt: skip
