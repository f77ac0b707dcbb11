"""What holds of every text of every output, whatever the study: how percents, words, names and bounds are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from all_said import all_said, in_workbook
from british_words import BOTH, BRITISH
from facts_by_example import examples, found_facts
from impactcalc.facts.found import FoundFact, NoteFact, ProblemFact
from impactcalc.report.pages.sheets import APPENDIX, FRONT
from impactcalc.study.sheets.schema import SHEETS
from impactcalc.words.en.english import AMERICAN as US_ENGLISH
from impactcalc.words.en.english import BRITISH as UK_ENGLISH
from impactcalc.words.speaking import say, speaking
from ten_studies import STUDIES, result_of_ten

KEY = re.compile(r"[a-z0-9_.:/,; -]*_[a-z0-9_.:/,; -]*|[a-z0-9.-]+")  # what scripts rely on
AMERICAN = frozenset(BRITISH.values()) - BOTH
ALLOWED = ("Apache License 2.0", "a fault of the program")  # a name; impactcalc is a program everywhere
OF_US_CITIES = frozenset({"center"})  # what is asked of cities of the United States alone is spelled so for everybody
OF_SOFTWARE = frozenset({"program", "programs"})
NAMES = ("labour force survey", "harmonised national tables", "Program", "State or Defense Department")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("said")


@cache
def said_of(name: str, folder: Path) -> list[tuple[str, str]]:
    here = folder / name.replace(" ", "-")
    here.mkdir()
    return all_said(result_of_ten(name), here)


def breaking(law: re.Pattern[str], name: str, folder: Path) -> list[tuple[str, str]]:
    return [(where, text) for where, text in said_of(name, folder) if law.search(text)]


LAWS = {
    "a percent has no space before its sign": r"\d %|\d ?per ?cent\b",
    "what reads as none is not at most that": r"at (most|least) (less|more) than|at (most|least) (no|none) ",
    "the budget is somebody's": r"\bthe own budget\b",
    "less than one job is a part of one": r"\b0\.\d jobs\b(?! per)|(?<![\d.,])1\.0 jobs(?! per)|\b0\.\d job-years\b",
    "a share has one spelling": r"[Hh]ost paid\b",
    "a column is named once": r"([a-z -]+ share): (?i:\1) is blank",
    "one is, several are": r"(?<![\d.,])1 (rows|activities|countries|deals|sheets|members|warnings)\b|"
    r"\b1 row( of the sheet \w+)? (name|are|have|say|state|leave|spend|pay)\b",
    "what reads as nothing has no sign": r"[-−+](\$|[A-Z]{3} )0(\.0+)?(?!\.?\d)|(^|\s)[-−]0(\.0+)?%?(?![.\w]*\d)",
    "a profile that is named gave something": r"of profile \S+ \(-?0(\.0+)?\)",
    "a country has its article": r"\b(in|of|to|by|for|with|than|about|is) (?!United States Minor)"
    r"(United (States|Kingdom|Arab Emirates)|Netherlands|Philippines|Bahamas|[A-Z]\w+ Islands)\b(?! \d{4})",
    "amounts of a sentence have the sign": r"(?<!= )(?<![\d.,])(?!1 USD =)\d+(,\d{3})*(\.\d+)? USD\b",
}


@pytest.mark.parametrize("name", STUDIES)
@pytest.mark.parametrize("law", LAWS)
def test_law(law: str, name: str, folder: Path) -> None:
    assert not breaking(re.compile(LAWS[law]), name, folder)


@pytest.mark.parametrize("name", STUDIES)
def test_every_word_is_spelled_as_its_reader_spells(name: str, folder: Path) -> None:
    american = result_of_ten(name).economy.country == "USA"
    words = re.compile(rf"\b(?:{'|'.join(BRITISH if american else AMERICAN)})\b", re.IGNORECASE)
    found = []
    for where, text in said_of(name, folder):
        rest = text
        for one in (*ALLOWED, *NAMES):
            rest = re.sub(rf"\b{re.escape(one)}\b", "", rest)
        if not KEY.fullmatch(text) and words.search(rest):
            found.append((where, text))
    assert not found


def missing_sheets(book: Path) -> Iterator[tuple[str, str]]:
    """Sentences that send their reader to a sheet that the report does not have."""
    texts = list(in_workbook(book))
    there = {where.removeprefix("sheet ") for where, _ in texts}
    for tab in {sheet.tab for sheet in (*FRONT, *APPENDIX)} - there:
        called = "page|pages" if tab in SHEETS else "page|pages|sheet|see"
        before = "" if re.search("[- ]", tab) else rf"\b(?:{called}) (?:[A-Z]\w+ and )?"
        sent = re.compile(rf"{before}\b{tab}\b")
        yield from ((where, text) for where, text in texts if sent.search(text))


@pytest.mark.parametrize("name", STUDIES)
def test_no_sentence_sends_to_a_sheet_that_is_not_there(name: str, folder: Path) -> None:
    said_of(name, folder)
    assert not list(missing_sheets(folder / name.replace(" ", "-") / "report.xlsx"))


@pytest.mark.parametrize("fact", [*found_facts(ProblemFact), *found_facts(NoteFact)], ids=lambda fact: fact.__name__)
def test_every_problem_and_note_is_spelled_as_its_reader_spells(fact: type[FoundFact]) -> None:
    for language, words in ((US_ENGLISH, frozenset(BRITISH)), (UK_ENGLISH, AMERICAN - OF_US_CITIES - OF_SOFTWARE)):
        foreign = re.compile(rf"\b(?:{'|'.join(words)})\b")  # fields' names are in capitals here
        with speaking(language):
            for example in examples(fact):
                told = say(example)
                for text in (told,) if isinstance(told, str) else told:
                    assert not foreign.search(text)
                    assert not re.search(r"\d %", text)
