"""Jobs in sentences: about how many, part-time ones included, and full-time years of work."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from impactcalc.economy.table_economy import table_of
from impactcalc.report.words.en.answer import headline
from impactcalc.report.words.en.first import so_many_jobs
from impactcalc.report.words.en.jobs import counted_jobs, job_words, jobs_and_full_time, jobs_by_round
from report_cases import stated


@pytest.mark.parametrize(
    ("jobs", "full_time", "text"),
    [
        (6.6, 5.2, "about 6.6 jobs, part-time ones included, or about 5.2 full-time years of work"),
        (1.2, 1.04, "about 1.2 jobs, part-time ones included, or about 1.0 full-time year of work"),
        (0.94, 0.44, "about 0.9 of a job, part-time ones included, or about 0.4 of a full-time year of work"),
        (0.96, 0.01, "about 1.0 job, part-time ones included, or less than 0.1 of a full-time year of work"),
        (1.5, 1.49, "about 1.5 jobs, part-time ones included, or about 1.5 full-time years of work"),
        (2.5, 2.5, "about 2.5 jobs, part-time ones included, or about 2.5 full-time years of work"),
        (12_345.6, 9_876.5, "about 12,346 jobs, part-time ones included, or about 9,877 full-time years of work"),
        (6.6, math.nan, "about 6.6 jobs"),
        (0.0, 0.0, "no jobs"),
        (-1.2, -0.9, "-1.2 jobs"),
    ],
)
def test_both_are_said_once(jobs: float, full_time: float, text: str) -> None:
    assert jobs_and_full_time(jobs, full_time) == text


def test_at_most_stands_before_what_can_be_less() -> None:
    """Once "at most less than 0.1 of a job"."""
    assert jobs_and_full_time(0.04, 0.03, "", "at most ") == (
        "less than 0.1 of a job, part-time ones included, or less than 0.1 of a full-time year of work"
    )
    assert jobs_and_full_time(0.61, math.nan, "", "at most ") == "at most about 0.6 of a job"


@pytest.mark.parametrize(("value", "said"), [(0.0, "0.0 jobs"), (0.02, "less than 0.1 of a job"), (0.8, "0.8 of a job"),
                                             (1.04, "1.0 job"), (3.9, "3.9 jobs"), (1200.0, "1,200 jobs")])  # fmt: skip
def test_a_number_of_jobs_has_its_noun(value: float, said: str) -> None:
    assert counted_jobs(value) == said


def test_an_interval_follows_the_jobs() -> None:
    said = jobs_and_full_time(6.6, 5.2, " (6.0 to 7.2)")
    assert said == "about 6.6 jobs (6.0 to 7.2), part-time ones included, or about 5.2 full-time years of work"


def test_jobs_by_round_add_up_to_what_is_supported() -> None:
    found = np.array([4.2, 1.1, 1.3, 5.3, 6.6])
    assert jobs_by_round(found, 4) == (
        "6.6 supported, 4.2 of them direct, 1.1 with suppliers, 1.3 with households' spending"
    )
    assert jobs_by_round(np.array([4.2, 1.1, math.nan, 5.3, math.nan]), 3) == (
        "5.3 supported, 4.2 of them direct, 1.1 with suppliers"
    )


def test_the_answer_has_both_and_says_what_a_job_pays() -> None:
    result = stated()
    text = "\n".join(headline(result))
    assert text.count("part-time ones included") == 1
    assert text.count("full-time year") == 2  # the answer, and what a full-time year is
    (pay,) = [line for line in job_words(result) if line.startswith("Pay per job supported: ")]
    assert "a year ($" in pay
    assert "; the average of all jobs of the place: $" in pay


def test_without_hours_nothing_is_said_of_full_time() -> None:
    result = stated()
    bare = replace(table_of(result.economy).without_full_time(), working_time=None)
    table = replace(
        result.table,
        measures=tuple(m for m in result.table.measures if m != "jobs_fte"),
        K=np.delete(result.table.K, result.table.measures.index("jobs_fte"), axis=1),
    )
    at = result.table.measures.index("jobs_fte")
    here = replace(result.home.places[0], economy=bare, table=table)
    without = replace(
        result,
        home=replace(result.home, places=(here,)),
        impact_effects=np.delete(result.impact_effects, at, axis=1),
        contribution_effects=np.delete(result.contribution_effects, at, axis=1),
    )
    text = "\n".join(headline(without))
    assert "full-time" not in text.lower().replace("full and part time", "")
    assert "part-time" not in text


@pytest.mark.parametrize(("value", "said"), [(0.04, "less than 0.1 of a job"), (0.61, "about 0.6 of a job"),
                                             (0.95, "about 0.9 of a job"), (0.96, "about 1.0 job"),
                                             (1.24, "about 1.2 jobs"), (7.61, "about 7.6 jobs")])  # fmt: skip
def test_the_first_sheet_and_the_summary_say_one_number_of_jobs(value: float, said: str) -> None:
    assert so_many_jobs(value, "") == said
    assert jobs_and_full_time(value, math.nan) == said
