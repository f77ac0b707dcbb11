"""Laws over sentences that stand beside figures: what one says the other does not deny."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

import impactcalc as ic
from impactcalc.impact.beside.comparison import compare
from impactcalc.impact.beside.ties import ties_of
from impactcalc.impact.members.members import SUMMED, Member
from impactcalc.impact.study_2015.study_2015 import study_2015
from impactcalc.report.html.page import page_html
from impactcalc.report.network.network import network_of
from impactcalc.report.network.page import network_html
from impactcalc.report.words.en.answer import headline
from impactcalc.report.words.en.break_even import break_even_words
from impactcalc.report.words.en.comparison import differing
from impactcalc.report.words.en.comparison import headline as comparison_words
from impactcalc.report.words.en.estimate import _answer
from impactcalc.report.words.en.first import first_words, quotable, short_money, sure_words
from impactcalc.report.words.en.governments import own_budget
from impactcalc.report.words.en.how_sure import answer, range_words
from impactcalc.report.words.en.page import whole_money
from impactcalc.report.words.en.public_money import local_money_words
from impactcalc.report.words.en.study_2015 import headline as headline_2015
from impactcalc.report.words.en.ties import tie_lines
from impactcalc.report.words.en.titles import how_sure_title
from impactcalc.study.sheets.schema import Budget, Events, Row, Settings, Taxes, Visitors
from impactcalc.words.en.amounts import money
from page_walker import Walker

STATED: dict[str, Any] = {
    "resident_share": 0.1, "casual_share": 0.0, "attribution_share": 1.0, "displaced_share": 0.0,
    "host_paid_share": 0.0,
}  # fmt: skip


def study(*rows: Row, place: str = "US-TX", year: int = 2014) -> ic.Result:
    """A result of these rows."""
    return ic.run(ic.study_from_rows(Settings(name="Law", place=place, year=year), rows))


def guests(amount: float, **shares: Any) -> Visitors:
    """Visitors who spend so much on their beds."""
    return Visitors(id="g", visitors=10, nights=2, accommodation=amount, **(STATED | shares))


# --- one tax, one figure ---


@pytest.mark.parametrize("amount", [80_000.0 + 37 * n for n in range(12)])
def test_a_tax_reads_alike_wherever_it_stands(amount: float) -> None:
    """The table of Cost and tax, Break-even and a comparison round each level; so does the sentence."""
    result = study(guests(amount), Budget(id="b", amount=5000.0, category="printing", paid_from="local"))
    (line,) = (text for text in headline(result) if text.startswith("Tax revenue supported"))
    levels = {name: value for name, value in result.fiscal.impact.by_level().items() if value}
    assert len(levels) > 1
    for name, value in levels.items():
        assert f"{money(value, 'USD')} {name.replace('_', ' ')}" in line
    whole, *parts = (int(said.replace(",", "")) for said in re.findall(r"\$([\d,]+\d)", line))
    assert (sum(parts) != whole) == ("(each rounded)" in line), line


# --- what became of the rest ---

REST = {
    "residents": "was residents' own", "casual": "would have come anyway",
    "not_attributable": "was not due to the programme", "displaced": "pushed out other spending",
    "host_paid": "was local money", "payer_not_stated": "was paid by somebody whom the study does not state",
}  # fmt: skip
TAKING: dict[str, dict[str, Any]] = {
    "residents": {"resident_share": 0.1},
    "casual": {"casual_share": 0.2},
    "not_attributable": {"attribution_share": 0.5},
    "displaced": {"displaced_share": 0.3},
    "host_paid": {"host_paid_share": 0.15},
}
NOTHING_OFF = STATED | {"resident_share": 0.0}


def rest_of(result: ic.Result) -> str:
    """What the sentence to quote says of the spending that is not new."""
    (text,) = (text for name, text in quotable(result) if name == "Q3")
    return text.split("; the rest ")[1].removesuffix(".")


@pytest.mark.parametrize("steps", [some for n in (1, 2, 3, 5) for some in itertools.combinations(TAKING, n)])
def test_only_what_took_something_is_named(steps: tuple[str, ...]) -> None:
    shares = {key: value for step in steps for key, value in TAKING[step].items()}
    result = study(guests(90_000.0, **(NOTHING_OFF | shares)))
    said, taken = rest_of(result), {step for step in REST if result.steps.steps[step].sum() > 0}
    assert taken == set(steps)
    assert {step for step, words in REST.items() if words in said} == taken
    assert said.count(",") == (len(steps) - 1 if len(steps) > 2 else 0)
    assert said.count(" or ") == (len(steps) > 1)
    (line,) = local_money_words(result) or ("",)
    for step, words in {"residents": "residents' own", "casual": "casual", "displaced": "displaced"}.items():
        assert "had come off before" not in line or (words in line) == (step in steps), line


def test_an_organiser_whose_payer_nobody_states_is_named_as_such() -> None:
    event = Events(id="e", participants=100, venue=4_000.0, profile="event_visitor", total_spend=9_000.0, **NOTHING_OFF)
    assert rest_of(study(event)) == "was paid by somebody whom the study does not state"


def test_local_money_that_other_steps_took_is_said_by_those() -> None:
    one = guests(90_000.0, **(NOTHING_OFF | {"displaced_share": 0.2}))
    paid = Budget(
        id="b", amount=5000.0, category="printing", paid_from="local", **(NOTHING_OFF | {"casual_share": 0.4})
    )
    (line,) = local_money_words(study(one, paid))
    assert "$2,000 had come off before, as casual." in line


# --- small amounts and few jobs ---

SMALL = [0.04, 0.6, 0.82, 1.0, 2.5, 9.4, 40.0, 700.0, 3_000.0]
READS_AS_NONE = re.compile(r"(?<![\d.,])0(?:\.0+)?(?![\d.,]*\d|%)")


@pytest.mark.parametrize("currency", ["USD", "EUR"])
@pytest.mark.parametrize("value", SMALL)
def test_an_amount_below_ten_is_said_to_the_cent(value: float, currency: str) -> None:
    for said in (money(value, currency), short_money(value, currency), whole_money(value, currency)):
        assert ("." in said) == (value < 9.995), said


@pytest.mark.parametrize("amount", [one for one in SMALL if one >= 0.6])
def test_the_parts_of_a_small_output_are_said_as_finely_as_it_is(amount: float) -> None:
    (line,) = (text for text in headline(study(guests(amount))) if text.startswith("Output (sales)"))
    whole, *parts = (float(said.replace(",", "")) for said in re.findall(r"\$([\d,]+(?:\.\d+)?)", line))
    step = 1.0 if whole >= 9.995 else 0.01
    assert abs(sum(parts) - whole) < step * (len(parts) + 1) / 2 + 1e-9
    assert (round(sum(parts), 2 if step < 1 else 0) != whole) == ("(each rounded)" in line), line


@pytest.mark.parametrize("amount", SMALL)
def test_no_number_of_the_page_that_is_some_reads_as_none(amount: float) -> None:
    found = Walker(page_html(study(guests(amount)))).numbers
    assert len(found) > 10
    for one in found:
        value = abs(float(one.attributes["value"] if one.tag == "data" else one.attributes["data-value"]))
        if value >= (0.005 if one.attributes["data-as"] in ("about", "whole", "said") else 1e-12):
            assert not READS_AS_NONE.search(one.text), (value, one.text)


@pytest.mark.parametrize("amount", SMALL)
def test_a_range_of_jobs_does_not_begin_at_none(amount: float) -> None:
    result = ic.run(ic.study_from_rows(Settings(name="Law", place="US-TX", year=2014), [guests(amount)]),
                    sampling=ic.Sampling(draws=100))  # fmt: skip
    for line in (*answer(result), *(text for _, text in quotable(result)), *first_words(result)):
        for text in re.findall(r"[^.;:]*\bjob(?:s|-years)?\b[^.;:]*", line):
            assert not re.search(r"(?<![\d.])0\.0(?!\d)", text), line


@pytest.mark.parametrize("amount", SMALL)
def test_no_number_of_a_network_that_is_some_reads_as_none(amount: float) -> None:
    figures = dict.fromkeys(SUMMED, amount / 100)
    found = Member(
        "m.xlsx", "City", "US", "2014", "USD, 2014 prices", figures, {}, {}, 20_000.0, False, "m-report.xlsx"
    )
    shown = network_html(network_of([found], 1, None, {}))
    cells = re.findall(r'<data value="([^"]+)">([^<]*)</data>', shown)
    assert len(cells) > 10
    assert not [(value, text) for value, text in cells if float(value) != 0 and READS_AS_NONE.fullmatch(text)]


# --- two results ---


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (900.0, 900.0 * 1_000, "(+99,900.0%)"),
        (900.0 * 1_000, 900.0, "(-99.9%)"),
        (900.0, 990.0, "(+10.0%)"),
    ],
)
def test_a_difference_in_percent_has_separators(one: float, other: float, said: str) -> None:
    sides = [study(guests(size)) for size in (one, other)]
    lines = comparison_words(compare(sides[0], sides[1], ic.run))
    assert any(f"{said}." in line for line in lines if line.startswith("Net new spending")), lines
    assert not re.search(r"\d{4,}\.\d%", " ".join(lines))


@pytest.mark.parametrize(
    ("assumptions", "checks", "said"),
    [
        (0, 0, "no assumptions and no checks changed"), (0, 1, "no assumptions but 1 check changed"),
        (2, 0, "2 assumptions but no checks changed"), (1, 3, "1 assumption and 3 checks changed"),
    ],
)  # fmt: skip
def test_what_changed_and_what_did_not(assumptions: int, checks: int, said: str) -> None:
    sides = [study(guests(size)) for size in (9e3, 8e3)]
    found = compare(sides[0], sides[1], ic.run)
    found = replace(found, assumptions=("a",) * assumptions, checks=("c",) * checks)  # type: ignore[arg-type]
    assert differing(found).endswith(f", {said}.")


@pytest.mark.parametrize("amount", [4_000.0, 3e5, 4e6, 2e9])
def test_other_steps_are_no_amount_of_nothing(amount: float) -> None:
    study_of = ic.study_from_rows(Settings(name="Law", place="US", year=2014), [guests(amount, host_paid_share=0.3)])
    found = study_2015(study_of, ic.run, published=False)
    told = [line for line in headline_2015(found) if "What makes the difference" in line]
    assert told
    for line in told:
        assert not READS_AS_NONE.search(line.split("the other steps together: ")[-1]), line


# --- at most, and a range ---

AT_MOST = {"USD": "US-TX", "EUR": "FR", "JPY": "JP"}
RANGE = re.compile(r"\(([^()]*\d[^()]*) to ([^()]*\d[^()]*)\)|between [^;.]*\d and [^;.]*\d|\bdraws[^:]*: .* to ")


@cache
def drawn(place: str, amount: float, *, blank: bool) -> ic.Result:
    """A result with ranges, of which shares are blank or all stated."""
    shares = dict.fromkeys(STATED) if blank else {}
    rows = [
        guests(amount, **shares, partner_country="JPN"),
        Visitors(id="a", visitors=40, nights=3, profile="business_traveller", **(STATED | shares)),
        Events(id="e", participants=90.0, profile="arts_event_visitor", total_spend=amount, **(STATED | shares)),
        Budget(id="b", amount=5000.0, category="printing", paid_from="local"),
        Taxes(name="Bed", rate=0.07, categories="accommodation", level="local", collector="City", own_budget="yes"),
    ]
    told = Settings(name="Law", place=place, year=2014)
    return ic.run(ic.study_from_rows(told, rows), sampling=ic.Sampling(draws=200))


def ranged(result: ic.Result) -> list[str]:
    """Every sentence that has a range."""
    currency, whose = result.basis.home_currency, own_budget(result)
    lines = [*answer(result), *first_words(result), *range_words(result), *(text for _, text in quotable(result))]
    lines += [*sure_words(result), how_sure_title(result)]
    lines += [line for tie in ties_of(result) for line in tie_lines(result, tie)]
    for part in result.break_even:
        lines += break_even_words(part, currency, result.at_most, whose)
    return [line for line in lines if RANGE.search(line)]


@pytest.mark.parametrize("place", AT_MOST.values())
@pytest.mark.parametrize("amount", [2_350.0, 78_400.0, 9e6])
def test_a_range_beside_at_most_is_said_to_be_of_that_limit(place: str, amount: float) -> None:
    limited = ranged(drawn(place, amount, blank=True))
    assert len(limited) >= 3
    for line in limited:
        for found in RANGE.finditer(line):
            assert "limit" in found[0] or "limit" in line[: found.start()], line
    for line in ranged(drawn(place, amount, blank=False)):
        assert "limit" not in line, line


def test_a_first_estimate_says_so_too() -> None:
    result = drawn("FR", 78_400.0, blank=True)
    lines = [line for line in _answer(result, "EUR") if "nine of ten" in line]
    assert len(lines) >= 2
    assert all("at most" in line and "nine of ten draws of this limit lie between" in line for line in lines)


# --- places by their names ---


@pytest.mark.parametrize(
    ("place", "said"), [("US", "in the United States"), ("US-TX", "in Texas"), ("fips:48439", "in Tarrant County, TX")]
)
@pytest.mark.parametrize("category", ["accommodation", "professional"])
def test_a_check_of_what_a_place_makes_names_the_place(place: str, said: str, category: str) -> None:
    kind = Visitors(id="g", visitors=10, nights=2, accommodation=9e13, **STATED)
    if category == "professional":
        kind = Visitors(id="g", visitors=10, nights=2, professional=9e14, **STATED)
    (one,) = (found for found in study(kind, place=place).checks_found if found.code in MORE_THAN_MADE)
    assert f" {said} " in one.message, one.message


MORE_THAN_MADE = ("more-nights-than-beds", "more-than-the-place-makes")
