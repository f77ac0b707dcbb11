"""What `verify` prints of every kind of difference, in a toy language: no letter of it is English."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import openpyxl
import pytest
import typer

import impactcalc as ic
from impactcalc.cli.verify import verify as verify_command
from impactcalc.report.signed.live_cells import Formulas
from impactcalc.report.signed.report_file import read_report
from impactcalc.report.signed.verdict import MOST_CELLS, Difference, Is, Kind, Stands, State, Verdict
from impactcalc.report.signed.verify import verify
from impactcalc.report.words.speaking import said
from impactcalc.samples import samples
from impactcalc.words.speaking import speaking
from toy_language import TOY, toyish

LETTER = re.compile("[A-Za-z]")
# One of each kind and each state, with what English says of it.
EACH: tuple[tuple[Difference, str], ...] = (
    (Difference("input", "Input Visitors!A2", Is("as signed"), "row 2 is another"),
     "input  Input Visitors!A2: the input was as signed, and is now another: row 2 is another"),
    (Difference("version", "impactcalc", "1.0", "2.0"),
     "version  impactcalc: written by version 1.0, verified with 2.0"),
    (Difference("package", "us-2014", "c82", Is("not used")),
     "package  us-2014: sha256 c82 when it was written, not used now"),
    (Difference("figure", "jobs_type_2", 18.86961, 1_234_567.0),
     "figure  jobs_type_2: 18.8696 as signed, 1.23457e+06 in a second run"),
    (Difference("live", "What if!F7", Stands(1.0), Stands(0.5)),
     "live  What if!F7: changed since signing: 1 as signed, 0.5 now"),
    (Difference("moved", "Ledger", 1_101, ""),
     "moved  Ledger: formulas over what was changed, whose results are others: 1101"),
    (Difference("sheet", "World", Is("there"), Is("missing")),
     "cell  sheet World: a second run writes is there, the report says is missing"),
    (Difference("sheet", "Mine", Is("not written"), Is("there")),
     "cell  sheet Mine: a second run writes is not written, the report says is there"),
    (Difference("cell", "Ledger!C5", Stands("SUM(C1:C9)", formula=True), Stands("C5*2" + "+1" * 40, formula=True)),
     f"cell  Ledger!C5: a second run writes the formula SUM(C1:C9), the report says the formula C5*2{'+1' * 28}"),
    (Difference("cell", "Answer!A1", Stands("x" * 61), Stands("")),
     f'cell  Answer!A1: a second run writes "{"x" * 60}", the report says nothing'),
    (Difference("cell", "Summary!H4", Stands(1_234_567.891), Stands("0")),
     'cell  Summary!H4: a second run writes 1,234,567.891, the report says "0"'),
)  # fmt: skip


def told(verdict: Verdict) -> list[str]:
    return list(said().verified.verdict_words(verdict))


def test_each_kind_and_each_state_is_here() -> None:
    assert {one.kind for one, _ in EACH} == set(get_args(Kind))
    values = [value for one, _ in EACH for value in (one.signed, one.now)]
    assert {value.state for value in values if isinstance(value, Is)} == set(get_args(State))


@pytest.mark.parametrize(("one", "english"), EACH)
def test_each_difference(one: Difference, english: str) -> None:
    verdict = Verdict(9, (one,))
    assert told(verdict) == ["Not the same: 1 difference.", f"  {english}"]
    with speaking(TOY):
        assert told(verdict) == [toyish("Not the same: 1 difference."), f"  {toyish(english)}"]


def test_what_frames_them() -> None:
    many = Verdict(9, (EACH[0][0],) * (MOST_CELLS + 3))
    assert told(many)[0] == f"Not the same: {MOST_CELLS + 3} differences."
    assert told(many)[-1] == "  and 3 more"
    same = "Same: a second run of what this report carries gives all 7,812 of its cells."
    assert told(Verdict(7_812, ())) == [same]
    with speaking(TOY):
        assert told(Verdict(7_812, ())) == [toyish(same)]
        assert [line for line in told(many) if LETTER.search(line)] == []


def test_a_figure_is_called_by_its_heading() -> None:
    found = Verdict(0, (Difference("figure", "net_new_spending", 1.0, 2.0),))
    assert told(found)[1] == "  figure  Net new spending: 1 as signed, 2 in a second run"


def test_another_formula_is_no_sentence_yet() -> None:
    (one,) = Formulas({"A": {(0, 0): "1+1"}}, {"A": {(0, 0): "1+2"}}).changed()
    assert (one.signed, one.now) == (Stands("1+1", formula=True), Stands("1+2", formula=True))


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sheet that is gone, one that was added, and a sentence typed over."""
    path, edited = tmp_path / "report.xlsx", tmp_path / "edited.xlsx"
    ic.run(samples()["city-programme"], sampling=ic.Sampling(draws=0)).to_excel(path)
    book = openpyxl.load_workbook(path)
    del book["World"]
    book.create_sheet("Mine")["A1"] = 3
    book["Answer"]["A1"] = "One billion"
    book.save(edited)
    found = verify(read_report(edited)).differs
    assert Difference("sheet", "World", Is("there"), Is("missing")) in found
    assert Difference("sheet", "Mine", Is("not written"), Is("there")) in found
    capsys.readouterr()  # openpyxl 3.1.0 prints the names of sheets where one is taken out
    with speaking(TOY), pytest.raises(typer.Exit):
        verify_command(edited)
    printed = capsys.readouterr().out
    for english in (
        "is missing",
        "is not written",
        "is there",
        "a second run writes ",
        'the report says "One billion"',
    ):
        assert toyish(english) in printed
    assert not LETTER.search(printed)
