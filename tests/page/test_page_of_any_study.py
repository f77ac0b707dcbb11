"""Studies that lack something: multipliers that are not known, other places and money, one row, very many."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import impactcalc as ic
from impactcalc.economy.economy import MULTIPLIER_TYPES
from impactcalc.economy.multiplier_set import MultiplierSet
from impactcalc.economy.package import load_economy
from impactcalc.impact.rows.follows import follows
from impactcalc.impact.uncertainty.sampling import Sampling
from impactcalc.report.html.page import page_html
from impactcalc.study.sheets.schema import Events, Exchanges, Settings, Visitors
from page_walker import Walker
from report_cases import STATED, many, result_of

SAMPLE = Path(__file__).parents[2] / "sample_inputs" / "city-programme.xlsx"
NO_DRAWS = Sampling(0, 0, False)


def visible(page: str) -> str:
    return " ".join(text for _, text in Walker(page).bare)


def test_a_measure_that_is_not_known_is_not_said() -> None:
    """Multipliers without the arts: what is bought there is not known, and no figure pretends that it is."""
    economy = load_economy("us-2014")
    totals = {(t, m): economy.known_multipliers(m, t).copy() for t in MULTIPLIER_TYPES for m in economy.measures}
    for values in totals.values():
        values[economy.industries.index("711AS")] = np.nan
    unknown = MultiplierSet(
        name="set", title="A set", place="US", country="USA", year=2014, currency="USD", valuation="producer",
        industries=economy.industries, industry_names=economy.industry_names, per_output=economy.per_output,
        bridge=economy.bridge, totals=totals, fiscal=economy.fiscal,
    )  # fmt: skip
    told = Settings(name="Arts", place="US", year=2014, currency="USD")
    study = ic.study_from_rows(told, [Visitors(id="g", visitors=10, nights=2, culture=900.0, **STATED)])
    result = ic.run(study, unknown, sampling=NO_DRAWS)
    page = page_html(result)
    assert math.isnan(float(result.impact_effects[-1, result.table.measures.index("value_added")]))
    said = visible(page)
    assert "value added, what GDP counts" not in said
    assert "Where the value added arises" not in said
    assert "nan" not in said
    assert "not available" in said


def test_another_country_and_currency() -> None:
    study = replace(ic.read_study(SAMPLE), scenarios=())
    said = page_html(ic.run(study.at_place("JP"), sampling=NO_DRAWS))
    assert '<body data-currency="JPY">' in said
    assert ">JPY " in said
    assert "size: A4" in said
    assert ">$" not in said


@pytest.mark.parametrize("count", [4_000, 100_000])
def test_very_many_activities_are_a_small_page(count: int) -> None:
    result = ic.run(many(count), sampling=NO_DRAWS)
    before = time.process_time()
    page = page_html(result)
    assert time.process_time() - before < 20
    assert len(page.encode()) < 150_000
    assert f"{len(result.rows) - 12:,} more stand in the workbook" in page
    assert "more activities than a page can carry" in page


def test_what_follows_people_and_days() -> None:
    """By hand: a typed total follows neither, a sum per person the people, a daily amount both, tuition neither."""
    result = result_of(
        Visitors(id="a", visitors=10, nights=3, accommodation=500, **STATED),
        Visitors(id="b", visitors=10, nights=3, food_service=7, spend_basis="per_person_day", **STATED),
        Events(id="c", participants=20, days=2, spend_per_person=11, profile="us_traveller", **STATED),
        Exchanges(id="d", direction="inbound", travellers=2, nights=5, daily_spend=13, profile="us_traveller",
                  tuition=900, resident_share=0),
        place="US", year=2014,
    )  # fmt: skip
    parts = follows(result.study, result.rows)
    at = {name: n for n, name in enumerate(result.rows.id.tolist())}
    sums = {name: [round(float(part[n].sum()), 6) for part in (parts.fixed, parts.people, parts.days)]
            for name, n in at.items()}  # fmt: skip
    assert sums == {"a": [500, 0, 0], "b": [0, 0, 210], "c": [0, 220, 0], "d": [900, 0, 130]}
    whole = parts.fixed + parts.people + parts.days
    assert np.allclose(whole, result.rows.amounts, rtol=1e-12, atol=0)
