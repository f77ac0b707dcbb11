"""Money spent in a country that nobody named: one fact, one wording, in the language that is spoken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import impactcalc as ic
from impactcalc.report.pages.ppp import ppp_page
from impactcalc.report.pages.world import world_page
from impactcalc.report.tables.world import PPP, WORLD
from impactcalc.report.words.en.answer import headline
from impactcalc.report.words.en.taken import taken_words
from impactcalc.report.writers.page import Page, Table
from impactcalc.study.sheets.schema import Exchanges, Settings
from impactcalc.words.speaking import language, speaking
from report_cases import STATED
from test_house import SOURCE
from toy_language import TOY, toyish

SAID = "country not named"


@pytest.fixture(scope="module")
def result() -> ic.Result:
    """Two trips, one to a country that is not named."""
    trip = {"direction": "outbound", "travellers": 10, "nights": 5, "accommodation": 5_000, "food_service": 2_000}
    rows = [
        Exchanges.model_validate({"id": name, **trip, "partner_country": country, **STATED})
        for name, country in (("a", "Japan"), ("b", None))
    ]
    study = ic.study_from_rows(Settings(name="Trips", place="US-TX", year=2014), rows)
    return ic.run(study, sampling=ic.Sampling(draws=0))


def test_it_is_worded_in_one_place() -> None:
    found = [path.name for path in SOURCE.rglob("*.py") if f'"{SAID}"' in path.read_text("utf-8")]
    assert found == ["places.py"]
    assert language().country_words("") == SAID
    assert language().country_words("Japan") == "Japan"


def texts(page: Page) -> Iterator[str]:
    for block in page.blocks:
        if isinstance(block, Table):
            yield from (str(value) for column in block.columns for value in (column.heading, *column.values))


@pytest.mark.parametrize("make", [ppp_page, world_page])
def test_pages_say_it_in_the_language_that_is_spoken(result: ic.Result, make: object) -> None:
    assert callable(make)
    assert any(SAID in text for text in texts(make(result)))
    with speaking(TOY):
        spoken = list(texts(make(result)))
    assert any(toyish(SAID) in text for text in spoken)
    assert not any(SAID in text for text in spoken)


def test_what_was_taken_says_it(result: ic.Result) -> None:
    assert "Abroad: Country not named. No table, so only what was spent there is counted." in list(taken_words(result))


def test_tables_and_the_frame_say_it(result: ic.Result) -> None:
    for subject in (PPP, WORLD):
        assert SAID in [row["name"] for row in subject.of(result).records()]
        with speaking(TOY):
            assert toyish(SAID) in [row["name"] for row in subject.of(result).records()]
    assert result.world["country"].tolist() == ["Texas", "Japan", SAID]
    assert result.world_contribution.countries[-1].name == ""


def test_checks_assumptions_and_sentences_say_it(result: ic.Result) -> None:
    (missing,) = [check for check in result.checks_found if check.code == "host-table-missing"]
    assert missing.where == SAID
    assert f"spent in {SAID} counts directly only" in missing.message
    assert f"{SAID}: multipliers" in [line.what for line in result.assumptions]
    assert f"{SAID}: " in "\n".join(headline(result))
