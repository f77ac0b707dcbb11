"""What commands print when all goes well, in a toy language: none of it is finished English.

What a package says of itself is data, in the words of whoever made it: of an import these lines are left out.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

import impactcalc as ic
from batch_faults import TESTS, write_study
from conftest import BookWriter
from impactcalc.batch.elsewhere import do
from impactcalc.batch.limits import Limits
from impactcalc.batch.line import Line
from impactcalc.batch.one import Job, report_one
from impactcalc.batch.parcel import packed
from impactcalc.batch.run import Wishes, run_batch
from impactcalc.cli.batch import batch
from impactcalc.cli.data import add, status
from impactcalc.cli.estimate import estimate
from impactcalc.cli.importing import symmetric
from impactcalc.cli.multipliers import compare, list_multipliers, show
from impactcalc.cli.multipliers import verify as verify_multipliers
from impactcalc.cli.run import run
from impactcalc.cli.template import template
from impactcalc.cli.validate import validate
from impactcalc.cli.verify import verify
from impactcalc.console import Progress, tell_stopped
from impactcalc.console import _fault as fault
from impactcalc.economy.package import load_economy
from impactcalc.facts.lines.progress import Reading, StudiesSoFar
from impactcalc.words.speaking import speaking
from impactcalc.workbooks.reading import read_workbook
from toy_language import ENGLISH, TOY, toyish

TABLE = """,A,C,I,Households
A,10,20,5,60
C,15,30,10,100
I,5,10,5,80
Compensation of employees,30,50,40,
Taxes on production,2,3,2,
Gross operating surplus,30,30,30,
Output,{a},143,92,
"""


def english(text: str) -> list[str]:
    """Lines with English in them."""
    return [line.strip() for line in text.splitlines() if ENGLISH.search(line)]


def said(command: Callable[[], object], capsys: pytest.CaptureFixture[str], code: int = 0) -> str:
    """What a command says in the toy language."""
    capsys.readouterr()
    with speaking(TOY):
        try:
            command()
            ended = 0
        except typer.Exit as end:
            ended = end.exit_code
    captured = capsys.readouterr()
    assert ended == code, captured
    return captured.out + captured.err


def test_a_study_from_its_template_to_its_verification(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blank, report = tmp_path / "blank.xlsx", tmp_path / "report.xlsx"
    study = write_study(tmp_path / "city.xlsx")
    told = said(lambda: template(blank), capsys)
    assert told == toyish("Wrote ") + toyish(str(blank)) + "\n"
    told = said(lambda: validate([study]), capsys)
    assert toyish("no problems, ") in told
    assert english(told) == []
    told = said(lambda: run(study, report), capsys)
    assert toyish("Wrote ") + toyish(str(report)) in told
    assert english(told) == []
    told = said(lambda: verify(report), capsys)
    assert english(told) == []
    assert told


def test_a_look(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is taken of a branded workbook: here its font, and no logo."""
    study, theme = write_study(tmp_path / "city.xlsx"), write_study(tmp_path / "brand.xlsx")
    told = said(lambda: run(study, tmp_path / "r.xlsx", theme=theme), capsys)
    assert toyish("The font for text is ") in told
    assert toyish("The workbook has no picture that could be the logo.") in told
    assert english(told) == []


def test_an_estimate(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(lambda: estimate("Texas", visitors=40, nights=5, draws=0), capsys)
    assert toyish("To go on: --save FILE.xlsx writes this as a workbook")[1:] in told
    assert english(told) == []


def test_identities_of_a_package(capsys: pytest.CaptureFixture[str]) -> None:
    """Of a country's table, and of many: only names that are data are as they are."""
    for name in ("us-2014", "world-2014"):
        told = said(lambda name=name: verify_multipliers(name), capsys)  # type: ignore[misc]
        assert toyish("column balance") in told
        assert toyish(" identities hold.") in told
        assert english(told) == []


def test_what_cannot_be_done(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    told = said(lambda: verify_multipliers("mars-2014"), capsys, code=2)
    assert told.startswith(toyish("Cannot go on") + ": ")
    assert toyish("there is no multiplier package 'mars-2014'") in told
    told += said(lambda: run(write_study(tmp_path / "city.xlsx"), multipliers="mars-2014"), capsys, code=2)
    told += said(lambda: verify_multipliers(str(tmp_path)), capsys, code=2)
    with speaking(TOY):
        tell_stopped()
        fault(ValueError, ValueError("x"), None)
    told += capsys.readouterr().err
    assert toyish("Stopped.") in told
    assert toyish("This is a fault of impactcalc") in told
    assert english(told) == []


def test_how_far_it_has_come(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Shown on a terminal only."""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with speaking(TOY):
        progress = Progress(quiet=False)
        progress.step(Reading("city.xlsx"))
        progress.show(StudiesSoFar(3, 7, 600.0))
    told = capsys.readouterr().err
    assert toyish("reading city.xlsx") + " ..." in told
    assert toyish("3 of 7 studies, about 10 min left") in told
    assert english(told) == []


def test_multipliers_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    """Headings of columns are terms: those of one word, which nobody asks for, are left out."""
    told = said(lambda: compare(["us-2014", "US-TX", "fips:48439"]), capsys)
    told += said(lambda: compare(["fips:48439", "US-TX"], kind="I"), capsys)
    told += said(lambda: show("US-TX"), capsys)
    for text in ("A standard visitor: ", "per unit of spending by category", "of spending does"):
        assert toyish(text) in told
    assert told.count(toyish("More in a place than in the one around it")) == 2
    assert english(told) == []


def test_a_package_of_ones_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused, made all the same, made well, copied and listed."""
    monkeypatch.setenv("IMPACTCALC_DATA", str(tmp_path / "data"))
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(TABLE.format(a=92))
    bad.write_text(TABLE.format(a=95))

    def made(table: Path, out: Path, *, anyway: bool = False) -> None:
        symmetric(table, out, "DE", 2014, "EUR", households="Households", personal_income=300.0, anyway=anyway)

    told = said(lambda: made(bad, tmp_path / "refused"), capsys, code=2)
    assert toyish("this does not hold, so the multipliers would be wrong")[1:] in told
    assert english(told) == []
    for table, anyway in ((bad, True), (good, False)):
        out = tmp_path / f"made-{anyway}"
        told = said(lambda table=table, out=out, anyway=anyway: made(table, out, anyway=anyway), capsys)  # type: ignore[misc]
        own = {f"{what}: {text}" for what, text in load_economy(out).facts.items()}
        assert (toyish("does not hold: column balance") in told) == anyway
        assert toyish("Use it with: impactcalc run STUDY") in told
        assert set(english(told)) <= own
    told = said(lambda: add(tmp_path / "made-False"), capsys)
    told += said(list_multipliers, capsys)
    assert toyish("Copied to ") in told
    assert toyish("Your own, in ") in told
    assert toyish("Many countries") in told
    assert english(told) == []
    told = said(lambda: status(place="", year=None), capsys)
    assert toyish("Packages of your own, in ") in told
    facts = load_economy(tmp_path / "made-True").facts["does not hold"]
    assert facts.startswith("column balance (of the larger of rounding and 0.02%; the most: A, 3.00 million)")


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_marked_copy(ending: str, write_book: BookWriter, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its list, its comments, and the line that says so; marked again in English, the toy's list is gone."""
    sheets: dict[str, list[list[object]]] = {
        "Study": [["Nmae", "Rivertown"], ["Place", "Atlantis"]],
        "Visitors": [["Visitors", "Nights per visitor"], ["many", "1,200"]],
    }
    if ending == ".xlsx":
        source = write_book(sheets)
    else:
        source = tmp_path / "folder"
        source.mkdir()
        (source / "study.csv").write_text("Nmae,Rivertown\nPlace,Atlantis\n")
    copy = tmp_path / "marked.xlsx"
    told = said(lambda: validate([source], marked=copy), capsys, code=2)
    assert toyish("Wrote ") in told
    assert english(told) == []
    [listed] = [sheet for sheet in read_workbook(copy).sheets if sheet.name == "Problems found"]
    assert str(listed.rows[0][0]).startswith(toyish("What impactcalc found in "))
    assert str(listed.rows[3][5]) == toyish("What is wrong, or how it was read")
    of_ours = [str(cell) for row in listed.rows for at, cell in enumerate(row) if at < 7]
    assert english("\n".join(of_ours)) == []
    if ending == ".xlsx":
        again = tmp_path / "again.xlsx"
        with pytest.raises(typer.Exit):
            validate([copy], marked=again)
        names = [sheet.name for sheet in read_workbook(again).sheets]
        assert names.count("Problems found") == 1
        assert "Problems found 2" not in names


def test_a_batch_and_its_workers(tmp_path: Path, write_book: BookWriter, capsys: pytest.CaptureFixture[str]) -> None:
    """Workers are processes of their own: what they write and what they say is in the language that was chosen."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    write_study(folder / "good.xlsx")
    study: list[list[object]] = [["Name", "x"], ["Place", "Texas"], ["Year", 2014]]
    broken = write_book({"Study": study, "Visitors": [["Visitors", "Nights per visitor"], ["many", 3]]})
    broken.rename(folder / "broken.xlsx")
    told = said(lambda: batch(folder, out, workers=2), capsys, code=2)
    assert toyish("1 of 2 studies reported") in told
    assert toyish("text where a number belongs") in told
    assert english(told) == []
    answer = next(sheet for sheet in read_workbook(out / "good-report.xlsx").sheets if sheet.rows)
    words = "\n".join(str(cell) for row in answer.rows for cell in row)
    assert toyish("supported") in words
    assert english(words) == []
    # In another language it is another report; in the same one it is kept.
    lines: list[Line] = []
    run_batch(folder, out, Wishes(workers=1), say=lambda summary: lines.extend(summary.results))
    [problem] = [line.detail for line in lines if line.status == "problems"]
    assert "text where a number belongs" in problem


def test_a_worker_on_another_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The language goes with the job; where it does not, each study's own is spoken."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path(ic.__file__).parents[1]), str(TESTS)]))
    paths = {"report": tmp_path / "city-report.xlsx"}
    broken = tmp_path / "city.xlsx"
    broken.write_text("no workbook")
    said = {}
    for language in (TOY, None):
        job = Job(broken, "city.xlsx", "", paths, "", tmp_path / "journal", "", language=language)
        returned = do(packed((job,), report_one, Limits(), ""))
        said[language] = returned.lines[0].detail
    assert ENGLISH.search(said[None])
    assert not ENGLISH.search(said[TOY])
    assert len(said[TOY]) > 20
