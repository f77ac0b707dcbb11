"""Jobs and labour income twice: at work here, and of residents here."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from studies import STATED, at, result_of

from impactcalc.economy.package import load_table
from impactcalc.economy.regions.quotients import RegionalMethod
from impactcalc.economy.regions.regional import default_method, regional_economy
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.effects.of_residents import of_residents
from impactcalc.impact.result import Result
from impactcalc.report.words.en.residents import resident_words
from impactcalc.report.writers.json_text import result_object
from impactcalc.study.sheets.schema import Visitors

TOTAL = EFFECTS.index("total_type_2")


def _run(place: str, *more: str) -> Result:
    rows = [
        Visitors(id=f"v{row}", visitors=10, accommodation=9e5, place=one, **STATED)
        for row, one in enumerate((place, *more))
    ]
    return result_of(*rows, place=place)


@pytest.mark.parametrize("place", ["fips:51760", "cbsa:19100"])
def test_of_residents_is_the_share_times_at_work(place: str) -> None:
    result = _run(place)
    share = result.economy.resident_share
    own = of_residents(result)
    assert own.jobs[TOTAL] == pytest.approx(share * at(result.totals, "total_type_2", "jobs"))
    assert own.labour_income[TOTAL] == pytest.approx(share * at(result.totals, "total_type_2", "labour_income"))
    told = json.loads(json.dumps(result_object(result)))
    assert told["figures"]["jobs_residents"] == pytest.approx(own.jobs[TOTAL])
    assert told["figures"]["labour_income_residents"] == pytest.approx(own.labour_income[TOTAL])
    assert told["places"][0]["jobs_held_by_residents"] == share


def test_of_several_places_each_has_its_own_share() -> None:
    result = _run("fips:51760", "US-NC")
    parts = {one: _run(one) for one in ("fips:51760", "US-NC")}
    expected = sum(float(of_residents(part).jobs[TOTAL]) for part in parts.values())
    assert of_residents(result).jobs[TOTAL] == pytest.approx(expected)
    assert "Residents hold 34% to 97% of the jobs in the places of the study" in resident_words(result)[0]


def test_page_one_says_it_where_commuters_hold_much() -> None:
    words = resident_words(_run("fips:51760"))
    assert len(words) == 1
    assert words[0].startswith("At work here, and of residents here: ")
    assert "Residents hold 34% of the jobs in" in words[0]
    assert resident_words(_run("cbsa:19100")) == ()  # 97%
    assert resident_words(_run("US")) == ()


def test_residence_enters_the_household_row_once_and_nothing_else() -> None:
    nation, method = load_table("us-2014"), default_method()
    all_stay = regional_economy(nation, "fips:51760", replace(method, commuting=0.0))
    some = regional_economy(nation, "fips:51760", replace(method, commuting=0.6))
    assert some.households is not None
    assert all_stay.households is not None
    assert some.households.row == pytest.approx(0.4 * all_stay.households.row)
    assert (some.households.column == all_stay.households.column).all()
    assert (some.L == all_stay.L).all()
    for measure, values in some.per_output.items():
        assert (values == all_stay.per_output[measure]).all()
    # wages that an organiser pays to residents are spent by residents, whoever commutes: only later rounds leave
    least, most = some.wage_induced.sum(), all_stay.wage_induced.sum()
    assert 0.4 * most < least < most


def test_there_is_no_level_to_set_any_more() -> None:
    with pytest.raises(TypeError, match="household_level"):
        RegionalMethod(household_level=1.128)  # type: ignore[call-arg]
