"""A Result -> a folder of CSV files: every row and every figure, for those who calculate on."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

import impactcalc
from impactcalc.arrays import Floats
from impactcalc.economy.economy import Measure
from impactcalc.files import Outputs, is_staged
from impactcalc.impact.abroad.host_country import MEASURES
from impactcalc.impact.effects.effects import EFFECTS, MONEY_PER_JOB_UNIT, ROUNDS
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import SHARES
from impactcalc.impact.rows.deals import DEAL_SHARES
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.tables.break_even import break_even_columns
from impactcalc.report.tables.how_sure import range_columns, swing_columns
from impactcalc.report.tables.scenarios import scenario_columns
from impactcalc.report.tables.sums import by_category, by_industry
from impactcalc.report.tables.survey import survey_columns
from impactcalc.report.words.terms import country_name
from impactcalc.report.writers.targets import input_name, inputs_of

BLOCK = 8192  # rows that are turned into Python objects at once
# A text that begins so is a formula to a spreadsheet; an apostrophe before it makes it a text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# The files, known before there is a result: what is in the way is said before anything is calculated.
TABLES = (
    "about.csv",
    "totals.csv",
    "activities.csv",
    "ledger.csv",
    "effects.csv",
    "categories.csv",
    "industries.csv",
    "partners.csv",
    "multipliers.csv",
    "ppp.csv",
    "world.csv",
    "who_spends_where.csv",
    "taxes.csv",
    "deals.csv",
    "survey.csv",
    "scenarios.csv",
    "break_even.csv",
    "ranges.csv",
    "swings.csv",
    "checks.csv",
    "assumptions.csv",
)

Columns = Mapping[str, Sequence[Any] | np.ndarray[Any, Any]]


def write_csv(result: Result, folder: Path) -> None:
    """Write a .csv file for each table into `folder`, which is made if it is not there.

    Written whole or not at all; where the folder is there, its files of these names are replaced and others stay.
    Money in report-year prices, unrounded; empty where not known; UTF-8. InputError when the folder is the study's
    own, holds another study, is a file, or cannot be written.
    """
    if is_staged(folder):  # one of several outputs, that are put in their places together
        _write_tables(result, folder)
        return
    outputs = Outputs(inputs=inputs_of(result.study), force=True)
    staged = outputs.tables(folder, TABLES)
    with outputs:
        _write_tables(result, staged)


def csv_tables(result: Result) -> Iterator[tuple[str, Columns]]:
    """Every table: the name of its file, and its columns by name."""
    yield "about", _about(result)
    yield "totals", _totals(result)
    yield "activities", _activities(result)
    yield "ledger", _ledger(result)
    yield "effects", _effects(result)
    yield "categories", _categories(result)
    yield "industries", _industries(result)
    yield "partners", _partners(result)
    yield "multipliers", _multipliers(result)
    yield "ppp", _ppp(result)
    yield "world", _world(result)
    yield "who_spends_where", _who_spends(result)
    yield "taxes", _taxes(result)
    yield "deals", _deals(result)
    yield "survey", survey_columns(result)
    yield "scenarios", scenario_columns(result)
    yield "break_even", break_even_columns(result)
    yield "ranges", range_columns(result)
    yield "swings", swing_columns(result)
    yield "checks", _listed(result.checks_found, ("code", "severity", "where", "message", "remedy", "source"))
    yield "assumptions", _listed(result.assumptions, ("topic", "what", "value", "source"))


def _write_tables(result: Result, folder: Path) -> None:
    for name, columns in csv_tables(result):
        _write(folder / f"{name}.csv", columns)


def _about(result: Result) -> Columns:
    basis, economy, given = result.basis, result.economy, result.volunteering
    facts: dict[str, object] = {
        "impactcalc": impactcalc.__version__,
        "study": result.study.settings.name,
        "place": result.study.settings.place,
        "year": result.study.settings.year,
        "file": input_name(result.study),
        "sha256": result.study.sha256,
        "currency": basis.home_currency,
        "price_year": basis.report_year,
        "table_year": basis.table_year,
        "jobs_basis": economy.jobs_basis,
        "at_most": "yes" if result.at_most else "no",
        "multipliers": f"{economy.name} {economy.version}",
        "multipliers_sha256": economy.sha256,
        "prices": result.prices.version,
        "prices_sha256": result.prices.sha256,
        "gross_spending": result.gross_spending,
        "net_new_spending": result.net_new_spending,
        "local_final_demand": result.local_final_demand,
        "spent_abroad": result.spent_abroad,
        "assumed_spending": result.assumed_spending,
        "assumed_abroad": result.assumed_abroad,
        "programme_cost": result.programme_cost,
        "programme_cost_at_least": "yes" if result.fiscal.cost.at_least else "no",
        "local_money_taken_off": result.local_money_taken_off,
        "volunteers": given.people,
        "volunteer_hours": given.hours,
        "volunteer_hours_value": given.value,
        "volunteer_hours_without_value": given.unvalued_hours,
    }
    return {"what": list(facts), "value": list(facts.values())}


def _totals(result: Result) -> Columns:
    sides = {"impact": result.impact_effects, "contribution": result.contribution_effects}
    both = np.concatenate(list(sides.values()))
    return {
        "scope": np.repeat(np.array(list(sides), dtype=object), len(EFFECTS)),
        "effect": list(EFFECTS) * len(sides),
        **{measure: both[:, m] for m, measure in enumerate(result.table.measures)},
    }


def _activities(result: Result) -> Columns:
    rows, steps, order = result.rows, result.steps, result.rows.reading_order()
    identity = (
        "sheet", "row", "part", "id", "name", "kind", "year", "partner_city", "partner_country", "origin_country",
        "network", "purpose", "people", "days", "currency",
    )  # fmt: skip
    last = result.activity_effects[:, EFFECTS.index("total_type_2")]
    return {
        **{name: getattr(rows, name)[order] for name in identity},
        "amount": rows.amount[order],
        "calculated_from": rows.calculated[order],
        "gross": steps.gross[order],
        "spent_abroad": steps.steps["spent_abroad"][order],
        "net_new": steps.net_new[order],
        "local_final_demand": steps.local_final_demand[order],
        **{f"total_type_2_{measure}": last[order, m] for m, measure in enumerate(result.table.measures)},
        "member": rows.member[order],
        "weight": rows.weight[order],
    }


def _ledger(result: Result) -> Columns:
    rows, basis, order = result.rows, result.basis, result.rows.reading_order()
    return {
        **{name: getattr(rows, name)[order] for name in ("sheet", "row", "part", "id", "currency", "year")},
        "amount": rows.amount[order],
        "calculated_from": rows.calculated[order],
        "exchange_rate": basis.exchange_rate[order],
        "to_table_year": basis.to_table_year[order],
        "to_report_year": basis.to_report_year[order],
        "rate_sources": basis.sources[order],
        "to_report_prices": basis.to_report[order],
        **{name: rows.shares[name][order] for name in SHARES},
        **{name: values[order] for name, values in result.steps.columns().items()},
        "profile": rows.profile[order],
        "assumed": rows.assumed[order],
        "assumed_amount": result.assumed_by_row[order],
        "member": rows.member[order],
        "weight": rows.weight[order],
    }


def _effects(result: Result) -> Columns:
    rows, order = result.rows, result.rows.reading_order()
    identity = {name: getattr(rows, name)[order] for name in ("sheet", "row", "part", "id")}
    return {**identity, **_wide(result.activity_effects[order], result.table.measures)}


def _categories(result: Result) -> Columns:
    sums = by_category(result)
    steps = ("gross", "net_new", "taxes_on_sale", "leakage", "wages_to_residents", "local_final_demand")
    return {
        "category": [category.code for category in CATEGORIES],
        # At home; the ledger's gross is everywhere.
        **{"gross_spending" if step == "gross" else step: getattr(sums, step) for step in steps},
        **_wide(sums.effects, result.table.measures),
    }


def _industries(result: Result) -> Columns:
    economy, sums = result.economy, by_industry(result)
    return {
        "industry": economy.industries,
        "name": economy.industry_names,
        **{f"{name}_output": sums.output[r] for r, name in enumerate(ROUNDS)},
        **{f"total_{measure}": sums.totals[m] for m, measure in enumerate(result.table.measures)},
    }


def _partners(result: Result) -> Columns:
    cuts = result.cuts
    labels = [
        (name, label, country_name(label) if name == "partner_country" else label)
        for name, cut in cuts.items()
        for label in cut.labels
    ]

    def joined(field: str) -> np.ndarray[Any, Any]:
        return np.concatenate([getattr(cut, field) for cut in cuts.values()])

    return {
        "cut": [cut for cut, _, _ in labels],
        "label": [label for _, label, _ in labels],
        "name": [name for _, _, name in labels],
        "activities": joined("count"),
        "people": joined("people"),
        "gross_spending": joined("gross"),
        "spent_abroad": joined("spent_abroad"),
        "net_new": joined("net_new"),
        **_wide(joined("effects"), result.table.measures),
    }


def _multipliers(result: Result) -> Columns:
    """Per unit of net new spending at table-year prices; jobs per million."""
    bridge, table = result.economy.spending_bridge(), result.table
    per_unit = np.moveaxis(table.K, 2, 0).copy()
    if "jobs" in table.measures:
        per_unit[:, :, table.measures.index("jobs")] *= MONEY_PER_JOB_UNIT
    names = [f"{name}_per_million" if name.endswith("_jobs") else name for name in _names(table.measures)]
    return {
        "category": [category.code for category in CATEGORIES],
        "local_final_demand": bridge.B.sum(axis=0),
        "wages_to_residents": bridge.wages,
        "taxes_on_sale": bridge.tax,
        "leakage": bridge.leakage,
        **dict(zip(names, _wide(per_unit, table.measures).values(), strict=True)),
    }


def _ppp(result: Result) -> Columns:
    hosts = result.world_contribution.countries
    fields = (*MEASURES, *(f"ppp_{measure}" for measure in MEASURES))
    figures = {name: [getattr(host, name) for host in hosts] for name in fields}
    return {
        "iso3": [host.iso3 for host in hosts],
        "country": [host.name for host in hosts],
        "own_table": ["yes" if host.own_table else "no" for host in hosts],
        **{name: np.array(values, dtype=np.float64) for name, values in figures.items()},
        "why_not_converted": [host.why_not_converted for host in hosts],
    }


def _world(result: Result) -> Columns:
    """Each country's account of the contribution, and what the rest of the world received through leakage."""
    world = result.world_contribution
    hosts = world.countries
    fields = (*MEASURES, "leakage", "wages", "value_added", "labour_income", "jobs")
    figures = {name: [*(getattr(host, name) for host in hosts), None] for name in fields}
    return {
        "iso3": [*(host.iso3 for host in hosts), ""],
        "account": [*(host.name for host in hosts), "rest of the world"],
        "tables": [*(" ".join(host.tables) for host in hosts), ""],
        **{name: np.array(values, dtype=np.float64) for name, values in figures.items()},
        "received_through_leakage": np.array([np.nan] * len(hosts) + [world.leaked]),
        "jobs_basis": [*(host.jobs_basis for host in hosts), ""],
        "why_no_jobs": [*(host.why_no_jobs for host in hosts), ""],
    }


def _who_spends(result: Result) -> Columns:
    """Gross spending by payer and country of purchase, a row a pair."""
    matrix = result.world_contribution.spending
    pairs = [(p, h) for p in range(len(matrix.payers)) for h in range(len(matrix.places))]
    return {
        "payer": [matrix.payers[p] for p, _ in pairs],
        "spent_in": [matrix.places[h] for _, h in pairs],
        "amount": np.array([matrix.amounts[p][h] for p, h in pairs], dtype=np.float64),
    }


def _taxes(result: Result) -> Columns:
    """Summed over a scope, `amount` is all of its tax; `collected` is a memo of the named taxes."""
    lines = list(result.fiscal.lines())
    names = ("scope", "kind", "tax", "collector", "round", "level")
    return {
        **_listed(lines, names),
        "own_budget": ["yes" if line.own_budget else "no" for line in lines],
        "collected": np.array([line.collected for line in lines], dtype=np.float64),
        "amount": np.array([line.amount for line in lines], dtype=np.float64),
    }


def _deals(result: Result) -> Columns:
    """A row per deal: as typed, then an average year of it; `before_shares` is the deal before any share."""
    texts = ("id", "name", "kind", "phase", "place", "partner_city", "partner_country", "network", "purpose")
    numbers = ("amount", "year", "first_year", "years", *DEAL_SHARES)
    account = result.deals
    if account is None:
        return dict.fromkeys(("row", *texts, "industry", "category", "currency", *numbers), ())
    sheet, order, measures = account.sheet, account.reading_order(), account.home.measures
    before = account.whole_effects[order]
    return {
        "row": sheet.rows[order],
        **{name: sheet.words(name)[order] for name in texts},
        "industry": account.industry[order],
        **{name: sheet.words(name)[order] for name in ("category", "currency")},
        **{name: sheet.numbers(name)[order] for name in numbers},
        **{f"{name}_per_year": column[order] for name, column in account.steps.items()},
        "claimed_in_all": account.claimed_in_all[order],
        **_wide(account.effects[order], measures),
        **{f"before_shares_{name}": values for name, values in _wide(before, measures).items()},
        "jobs_stated": sheet.numbers("jobs_stated")[order],
    }


def _listed(items: Sequence[object], fields: Sequence[str]) -> Columns:
    return {name: [getattr(item, name) for item in items] for name in fields}


def _wide(effects: Floats, measures: Sequence[Measure]) -> dict[str, Floats]:
    """Effects (N, effects, measures) as a column for each pair, "direct_output" first."""
    pairs = [(e, m) for e in range(len(EFFECTS)) for m in range(len(measures))]
    return {name: effects[:, e, m] for name, (e, m) in zip(_names(measures), pairs, strict=True)}


def _names(measures: Sequence[Measure]) -> list[str]:
    return [f"{effect}_{measure}" for effect in EFFECTS for measure in measures]


def _write(path: Path, columns: Columns) -> None:
    count = len(next(iter(columns.values())))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for start in range(0, count, BLOCK):
            parts = [_plain(values[start : start + BLOCK]) for values in columns.values()]
            writer.writerows(zip(*parts, strict=True))


def _plain(values: Sequence[Any] | np.ndarray[Any, Any]) -> Sequence[object]:
    """Values as the csv module takes them: NaN as nothing, texts that no spreadsheet takes for formulas."""
    if isinstance(values, np.ndarray) and values.dtype != object:
        listed: list[object] = values.tolist()
        if values.dtype.kind == "f" and np.isnan(values).any():
            listed = ["" if value != value else value for value in listed]
        return listed
    return [f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value for value in values]
