"""A sentence begins with a capital; a name of the user's, of a file or of a column at its beginning stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts_by_example import examples, found_facts
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems.brought_bridges import ColumnsMissing
from impactcalc.words.speaking import wrong
from impactcalc.words.standing_alone import standing_alone


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("this is no share", "This is no share."),
        ("b8.csv is empty (0 bytes)", "b8.csv is empty (0 bytes)."),
        ("daily_spend is given twice", "daily_spend is given twice."),
        ("us-2014 has no multiplier", "us-2014 has no multiplier."),
        ("what's this?", "What's this?"),
        ("half-typed: look again!", "Half-typed: look again!"),
        ("e.g. this", "e.g. this."),
        ("no.", "No."),
        ("", ""),
    ],
)
def test_what_is_no_plain_word_stays(text: str, said: str) -> None:
    assert standing_alone(text) == said


@given(st.text("abcxyz .-_1", min_size=1, max_size=12), st.sampled_from([" is empty", ": left alone", " has two"]))
def test_a_name_stays(name: str, rest: str) -> None:
    assert standing_alone(f"{name}{rest}", [3, name]) == f"{name}{rest}."


def test_every_problem_that_begins_with_a_name_keeps_it() -> None:
    seen = 0
    for kind in found_facts(ProblemFact):
        for example in examples(kind):
            fact = kind(*(one.lower() if isinstance(one, str) and one.isupper() else one for one in example.values))
            assert isinstance(fact, ProblemFact)
            message = wrong(fact).message
            for name in fact.values:
                if isinstance(name, str) and name and message.startswith(name):
                    assert standing_alone(message, fact.values).startswith(name)
                    seen += 1
    assert seen > 10


def test_one_column_is_and_two_are_missing() -> None:
    assert wrong(ColumnsMissing(("code",), ("industry", "code"))).message == "the column code is not in this file"
    assert wrong(ColumnsMissing(("a", "b"), ("a", "b"))).message == "the columns a, b are not in this file"
