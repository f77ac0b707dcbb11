"""Whatever a problem or a note can hold, every language can say it."""

from __future__ import annotations

from collections import Counter

import pytest

from facts_by_example import examples, found_facts
from impactcalc.facts.found import FoundFact, NoteFact, ProblemFact
from impactcalc.facts.problems.draws import ScipyMissing
from impactcalc.words.en.english import AMERICAN, BRITISH
from impactcalc.words.language import Language
from impactcalc.words.speaking import noted, say, speaking, wrong
from toy_language import ENGLISH, TOY

PROBLEMS, NOTES = found_facts(ProblemFact), found_facts(NoteFact)


def test_there_are_many() -> None:
    assert len(PROBLEMS) > 180
    assert len(NOTES) > 40


def test_codes_tell_them_apart() -> None:
    codes = Counter(example.code for fact in (*PROBLEMS, *NOTES) for example in [next(examples(fact))])
    assert [code for code, count in codes.items() if count > 1] == []


@pytest.mark.parametrize("language", [BRITISH, AMERICAN, TOY], ids=["British", "American", "toy"])
def test_every_one_can_be_said(language: Language) -> None:
    """A message is a clause, put before a full stop; what to type is an imperative, or what to think of."""
    with speaking(language):
        for fact in PROBLEMS:
            for example in examples(fact):
                assert isinstance(example, ProblemFact)
                said = wrong(example)
                assert said.message[-1:] not in ("", "."), fact
                assert said.remedy[:1].isupper() or fact is ScipyMissing, fact  # a command, as it is typed
                assert not said.remedy.endswith("."), fact
        for fact in NOTES:
            for example in examples(fact):
                assert isinstance(example, NoteFact)
                assert not noted(example).endswith("."), fact


@pytest.mark.parametrize("fact", [*PROBLEMS, *NOTES], ids=lambda fact: fact.__name__)
def test_nothing_of_it_is_english_in_another_language(fact: type[FoundFact]) -> None:
    with speaking(TOY):
        for example in examples(fact):
            said = say(example)
            assert not ENGLISH.search(said if isinstance(said, str) else " ".join(said))


@pytest.mark.parametrize("name", ["code", "part", "sentence", "fields"])
def test_no_field_hides_what_every_fact_has(name: str) -> None:
    """A currency's `code` was once read as the code of its note."""
    with pytest.raises(TypeError, match=f"a field cannot be called {name}"):
        type("Hidden", (NoteFact,), {"__annotations__": {name: "str"}, "__module__": __name__})
