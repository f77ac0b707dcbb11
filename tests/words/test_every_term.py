"""Every heading, label and note that an output asks a language for is known, and what a catalogue lacks is named."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping

from impactcalc.report.words.en.english_report import ENGLISH
from terms_asked import all_terms
from toy_language import CATALOGUE, toyish


def lacking(catalogue: Mapping[str, str]) -> set[str]:
    """Terms that a language has no words for, with the place that asks for each."""
    return {f"{where}: {term}" for term, where in all_terms().items() if term not in catalogue}


def misnamed(catalogue: Mapping[str, str]) -> set[str]:
    """Terms whose words do not have the same names in braces."""
    return {term for term in all_terms() if term in catalogue and _names(catalogue[term]) != _names(term)}


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_there_are_terms_of_every_kind() -> None:
    terms = all_terms()
    assert len(terms) > 1_000
    for one in (
        "Value added, total",  # a heading that is put together
        "Gross spending at home",  # a figure's, of a registry
        "Accommodation",  # a category's
        "report money",  # a unit
        "In proportion",  # of a template
        "From gross to net new spending, a row an activity, each share as typed.",  # of the page Contents
        "Not residents'",  # of a row of names
        "{count} sheets give",  # with a number in it
    ):
        assert one in terms, one


def test_english_says_what_it_is_asked_by() -> None:
    assert all(ENGLISH.term(term) == term and term.strip() for term in all_terms())


def test_what_a_catalogue_lacks_is_named() -> None:
    CATALOGUE["Value added"]
    assert not lacking(CATALOGUE)
    assert not misnamed(CATALOGUE)
    some = {one: re.sub(r"[{}]", "", toyish(one)) for one in all_terms() if one != "Where the change comes from"}
    (named,) = lacking(some)
    assert named.startswith("report/pages/year_on_year.py:")
    assert "{count} sheets give" in misnamed(some)
