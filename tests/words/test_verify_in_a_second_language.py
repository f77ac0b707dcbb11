"""What `verify` prints of every kind of difference, in a toy language: no letter of it is English."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import openpyxl
import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

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
    (Difference("input", "mine.xlsx", "c82", "415"),
     "input  mine.xlsx: not the file that the report was made of: sha256 415 instead of c82"),
    (Difference("input cell", "Input Visitors!G2", "", Stands(1_234.0)),
     "input  Input Visitors!G2: another than when the report was written; it says 1,234 now"),
    (Difference("input row", "Input Visitors", 1_002, ""),
     "input  Input Visitors, row 1,002: another than when the report was written"),
    (Difference("version", "impactcalc", "1.0", "2.0"),
     "version  impactcalc: written by version 1.0, verified with 2.0"),
    (Difference("package", "us-2014", "c82", "415"),
     "package  us-2014: sha256 c82 when the report was written, 415 now"),
    (Difference("package", "us-2014", "c82", Is("not used")),
     "package  us-2014: used when the report was written, sha256 c82, but not now"),
    (Difference("package", "us-2017", Is("not used"), "415"),
     "package  us-2017: not used when the report was written, but now, sha256 415"),
    (Difference("figure", "jobs_type_2", 18.86961, 144_003_000.2),
     "figure  jobs_type_2: 18.8696 as signed, 144,003,000 in a second run"),
    (Difference("live", "What if!F7", Stands(1.0), Stands(0.5)),
     "live  What if!F7: changed since signing: 1 as signed, 0.5 now"),
    (Difference("moved", "Ledger", 1_101, ""),
     "moved  Ledger: formulas over what was changed, whose results are others: 1,101"),
    (Difference("sheet", "World", Is("there"), Is("missing")),
     "sheet  World: is missing, and a second run writes it"),
    (Difference("sheet", "Mine", Is("not written"), Is("there")),
     "sheet  Mine: is there, but is not written by a second run"),
    (Difference("cell", "Ledger!C5", Stands("SUM(C1:C9)", formula=True), Stands("C5*2" + "+1" * 40, formula=True)),
     f"cell  Ledger!C5: a second run writes the formula SUM(C1:C9), the report says the formula C5*2{'+1' * 28}..."),
    (Difference("cell", "Answer!A1", Stands("x" * 61), Stands("")),
     f'cell  Answer!A1: a second run writes "{"x" * 60}...", the report says nothing'),
    (Difference("cell", "Answer!A1", Stands("x" * 50 + " y " + "z" * 70), Stands("x" * 50 + "\r\nno")),
     f'cell  Answer!A1: a second run writes "...{"x" * 19} y {"z" * 38}...", the report says "...{"x" * 19} no"'),
    (Difference("cell", "Summary!H4", Stands(1_234_567.891), Stands("0")),
     'cell  Summary!H4: a second run writes 1,234,567.891, the report says "0"'),
)  # fmt: skip
BLANK = (
    (1, "1 formula holds no result, because no spreadsheet program has calculated it since the report was saved"),
    (82, "82 formulas hold no result, because no spreadsheet program has calculated them since the report was saved"),
)


def told(verdict: Verdict) -> list[str]:
    return list(said().verified.verdict_words(verdict))


def test_each_kind_and_each_state_is_here() -> None:
    assert {one.kind for one, _ in EACH} == set(get_args(Kind)) - {"uncalculated"}  # of BLANK
    values = [value for one, _ in EACH for value in (one.signed, one.now)]
    assert {value.state for value in values if isinstance(value, Is)} == set(get_args(State))


NOT_COMPARED = "; the other cells of the report were not compared, because "
WHY = {
    "input": "the input is another",
    "input cell": "the input is another",
    "input row": "the input is another",
    "package": "a package is another",
    "version": "the version is another",
}


@pytest.mark.parametrize(("one", "english"), EACH)
def test_each_difference(one: Difference, english: str) -> None:
    verdict = Verdict(0 if one.kind in WHY else 9, (one,))
    first = f"Not the same: 1 difference{NOT_COMPARED + WHY[one.kind] if one.kind in WHY else ''}."
    assert told(verdict) == [first, f"  {english}"]
    with speaking(TOY):
        assert told(verdict) == [toyish(first), f"  {toyish(english)}"]


def test_why_the_cells_were_not_compared() -> None:
    both = Verdict(0, (EACH[0][0], EACH[1][0], EACH[4][0]))
    assert told(both)[0] == f"Not the same: 3 differences{NOT_COMPARED}the input and a package are others."


@pytest.mark.parametrize(("count", "english"), BLANK)
def test_formulas_without_results(count: int, english: str) -> None:
    blank = Difference("uncalculated", "Trace", count, "")
    alone = [
        f"Not the same: {english}; the other 1,918 cells of the report are the same.",
        f"  blank  Trace: {english}",
    ]
    assert told(Verdict(1_918 + count, (blank,))) == alone
    assert told(Verdict(2_000, (EACH[-1][0], blank)))[0] == "Not the same: 2 differences."
    with speaking(TOY):
        assert told(Verdict(1_918 + count, (blank,))) == list(map(toyish, alone))


SIDES = (
    ((144_003_386.2, 144_003_386.4), ("144,003,386.2", "144,003,386.4")),
    ((0.000_012_345_678, 0.000_012_345_679), ("0.000012345678", "0.000012345679")),
    ((1e15, 2.0), ("1,000,000,000,000,000", "2")),
    ((0.0, -3.5e-9), ("0", "-0.0000000035")),
    ((float("nan"), 5.0), ("nothing", "5")),
)


@pytest.mark.parametrize(("found", "printed"), SIDES)
def test_numbers_are_told_apart(found: tuple[float, float], printed: tuple[str, str]) -> None:
    line = told(Verdict(9, (Difference("figure", "f", *found),)))[1]
    assert line == f"  figure  f: {printed[0]} as signed, {printed[1]} in a second run"


@given(st.text(min_size=1), st.text("ab ", max_size=200), st.text(max_size=200))
def test_both_sides_of_a_text_never_read_alike(middle: str, one: str, other: str) -> None:
    """However long it is, and wherever the first difference is."""
    left, right = f"{one}{middle}", f"{one}{other}"
    if left.split() != right.split():
        line = told(Verdict(9, (Difference("cell", "A!A1", Stands(left), Stands(right)),)))[1]
        signed, now = line.partition("writes ")[2].rsplit(", the report says ", 1)
        assert signed != now


def test_what_frames_them() -> None:
    many = Verdict(9, (EACH[-1][0],) * (MOST_CELLS + 3))
    assert told(many)[0] == f"Not the same: {MOST_CELLS + 3} differences."
    assert told(many)[-1] == "  and 3 more"
    same = "Same: a second run of what this report carries gives all 7,812 of its cells."
    assert told(Verdict(7_812, ())) == [same]
    of_file = "Same: a second run of the input that was given, s.xlsx, gives all 7,812 cells of this report."
    assert told(Verdict(7_812, (), "s.xlsx")) == [of_file]
    with speaking(TOY):
        assert told(Verdict(7_812, ())) == [toyish(same)]
        assert told(Verdict(7_812, (), "s.xlsx")) == [toyish(of_file)]
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
