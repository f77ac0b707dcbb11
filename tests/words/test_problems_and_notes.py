"""Problems and notes are facts: told apart by code, said when they are read, in the language that is spoken."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest

import impactcalc
from impactcalc.console import tell_notes, tell_problems
from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import NoteFact
from impactcalc.facts.notes import reading, sheets
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


def test_a_problem_in_words_stays_one() -> None:
    problem = Problem("Visitors", "F7", "many", "not a number", "Type a number")
    assert (problem.code, problem.message, problem.remedy) == ("worded", "not a number", "Type a number")
    assert problem == pickle.loads(pickle.dumps(problem))
    assert sorted([Problem("B", "", "", "x", "y"), Problem("A", "", "", "z", "y"), Problem("A", "", "", "x", "y")]) == [
        Problem("A", "", "", "x", "y"), Problem("A", "", "", "z", "y"), Problem("B", "", "", "x", "y"),
    ]  # fmt: skip


def test_what_stands_around_them_is_in_the_language_that_is_spoken(capsys: pytest.CaptureFixture[str]) -> None:
    notes = [Note("Visitors", f"C{row}", "1,200", reading.AsNumber(1200.0)) for row in range(2, 60)]
    with speaking(TOY):
        tell_problems(InputError([], "city.xlsx", notes=notes), asked=True)
        tell_notes(notes, asked=False)
    captured = capsys.readouterr()
    assert not ENGLISH.search(captured.out + captured.err)
    assert toyish("Besides, this was understood or left alone:") in captured.out
    assert toyish("and 18 more: impactcalc validate lists them") in captured.err
