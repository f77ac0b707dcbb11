"""What the report on the 2015 study says of a range: in which money it is, and what stands beside its ends."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from studies import named, settings

import impactcalc as ic
from impactcalc.impact.study_2015.sci2015 import FIGURES, IN_PPP
from impactcalc.impact.study_2015.study_2015 import Study2015, study_2015
from impactcalc.report.study_2015.reproduction import reproduction_page
from impactcalc.report.study_2015.story import story_page
from impactcalc.report.study_2015.waterfall import waterfall_page
from impactcalc.report.words.en import study_2015_pages as pages
from impactcalc.report.words.en.study_2015 import headline
from impactcalc.report.words.en.study_2015_meanings import corrected_words, end_label
from impactcalc.report.writers.page import Lines, Page, Table
from impactcalc.samples import find_sample
from impactcalc.study.sheets.schema import Exchanges

AMOUNT = re.compile(r"\S+ [mb]illion\b")


@cache
def the_study() -> Study2015:
    return study_2015(ic.read_study(find_sample("sister-cities-2014")), ic.run, published=True)


@cache
def of_euros() -> Study2015:
    """A study elsewhere, with trips to countries that it does not name."""
    trip = Exchanges.model_validate({"direction": "outbound", "accommodation": 4e6})
    visit = Exchanges.model_validate({"direction": "inbound", "accommodation": 3e6})
    of_germany: dict[str, Any] = {"place": "DE", "currency": "EUR"}
    return study_2015(ic.study_from_rows(settings(**of_germany), named([trip, visit])), ic.run, published=False)


STUDIES = {"the study": the_study, "euros": of_euros}


def texts(page: Page) -> str:
    lines = [text for block in page.blocks if isinstance(block, Lines) for text in block.texts]
    notes = [note for block in page.blocks if isinstance(block, Table) for note in block.notes]
    return "\n".join([*page.lead, *lines, *notes])


@pytest.mark.parametrize("name", STUDIES)
def test_a_range_has_its_money(name: str) -> None:
    study = STUDIES[name]()
    currency = {"the study": "$", "euros": "EUR"}[name]
    ranges = [figure for figure in study.figures if figure.is_range and figure.code not in IN_PPP]
    assert {figure.code for figure in ranges} == {"outbound_total", "global_direct", "global_total"}
    for figure in ranges:
        for text in (corrected_words(study, figure.code), pages.last_step(study, figure)):
            bounds = text[text.lower().index("between ") :]
            assert bounds.count(currency) == 2, text


def test_the_published_total_that_lies_in_the_range_has_its_dollars() -> None:
    said = " ".join(headline(the_study()))
    assert "The published $537.7 million lies in that range." in said
    for amount in AMOUNT.findall(said.partition("adjusted for purchasing power")[0].rpartition(". Published")[0]):
        assert "$" in amount


@pytest.mark.parametrize("name", STUDIES)
def test_where_the_steps_end_is_called_what_it_is(name: str) -> None:
    study = STUDIES[name]()
    for figure in study.figures:
        label, low, high = end_label(figure), figure.low, figure.high
        if not figure.is_range:
            assert label == "Corrected"
        elif label == "Of which known":
            assert low is not None
            assert figure.corrected <= low + 0.01
        elif label == "Counted as spent":
            assert high is not None
            assert figure.corrected >= high - 0.01
            assert "no economy's table in the data makes more of it" in pages.last_step(study, figure)
        else:
            assert label == "Point"
    spent = study.figure("global_direct")
    assert end_label(spent) == "Counted as spent"
    assert spent.high is not None
    assert spent.corrected > (spent.high if study.is_the_study else spent.high - 0.01)


def test_the_note_on_ranges_names_what_there_is() -> None:
    note = "a direct figure that counts what was spent for what it bought ends at that"
    assert note in texts(waterfall_page(the_study()))
    known = replace(
        the_study(), figures=tuple(figure for figure in the_study().figures if figure.code != "global_direct")
    )
    assert note not in " ".join(pages.waterfall_notes(known))
    assert "a range" in " ".join(pages.waterfall_notes(known))


def test_a_column_that_is_not_there_is_not_named() -> None:
    assert "Published and Method of 2015: " in texts(story_page(the_study()))
    assert "Method of 2015: reproduction" in texts(story_page(of_euros()))
    assert "Published" not in texts(story_page(of_euros()))


def test_the_amount_that_nothing_explains_is_that_of_the_study() -> None:
    assert "it leaves out the $94.8 million that no published part explains." in texts(story_page(the_study()))
    assert not pages.not_the_sum(of_euros())


def test_every_line_says_how_it_is_found() -> None:
    for study in (the_study(), of_euros()):
        table = next(block for block in reproduction_page(study).blocks if isinstance(block, Table))
        lines = dict(zip(table.columns[0].values, table.columns[1].values, strict=True))
        assert len(lines) == len(table)
        assert all(lines.values())
        assert len(table) == len(FIGURES) + (4 if study.is_the_study else 2)
    assert lines["Worldwide in purchasing power, total"].startswith("Worldwide, total in US dollars (")
    assert pages.how(the_study(), "ppp_total").startswith("Worldwide, total, x the factor 77.9")
