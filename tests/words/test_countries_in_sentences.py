"""Countries have their article within sentences, whatever is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from facts_by_example import examples, found_facts
from impactcalc.facts.found import ErrorFact, LineFact, NoteFact, ProblemFact
from impactcalc.facts.notes.places import AsPlaceCoded
from impactcalc.known.countries import all_countries, country_by_iso3
from impactcalc.report.words.en.terms import payer_name, place_name
from impactcalc.words.en.places import the
from impactcalc.words.speaking import say

NOUNS = re.compile(
    r"\b(Islands|Republic|Kingdom|States|Emirates|Territory|Territories)$|\b(Islands|Republic|Isle) of\b|^United "
)
TWO_NAMES = re.compile(r"\bIsland and |\bGeorgia and ")
AS_PEOPLE_SAY = frozenset({"Bahamas", "Comoros", "Gambia", "Maldives", "Netherlands", "Philippines"})
WITHIN = r"\b(?:in|of|to|by|for|with|than|about|is|as|covers)"
OF_CODES = frozenset({AsPlaceCoded})  # the place is an identifier there
PLACES = frozenset({"country", "place", "table_place"})


def test_which_countries_have_an_article() -> None:
    for country in all_countries():
        name = country.name
        expected = name in AS_PEOPLE_SAY or (bool(NOUNS.search(name)) and not TWO_NAMES.search(name))
        assert the(name) == (f"the {name}" if expected else name)
        assert place_name(country.iso2) == the(name)
        assert payer_name(country.iso3).endswith(f" from {the(name)}")
    assert the("Texas") == "Texas"


def told_of(name: str) -> Iterator[tuple[str, str]]:
    """Every sentence that has a field for a place, said of this country."""
    for kind in (ProblemFact, NoteFact, ErrorFact, LineFact):
        for fact in found_facts(kind):
            places = dict.fromkeys(PLACES & set(fact.fields), name) if fact not in OF_CODES else {}
            for example in examples(fact) if places else ():
                whole = dict(zip(fact.fields, example.values, strict=True))
                told: Any = say(fact(**(whole | places)))
                yield from ((fact.__name__, text) for text in ((told,) if isinstance(told, str) else told))


@pytest.mark.parametrize("name", ["Netherlands", "United States", "Isle of Man"])
def test_every_sentence_of_a_country_has_it(name: str) -> None:
    sentences = list(told_of(name))
    assert any(f"the {name}" in text for _, text in sentences)
    assert not [found for found in sentences if re.search(rf"{WITHIN} {name}\b", found[1])]


def test_every_country_is_called_by_its_name_alone_in_a_table() -> None:
    found = country_by_iso3("NLD")
    assert found is not None
    assert found.name == "Netherlands"
