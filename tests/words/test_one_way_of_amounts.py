"""An amount is written one way wherever a language says it: its sign or code before it, never behind."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from impactcalc.facts.checks import plausibility as odd
from impactcalc.facts.checks.survey import SurveyOutlier
from impactcalc.facts.identities.multipliers import JobsAverage
from impactcalc.facts.origins.rates import OwnCurrency
from impactcalc.words.en import english
from impactcalc.words.en.amounts import each, side_by_side
from impactcalc.words.en.numbers import rounded
from impactcalc.words.speaking import holds, said

WORDS = [Path(english.__file__).parent, Path(english.__file__).parents[2] / "report" / "words" / "en"]
# A number, and behind it the currency: "20,000 USD". Rates ("1 USD = ...") name a unit, not an amount.
BEHIND = re.compile(r"\d (USD|EUR|JPY)\b")


@pytest.mark.parametrize(
    ("value", "currency", "text"),
    [
        (20_000.0, "USD", "$20,000"),
        (23.9, "USD", "$23.90"),
        (0.0042, "EUR", "EUR 0.0042"),
        (1e-9, "USD", "$0.000000001"),
    ],
)
def test_an_amount_for_one(value: float, currency: str, text: str) -> None:
    assert each(value, currency) == text


def test_no_number_is_a_power_of_ten() -> None:
    assert [rounded(1e-9), rounded(0.05), rounded(1e20)] == ["0.000000001", "0.05", "100,000,000,000,000,000,000"]


def test_amounts_side_by_side_differ_where_they_are_not_alike() -> None:
    assert side_by_side((14.2e9, 5e9), "USD") == ["$14.2 billion", "$5.0 billion"]
    assert side_by_side((14_210_000_000.0, 14_200_000_001.0), "USD") == ["$14,210,000,000", "$14,200,000,001"]
    assert side_by_side((14.2e9, 14.2e9), "USD") == ["$14.2 billion"] * 2
    assert side_by_side((1.2, 1.4, 0.6), "EUR") == ["EUR 1.20", "EUR 1.40", "EUR 0.60"]
    assert side_by_side((0.302, 0.304), "USD") == ["$0.302", "$0.304"]
    assert side_by_side((1.0, 1.0 + 1e-15), "USD") == ["$1.00", "$1.00"]


OUTPUT = (False, 1, "fips:48439", "EUR", "Accommodation", 832_439_350.0, "us-2014", 2014)
HIGH = (False, 1, "AA2", 20_000.0, "USD", "night", False, None, 181.0, 10.0, (), OwnCurrency(), False)


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (odd.SpendingPerDayHigh(*HIGH), r"AA2 comes to \$20,000 per .* there \(\$181\);"),
        (odd.SpendingPerDayLow(False, 1, "D2", 0.25, "EUR", "night", False, True, 40.0, False, "total_spend"),
         r"D2 comes to EUR 0.25 per person and night; a student lives on EUR 40.00 there"),
        (odd.TuitionUnusual(False, 1, "R2", 200_000.0, "USD", 19_998.0, 5.0),
         r"\$200,000 per .* a year's is \$19,998 on"),
        (odd.HourlyValueUnusual(False, 1, "I2", 900.0, "USD", 23.9, 45.31, 5.0, 2080, "us-2014"),
         r"worth \$900 in I2; .* pays \$23.90 an hour and makes \$45.31:"),
        (odd.MoreNightsThanBeds(*OUTPUT, 2014, 996e9, 2, 996e9),
         r"come to EUR 996.0 billion in all .* \(EUR 832.4 million\); those of row 2 come to EUR 996.0 billion"),
        (odd.MoreThanThePlaceMakes(*OUTPUT, "Beds", 2, 900e6),
         r"Row 2: EUR 900.0 million on Beds .* \(EUR 832.4 million\)"),
        (odd.DealAboveIndustry(*OUTPUT, "H2", 832_440_000.0), r"EUR 832,440,000 a year, more .* \(EUR 832,439,350\)"),
        (SurveyOutlier("big", 0.98, True, 512_460.0, 13_498.0, float("nan"), "USD"),
         r"is \$512,460 with it, \$13,498 without its answer, not known if it stands for itself"),
    ],
)  # fmt: skip
def test_checks_say_amounts_as_the_report_does(fact: odd.OddRows, text: str) -> None:
    message = said(fact).message
    assert re.search(text, message), message
    assert not BEHIND.search(message)


def test_an_identity_says_pay_so() -> None:
    assert "; $50,000 of compensation a job" in holds(JobsAverage("million US dollars", 5e4, "USD")).explanation


def test_no_sentence_puts_a_currency_behind_its_number() -> None:
    """Of the source, so that it holds for sentences that are yet to come: "{amount} {currency}" stands nowhere."""
    found = [
        f"{path.name}:{node.lineno}"
        for folder in WORDS
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.JoinedStr) and _behind(node.values)
    ]
    assert found == []


def _behind(parts: list[ast.expr]) -> bool:
    """Whether a number and a space stand before a currency."""
    for number, space, currency in zip(parts, parts[1:], parts[2:], strict=False):
        names_currency = isinstance(currency, ast.FormattedValue) and ast.unparse(currency.value).endswith(".currency")
        between = isinstance(space, ast.Constant) and space.value == " "
        if isinstance(number, ast.FormattedValue) and between and names_currency:
            return True
    return False
