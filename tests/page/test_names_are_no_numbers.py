"""What is a name or a year on the page is no number of it: it does not move when an assumption is moved."""

from __future__ import annotations

from dataclasses import replace

import impactcalc as ic
from impactcalc.impact.result import Result
from impactcalc.impact.uncertainty.sampling import Sampling
from impactcalc.known.periods import year_words
from impactcalc.report.html.numbers import Numbers
from impactcalc.report.html.page import page_html
from impactcalc.study.sheets.schema import Settings, Visitors
from page_walker import Walker
from report_cases import STATED

NAME = "Our 60% festival of $100,000, no. 21"


def result(name: str = "Fest", **year: str) -> Result:
    guests = Visitors(id="v", visitors=40, nights=3, accommodation=100_000, partner_city="Town 15", **STATED)
    told = Settings.model_validate({"name": name, "place": "US", "year": 2014, "currency": "USD", **year})
    return ic.run(ic.study_from_rows(told, [guests]), sampling=Sampling(draws=0))


def test_a_number_in_a_name_is_no_element() -> None:
    """Of $100,000 60% are new, and both stand in the name too."""
    found = result(NAME)
    numbers = Numbers(found)
    part = numbers.shown("percent", "figures.net_new_spending", of=("figures.gross_spending",))
    spent = numbers.shown("said", "figures.gross_spending")
    assert part.text in NAME
    assert spent.text in NAME
    said = str(numbers.marked(f"{spent.text} ({NAME}): {part.text} from Town 15.", part, spent))
    assert f"({NAME})" in said
    assert said.endswith(" from Town 15.")
    assert said.count("<data") == 2
    page = Walker(page_html(found))
    assert any(NAME in text for tags, text in page.bare if "blockquote" in tags)


def test_a_fiscal_year_is_no_number_of_jobs() -> None:
    found = result(period_start="2014-07-01", period_end="2015-06-30")
    when = year_words(found.study.settings.period)
    assert when.endswith("2014-15")
    numbers = Numbers(found)
    fifteen = replace(numbers.shown("count", "figures.jobs"), value=15.0)
    said = str(numbers.marked(f"In {when} there were 15 jobs.", fifteen))
    assert said.startswith(f"In {when} there were <data")
