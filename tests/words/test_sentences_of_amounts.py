"""Amounts in sentences: what reads as nothing, jobs per an amount that is some money, long lists cut short."""

from __future__ import annotations

import re

import pytest

from impactcalc.impact.effects.effects import MONEY_PER_JOB_UNIT
from impactcalc.impact.rows.typed_cells import typed_cells
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.report.html.shown import Shown
from impactcalc.report.known_effects import effect_at
from impactcalc.report.pages.taxes import MOST_NAMED, taxes_page
from impactcalc.report.words.en.answer import category_words
from impactcalc.report.words.en.titles import rates_title
from impactcalc.report.writers.page import Lines
from impactcalc.words.en.amounts import change_words, money, rate
from impactcalc.words.speaking import phrase
from ten_studies import result_of_ten


def code(category: str) -> int:
    """The position of a category."""
    return CATEGORY_CODES.index(category)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (-0.0, "$0"),
        (-0.004, "$0"),
        (0.004, "$0"),
        (-0.4, "-$0.40"),
        (-1.2, "-$1.20"),
        (9.99, "$9.99"),
        (9.996, "$10"),
        (-2.5e6, "-$2.5 million"),
    ],
)
def test_nothing_has_no_sign(value: float, said: str) -> None:
    assert money(value, "USD") == said


def test_a_rate_is_said_to_the_cent() -> None:
    assert [rate(167, "USD"), rate(1234.5, "EUR"), rate(-0.001, "USD")] == ["$167.00", "EUR 1,234.50", "$0.00"]


def test_changes_that_read_as_nothing_have_no_sign() -> None:
    assert change_words(2e6, 2e6, [10.0, -10.0], "USD") == ["$0.0 million", "$0.0 million"]


@pytest.mark.parametrize(("value", "said"), [(0.0, "$0"), (0.001, "$0"), (0.25, "−$0.25"), (950_000, "−$950,000")])
def test_nothing_is_taken_off_without_a_sign(value: float, said: str) -> None:
    assert Shown(value, ("x",), "about", "USD", taken_off=True).text == said


@pytest.mark.parametrize(
    ("name", "per", "size"), [("US city", r"\$1 million", 1e6), ("Japanese city", "JPY 1 billion", 1e9)]
)
def test_jobs_are_per_an_amount_that_pays_for_one(name: str, per: str, size: float) -> None:
    result = result_of_ten(name)
    table = result.table
    known = table.K[effect_at("total_type_2"), table.measures.index("jobs")] * size
    said = [re.findall(rf"; ([\d.]+) jobs per {per}$", sentence) for sentence in category_words(result)]
    assert [one[0] for one in said] == [f"{jobs:.1f}" for jobs in known]
    assert known.max() >= 1 > known.max() * MONEY_PER_JOB_UNIT / 1e9


def test_what_was_typed_in_whole_names_no_profile() -> None:
    """The tuition is typed and the profile has none of it: the cell stands alone."""
    result = result_of_ten("ties")
    at = next(n for n, one in enumerate(result.rows.id) if one == "x")
    told = [
        phrase(one) for one in typed_cells(result.study, result.rows, [at, at], [code("education"), code("housing")])
    ]
    assert told[0] == "Exchanges: R2 (500)"
    assert re.fullmatch(
        r"Exchanges: J2 \(3\) x K2 \(4\) x daily amount of profile exchange_student \([\d.]+\)", told[1]
    )


def test_no_amount_is_said_where_none_was_moved() -> None:
    assert rates_title(result_of_ten("nothing")).startswith("No amount had to be brought to EUR at ")
    assert not re.search(r"\b0 of", rates_title(result_of_ten("Japanese city")))


def test_a_list_of_industries_is_cut_short() -> None:
    """All of a few, the first of many with the number of the others."""
    result = result_of_ten("German city")
    rates = result.economy.per_output["taxes_on_production"]
    below = [name for name, each in zip(result.economy.industry_names, rates, strict=True) if each < 0]
    assert len(below) > MOST_NAMED + 1
    said = [line for block in taxes_page(result).blocks if isinstance(block, Lines) for line in block.texts]
    named = "; ".join(below[:MOST_NAMED])
    assert any(f"negative in {named} and {len(below) - MOST_NAMED} others, and" in line for line in said)
