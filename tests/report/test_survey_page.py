"""The page Survey, the survey's part of result.json and of the CSV folder, and its sentence on the Summary."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import impactcalc as ic
from impactcalc.impact.result import Result
from impactcalc.impact.survey.account import SurveyAccount
from impactcalc.report.words.en.how_sure import answer, how_sure_words
from impactcalc.report.words.en.survey import survey_words
from impactcalc.report.writers.csv_folder import write_csv
from impactcalc.report.writers.json_text import result_json
from impactcalc.samples import find_sample
from impactcalc.study.sheets.schema import Strata, Survey
from report_cases import said_in, settings, sheet_of, stated, table_in


@cache
def result() -> Result:
    """The shipped sample: 100 of 545 simulated members."""
    return ic.run(ic.read_study(find_sample("sister-cities-survey")), ic.load_economy("us-2014"))


def told() -> SurveyAccount:
    """Its survey."""
    account = result().survey
    assert account is not None
    return account


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "survey.xlsx"
    result().to_excel(path)
    return path


def test_the_page_has_the_network_with_its_intervals(report: Path) -> None:
    sheet = sheet_of(report, "Survey")
    figures = table_in(sheet, "Figure")
    row = figures["Net new spending"]
    found = told().intervals["net_new_spending"]
    assert row["Total"] == found.total == pytest.approx(result().net_new_spending, rel=1e-12)
    assert row["Standard error"] == found.standard_error
    assert (row["95%, low"], row["95%, high"]) == (found.low, found.high)
    assert "Impact: value added, Type II" in figures
    jobs = table_in(sheet, "Figure", 1)["Impact: jobs, Type II"]
    at = result().table.measures.index("jobs")
    assert [value for name, value in jobs.items() if name.startswith("Standard error")] == [
        told().impact[4][at].standard_error
    ]
    # What was supported rests on multipliers too: its range is on How sure.
    assert [value for name, value in jobs.items() if name.startswith("95%")] == [None, None]


def test_the_page_has_the_strata_and_the_questions(report: Path) -> None:
    sheet = sheet_of(report, "Survey")
    strata = table_in(sheet, "Stratum")
    assert strata["under 25,000 people"]["Members"] == 170
    assert strata["under 25,000 people"]["Answered"] == 26
    assert strata["Network"]["Members"] == 545
    questions = table_in(sheet, "Question")
    for line in told().questions:
        assert questions[line.name.capitalize()]["Blank"] == line.missing
    assert questions["Visitors"]["Blank"] > 0
    assert table_in(sheet, "Member")[told().outliers[0].member]["Row of Survey"] == told().outliers[0].row
    facts = table_in(sheet, "Fact")
    assert facts["Members that answered"]["Of those asked"] == 100 / 545


def test_rows_are_found_on_the_sheet_survey_and_their_weight_is_shown(report: Path) -> None:
    sheet = sheet_of(report, "Rates")
    rows = list(sheet.iter_rows(values_only=True))
    head = next(at for at, row in enumerate(rows) if row[0] == "Sheet")
    first = dict(zip(rows[head], rows[head + 1], strict=True))
    assert first["Sheet"] == "Survey"
    assert first["Stands for (of its like)"] == pytest.approx(result().rows.weight[result().rows.reading_order()[0]])
    typed = ic.read_study(find_sample("sister-cities-survey")).survey.survey
    at = typed.rows.tolist().index(first["Row"])
    assert first["Amount (as typed)"] == pytest.approx(typed.numbers("visitor_spend")[at])


def test_a_study_without_a_survey_has_no_such_page(tmp_path: Path) -> None:
    stated().to_excel(tmp_path / "plain.xlsx")
    assert "Survey" not in openpyxl.load_workbook(tmp_path / "plain.xlsx").sheetnames
    told = json.loads(result_json(stated()))["survey"]
    assert {value for value in told.values() if not isinstance(value, dict | list)} == {None}
    assert not any(value for value in told.values())
    assert survey_words(stated()) == ()
    write_csv(stated(), tmp_path / "out")
    assert (tmp_path / "out" / "survey.csv").read_text(encoding="utf-8").count("\n") == 1


def test_the_summary_says_from_whom_and_how_sure(report: Path) -> None:
    (sentence,) = survey_words(result())
    assert sentence.startswith(
        "Expanded from the answers of 100 of 545 members. With 95% confidence: gross spending at home between $"
    )
    assert answer(result())[1] == sentence  # before the ranges, which are the smaller part of it
    assert said_in(sheet_of(report, "Summary")).count(sentence) == 1
    low, high = told().intervals["net_new_spending"].low / 1e6, told().intervals["net_new_spending"].high / 1e6
    assert f"net new spending between ${low:.1f} million and ${high:.1f} million" in sentence


def test_the_interval_of_the_survey_comes_before_the_ranges() -> None:
    survey, ranges, *_ = how_sure_words(result())
    assert survey.startswith("Expanded from the answers of ")
    assert "jobs" not in survey  # they rest on multipliers too
    assert ranges.startswith("How sure: nine of ten draws of the household closure and who answered put value added ")


def test_json_has_every_interval_unrounded() -> None:
    found: dict[str, Any] = json.loads(result_json(result()))["survey"]
    account = told()
    assert (found["answers"], found["members"], found["confidence"]) == (100, 545, 0.95)
    gross = found["intervals"]["gross_spending"]
    assert (gross["low"], gross["high"]) == (
        account.intervals["gross_spending"].low,
        account.intervals["gross_spending"].high,
    )
    whole = json.loads(result_json(result()))
    for row in found["effects"]:
        part = {"impact": "totals"}.get(row["scope"], row["scope"])
        assert row["total"] == pytest.approx(whole[part][row["effect"]][row["measure"]])
    assert len(found["effects"]) == 2 * 5 * 6
    assert [row["stratum"] for row in found["strata"]] == [line.name for line in account.strata]
    assert found["outliers"][0]["member"] == account.outliers[0].member
    assert found["auxiliary_known"] == account.known_size


def test_csv_has_a_row_per_interval(tmp_path: Path) -> None:
    write_csv(result(), tmp_path / "out")
    with (tmp_path / "out" / "survey_effects.csv").open(encoding="utf-8", newline="") as file:
        rows = {(row["scope"], row["effect"], row["measure"]): row for row in csv.DictReader(file)}
    jobs = rows["impact", "total_type_2", "jobs"]
    assert float(jobs["standard_error"]) == told().impact[4][result().table.measures.index("jobs")].standard_error
    assert (jobs["low"], jobs["high"]) == ("", "")  # its range, with the multipliers' error, is in ranges
    with (tmp_path / "out" / "ledger.csv").open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
    assert first["member"].startswith("Simulated city")
    assert float(first["weight"]) > 1


def test_what_a_total_would_be_without_a_member_that_alone_speaks_for_its_stratum(tmp_path: Path) -> None:
    rows = [Strata.model_validate({"stratum": name, "members": count}) for name, count in (("a", 40), ("b", 1))]
    spends = {**{f"x{i}": ("a", 1) for i in range(40)}, "big": ("b", 9000)}
    answers = [
        Survey.model_validate(
            {"member": name, "stratum": h, "visitor_spend": spend, "visitor_profile": "us_traveller", "event_spend": 0}
        )
        for name, (h, spend) in spends.items()
    ]
    alone = ic.run(ic.study_from_rows(settings(), [*rows, *answers]), ic.load_economy("us-2014"))
    (found,) = json.loads(result_json(alone))["survey"]["outliers"]
    assert alone.survey is not None
    assert (found["member"], found["left_out"]) == ("big", None)
    assert found["alone"] == pytest.approx(alone.survey.intervals["gross_spending"].total)
    alone.to_excel(tmp_path / "alone.xlsx")
    page = table_in(sheet_of(tmp_path / "alone.xlsx", "Survey"), "Member")["big"]
    assert [v for name, v in page.items() if name.startswith("Network without its answer")] == [None]


def test_json_has_the_strata_that_stand_together_by_question() -> None:
    rows = [Strata.model_validate({"stratum": name, "members": 9}) for name in "ab"]
    answers = [("x", "a", 10), ("y", "a", 20), ("z", "b", 30)]
    table = [
        Survey.model_validate({"member": m, "stratum": h, "visitor_spend": s, "visitor_profile": "us_traveller"})
        for m, h, s in answers
    ]
    found = ic.run(ic.study_from_rows(settings(), [*rows, *table]), ic.load_economy("us-2014"))
    (question,) = json.loads(result_json(found))["survey"]["questions"]
    assert question["strata_that_stand_together"] == "a, b"
