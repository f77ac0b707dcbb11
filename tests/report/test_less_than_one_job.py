"""Less than one job is worded once: in the terminal, on the sheets, on the page and in what the page moves."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

import impactcalc as ic
from impactcalc.report.html.page import page_html
from impactcalc.report.html.shown import Shown
from impactcalc.report.words.en.answer import headline
from impactcalc.report.words.en.first import about_jobs, first_words, so_many_jobs
from impactcalc.report.words.en.jobs import bare_jobs, counted_jobs, jobs_and_full_time, jobs_by_round, jobs_noun
from impactcalc.report.words.en.page import NUMBERS
from impactcalc.study.sheets.schema import Settings, Visitors
from page_walker import Walker
from report_cases import STATED

NONE = re.compile(r"(?<![\d.,])0\.0(?!\d)")


def spending(amount: float) -> ic.Result:
    row = Visitors(id="v", visitors=1, nights=1, accommodation=amount, **STATED)
    study = ic.study_from_rows(Settings(name="Little", place="fips:48439", year=2024), [row])
    return ic.run(study, sampling=ic.Sampling(draws=0))


def some_jobs(part: float) -> ic.Result:
    """A study that supports so many jobs."""
    each = 100_000.0 / float(str(spending(100_000.0).totals.loc["total_type_2", "jobs"]))
    return spending(part * each)


def test_what_reads_as_none_is_said_alike_by_all() -> None:
    said = "less than 0.1 of a job"
    assert {counted_jobs(0.04), about_jobs(0.04), so_many_jobs(0.04, "at most "), f"{bare_jobs(0.04)} of a job"} == {
        said
    }
    assert jobs_and_full_time(0.04, float("nan"), "", "at most ") == said
    assert jobs_by_round(np.array([0.02, 0.01, 0.01, 0.03, 0.04]), 4, "at most ") == f"{said} supported"
    years = jobs_by_round(np.array([0.02, 0.01, 0.01, 0.03, 0.04]), 4, "", "full-time year")
    assert years == "less than 0.1 of a full-time year supported"


def test_a_round_that_reads_as_none_is_said_so() -> None:
    found = np.array([0.3, 0.0, 0.04, 0.3, 0.34])
    said = "at most 0.3 supported, 0.3 of them direct, 0.0 with suppliers, less than 0.1 with households' spending"
    assert jobs_by_round(found, 4, "at most ") == said


@pytest.mark.parametrize(("number", "noun"), [("0.1", "of a job"), ("0.9", "of a job"), ("1.0", "job"), ("0.0", "jobs"),
                                              ("1.1", "jobs"), ("12.0", "jobs"), ("-0.4", "jobs")])  # fmt: skip
def test_a_noun_follows_its_number(number: str, noun: str) -> None:
    assert jobs_noun(number) == noun


@pytest.mark.parametrize("value", [0.0496, 0.05, 0.0951, 0.349, 0.3515, 0.9496, 0.951, 1.04951, 9.949, 9.951, 12.349])
def test_the_tile_and_the_sentence_have_one_number(value: float) -> None:
    """Rounded to two digits and then to one decimal, 0.951 was "0.9 of a job" beside "1.0 job"."""
    tile = Shown(value, (), "counted jobs", "USD").text
    assert about_jobs(value) == (tile if tile.startswith("less than") else f"about {tile}")


def test_the_script_has_the_same_words() -> None:
    assert NUMBERS["jobs"] == ["less than 0.1 of a job", "of a job", "job", "jobs"]


def test_no_sentence_has_none_where_there_are_some(tmp_path: Path) -> None:
    """Once "Jobs: 0.0 supported" stood below "less than 0.1 of a job"."""
    result = some_jobs(0.02)
    assert first_words(result)[0].endswith("and less than 0.1 of a job.")
    summary = "\n".join(headline(result))
    assert "\nJobs: less than 0.1 of a job supported.\n" in summary
    assert not [line for line in summary.splitlines() if NONE.search(line)]


@pytest.mark.parametrize(("part", "said"), [(0.02, "less than 0.1 of a job"), (0.5, "0.5 of a job"), (1.0, "1.0 job"),
                                            (3.0, "3.0 jobs")])  # fmt: skip
def test_the_tile_of_the_page_says_what_the_answer_says(part: float, said: str) -> None:
    page = Walker(page_html(some_jobs(part)))
    (tile,) = [one for one in page.numbers if one.attributes["data-as"] == "counted jobs"]
    assert (tile.text, tile.attributes["data-key"]) == (said, "figures.jobs")
