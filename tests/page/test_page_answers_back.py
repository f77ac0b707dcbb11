"""What is moved on the page comes to what the workbook comes to when it is edited and run again."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest

import impactcalc as ic
from impactcalc.impact.result import Result
from impactcalc.impact.uncertainty.sampling import Sampling
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.report.edition import FINANCE, Edition
from impactcalc.report.html.page import page_html
from impactcalc.study.checking.rules import DAYS, HEADS, SUMS
from impactcalc.study.rows import SheetRows
from impactcalc.study.study import Study
from page_browser import chromium
from page_studies import random_study
from page_walker import Source

SAMPLES = Path(__file__).parents[2] / "sample_inputs"
NAMES = ("city-programme", "sister-cities-2014", "sister-cities-survey")
TOLERANCE = 1e-9
NO_DRAWS = Sampling(0, 0, False)
HEADLINES = ("figures.gross_spending", "figures.net_new_spending", "figures.value_added", "figures.jobs")
COSTS = ("figures.programme_cost", "figures.own_budget")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@cache
def study_of(name: str) -> Study:
    study = random_study(int(name)) if name.isdigit() else ic.read_study(SAMPLES / f"{name}.xlsx")
    return replace(study, scenarios=())


@cache
def page_of(name: str) -> str:
    return page_html(ic.run(study_of(name), sampling=NO_DRAWS))


def edited(study: Study, moves: Mapping[str, float]) -> Study:
    """The study with its cells typed anew: moves are named as on the page, whom and what."""

    def moved(table: SheetRows) -> SheetRows:
        columns = {field: values.copy() for field, values in table.columns.items()}
        for key, value in moves.items():
            whom, field = key.split(".")
            if whom not in ("all", table.sheet) or not len(table):
                continue
            if field == "attribution" and "attribution_share" in columns:
                columns["attribution_share"][:] = value
            elif field == "residents" and table.sheet in HEADS:
                columns["resident_share"][:] = value
            elif field == "people" and table.sheet in HEADS:
                columns[HEADS[table.sheet]] *= value
            elif field == "nights" and table.sheet in DAYS:
                days = columns[DAYS[table.sheet]]
                columns[DAYS[table.sheet]] = np.where(days >= 1, np.maximum(days * value, 1.0), days)
            elif field == "spending":
                for column in (*SUMS, *CATEGORY_CODES, "amount", "tuition"):
                    if column in columns and columns[column].dtype == np.float64:
                        columns[column] *= value
        return replace(table, columns=MappingProxyType(columns))

    sheets = MappingProxyType({name: moved(table) for name, table in study.sheets.items()})
    return replace(study, sheets=sheets, survey=study.survey.with_rows(moved))


@dataclass(frozen=True)
class Said:
    """The numbers of a page by their keys, and its sentences by their names."""

    numbers: Mapping[str, float]
    sentences: Mapping[str, str]


def told(browser: Any, tmp_path: Path, name: str, fragment: str, page: str = "") -> Said:
    """What a page says after what its address says was moved."""
    path = tmp_path / "page.html"
    path.write_text(page or page_of(name), encoding="utf-8")
    tab = browser.new_page()
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{path.as_uri()}#if:{fragment}")
    assert [url.partition("#")[0] for url in asked] == [path.as_uri()]
    found = tab.evaluate(
        """Object.fromEntries([...document.querySelectorAll('[data-key]')].filter(one => !one.closest('.reported'))
             .map(one => [one.dataset.key, Number(one.dataset.value ?? one.value)]))"""
    )
    said = tab.evaluate(
        """Object.fromEntries([...document.querySelectorAll('[data-what-if]')].filter(one => one.checkVisibility())
             .map(one => [one.dataset.whatIf, one.textContent]))"""
    )
    tab.close()
    assert not faults
    return Said({str(key): float(value) for key, value in found.items()}, said)


def same(said: Said, result: Result, *, moved: bool = True) -> None:
    """Every number that the page moves is the engine's, and its sentences hold of them."""
    source, found = Source(result), said.numbers
    large = source.number("figures.gross_spending")
    compared = 0
    for key, value in found.items():
        if key.startswith(("partners", "activities")) or "private_jobs" in key:
            continue  # their order may be another after a change; the sums are compared
        try:
            wanted = source.number(key)
        except TypeError:
            continue
        size = large if "jobs" not in key else max(abs(wanted), 1e-9)
        assert math.isclose(value, wanted, rel_tol=TOLERANCE, abs_tol=TOLERANCE * size), key
        compared += 1
    assert compared >= 8
    assert set(HEADLINES) <= set(found)
    if result.fiscal.own_taxes and result.fiscal.cost.own > 0:
        assert set(COSTS) <= set(found)
    if moved:
        sentences_hold(said.sentences, result)


def sentences_hold(said: Mapping[str, str], result: Result) -> None:
    """Each says that it is a what-if, and what the engine would say of the study that was edited."""
    for name, text in said.items():
        names = name == "partners" or name.startswith("ratio-")  # of charts and rows, which stand below such a title
        assert text.startswith(("What if: ", "What if (", "What-if")) or names, name
    new = result.net_new_spending > 0
    assert ("no new money" in said["answer"]) == (not new)
    assert not new or ("at most" in said["answer"]) == result.at_most
    if "cost" in said and result.fiscal.own_taxes:
        short = result.fiscal.own_budget < result.fiscal.cost.total
        assert ("not have paid for itself" in said["cost"]) == short
        assert ("at least" in said["cost"]) == result.fiscal.cost.at_least
        assert ("all of the cost" in said["cost_title"]) <= (not short)


def moves_of(name: str) -> list[dict[str, float]]:
    plain: list[dict[str, float]] = [
        {"all.attribution": 0.5},
        {"all.residents": 0.35},
        {"all.people": 1.3, "all.nights": 0.6},
        {"Visitors.attribution": 0.25, "Exchanges.people": 0.4, "Events.nights": 2.5, "all.residents": 0.9},
        {"all.people": 0.0},
    ]
    return plain


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("at", range(5))
def test_a_sample_that_is_moved(browser: Any, tmp_path: Path, name: str, at: int) -> None:
    moves = moves_of(name)[at]
    if name == "sister-cities-survey" and any(key.endswith(("people", "nights")) for key in moves):
        pytest.skip("the survey's answers are totals: nothing follows people or nights there")
    fragment = ";".join(f"{key}={value}" for key, value in moves.items())
    result = ic.run(edited(study_of(name), moves), sampling=NO_DRAWS)
    same(told(browser, tmp_path, name, fragment), result)


@pytest.mark.parametrize("seed", range(20))
def test_a_random_study_that_is_moved(browser: Any, tmp_path: Path, seed: int) -> None:
    draw = np.random.default_rng(seed)
    sheets = ("all", "Visitors", "Events", "Exchanges")
    moves = {
        f"{draw.choice(sheets)}.{field}": float(np.round(draw.uniform(0, high), 4))
        for field, high in (("attribution", 1), ("residents", 1), ("people", 2), ("nights", 2), ("spending", 2))
    }
    fragment = ";".join(f"{key}={value}" for key, value in moves.items())
    result = ic.run(edited(study_of(str(seed)), moves), sampling=NO_DRAWS)
    same(told(browser, tmp_path, str(seed), fragment), result)


@pytest.mark.parametrize(("at", "place"), [(0, "US-TX"), (1, "US")])
def test_another_place(browser: Any, tmp_path: Path, at: int, place: str) -> None:
    result = ic.run(study_of("city-programme").at_place(place), sampling=NO_DRAWS)
    for page in ("", for_finance("city-programme")):
        same(told(browser, tmp_path, "city-programme", f"where={at}", page), result)


@cache
def for_finance(name: str) -> str:
    return page_html(ic.run(study_of(name), sampling=NO_DRAWS), edition=Edition(FINANCE))


@pytest.mark.parametrize("name", ["city-programme", *map(str, range(0, 20, 4))])
def test_tax_by_level_and_quotients(browser: Any, tmp_path: Path, name: str) -> None:
    """The page of a finance officer moves as a whole, with the tax that each level of government takes."""
    moves = {"all.attribution": 0.6, "Exchanges.spending": 1.5, "all.residents": 0.2, "Visitors.nights": 0.5}
    fragment = ";".join(f"{key}={value}" for key, value in moves.items())
    result = ic.run(edited(study_of(name), moves), sampling=NO_DRAWS)
    said = told(browser, tmp_path, name, fragment, for_finance(name))
    same(said, result)
    if ic.run(study_of(name), sampling=NO_DRAWS).net_new_spending > 0:
        assert {"figures.tax_federal", "figures.tax_state", "figures.tax_local"} <= set(said.numbers)


def test_one_activity_and_its_caps(browser: Any, tmp_path: Path) -> None:
    """A single row is moved by its number on the page; its scholarship takes no more than there is."""
    study = study_of("city-programme")
    model = json.loads(page_of("city-programme").split('id="model">')[1].split("</script>")[0])
    at = next(n for n, row in enumerate(model["rows"]) if row["scholarship"] > 0)
    table = study.sheets["Exchanges"]
    where = [n for n in range(len(table)) if table.words("name")[n][:60] == model["rows"][at]["name"]]
    columns = {field: values.copy() for field, values in table.columns.items()}
    for column in (*SUMS, *CATEGORY_CODES, "tuition"):
        if column in columns and columns[column].dtype == np.float64:
            columns[column][where] *= 0.1
    sheets = {**study.sheets, "Exchanges": replace(table, columns=MappingProxyType(columns))}
    result = ic.run(replace(study, sheets=MappingProxyType(sheets)), sampling=NO_DRAWS)
    assert result.net_new_spending < ic.run(study, sampling=NO_DRAWS).net_new_spending
    same(told(browser, tmp_path, "city-programme", f"row{at}.spending=0.1"), result)


def test_an_address_that_makes_no_sense_moves_nothing(browser: Any, tmp_path: Path) -> None:
    nonsense = "all.attribution=abc;row99.people=2;all.toString=1;__proto__.people=3;where=9;<b>=1;all.people=-1"
    result = ic.run(study_of("city-programme"), sampling=NO_DRAWS)
    same(told(browser, tmp_path, "city-programme", nonsense), result, moved=False)


def test_a_page_without_inputs_moves_nothing() -> None:
    page = page_html(ic.run(study_of("city-programme"), sampling=NO_DRAWS), inputs=False)
    assert '"rows":[]' in page
    assert 'id="what-if"' not in page


def test_by_hand_and_by_keyboard(browser: Any, tmp_path: Path) -> None:
    """The keyboard reaches every control; what was moved is said, stands in the address, and goes back."""
    path = tmp_path / "page.html"
    result = ic.run(SAMPLES / "city-programme.xlsx")
    path.write_text(page_html(result), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1024, "height": 900})
    page.goto(path.as_uri())
    before = page.inner_text("h1")
    wanted = page.evaluate(
        """[...document.querySelectorAll('select, input, button, summary, [tabindex="0"]')]
             .filter(one => one.checkVisibility()).length"""
    )
    seen = set()
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
    assert len(seen - {-1}) >= wanted
    page.focus("#f-attribution")
    page.keyboard.press("Home")
    assert "net new" not in page.inner_text("#told")
    assert page.inner_text("h1").startswith("What if: ")
    assert "New money: $0" in page.inner_text("#told")
    assert "(as reported: $493,000)" in page.inner_text("#told")
    assert "#if:all.attribution=0" in page.url
    page.keyboard.press("ArrowRight")
    assert "value added between" in page.inner_text("#scaled")
    assert page.locator("#quotes-h").locator("xpath=..").inner_text().count("About") == 0
    page.click("#sentence")
    said = page.input_value("#copied")
    assert said.startswith("A what-if, not the result of the study: the program can claim")
    page.click("#again")
    assert page.inner_text("h1") == before
    assert page.inner_text("#told") == ""
    page.close()
