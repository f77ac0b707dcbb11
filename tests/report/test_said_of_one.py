"""Sentences and headings of reports that hold one of a thing, or none: as true as those of many."""

from __future__ import annotations

import pytest

import impactcalc as ic
from impactcalc.report.pages.first import answer_page
from impactcalc.report.pages.how_sure import how_sure_page
from impactcalc.report.words.en import titles
from impactcalc.report.words.en.how_sure import drawn_words
from impactcalc.report.writers.page import Table
from impactcalc.study.sheets.schema import Budget, Deals, Exchanges, Settings, Visitors
from impactcalc.words.speaking import phrase
from report_cases import STATED

COST = Budget(id="b", amount=20_000, category="venue", paid_from="local")


def british() -> ic.Result:
    """A study of 2025 by a table of 2022, whose prices are carried on; nothing of it is stated in other money."""
    guests = Visitors(id="v", visitors=20, nights=3, profile="delegate")
    pupils = Exchanges(id="x", direction="outbound", travellers=5, food_service=900.0)
    study = ic.study_from_rows(Settings(name="One", place="GB", year=2025, currency="GBP"), [guests, pupils, COST])
    return ic.run(study, sampling=ic.Sampling(draws=300))


def tables(page: object) -> dict[str, Table]:
    return {block.title: block for block in page.blocks if isinstance(block, Table)}  # type: ignore[attr-defined]


@pytest.mark.parametrize(("count", "said"), [(1, "One sentence may be quoted as it stands"),
                                             (2, "Two sentences may be quoted as they stand")])  # fmt: skip
def test_one_sentence_stands_and_two_stand(count: int, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(titles, "quotable", lambda _: (("Q", "A sentence."),) * count)
    assert titles.quote_title(british()) == said


def test_a_cost_without_a_tax_is_headed_as_a_cost() -> None:
    assert "What it cost" in tables(answer_page(british()))


def test_who_took_part_holds_residents_and_those_who_left() -> None:
    found = tables(answer_page(british()))
    assert "Who took part" in found
    assert "Who came" not in found


def test_what_only_rounding_moves_is_neither_said_nor_listed() -> None:
    result = british()
    sure = result.uncertainty
    assert sure is not None
    still = {phrase(one.label) for one in sure.from_origin("prices")}
    assert still  # it was drawn
    moves = any(one.name not in sure.idle for one in sure.from_origin("prices"))  # of jobs they may
    assert ("prices carried on" in drawn_words(sure)) == moves
    for title, table in tables(how_sure_page(result)).items():
        if title.startswith("What") and "jobs" not in title:
            assert not still & set(map(str, table.columns[0].values)), title


def test_one_row_of_deals_is() -> None:
    deal = Deals(id="d", kind="export", phase="one_off", years=1, amount=1_000, industry="339", attribution_share=0.5)
    settings = Settings(name="One", place="US-TX", year=2024)
    guests = Visitors(id="v", visitors=9, nights=2, accommodation=900.0, **STATED)
    result = ic.run(ic.study_from_rows(settings, [guests, deal]), sampling=ic.Sampling(draws=0))
    said = next(check.message for check in result.checks_found if check.code == "deals-apart")
    assert said.startswith("1 row of deals is on the page Deals alone: in no impact")
