"""Facts and the languages: each fact has its sentence, no sentence is of no fact, and what is forgotten is named."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import pytest

import impactcalc.facts
from impactcalc.facts.fact import CheckFact, Fact
from impactcalc.words.en.english import AMERICAN, BRITISH
from impactcalc.words.language import Language

LANGUAGES = {"British English": BRITISH, "American English": AMERICAN}


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(impactcalc.facts.__path__, "impactcalc.facts."):
        yield importlib.import_module(found.name)


def facts() -> dict[str, list[type[Fact]]]:
    """Facts that can be found, those that others build on left out, by the part of a language that says them."""
    found: dict[str, list[type[Fact]]] = {}
    for module in modules():
        for one in vars(module).values():
            if not (inspect.isclass(one) and issubclass(one, Fact)) or one.__module__ != module.__name__:
                continue
            others_build_on_it = module.__name__ in ("impactcalc.facts.fact", "impactcalc.facts.found") or (
                issubclass(one, CheckFact) and not hasattr(one, "codes")
            )
            if not others_build_on_it:
                found.setdefault(one.part, []).append(one)
    return found


def forgotten(language: object, expected: dict[str, list[type[Fact]]]) -> set[str]:
    """What a language does not say."""
    return {
        f"{part}.{fact.sentence}"
        for part, members in expected.items()
        for fact in members
        if not callable(getattr(getattr(language, part, None), fact.sentence, None))
    }


def test_there_are_facts() -> None:
    assert sum(map(len, facts().values())) > 120


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_fact_has_its_sentence(name: str) -> None:
    assert not forgotten(LANGUAGES[name], facts())


def test_a_sentence_that_is_forgotten_is_named() -> None:
    class Toy:
        checks_taxes = object()

    lacks = forgotten(Toy(), facts())
    assert "checks_taxes.costs_missing" in lacks
    assert "checks_deals.deals_apart" in lacks


def test_the_protocol_asks_for_a_sentence_of_every_fact_and_for_no_other() -> None:
    """Then mypy names what a language lacks."""
    for part, members in facts().items():
        getter = inspect.getattr_static(Language, part)
        assert isinstance(getter, property), part
        assert getter.fget is not None
        name = getter.fget.__annotations__["return"].rpartition(".")[2]
        protocol = getattr(importlib.import_module(members[0].__module__), name)
        asked = {one for one, value in vars(protocol).items() if inspect.isfunction(value) and not one.startswith("_")}
        assert asked == {fact.sentence for fact in members}, part


def test_no_sentence_is_of_no_fact() -> None:
    """Public functions of the English parts say a fact; those that a report uses beside are listed."""
    beside = {"stands_out", "stay_words", "factors"}
    for part, members in facts().items():
        module = getattr(BRITISH, part)
        public = {
            name
            for name, value in vars(module).items()
            if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_")
        }
        assert public - beside == {fact.sentence for fact in members}, part
