"""Sentences and number formats that were wrong on paper, each with the input that showed it."""

from __future__ import annotations

import csv
import json
import math
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

import impactcalc as ic
from conftest import STUDY, VISITORS, BookWriter
from impactcalc.economy.package import load_table
from impactcalc.facts.assumptions.survey import StratifiedExpansion
from impactcalc.impact.study_2015.study_2015 import study_2015
from impactcalc.report.comparison.pages import comparison_pages
from impactcalc.report.pages.deals import deals_page
from impactcalc.report.pages.how_sure import how_sure_page
from impactcalc.report.pages.ppp import ppp_page
from impactcalc.report.pages.summary import summary_page
from impactcalc.report.pages.taxes import taxes_page
from impactcalc.report.pages.world import world_page
from impactcalc.report.study_2015.story import story_page
from impactcalc.report.words.en.answer import headline
from impactcalc.report.words.en.jobs import jobs
from impactcalc.report.words.en.public_money import tax_words
from impactcalc.report.words.en.study_2015_meanings import end_label
from impactcalc.report.words.en.survey import survey_words
from impactcalc.report.writers.formats import NUMBER_FORMATS
from impactcalc.report.writers.json_text import result_json
from impactcalc.report.writers.page import Lines, Page, Table
from impactcalc.samples import samples
from impactcalc.words.en.amounts import change_words, money, parts_rounded, parts_words, unit_of
from impactcalc.words.en.places import the
from impactcalc.words.en.quantifiers import quantified
from impactcalc.words.speaking import phrase

VALUES = (-1e12, -1234.6, -99.96, -0.7, -0.04, 0.0, 0.4, 99.94, 1e12, math.nan)


@cache
def sample(name: str, place: str = "") -> ic.Result:
    study = ic.read_study(samples()[name])
    return ic.run(study.at_place(place) if place else study, sampling=ic.Sampling(draws=100))


def sentences(page: Page) -> str:
    """Every sentence of a page."""
    found = [page.title, *page.lead]
    for block in page.blocks:
        if isinstance(block, Lines):
            found += block.texts
        elif isinstance(block, Table):
            found += [block.title, *block.notes]
    return "\n".join(found)


def amounts_in(text: str) -> list[float]:
    """The dollars of a sentence, as they are read."""
    sizes = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
    found = re.findall(r"([+-]?)\$([\d,]+(?:\.\d+)?)(?: (million|billion))?", text)
    return [float(f"{sign}{number.replace(',', '')}") * sizes[size] for sign, number, size in found]


# --- number formats ---


def shown_by_hand(code: str, value: float) -> str:
    """A number in a format: enough of the rules of spreadsheets for the formats of this project.

    Of several sections the first whose condition holds, else the last. A section for negative numbers alone writes its
    own minus and shows the number without its sign; any other but the last of three shows it with its sign.
    """
    sections = code.split(";")
    chosen, absolute = sections[-1], len(sections) > 2
    for section in sections:
        condition = re.match(r"\[(>=|<=|<|>)(-?[\d.]+)\]", section)
        if condition is None:
            break
        limit = float(condition[2])
        holds = {">=": value >= limit, "<=": value <= limit, "<": value < limit, ">": value > limit}[condition[1]]
        if holds:
            chosen = section[condition.end() :]
            absolute = condition[1] in ("<", "<=") and limit <= 0
            break
    minus = chosen.startswith("-")
    body = chosen.removeprefix("-")
    value = abs(value) if absolute else value
    decimals = len(body.split(".")[1].rstrip("%,")) if "." in body else 0
    value *= 100.0 if body.endswith("%") else 1.0
    value /= 1e3 ** (len(body) - len(body.rstrip(",")))
    text = f"{value:,.{decimals}f}" if "#,##0" in body else f"{value:.{decimals}f}"
    return f"{'-' if minus else ''}{text}{'%' if body.endswith('%') else ''}"


@pytest.mark.parametrize("kind", NUMBER_FORMATS)
@pytest.mark.parametrize("value", [value for value in VALUES if not math.isnan(value)])
def test_a_negative_number_keeps_its_sign_in_every_format(kind: Any, value: float) -> None:
    shown = shown_by_hand(NUMBER_FORMATS[kind], value)
    assert shown.startswith("-") == (value < 0), shown
    assert not shown.startswith("--")


def test_the_rules_above_know_the_faulty_format() -> None:
    faulty = "[>=99.95]#,##0;[<=-99.95]-#,##0;#,##0.0"
    assert shown_by_hand(faulty, -0.7) == "0.7"
    assert shown_by_hand(faulty, -1234.6) == "-1,235"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice on this machine")
def test_a_spreadsheet_program_shows_the_sign_too(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "formats.xlsx"), {"nan_inf_to_errors": True})
    sheet = book.add_worksheet()
    for r, code in enumerate(NUMBER_FORMATS.values()):
        for c, value in enumerate(VALUES):
            sheet.write_number(r, c, value, book.add_format({"num_format": code}))
    book.close()
    filter_ = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", filter_, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "formats.xlsx")], check=True, capture_output=True, timeout=120)
    with (tmp_path / "formats.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    for code, row in zip(NUMBER_FORMATS.values(), rows, strict=True):
        for value, shown in zip(VALUES, row, strict=True):
            if math.isnan(value):
                assert not re.search(r"\d", shown), (code, shown)
            else:
                is_zero = not re.search("[1-9]", shown)
                assert shown.startswith("-") == (value < 0) or is_zero, (code, value, shown)
                assert not shown.startswith("--"), (code, value, shown)
    at = {code: dict(zip(VALUES, row, strict=True)) for code, row in zip(NUMBER_FORMATS, rows, strict=True)}
    assert at["jobs"][-0.7] == "-0.7"
    assert at["jobs"][0.4] == "0.4"
    assert at["jobs"][-1234.6] == "-1,234.6"


@pytest.mark.parametrize(
    ("value", "words"), [(-0.7, "-0.7"), (-1234.6, "-1,235"), (-0.0, "0.0"), (0.04, "less than 0.1")]
)
def test_jobs_in_words_keep_their_sign(value: float, words: str) -> None:
    assert jobs(value) == words


# --- parts and wholes ---


def test_the_steps_of_the_2015_study_come_to_the_figure_as_printed() -> None:
    """537.7 - 48.5 + 7.6 read 496.8, and 496.9 was printed beside it."""
    start, end, largest = 537_700_000.0, 496_857_641.34, -48_485_550.40
    told = change_words(start, end, [largest, end - start - largest], "USD")
    assert told == ["-$48.5 million", "+$7.7 million"]
    study = study_2015(ic.read_study(samples()["sister-cities-2014"]), ic.run, published=True)
    lines = [text for text in sentences(story_page(study)).splitlines() if "the other steps together" in text]
    assert len(lines) == 2
    for line, figure in zip(lines, (study.figure("home_total"), study.figure("global_total")), strict=True):
        first, others = amounts_in(line.split("What makes the difference")[1])
        start, end = (round(value / 1e5) * 1e5 for value in (figure.start, figure.corrected))
        assert start + first + others == pytest.approx(end, abs=1.0), line


SIZES = st.floats(-1e13, 1e13).map(lambda value: round(value, 2))


@given(st.lists(SIZES, min_size=1, max_size=6))
def test_parts_add_up_as_printed_or_are_said_to_be_rounded(parts: list[float]) -> None:
    whole = math.fsum(parts)
    told, unit = parts_words(whole, parts, "USD"), money(whole, "USD").split(" ")[1:]
    if all(text.split(" ")[1:] == unit for text in told):
        said, *values = (
            float(text.split(" ")[0].replace("$", "").replace(",", "")) for text in (money(whole, "USD"), *told)
        )
        decimals = unit_of(whole).decimals
        adds_up = round(math.fsum(values), decimals) == pytest.approx(said, abs=1e-6)
        assert adds_up is not bool(parts_rounded(whole, parts)), (told, said)


@given(st.lists(SIZES, min_size=2, max_size=4))
def test_a_part_is_rounded_as_it_is_wherever_it_stands(parts: list[float]) -> None:
    whole = math.fsum(parts)
    for part, text in zip(parts, parts_words(whole, parts, "USD"), strict=True):
        words = text.split(" ")
        size = {"": 1.0, "million": 1e6, "billion": 1e9, "trillion": 1e12}[words[1] if len(words) > 1 else ""]
        step = size / 10 if size > 1 else 1 if "." not in words[0] else 0.01
        said = float(words[0].replace("$", "").replace(",", "")) * size
        assert abs(said - part) <= 0.5 * step * (1 + 1e-6) + 1e-3, (part, text)


def test_a_comparison_subtracts_what_it_prints() -> None:
    from impactcalc.impact.beside.comparison import compare

    found = compare(sample("sister-cities-survey"), sample("sister-cities-2014"), ic.run)
    line = next(text for text in sentences(next(iter(comparison_pages(found)))).splitlines() if "Tax, local" in text)
    first, second, difference = amounts_in(line)[:3]
    assert second - first == pytest.approx(difference, abs=1.0), line


# --- intervals ---


def test_the_interval_of_a_figure_of_2015_is_the_corrected_figure() -> None:
    study = study_2015(ic.read_study(samples()["sister-cities-2014"]), ic.run, published=True)
    page = story_page(study)
    text = sentences(page)
    assert "Through this model: a contribution of between $532.7 million and $604.0 million of output" in text
    assert "of which known: $528.1 million" in text
    assert "done right" not in text.lower()
    table = next(block for block in page.blocks if isinstance(block, Table))
    columns = {column.header: column.values for column in table.columns}
    low, high, known = (
        np.asarray(columns[name], dtype=float) for name in ("Corrected, from", "Corrected, to", "Of which known")
    )
    assert (low <= high).all()
    for at, figure in enumerate(study.figures):
        if figure.is_range:
            assert (low[at], high[at]) == (figure.low, figure.high)
            assert np.isnan(known[at]) or known[at] <= low[at]
        else:
            assert low[at] == high[at] == figure.corrected
            assert end_label(figure) == "Corrected"
    # What is known is never called corrected, and what was spent never known.
    assert end_label(study.figure("global_total")) == "Of which known"
    assert end_label(study.figure("global_direct")) == "Counted as spent"


def test_a_surveys_headline_has_its_interval() -> None:
    result = sample("sister-cities-survey")
    assert result.survey is not None
    first = headline(result)[0]
    assert result.uncertainty is not None
    found = result.uncertainty.of("net_new_spending")
    assert found is not None
    low, high = money(found.p5, "USD"), money(found.p95, "USD")
    assert f"net new spending of {money(result.net_new_spending, 'USD')} ({low} to {high}) supported" in first
    assert "in brackets nine of ten draws" in first
    for match in re.finditer(r"([$\d.,]+(?: million)?) \(([$\d.,]+(?: million)?) to ([$\d.,]+(?: million)?)\)", first):
        point, low_end, high_end = (float(re.sub(r"[^\d.]", "", part)) for part in match.groups())
        assert low_end <= point <= high_end
    assert first.count(" to ") == 3
    undrawn = replace(result, uncertainty=None)
    told = result.survey.intervals["net_new_spending"]
    first = headline(undrawn)[0]
    assert f"({money(told.low, 'USD')} to {money(told.high, 'USD')}) supported" in first
    assert "in brackets the survey's 95% interval" in first
    assert first.count(" to ") == 1  # what it supported rests on multipliers too


def test_a_survey_that_all_answered_has_no_chance_in_it() -> None:
    result = sample("sister-cities-survey")
    assert result.survey is not None
    everybody = replace(result, survey=replace(result.survey, members=float(result.survey.answers)))
    assert survey_words(everybody)[0].endswith("all answered, so nothing is left to the chance of who did.")
    nothing = {name: replace(found, low=math.nan, high=math.nan) for name, found in result.survey.intervals.items()}
    impact = tuple(tuple(replace(one, low=math.nan, high=math.nan) for one in row) for row in result.survey.impact)
    unknown = replace(result, survey=replace(result.survey, intervals=nothing, impact=impact))
    assert survey_words(unknown)[0].endswith("cannot be said.")
    assert "not available" not in " ".join(headline(unknown))


# --- deals ---


def test_deals_are_told_for_the_studys_year_and_the_peak() -> None:
    line = headline(sample("city-programme"))[-1]
    assert "yearly, $96,891 in 2014, the study's year (" in line
    assert "and $342,147 in 2016, the peak (" in line
    assert "a year while they run" not in line
    deals = json.loads(result_json(sample("city-programme")))["deals"]
    of_year = {year["year"]: year["yearly_claimed"] for year in deals["by_year"]}
    for part in ("yearly", "yearly_peak"):
        assert deals["sums"][part]["claimed"] == pytest.approx(of_year[deals["sums"][part]["year"]])
    assert deals["sums"]["yearly_peak"]["claimed"] == max(of_year.values())


DEAL = ["Id", "Kind", "Phase", "Amount", "Category", "First year", "Years", "Attribution share", "Probability",
        "Displaced share"]  # fmt: skip


def with_deals(write_book: BookWriter, *rows: list[Any]) -> ic.Result:
    return ic.run(ic.read_study(write_book({"Study": STUDY, "Visitors": VISITORS, "Deals": [DEAL, *rows]})))


def test_deals_that_never_run_together_are_not_added_up(write_book: BookWriter) -> None:
    one = ["sale", "export", "yearly", 1000, "Professional services", 2014, 2, 1, 1, 0]
    other = ["order", "export", "yearly", 3000, "Professional services", 2016, 2, 1, 1, 0]
    result = with_deals(write_book, one, other)
    line = headline(result)[-1]
    assert "$1,000 in 2014" in line
    assert "$3,000 in 2016, the peak" in line
    assert "$4,000" not in line + sentences(deals_page(result))


def test_deals_before_and_after_the_studys_year(write_book: BookWriter) -> None:
    later = ["sale", "export", "yearly", 1000, "Professional services", 2016, 2, 1, 1, 0]
    line = headline(with_deals(write_book, later))[-1]
    assert "yearly, none in 2014, the study's year, and $1,000 in 2016, the peak (" in line
    now = ["sale", "export", "yearly", 1000, "Professional services", 2014, 3, None, 1, 0]
    result = with_deals(write_book, now)
    assert "the peak" not in headline(result)[-1]
    text = sentences(deals_page(result))
    assert "The only deal with a claim leaves at least one share blank" in text
    assert "in 2014 the only yearly deal runs." in text


# --- tax ---


def test_own_taxes_are_a_part_of_what_stands_before_them() -> None:
    for place in ("", "US-TX", "US-CA", "FR"):
        result = sample("city-programme", place)
        fiscal = result.fiscal
        text = tax_words(result)[1].split(";")[0].replace("EUR ", "$")
        taken, own, held, again = amounts_in(text)
        assert own <= taken, text
        assert held <= taken == again, text
        assert taken == round(float(fiscal.impact.collected.sum()))
        assert own == round(fiscal.own_budget)
        assert held == round(float(fiscal.impact.counted.sum()))
        assert "Of the taxes listed" not in text
        if fiscal.impact.split:
            total, *levels = amounts_in(tax_words(result)[0])
            assert sum(levels) == total
            assert held <= total


def test_tax_stands_on_the_summary_without_a_sheet_taxes() -> None:
    result = sample("sister-cities-2014")
    assert not result.fiscal.taxes
    line = next(text for text in sentences(summary_page(result)).splitlines() if text.startswith("Tax revenue"))
    total, *levels = amounts_in(line)
    assert total == pytest.approx(result.fiscal.impact.total, abs=5e4)
    assert sum(levels) == pytest.approx(total)
    assert len(tax_words(result)) == 1
    for name, place in (("sister-cities-2014", "FR"), ("sister-cities-survey", "JP")):
        text = tax_words(sample(name, place))[0]
        assert re.search("not known in all|not available", text)
        assert "EUR 0" not in text


def test_a_state_without_income_tax_is_given_none() -> None:
    """Texas has no income tax, and the model knows: the sentence said that it is given the nation's average."""
    for place, own in (("US-TX", True), ("cbsa:19100", True), ("US-CA", True), ("US", False)):
        result = sample("city-programme", place)
        text = sentences(taxes_page(result))
        assert ("that of the place's own state, none where it has none" in text) == own
        assert "the average of all states also where a state has no income tax" not in text
        said = next(a.value for a in result.assumptions if a.what == "what the rates on income are applied to")
        assert ("the place's own state" in said) == own
        assert ("the average of the nation" in said) != own
        rate = result.economy.fiscal
        assert rate is not None
        assert (rate.state_local_income_tax.value == 0.0) == (place in ("US-TX", "cbsa:19100"))


# --- places ---


@pytest.mark.parametrize(
    ("place", "title"),
    [("cbsa:19100", "Dallas-Fort Worth-Arlington, TX"), ("US-TX", "Texas"), ("US", "United States"), ("FR", "France")],
)
def test_home_is_called_by_its_own_name(place: str, title: str) -> None:
    result = sample("city-programme", place)
    home = result.world_contribution.countries[0]
    assert home.name == title
    found = json.loads(result_json(result))
    assert found["ppp"]["by_country"][0]["name"] == title
    hosts = next(block for block in ppp_page(result).blocks if isinstance(block, Table)).columns[0].values
    tables = [block for block in world_page(result).blocks if isinstance(block, Table)]
    accounts, matrix = tables[0], next(one for one in tables if one.columns[1].header.startswith("in "))
    assert hosts[0] == title
    assert accounts.columns[0].values[0] == f"Home: {title}"
    assert matrix.columns[1].header == f"in {the(title)}"
    assert result.world.loc[home.iso3, "country"] == title


# --- quantifiers ---


@pytest.mark.parametrize(
    ("count", "total", "words"),
    [
        (0, 0, "no row states"),
        (0, 1, "the only row does not state"),
        (1, 1, "the only row states"),
        (0, 2, "none of the 2 rows states"),
        (1, 2, "one of 2 rows states"),
        (2, 2, "both rows state"),
        (2, 3, "2 of 3 rows state"),
        (3, 3, "all 3 rows state"),
        (1200, 3000, "1,200 of 3,000 rows state"),
    ],
)
def test_quantifiers(count: int, total: int, words: str) -> None:
    assert quantified(count, total, ("row", "rows"), ("states", "state")) == words


def test_no_more_than_there_are() -> None:
    with pytest.raises(ValueError, match="2 of 1"):
        quantified(2, 1, ("row", "rows"), ("states", "state"))


@pytest.mark.parametrize(
    ("blank", "words"),
    [
        ((False, True), "one of 2 activities with net new spending leaves at least one share blank"),
        ((True, True), "both activities with net new spending leave at least one share blank"),
    ],
)
def test_at_most_says_of_how_many(write_book: BookWriter, blank: tuple[bool, bool], words: str) -> None:
    rows = [[*row] for row in VISITORS]
    for row, empty in zip(rows[1:], blank, strict=True):
        if empty:
            row[6] = None
    result = ic.run(ic.read_study(write_book({"Study": STUDY, "Visitors": rows})))
    assert words in "\n".join(headline(result))
    assert words.capitalize()[:6] in sentences(how_sure_page(result))
    assert "some activities" not in sentences(how_sure_page(result)).lower()


# --- what sentences decided ---


def test_whether_a_bed_is_before_tax_is_a_fact() -> None:
    from impactcalc.known.per_diem import per_diem_abroad, per_diem_at

    for place, before in (("cbsa:19100", True), ("US", True), ("US-TX", True), ("US-HI", False), ("US-AK", False)):
        found = per_diem_at(place, 2014)
        assert found is not None
        assert found.lodging_before_tax == before
        assert phrase(found.source).startswith("GSA") == before  # the words and the fact say the same
    abroad = per_diem_abroad("JPN", "Tokyo", 2014)
    assert abroad is not None
    assert not abroad.lodging_before_tax


def test_a_rate_of_the_users_own_is_not_called_the_world_banks() -> None:
    """Two sources that name the World Bank's WDI were read as the shipped one, and the user's own was not named."""
    from impactcalc.economy.prices import Prices, SuppliedRate

    shipped = Prices.load()
    ratio = shipped.price_level_ratio("JPN", 2014)
    assert ratio is not None
    assert phrase(ratio.source) == "World Bank WDI, PPP factor / market rate 2014 (vintage 2024)"
    source = "World Bank WDI, downloaded by us"
    own = shipped.with_supplied([SuppliedRate("ppp_factor", "JPN", 2014, 100.0, source=source)])
    told = own.price_level_ratio("JPN", 2014)
    assert told is not None
    assert phrase(told.source).startswith(f"{source} / ")


def test_a_fact_whose_name_ends_in_source_is_told() -> None:
    economy = load_table("us-2014")
    told = replace(economy, facts={**economy.facts, "energy source": "coal"})
    result = ic.run(ic.read_study(samples()["sister-cities-2014"]), told, sampling=ic.Sampling(draws=0))
    assert [a.value for a in result.assumptions if a.what == "energy source"] == ["coal"]
    shares = {a.what: a.source for a in result.assumptions if a.topic == "Households"}
    assert shares["pay that goes to social insurance"] == economy.household_sources["contribution_share"]


def test_what_a_profile_supplied_is_a_fact() -> None:
    rows = sample("city-programme").rows
    supplied = [str(text).startswith(("daily amount and split", "amount and split")) for text in rows.assumed]
    assert rows.daily_assumed.tolist() == supplied
    assert any(supplied)
    assert not all(supplied)


def test_which_estimator_is_in_use_is_a_fact() -> None:
    told = sample("sister-cities-survey").survey
    assert told is not None
    assert told.raised == (told.estimator != StratifiedExpansion())
    assert all(one.heavy or one.far for one in told.outliers)
