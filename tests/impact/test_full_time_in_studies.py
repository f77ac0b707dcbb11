"""Full-time equivalents in a study: beside the jobs in every round, in the study's own hours, not known without."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from studies import STATED, activity, at, result_of, settings
from test_deals import set_of

import impactcalc as ic
from impactcalc.economy.economy import Measure
from impactcalc.economy.package import load_table
from impactcalc.economy.table_economy import table_of
from impactcalc.errors import InputError
from impactcalc.impact.beside.comparison import compare
from impactcalc.impact.effects.pay import pay_of_places, pay_supported
from impactcalc.impact.figures import NAMES
from impactcalc.report.words.en.comparison import headline
from impactcalc.study.sheets.schema import Exchanges, Visitors

GUESTS: dict[str, Any] = {"id": "v", "visitors": 10, "nights": 2, "accommodation": 3e5, **STATED}


def test_full_time_equivalents_are_the_jobs_by_industry_times_their_hours() -> None:
    found = result_of(Visitors(**GUESTS))
    worked = found.economy.working_time
    assert worked is not None
    jobs = found.industries["total_jobs"].to_numpy()
    full_time = found.industries["total_jobs_fte"].to_numpy()
    assert full_time == pytest.approx(jobs * worked.hours / 2080)
    assert at(found.totals, "total_type_2", "jobs_fte") == pytest.approx(float((jobs * worked.hours).sum()) / 2080)
    # A hotel's jobs have 25.5 of 40 hours.
    hotels = found.industries.loc["721"]
    assert hotels["total_jobs_fte"] == pytest.approx(hotels["total_jobs"] * 25.5 / 40)


def test_the_study_s_own_full_time_year_counts_and_is_listed() -> None:
    plain, own = result_of(Visitors(**GUESTS)), result_of(Visitors(**GUESTS), full_time_hours=1950)
    for effect in ("direct", "indirect", "induced", "total_type_1", "total_type_2"):
        assert at(own.totals, effect, "jobs_fte") == pytest.approx(at(plain.totals, effect, "jobs_fte") * 2080 / 1950)
        assert at(own.totals, effect, "jobs") == at(plain.totals, effect, "jobs")
    listed = {line.what: line for line in own.assumptions}["full-time equivalents"]
    assert "over a full-time year of 1,950 hours" in listed.value
    assert listed.source.endswith("a full-time year: the workbook, as typed")
    for place in ("US-TX", "cbsa:19100"):  # a place's band and its draws rest on the nation
        here = result_of(Visitors(**GUESTS), place=place, full_time_hours=1950)
        there = result_of(Visitors(**GUESTS), place=place)
        assert here.delta_ends is not None
        assert there.delta_ends is not None
        m = here.table.measures.index("jobs_fte")
        assert here.delta_ends.low[:, m] == pytest.approx(there.delta_ends.low[:, m] * 2080 / 1950)


def test_prices_of_another_year_leave_full_time_equivalents_as_they_are() -> None:
    plain, later = result_of(Visitors(**GUESTS)), result_of(Visitors(**GUESTS), report_year=2019)
    assert at(later.totals, "total_type_2", "jobs_fte") == at(plain.totals, "total_type_2", "jobs_fte")
    assert later.industries["total_jobs_fte"].sum() == pytest.approx(plain.industries["total_jobs_fte"].sum())


@hypothesis_settings(max_examples=10, deadline=None)
@given(st.lists(activity(), min_size=1, max_size=3))
def test_full_time_equivalents_add_up_over_rounds_industries_and_rows(rows: list[Any]) -> None:
    found = result_of(*(row.model_copy(update={"id": f"r{i}"}) for i, row in enumerate(rows)))
    whole = at(found.totals, "total_type_2", "jobs_fte")
    near = pytest.approx(whole, rel=1e-6, abs=1e-6)
    assert sum(at(found.totals, name, "jobs_fte") for name in ("direct", "indirect", "induced")) == near
    assert found.industries["total_jobs_fte"].sum() == near
    assert found.activities["total_type_2_jobs_fte"].sum() == near


def test_without_hours_there_are_none_and_never_a_copy_of_the_headcount() -> None:
    turkey = result_of(Visitors(**GUESTS, currency="USD"), place="TR")
    assert "jobs" in turkey.table.measures
    assert "jobs_fte" not in turkey.table.measures
    (listed,) = [line for line in turkey.assumptions if line.what == "full-time equivalents"]
    assert listed.value == "not known: the multipliers do not tell how long a job is"
    (note,) = [check for check in turkey.checks_found if check.code == "jobs-basis"]
    assert note.message.endswith("; how long a job is is not known, so there are no full-time equivalents")


def test_a_set_of_multipliers_is_a_headcount_only() -> None:
    study = ic.study_from_rows(settings(), [Visitors(**GUESTS)])
    there = set_of(ic.run(study))
    kept = {key: values for key, values in there.totals.items() if key[1] != "jobs_fte"}
    own: dict[Measure, Any] = dict(there.per_output)
    del own["jobs_fte"]
    found = ic.run(study, replace(there, totals=kept, per_output=own, working_time=None))
    assert "jobs" in found.table.measures
    assert "jobs_fte" not in found.table.measures
    assert math.isnan(pay_of_places(found.home).per_job)  # no table, no average


def test_of_two_places_one_without_hours_the_whole_has_none() -> None:
    nation = load_table("us-2014")
    texas = load_table("us-2014", "US-TX").without_full_time()
    rows = [Visitors(**GUESTS), Visitors(**{**GUESTS, "id": "w", "place": "US-TX"})]
    found = ic.run(ic.study_from_rows(settings(), rows), economies={"US": nation, "US-TX": texas})
    assert "jobs_fte" not in found.home.measures
    assert "jobs" in found.home.measures
    (note,) = [check for check in found.checks_found if check.code == "jobs-basis"]
    assert "not known in every place" in note.message


def test_a_host_country_has_full_time_equivalents_of_its_own_year() -> None:
    trip = Exchanges(direction="outbound", partner_country="DEU", accommodation=6e4, **STATED)
    germany = result_of(trip).world_contribution.countries[1]
    assert germany.jobs is not None
    assert germany.jobs_fte is not None
    # German hotels: 1,056 hours a job, a full-time year of 1,425.
    assert 0.7 < germany.jobs_fte / germany.jobs < 0.95
    trip = Exchanges(direction="outbound", partner_country="TUR", accommodation=6e4, **STATED)
    turkey = result_of(trip).world_contribution.countries[1]
    assert turkey.jobs is not None
    assert turkey.jobs_fte is None


def test_pay_per_job_by_hand() -> None:
    found = result_of(Visitors(**GUESTS))
    row = found.totals.loc["total_type_2"]
    ours, theirs = pay_supported(found.home, found.impact_effects), pay_of_places(found.home)
    assert ours.per_job == pytest.approx(row["labour_income"] / row["jobs"])
    assert ours.per_fte == pytest.approx(row["labour_income"] / row["jobs_fte"])
    # BEA 2014: compensation of employees, and jobs with proprietors.
    of = table_of(found.economy)
    pay, jobs = (float(of.per_output[m] @ of.output) for m in ("labour_income", "jobs"))
    assert theirs.per_job == pytest.approx(pay * 1e6 / jobs)
    assert theirs.per_fte > theirs.per_job


def test_pay_moves_with_the_report_year_on_both_sides() -> None:
    plain, later = result_of(Visitors(**GUESTS)), result_of(Visitors(**GUESTS), report_year=2019)
    for of in (pay_of_places, lambda home: pay_supported(home, home.effects(plain.net))):
        assert of(later.home).per_job / of(plain.home).per_job == pytest.approx(later.basis.report_over_table)


def test_pay_is_not_known_without_pay_or_jobs() -> None:
    found = result_of(Visitors(**GUESTS))
    nothing = pay_supported(found.home, np.zeros_like(found.impact_effects))
    assert math.isnan(nothing.per_job)
    assert math.isnan(nothing.per_fte)
    of = dict(found.economy.per_output)
    del of["labour_income"]
    bare = ic.run(ic.study_from_rows(settings(), [Visitors(**GUESTS)]), replace(table_of(found.economy), per_output=of))
    assert math.isnan(pay_of_places(bare.home).per_job)


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        (40, "Type 2080 if these are the hours of a week, or leave it blank for the table's own"),
        (37.5, "Type 1950 if these are the hours of a week, or leave it blank for the table's own"),
        (160, "Type 1920 if these are the hours of a month, or leave it blank for the table's own"),
        (8_760, "Leave it blank for the table's own"),
        (500, "Leave it blank for the table's own"),
    ],
)
def test_hours_of_a_week_are_asked_about(typed: float, remedy: str) -> None:
    with pytest.raises(InputError) as raised:
        ic.study_from_rows(settings(full_time_hours=typed), [Visitors(**GUESTS)])
    (problem,) = raised.value.problems
    assert problem.remedy == remedy
    assert problem.message == "these are no hours of a full-time year, which has 1,040 to 3,120"


@pytest.mark.parametrize("typed", [1_040, 1_607, 2_080, 3_120])
def test_hours_of_a_full_time_year_are_taken(typed: float) -> None:
    study = ic.study_from_rows(settings(full_time_hours=typed), [Visitors(**GUESTS)])
    assert study.settings.full_time_hours == typed


def test_a_comparison_says_that_full_time_years_differ() -> None:
    study = ic.study_from_rows(settings(), [Visitors(**GUESTS)])
    other = ic.study_from_rows(settings(full_time_hours=1950), [Visitors(**GUESTS)])
    found = compare(ic.run(study), ic.run(other), ic.run)
    text = "\n".join(headline(found))
    assert "A full-time year in A: 2,080 hours; in B: 1,950 hours." in text
    at = NAMES.index("jobs_fte")
    assert found.figures_b[at] == pytest.approx(found.figures_a[at] * 2080 / 1950)
    assert found.difference[NAMES.index("jobs")] == 0
    assert "full-time year" not in "\n".join(headline(compare(ic.run(study), ic.run(study), ic.run)))
