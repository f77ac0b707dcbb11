"""Sentences of the page on small and on uncertain figures: one job is, several are; a quotation has its range."""

from __future__ import annotations

import re

import pytest

import impactcalc as ic
from impactcalc.report.words.en.first import first_words, quotable
from impactcalc.report.words.en.page import proportion_words
from impactcalc.study.sheets.schema import Settings, Visitors
from report_cases import STATED


def in_tarrant(amount: float) -> ic.Result:
    row = Visitors(id="v", visitors=100, nights=3, accommodation=amount, **STATED)
    study = ic.study_from_rows(Settings(name="One", place="fips:48439", year=2024), [row])
    return ic.run(study, sampling=ic.Sampling(draws=0))


def test_one_job_is_several_are_and_less_than_one_is_no_part_of_all() -> None:
    each = 100_000.0 / float(
        str(in_tarrant(100_000.0).totals.loc["total_type_2", "jobs"])
    )  # linear: what one job takes
    assert "about 1.0 job is supported, one for every 800,000 of them." in proportion_words(in_tarrant(1.03 * each))
    assert "about 3.0 jobs are supported, one for every 270,000 of them." in proportion_words(in_tarrant(3 * each))
    blank = Visitors(id="v", visitors=100, nights=3, accommodation=3 * each)  # no share is stated
    at_most = ic.run(
        ic.study_from_rows(Settings(name="One", place="fips:48439", year=2024), [blank]), sampling=ic.Sampling(draws=0)
    )
    said = "at most about 5.0 jobs are supported, at most one for every 170,000 of them."
    assert said in proportion_words(at_most)
    assert proportion_words(in_tarrant(0.02 * each)).endswith("in 2019; less than 0.1 of a job is supported.")
    assert first_words(in_tarrant(0.02 * each))[0].endswith(" of local value added and less than 0.1 of a job.")
    assert proportion_words(in_tarrant(0.5 * each)).endswith("private jobs in 2019; about 0.5 of a job is supported.")


@pytest.mark.parametrize("draws", [0, 500])
def test_a_quoted_amount_has_the_range_that_the_answer_has(draws: int) -> None:
    row = Visitors(id="v", visitors=120, nights=3, profile="delegate", **STATED)
    result = ic.run(
        ic.study_from_rows(Settings(name="Range", place="US-TX", year=2024), [row]), sampling=ic.Sampling(draws=draws)
    )
    bracket = re.search(r"of new money( \([^)]*\))", first_words(result)[0])
    first = dict(quotable(result))["Q1"]
    assert bool(bracket) == bool(draws) == ("in brackets: nine of ten draws" in first)
    if bracket:
        assert f"of new money{bracket[1]} came to" in first
