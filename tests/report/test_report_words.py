"""The answer in sentences: the right words, and numbers as people write them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

import pytest

import impactcalc as ic
from impactcalc.economy.table_economy import table_of
from impactcalc.impact.effects.delta_ends import DeltaEnds
from impactcalc.impact.result import Result
from impactcalc.report.words.en.answer import category_words, check_words, delta_words, headline, shares_not_stated
from impactcalc.report.words.en.jobs import jobs
from impactcalc.report.words.en.terms import place_name
from impactcalc.study.sheets.schema import Budget, Exchanges, Visitors, Volunteers
from impactcalc.words.en.amounts import money
from report_cases import STATED, empty, result_of, rich, stated


@pytest.mark.parametrize(
    ("value", "currency", "text"),
    [
        (182_638_653.17, "USD", "$182.6 million"),
        (1_234_567.0, "EUR", "EUR 1.2 million"),
        (12_968.04, "USD", "$12,968"),
        (999_999.4, "USD", "$999,999"),
        (999_999.6, "USD", "$1.0 million"),
        (999_949_999.0, "USD", "$999.9 million"),
        (999_950_001.0, "USD", "$1.0 billion"),
        (41.9e9, "USD", "$41.9 billion"),
        (2.5e12, "JPY", "JPY 2.5 trillion"),
        (0.0, "USD", "$0"),
        (-540.4, "USD", "-$540"),
    ],
)
def test_money_as_people_write_it(value: float, currency: str, text: str) -> None:
    assert money(value, currency) == text


@pytest.mark.parametrize(
    ("value", "text"), [(3570.1, "3,570"), (99.96, "100"), (99.94, "99.9"), (0.04, "less than 0.1")]
)
def test_jobs_as_people_write_them(value: float, text: str) -> None:
    assert jobs(value) == text


def test_at_most_is_said_and_why() -> None:
    lines = headline(rich())
    assert lines[0].startswith("Impact on the United States: net new spending of at most $")
    assert "supported at most $" in lines[0]
    why = next(line for line in lines if line.startswith("It is 'at most'"))
    assert shares_not_stated(rich()) == (
        "time-switchers and casuals",
        "what the programme cannot claim",
        "displaced spending",
        "host-paid spending",
    )
    assert all(share in why for share in shares_not_stated(rich()))


def test_without_a_blank_share_nothing_is_at_most() -> None:
    assert not stated().at_most
    text = " ".join(headline(stated()))
    assert "at most" not in text
    assert headline(stated())[0].startswith(
        "Impact on the United States: net new spending of $93.6 million supported $"
    )


@pytest.mark.parametrize("make", [rich, stated, empty])
def test_supported_and_never_created(make: Callable[[], Result]) -> None:
    text = " ".join([*headline(make()), *category_words(make())]).lower()
    assert not re.search(r"\bcreat", text)
    assert "support" in text


def test_everything_has_its_own_sentence() -> None:
    lines = headline(rich())
    starts = (
        "Impact on",
        "Output (sales) supported",
        "Value added lies inside output",
        "Jobs: ",
        "Contribution: ",
        "Abroad: ",
        "In purchasing",
        "Volunteers: ",
    )
    for start in starts:
        assert sum(line.startswith(start) for line in lines) == 1, start
    by_start = {line.split(":")[0]: line for line in lines}
    assert by_start["Jobs"].endswith(" with households' spending.")
    assert sum(line.startswith("Jobs are job-years, headcount") for line in lines) == 1
    assert by_start["Abroad"].endswith("none of it is impact here.")
    assert "Cuba: no purchasing power parity is published" in by_start["In purchasing power"]
    assert "between" in by_start["In purchasing power"]
    assert "(300 of the hours have none)" in by_start["Volunteers"]
    assert "must not be added" in " ".join(lines)


def test_what_is_not_there_is_not_spoken_of() -> None:
    text = " ".join(headline(stated()))
    for word in ("Abroad", "purchasing power", "Volunteers"):
        assert word not in text


def test_a_study_with_nothing_in_it() -> None:
    assert headline(empty()) == (
        "No spending at home is stated in this study, so there is no impact on the United States to report.",
    )


def test_only_hours_are_given() -> None:
    lines = headline(result_of(Volunteers(volunteers=1, hours=10)))
    assert lines[0].startswith("No spending at home")
    assert lines[1].startswith("Volunteers: 1 volunteer gave 10 hours, for which no hourly value is stated.")


def test_only_outbound_spending() -> None:
    abroad = Exchanges(direction="outbound", culture=80000, partner_country="CUB", year=2015)
    lines = headline(result_of(abroad))
    assert [line.split(":")[0].split(" ")[0] for line in lines] == ["No", "Abroad", "In"]
    assert lines[2].startswith("In purchasing power")


def test_nothing_is_net_new() -> None:
    lines = headline(result_of(Budget(amount=1000, category="professional", paid_from="local")))
    assert lines[0] == "Impact on the United States: none. Of the spending at home nothing is net new."
    assert any(line.startswith("Contribution: gross spending of $") for line in lines)


def test_a_range_that_cannot_be_given_is_said() -> None:
    world = dataclasses.replace(rich().world_contribution, bounded=False)
    text = " ".join(headline(dataclasses.replace(rich(), world_contribution=world)))
    assert "cannot be bounded" in text


def test_measures_that_the_economy_lacks_are_left_out() -> None:
    text = " ".join(headline(without_jobs(stated())))
    assert "jobs" not in text.lower()
    assert all("jobs" not in sentence for sentence in category_words(without_jobs(stated())))


def test_what_the_nations_multipliers_would_say_is_said_only_where_it_reads_differently() -> None:
    found = result_of(Visitors(visitors=1, accommodation=1e6, **STATED))
    small, large = found.impact_effects, found.impact_effects * 1.1
    assert found.delta_ends is None
    assert delta_words(found) == ()
    same = dataclasses.replace(found, delta_ends=DeltaEnds((0.05, 0.06), small, small * (1 + 1e-7), small))
    assert delta_words(same) == ()
    (text,) = delta_words(dataclasses.replace(found, delta_ends=DeltaEnds((0.05, 0.06), small, small, large)))
    assert text.startswith("The place's multipliers are estimated. With the nation's multipliers the same ")
    (text,) = delta_words(dataclasses.replace(found, delta_ends=DeltaEnds((0.05, 0.06), small, large, large)))
    assert "delta" not in text  # one number moved is no range


def test_checks_in_words() -> None:
    assert check_words(empty()).startswith("no errors, ")
    assert check_words(empty()).count(" and ") == 1


def test_categories_in_words() -> None:
    sentences = category_words(stated())
    assert sentences[0].startswith(
        "$1.00 on accommodation: $1.00 stays; $1.66 of output with suppliers, $2.59 with households'"
    )
    assert any(sentence.startswith("$1.00 on wages paid to residents: it is residents' pay") for sentence in sentences)
    shopping = next(sentence for sentence in sentences if "on shopping" in sentence)
    assert "$0.71 stays, $0.29 leaks" in shopping


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("US", "the United States"),
        ("US-TX", "Texas"),
        ("cbsa:19100", "Dallas-Fort Worth-Arlington, TX"),
        ("DE", "Germany"),
        ("NL", "the Netherlands"),
        ("cbsa:99999", "cbsa:99999"),
        ("my town", "my town"),
    ],
)
def test_places_by_their_names(place: str, name: str) -> None:
    assert place_name(place) == name


def test_a_day_visit_reads_well() -> None:
    lines = headline(result_of(Visitors(visitors=3, nights=0, food_service=90.0, **STATED), report_year=2015))
    assert "net new spending of $54 supported $" in lines[0]


def without_jobs(result: Result) -> Result:
    """The same study in an economy that knows no jobs."""
    per_output = dict(result.economy.per_output)
    del per_output["jobs"]
    return ic.run(result.study, dataclasses.replace(table_of(result.economy), per_output=per_output))
