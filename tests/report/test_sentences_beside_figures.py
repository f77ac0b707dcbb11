"""Laws over sentences that stand beside figures: what one says the other does not deny."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest

import impactcalc as ic
from impactcalc.report.words.en.answer import headline
from impactcalc.report.words.en.first import quotable
from impactcalc.report.words.en.public_money import local_money_words
from impactcalc.study.sheets.schema import Budget, Events, Row, Settings, Visitors
from impactcalc.words.en.amounts import money

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
