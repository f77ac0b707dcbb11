"""What `explain` prints, in a toy language: no letter of it is English, and each English sentence is known by name."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import impactcalc as ic
from impactcalc.cli.explain import explain
from impactcalc.report.explained import FIGURES, explained
from impactcalc.report.signed.trace_sheet import TraceRow, trace_rows
from impactcalc.samples import samples
from impactcalc.words.speaking import language, speaking
from toy_language import TOY, toyish

LETTER = re.compile("[A-Za-z]")
# What English says, by the lines that it is in, what is filled in left out.
SENTENCES = {
    "at most ": "value_added",
    ", the sum of ": "gross_spending",
    " rows of the sheet Trace. ": "gross_spending",
    " = gross ": "gross_spending",
    " = net new ": "net_new_spending",
    "% due to the program": "net_new_spending",  # as the report spells it
    " per million of net new = ": "jobs",
    "  the other ": "jobs",
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """In English, of a study whose figures are at most so much."""
    path = tmp_path_factory.mktemp("explained") / "report.xlsx"
    ic.run(samples()["sister-cities-2014"], sampling=ic.Sampling(draws=0)).to_excel(path)
    return path


@pytest.fixture(scope="module")
def rows(report: Path) -> list[TraceRow]:
    return trace_rows(report)


@pytest.mark.parametrize("figure", FIGURES)
def test_every_line(rows: list[TraceRow], figure: str) -> None:
    with speaking(TOY):
        lines = list(explained(rows, figure, 3))
    assert len(lines) == 8  # the sum, three rows with their ways, the others
    assert [line for line in lines if LETTER.search(line)] == []
    assert lines == [toyish(line) for line in explained(rows, figure, 3)]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence(rows: list[TraceRow], sentence: str) -> None:
    english = "\n".join(explained(rows, SENTENCES[sentence], 3))
    with speaking(TOY):
        said = "\n".join(explained(rows, SENTENCES[sentence], 3))
    assert sentence in english
    assert toyish(sentence) in said


def test_what_cannot_be_explained(rows: list[TraceRow]) -> None:
    without = [replace(rows[0], heads={})]
    assert list(explained(without, "jobs", 3)) == ["Jobs: the multipliers of this report do not tell it."]
    with speaking(TOY):
        assert list(explained(without, "jobs", 3)) == [toyish("Jobs: the multipliers of this report do not tell it.")]
        nothing = "The sheet Trace lists no row, so nothing can be explained from this report."
        assert list(explained([], "jobs", 3)) == [toyish(nothing)]


def test_the_command_speaks_the_language_of_the_report(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once it had the names of columns in the report's language within sentences of another."""
    with speaking(TOY):
        ic.run(samples()["sister-cities-2014"], sampling=ic.Sampling(draws=0)).to_excel(tmp_path / "toy.xlsx")
    explain(tmp_path / "toy.xlsx", limit=2)
    said = capsys.readouterr().out
    assert toyish(", the sum of ") in said
    assert not LETTER.search(said)
    explain(report, limit=2)
    english = capsys.readouterr().out
    with speaking(TOY):
        explain(report, limit=2)
        assert language() is TOY
    assert capsys.readouterr().out == english
    assert ", the sum of " in english
    assert not re.search("[\u0410-\u045f]", english)
