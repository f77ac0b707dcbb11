"""Problems and notes are facts: told apart by code, said when they are read, in the language that is spoken."""

from __future__ import annotations

import ast
import copy
import pickle
from collections import Counter
from pathlib import Path
from typing import get_type_hints

import pytest

import impactcalc
from conftest import BookWriter
from impactcalc.console import tell_notes, tell_problems
from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import NoteFact, ProblemFact
from impactcalc.facts.notes import reading, sheets
from impactcalc.facts.problems.cells import CellError, NumberTooLarge, TextForNumber
from impactcalc.known.meant import Refused
from impactcalc.study.checking.validation import read_study
from impactcalc.study.rows import Note
from impactcalc.words.speaking import speaking
from toy_language import ENGLISH, TOY, toyish

SOURCE = Path(impactcalc.__file__).parent


def test_a_note_is_its_fact() -> None:
    note = Note("Visitors", "C2", "1,200", reading.AsNumber(1200.0))
    assert (note.code, note.meaning) == ("as-number", "read as 1200")
    assert note == pickle.loads(pickle.dumps(note)) == copy.deepcopy(note)
    assert note != Note("Visitors", "C2", "1,200", reading.DecimalComma(1200.0))
    with speaking(TOY):
        assert note.meaning == toyish("read as 1200")


def test_cells_that_were_read_alike_are_noted_together() -> None:
    facts: list[NoteFact] = [reading.AsNumber(1.0), reading.AsPercent(1.0), reading.AsDay("2014-10-07")]
    assert {fact.read_alike for fact in facts} == {"read as"}
    assert sheets.AsColumn("Visitors").read_alike == "as-column"


def test_a_fact_has_its_fields_and_no_others() -> None:
    with pytest.raises(TypeError, match="AsNumber has the fields value, unit, grouped"):
        reading.AsNumber()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        reading.AsNumber(1.0, sheet="Visitors")  # type: ignore[call-arg]
    with pytest.raises(AttributeError, match="cannot be changed"):
        reading.AsNumber(1.0).value = 2.0  # type: ignore[misc]
    assert repr(reading.AsNumber(1.0)) == "AsNumber(value=1.0, unit='', grouped=False)"


def test_a_problem_is_its_fact() -> None:
    problem = Problem("Visitors", "F7", "many", TextForNumber())
    assert (problem.code, problem.message) == ("text-for-number", "text where a number belongs")
    assert problem == pickle.loads(pickle.dumps(problem))
    facts = (("A", NumberTooLarge()), ("A", TextForNumber()), ("B", CellError()))
    first, second, third = (Problem(sheet, "", "", fact) for sheet, fact in facts)
    assert sorted([third, second, first]) == sorted([first, third, second])
    assert sorted([third, second, first])[-1] == third


def test_problems_at_one_cell_are_in_the_order_of_their_codes_and_facts() -> None:
    facts = (CellError(), NumberTooLarge(), TextForNumber())
    found = [Problem("A", "B2", "", fact) for fact in reversed(facts)]
    assert [problem.code for problem in sorted(found)] == ["cell-error", "number-too-large", "text-for-number"]
    assert [problem.message for problem in sorted(found)] != sorted(problem.message for problem in found)


def test_what_stands_around_them_is_in_the_language_that_is_spoken(capsys: pytest.CaptureFixture[str]) -> None:
    notes = [Note("Visitors", f"C{row}", "1,200", reading.AsNumber(1200.0)) for row in range(2, 60)]
    with speaking(TOY):
        tell_problems(InputError([], "city.xlsx", notes=notes), asked=True)
        tell_notes(notes, asked=False)
    captured = capsys.readouterr()
    assert not ENGLISH.search(captured.out + captured.err)
    assert toyish("Besides, this was understood or left alone:") in captured.out
    assert toyish("and 18 more: impactcalc validate lists them") in captured.err


def made_of_words(call: ast.AST) -> bool:
    """Whether a call hands over a sentence where a fact belongs: a message, or more than the fact."""
    assert isinstance(call, ast.Call)
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    at = {"Problem": 3, "Refused": 0, "DamagedError": 0}.get(name)
    if at is None:
        return False
    said = [*call.args[at:], *(one.value for one in call.keywords)]
    starred = any(isinstance(one, ast.Starred) for one in call.args)
    return starred or len(said) > 1 or any(isinstance(one, ast.JoinedStr | ast.Constant) for one in said)


def test_a_problem_takes_a_fact_and_nothing_else() -> None:
    """mypy holds it at every call; what it does not see, such as a starred argument, is looked for."""
    assert get_type_hints(Problem)["fact"] is ProblemFact
    assert get_type_hints(Refused)["fact"] is ProblemFact
    with pytest.raises(TypeError):
        Problem("S", "B2", "x", "it is wrong", "Type another")  # type: ignore[call-arg, arg-type]
    found: Counter[str] = Counter()
    for path in SOURCE.rglob("*.py"):
        calls = (one for one in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(one, ast.Call))
        found[str(path.relative_to(SOURCE))] += sum(map(made_of_words, calls))
    assert {path: count for path, count in found.items() if count} == {}
    assert made_of_words(ast.parse('Problem("S", "B2", "x", "it is wrong")', mode="eval").body)


def test_what_is_wrong_with_a_workbook_is_in_the_language_that_is_spoken(
    write_book: BookWriter, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only the user's own words and our names of sheets and columns are as they are."""
    visitors = [
        ["Visitors", "Nights per visitor", "Accommodation ($m)", "Accomodation", "Year", "Profile"],
        ["many", "1,200", "4m", 3, "FY 25", "nobody"],
        [True, 3, "100-150", 4, 1700, ""],
        ["120 (150-100)", -3, "", "", "", ""],
    ]
    study = [["Nmae", "Rivertown"], ["Place", "Atlantis"]]
    path = write_book({"Study": study, "Visitors": visitors, "Vistors": [["x"]]})
    with speaking(TOY), pytest.raises(InputError) as caught:
        read_study(path)
    with speaking(TOY):
        tell_problems(caught.value, asked=True)
        whole = str(caught.value)
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("      ")]
    assert len(caught.value.problems) > 10
    still = [line for line in lines if ENGLISH.search(line)]
    assert [line.strip() for line in still] == STILL_SAID
    assert toyish("text where a number belongs") in whole


# Lines that are in English whatever is spoken.
STILL_SAID: list[str] = []
