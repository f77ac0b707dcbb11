"""Taxes from the command to the report, read back: page, Summary, JSON and CSV say the same."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import impactcalc as ic
from impactcalc.report.pages.taxes import taxes_page
from impactcalc.report.words.en.answer import headline
from impactcalc.report.words.en.public_money import tax_words
from impactcalc.report.writers.csv_folder import write_csv
from impactcalc.samples import samples
from impactcalc.study.sheets.schema import Budget, Settings, Taxes, Visitors
from report_cases import STATED, empty, result_of, rich, sheet_of, table_in

LODGING = Taxes(
    name="Lodging", rate=0.07, categories="accommodation", level="local", collector="City", own_budget="yes"
)
GUESTS = Visitors(visitors=1, accommodation=10_700.0, **STATED)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city's sample, run by the command."""
    path = tmp_path_factory.mktemp("taxes")
    words = ["run", str(samples()["city-programme"]), "-o", "r.xlsx", "--json", "r.json", "--csv", "tables", "--quiet"]
    command = [sys.executable, "-W", "error", "-c", "from impactcalc.cli import main; main()", *words]
    done = subprocess.run(command, cwd=path, env=dict(os.environ), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="module")
def found(folder: Path) -> Any:
    return json.loads((folder / "r.json").read_text(encoding="utf-8"))


def texts_of(folder: Path, tab: str) -> list[str]:
    sheet = sheet_of(folder / "r.xlsx", tab)
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def test_the_page_holds_the_figures_of_the_json(folder: Path, found: Any) -> None:
    sheet = sheet_of(folder / "r.xlsx", "Taxes")
    for occurrence, scope in enumerate(("impact", "contribution")):
        table, taxes = table_in(sheet, "Tax", occurrence), found["taxes"][scope]
        total = table["Total"]
        by_level = {row["level"]: row["amount"] for row in found["taxes"]["by_level"] if row["scope"] == scope}
        for level in ("federal", "state", "local"):
            assert total[level.capitalize()] == by_level[level]
        assert total["All levels"] == taxes["total"]
        direct = table["Other net taxes on production, direct"]
        amounts = amounts_of(found, scope=scope, kind="production", round="direct", level="federal")
        assert [direct["Federal"]] == amounts
        assert by_level["not_split"] == 0
    named = table_in(sheet, "Tax", 2)
    assert [row["name"] for row in found["taxes"]["named"]] == list(named)[:6]
    for row in found["taxes"]["named"]:
        shown = named[row["name"]]
        assert shown["Collected of net new spending"] == row["collected"]
        assert shown["of it, counted by level above"] == row["counted"]
        assert shown["Collected of gross spending"] == row["collected_of_gross"]
        assert shown["Source"] == row["source"]
    assert named["State sales tax"]["Rate (of the price before tax)"] == "6.25%"


def test_own_taxes_stand_beside_the_cost(folder: Path, found: Any) -> None:
    taxes, table = found["taxes"], table_in(sheet_of(folder / "r.xlsx", "Taxes"), "What")
    amounts = [row["Amount"] for row in list(table.values())[:6]]
    cost, figures = taxes["cost"], found["figures"]
    assert amounts == [
        figures["own_budget"], cost["budget_local_money"], cost["organisers"], cost["scholarships"], cost["host_paid"],
        figures["programme_cost"],
    ]  # fmt: skip
    own = [row["collected"] for row in taxes["named"] if row["own_budget"]]
    assert len(own) == 3
    assert figures["own_budget"] == pytest.approx(sum(own))
    assert taxes["own_budget_per_unit_of_cost"] == pytest.approx(figures["own_budget"] / figures["programme_cost"])


def amounts_of(found: Any, **wanted: str | tuple[str, ...]) -> list[float]:
    """The amounts of tax by kind of the rows that have these values."""
    return [
        row["amount"]
        for row in found["taxes"]["by_kind"]
        if all(row[key] in (value if isinstance(value, tuple) else (value,)) for key, value in wanted.items())
    ]


def test_levels_and_kinds_add_up(found: Any) -> None:
    for scope, effects in (("impact", "totals"), ("contribution", "contribution")):
        levels = [row["amount"] for row in found["taxes"]["by_level"] if row["scope"] == scope]
        assert sum(levels) == pytest.approx(found["taxes"][scope]["total"])
        for name in ("direct", "indirect", "induced"):
            held = amounts_of(found, scope=scope, round=name, kind=("sale", "production"))
            assert sum(held) == pytest.approx(found[effects][name]["taxes_on_production"])


def test_the_csv_sums_to_the_json(folder: Path, found: Any) -> None:
    with (folder / "tables" / "taxes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for scope in ("impact", "contribution"):
        mine = [row for row in rows if row["scope"] == scope]
        assert sum(float(row["amount"]) for row in mine) == pytest.approx(found["taxes"][scope]["total"])
    own = [float(row["collected"]) for row in rows if row["own_budget"] == "yes" and row["scope"] == "impact"]
    assert sum(own) == pytest.approx(found["figures"]["own_budget"])
    assert {row["collected"] for row in rows if row["kind"] != "sale"} == {""}


def test_the_summary_says_it_in_two_lines(folder: Path) -> None:
    said = " ".join(texts_of(folder, "Summary"))
    inside = "it lies inside value added, and none of it must be added to the figures above. At the sale the taxes"
    assert re.search(rf"Tax revenue supported: \$[^;]*; {inside}", said)
    back = r"at most \$0\.\d\d came back to the city's own budget\."
    assert re.search(rf"For each dollar of local money spent on the program, {back}", said)


def test_the_page_says_that_tax_is_inside(folder: Path) -> None:
    texts = texts_of(folder, "Taxes")
    assert any("inside value added" in text and "never added" in text for text in texts)
    assert any("net of subsidies" in text and "Federal government enterprises" in text for text in texts)


def test_words_that_are_not_allowed(folder: Path) -> None:
    for tab in ("Taxes", "Summary", "Assumptions", "Checks"):
        text = " ".join(texts_of(folder, tab)).lower()
        assert not re.search(r"\bprofitab|\breturn on investment|\broi\b|\bcreat", text), tab


def test_every_rate_has_its_source(found: Any) -> None:
    lines = {line["what"]: line for line in found["assumptions"] if line["topic"] == "Taxes"}
    assert lines["City admissions tax, on culture"]["source"] == "sheet Taxes, row 6"
    assert "NIPA 3.2 line 4" in lines["federal share of taxes on production"]["source"]


def test_without_the_sheet_nothing_is_said_of_the_own_budget() -> None:
    for result in (rich(), empty()):
        assert len(tax_words(result)) == (1 if result.net_new_spending > 0 else 0)
        assert not any("own budget" in line for line in headline(result))
        titles = [table.title for table in taxes_page(result).tables]
        assert len(titles) == 2


@pytest.fixture(scope="module")
def reims(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city of France, whose table has no shares of tax by level and no rates of tax on pay."""
    path = tmp_path_factory.mktemp("reims")
    study = ic.study_from_rows(
        Settings(name="Reims", place="FR", year=2022),
        [GUESTS, LODGING, Budget(amount=1_000, category="printing", paid_from="local")],
    )
    result = ic.run(study)
    result.to_excel(path / "r.xlsx")
    result.to_json(path / "r.json")
    write_csv(result, path / "tables")
    return path


def test_unknown_taxes_are_empty_on_the_page_and_not_0(reims: Path) -> None:
    table = table_in(sheet_of(reims / "r.xlsx", "Taxes"), "Tax")
    for name in ("Personal income tax", "Social contributions"):
        assert table[name] == {"Tax": name, "Not split by level": None, "Remark": "not known"}
    assert table["Taxes on the sale"]["Not split by level"] > 0
    assert list(table)[-1] == "Sum of what is known"
    words = " ".join(texts_of(reims, "Taxes"))
    for absent in ("Federal", "State", "All levels", "nation's average", "counted by level"):
        assert absent not in words
    assert "Not known is not 0." in words


def test_unknown_taxes_are_null_in_the_json_and_empty_in_the_tables(reims: Path) -> None:
    found = json.loads((reims / "r.json").read_text(encoding="utf-8"))
    impact = found["taxes"]["impact"]
    assert impact["total"] is None
    assert not impact["split_by_level"]
    assert {row["amount"] for row in found["taxes"]["by_level"] if row["scope"] == "impact"} == {None}
    assert set(amounts_of(found, scope="impact", kind="personal_income", round="direct")) == {None}
    split = ("federal", "state", "local")
    assert amounts_of(found, scope="impact", kind="sale", round="direct", level=split) == [None, None, None]
    held = amounts_of(found, scope="impact", kind=("sale", "production"), level="not_split")
    assert impact["sum_of_what_is_known"] == pytest.approx(sum(held))
    with (reims / "tables" / "taxes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    unknown = [row for row in rows if row["kind"] in ("personal_income", "social_contributions")]
    assert {(row["level"], row["amount"]) for row in unknown} == {("not_split", "")}
    mine = [float(row["amount"]) for row in rows if row["scope"] == "impact" and row["amount"]]
    assert sum(mine) == pytest.approx(impact["sum_of_what_is_known"])
    local = next(part for part in found["break_even"] if part["scope"] == "local")
    assert (local["missing"], local["tax"]) == ("levels", None)


def test_the_summary_says_what_is_not_known(reims: Path) -> None:
    words = " ".join(texts_of(reims, "Summary"))
    assert "Tax revenue supported: not known in all. Of the taxes on what is bought and made, EUR " in words
    assert "what of all tax goes to the local level is not known" in " ".join(texts_of(reims, "Break-even"))


def test_own_taxes_without_a_cost() -> None:
    first, second = tax_words(result_of(GUESTS, LODGING, report_year=2015))
    assert first.startswith("Tax revenue supported: $")
    assert second == (
        "At the sale the taxes of the sheet Taxes take $422 of net new spending, all of it for the local government's "
        "own budget (the tax revenue above holds it); what the programme cost is not beside it: the sheet Budget "
        "states nothing."
    )
    grant = Budget(amount=100, category="printing", paid_from="outside", **STATED)
    assert tax_words(result_of(GUESTS, LODGING, grant))[1].endswith("the sheet Budget states no local money.")


def test_at_most_where_a_share_is_blank() -> None:
    office = Budget(amount=1000, category="printing", paid_from="local")
    guests = Visitors(visitors=1, accommodation=10_700.0)
    first, second = tax_words(result_of(guests, LODGING, office, report_year=2015))
    assert first.startswith("Tax revenue supported: at most $")
    assert second == (
        "At the sale the taxes of the sheet Taxes take at most $700 of net new spending, all of it for the local "
        "government's own budget (the tax revenue above holds it); the programme cost $1,000 of local money. For each "
        "dollar of local money spent on the programme, at most $0.70 came back to the local government's own budget."
    )
