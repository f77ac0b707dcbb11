"""Whatever a problem or a note can hold, every language can say it."""

from __future__ import annotations

import copy
import pickle
import re
from collections import Counter

import pytest

from facts_by_example import examples, found_facts
from impactcalc.content import same
from impactcalc.facts.assumptions.survey import Weights
from impactcalc.facts.fact import AssumptionFact, CheckFact, ConfirmedFact, Fact
from impactcalc.facts.found import DamageFact, ErrorFact, FoundFact, IdentityFact, LineFact, NoteFact, ProblemFact
from impactcalc.facts.problems.draws import ScipyMissing
from impactcalc.words.en.english import AMERICAN, BRITISH
from impactcalc.words.language import Language
from impactcalc.words.speaking import damage, error_words, holds, noted, printed, say, speaking, wrong
from toy_language import ENGLISH, TOY, toyish

FULL_STOP = re.compile(r"(?<!\.)\.$")
PROBLEMS, NOTES, DAMAGE = found_facts(ProblemFact), found_facts(NoteFact), found_facts(DamageFact)
ERRORS, LINES, IDENTITIES = found_facts(ErrorFact), found_facts(LineFact), found_facts(IdentityFact)
EVERY = [*PROBLEMS, *NOTES, *DAMAGE, *ERRORS, *LINES, *IDENTITIES]


def test_there_are_many() -> None:
    assert len(PROBLEMS) > 180
    assert len(NOTES) > 40
    assert len(ERRORS) > 120


def test_codes_tell_them_apart() -> None:
    codes = Counter(example.code for fact in EVERY for example in [next(examples(fact))])
    assert [code for code, count in codes.items() if count > 1] == []


@pytest.mark.parametrize("language", [BRITISH, AMERICAN, TOY], ids=["British", "American", "toy"])
def test_every_one_can_be_said(language: Language) -> None:
    """A message is a clause, put before a full stop; what to type is an imperative, or what to think of."""
    with speaking(language):
        for fact in PROBLEMS:
            for example in examples(fact):
                assert isinstance(example, ProblemFact)
                said = wrong(example)
                assert said.message, fact
                assert not FULL_STOP.search(said.message), fact
                assert said.remedy[:1].isupper() or fact is ScipyMissing, fact  # a command, as it is typed
                assert not FULL_STOP.search(said.remedy) or ". " in said.remedy, fact  # several sentences are closed
        for fact in NOTES:
            for example in examples(fact):
                assert isinstance(example, NoteFact)
                assert not FULL_STOP.search(noted(example)), fact
        for fact in DAMAGE:
            for example in examples(fact):
                assert isinstance(example, DamageFact)
                assert damage(example)[-1:] not in ("", "."), fact
        for fact in ERRORS:
            for example in examples(fact):
                assert isinstance(example, ErrorFact)
                assert error_words(example), fact
        for fact in LINES:
            for example in examples(fact):
                assert isinstance(example, LineFact)
                assert printed(example), fact
        for fact in IDENTITIES:
            for example in examples(fact):
                assert isinstance(example, IdentityFact)
                name, what, explanation = holds(example)
                assert name
                assert what.endswith(toyish(".")), fact
                assert explanation or not any(example.values), fact


@pytest.mark.parametrize(
    "fact", [*PROBLEMS, *NOTES, *DAMAGE, *ERRORS, *LINES, *IDENTITIES], ids=lambda fact: fact.__name__
)
def test_nothing_of_it_is_english_in_another_language(fact: type[FoundFact]) -> None:
    with speaking(TOY):
        for example in examples(fact):
            said = say(example)
            assert not ENGLISH.search(said if isinstance(said, str) else " ".join(said))


@pytest.mark.parametrize("name", ["code", "part", "sentence", "fields", "values"])
def test_no_field_hides_what_every_fact_has(name: str) -> None:
    """A currency's `code` was once read as the code of its note."""
    with pytest.raises(TypeError, match=f"a field cannot be called {name}"):
        type("Hidden", (NoteFact,), {"__annotations__": {name: "str"}, "__module__": __name__})


@pytest.mark.parametrize(
    ("base", "name"), [(CheckFact, "severity"), (ConfirmedFact, "milder"), (AssumptionFact, "code")]
)
def test_no_field_hides_what_every_fact_of_its_kind_has(base: type[Fact], name: str) -> None:
    with pytest.raises(TypeError, match=f"a field cannot be called {name}"):
        type("Hidden", (base,), {"__annotations__": {name: "str"}, "__module__": __name__})


def test_a_fact_is_as_a_frozen_dataclass_is() -> None:
    """Compared and hashed by what it holds, copied and pickled, never changed; nothing is left out or too much."""
    one, other = Weights(1.0, 4.0), Weights(highest=4.0, lowest=1.0)
    assert one == other
    assert hash(one) == hash(other)
    assert one != Weights(1.0, 5.0)
    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == one
    assert repr(one) == "Weights(lowest=1.0, highest=4.0)"
    with pytest.raises(AttributeError):
        one.lowest = 2.0  # type: ignore[misc]
    for values in ((1.0,), (1.0, 2.0, 3.0)):
        with pytest.raises(TypeError, match="lowest, highest"):
            Weights(*values)
    nan = float("nan")
    assert same(Weights(1.0, nan), Weights(1.0, float("nan")))
    assert not same(Weights(1.0, nan), Weights(2.0, nan))
