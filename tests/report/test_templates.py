"""Reports made up for a reader: what stands in front, what it leads with, and that verify makes the same again."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner

import impactcalc as ic
from impactcalc.cli.app import app
from impactcalc.facts.checks.additionality import OutboundCountedAtHome
from impactcalc.facts.where import Rows
from impactcalc.impact.beside.ratios import ratios
from impactcalc.impact.checks.finding import Check
from impactcalc.impact.figures import FIGURES
from impactcalc.report.edition import TEMPLATES, Edition
from impactcalc.report.pages import all_pages
from impactcalc.report.pages.advocate import advocate_page
from impactcalc.report.pages.finance import finance_page
from impactcalc.report.pages.sheets import APPENDIX, FRONT
from impactcalc.report.pages.to_quote import to_quote_page
from impactcalc.report.signed.report_file import read_report
from impactcalc.report.signed.verify import verify
from impactcalc.report.words.en.finance import QUOTIENTS
from impactcalc.report.words.en.first import quotable
from impactcalc.report.words.en.titles import quote_title
from impactcalc.report.writers.page import Lines, Page
from impactcalc.samples import samples
from impactcalc.study.sheets.schema import Budget, Settings, Visitors
from report_cases import empty, rich

SAMPLES = ["city-programme", "sister-cities-2014", "sister-cities-survey"]
NO_DRAWS = ic.Sampling(draws=0)
STATED: dict[str, Any] = {
    "resident_share": 0.0, "casual_share": 0.0, "attribution_share": 1.0, "displaced_share": 0.0, "host_paid_share": 0.0
}  # fmt: skip


def sample(name: str) -> ic.Result:
    return ic.run(samples()[name], sampling=NO_DRAWS)


def texts(page: Page) -> list[str]:
    return [text for block in page.blocks if isinstance(block, Lines) for text in block.texts]


def tabs(result: ic.Result, template: str) -> tuple[list[str], list[str]]:
    pages = list(all_pages(result, edition=Edition(template)))
    return [p.tab for p in pages if p.front], [p.tab for p in pages if not p.front]


def test_finance_has_checks_cost_and_tax_in_front_and_every_sheet_once() -> None:
    front, behind = tabs(rich(), "finance")
    assert front[:4] == ["Answer", "Checks", "Cost and tax", "Taxes"]
    usual = tabs(rich(), "")
    assert sorted(front + behind) == sorted(usual[0] + usual[1])


def test_advocate_has_one_page_in_front_and_prints_no_other() -> None:
    pages = list(all_pages(rich(), edition=Edition("advocate")))
    assert [page.tab for page in pages if page.front] == ["Answer"]
    assert {page.tab for page in pages} == {page.tab for page in all_pages(rich())}
    known = {sheet.tab for sheet in (*FRONT, *APPENDIX)}
    assert {page.printed for page in pages if page.tab in known and not page.front} == {0}
    assert sum(page.printed != 0 for page in pages) == 1
    contents = next(page for page in pages if page.tab == "Contents")
    assert contents.title.startswith("1 sheet gives the answer, ")


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("result", [rich, empty])
def test_the_first_page_is_one_sheet_of_paper_with_a_line_to_sign(template: str, result: Any) -> None:
    page = next(iter(all_pages(result(), edition=Edition(template))))
    assert page.single
    assert any(text.startswith("Signed ") for text in texts(page))


def test_checks_lead_for_finance_and_each_error_is_there_in_full() -> None:
    found = texts(finance_page(rich()))
    assert found[0].startswith("Checks: ")
    errors = [check for check in rich().checks_found if check.severity == "error"]
    warnings = [check for check in rich().checks_found if check.severity == "warning"]
    assert warnings
    for check in errors + warnings[:6]:
        assert any(check.message in text for text in found)
    if len(warnings) > 6:
        assert any(text.startswith(f"{len(warnings) - 6} more warning") for text in found)


def stated(*, blank: bool = False, **changes: Any) -> ic.Result:
    settings = Settings.model_validate({"name": "N", "place": "US-TX", "year": 2014} | changes)
    shares = STATED | ({"displaced_share": None} if blank else {})
    rows = [
        Visitors.model_validate({"id": "v", "visitors": 100, "nights": 2, "accommodation": 50_000.0, **shares}),
        Budget.model_validate({"id": "b", "amount": 20_000.0, "category": "professional", "paid_from": "local"}),
    ]
    return ic.run(ic.study_from_rows(settings, rows), sampling=NO_DRAWS)


def test_quotients_are_those_of_the_figures() -> None:
    result = stated()
    found = {(one.of, one.what): one for one in ratios(result)}
    jobs, added = FIGURES["jobs"].read(result), FIGURES["value_added"].read(result)
    assert result.net_new_spending == pytest.approx(50_000)
    assert found["new money", "value added"].value == pytest.approx(added / 50_000)
    assert found["cost", "new money"].value == pytest.approx(2.5)
    assert found["job", "cost, local money"].value == pytest.approx(20_000 / jobs)
    assert {one.bound for one in found.values()} == {""}
    assert all(math.isfinite(one.value) for one in found.values())


def test_of_blank_shares_a_return_is_at_most_and_the_cost_of_a_job_at_least() -> None:
    found = {(one.of, one.what): one.bound for one in ratios(stated(blank=True))}
    assert found["cost", "new money"] == found["cost", "value added"] == "at most"
    assert found["job", "cost, local money"] == "at least"
    assert found["new money", "value added"] == found["job", "value added"] == ""


def test_nothing_is_divided_where_nothing_is_new_or_the_cost_is_not_known() -> None:
    assert ratios(empty()) == ()
    assert QUOTIENTS not in texts(finance_page(empty()))
    rows = [Visitors.model_validate({"id": "v", "visitors": 9, "nights": 2, "accommodation": 900.0, **STATED})]
    only = ic.run(ic.study_from_rows(Settings(name="N", place="US-TX", year=2014), rows), sampling=NO_DRAWS)
    assert {one.of for one in ratios(only)} == {"new money", "job"}
    assert not any("cost" in one.what for one in ratios(only))


@pytest.mark.parametrize("name", SAMPLES)
def test_an_advocate_reads_the_sentences_that_hold_and_no_others(name: str) -> None:
    result = sample(name)
    page = advocate_page(result)
    said = [text for block in page.blocks if isinstance(block, Lines) and block.style == "strong"
            for text in block.texts]  # fmt: skip
    quotes = [text for _, text in quotable(result)]
    assert said == quotes if quotes else len(said) == 1


def test_of_a_study_with_an_error_nothing_may_be_quoted() -> None:
    result = stated()
    assert quotable(result)
    one = Check(OutboundCountedAtHome(), Rows((("Exchanges", 4),), 0, "direction"))
    wrong = replace(result, checks_found=(one, one))
    assert quotable(wrong) == ()
    said = "Nothing may be quoted yet: the sheet Checks has 2 errors to settle first."
    assert said in texts(advocate_page(wrong))
    assert to_quote_page(wrong).lead == (said,)
    assert quote_title(wrong) == said.removesuffix(".")


@pytest.mark.parametrize("template", TEMPLATES)
def test_verify_makes_the_same_again(template: str, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    result = CliRunner().invoke(
        app, ["run", str(samples()["city-programme"]), "-o", str(path), "--template", template, "--draws", "0"]
    )
    assert result.exit_code == 0, result.output
    assert verify(read_report(path)).same
    book = openpyxl.load_workbook(path, data_only=True)
    assert book.sheetnames[0] == "Answer"
    value = book["Answer"]["A1"].value
    assert isinstance(value, str)
    book["Answer"]["A1"] = value + "!"
    book.save(path)
    assert [one.where for one in verify(read_report(path)).differs] == ["Answer!A1"]


def test_another_template_is_a_problem_with_every_reading() -> None:
    done = CliRunner().invoke(app, ["run", str(samples()["city-programme"]), "--template", "mayor"])
    assert done.exit_code == 2
    said = '--template "mayor" This is no template of the report. -> Give finance or advocate, or leave it out.'
    assert said in " ".join(done.output.split())


def test_python_gives_what_the_command_gives(tmp_path: Path) -> None:
    result = sample("city-programme")
    result.to_excel(tmp_path / "a.xlsx", template="finance")
    result.to_excel(tmp_path / "b.xlsx", template="Finance ")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with pytest.raises(ic.InputError, match="this is no template"):
        result.to_excel(tmp_path / "c.xlsx", template="x")
    assert not (tmp_path / "c.xlsx").exists()
