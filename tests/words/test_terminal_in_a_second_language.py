"""What commands say of what is wrong, in a toy language: none of it is finished English."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from batch_faults import write_study
from conftest import BookWriter
from impactcalc.batch.inputs import Source, find_inputs
from impactcalc.batch.line import Line, Summary
from impactcalc.batch.one import Job, ended, outcome, report_one
from impactcalc.batch.run import Wishes, run_batch
from impactcalc.cli.batch import batch
from impactcalc.cli.run import run
from impactcalc.cli.validate import validate
from impactcalc.facts.problems.batches import TookTooLong
from impactcalc.files import Outputs
from impactcalc.words.speaking import speaking
from toy_language import ENGLISH, TOY, toyish

Asked = Callable[[], None]


def english(text: str) -> list[str]:
    """Lines with English in them."""
    return [line.strip() for line in text.splitlines() if ENGLISH.search(line)]


def refused(command: Asked, capsys: pytest.CaptureFixture[str]) -> str:
    """What a command says that ends with exit code 2, in the toy language."""
    with speaking(TOY), pytest.raises(typer.Exit) as end:
        command()
    assert end.value.exit_code == 2
    captured = capsys.readouterr()
    return captured.out + captured.err


@pytest.fixture
def broken(write_book: BookWriter) -> Path:
    return write_book({
        "Study": [["Nmae", "Rivertown"], ["Place", "Atlantis"]],
        "Visitors": [["Visitors", "Nights per visitor"], ["many", "1,200"]],
    })  # fmt: skip


def test_validate(broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(lambda: validate([broken, tmp_path / "none.xlsx"], marked=tmp_path / "x.xlsx"), capsys)
    assert toyish("one copy cannot hold 2 inputs")[1:] in said
    assert toyish("text where a number belongs")[1:] in said
    assert english(said) == []
    said = refused(lambda: validate([broken], marked=tmp_path / "x.ods"), capsys)
    assert toyish("Give a name that ends in .xlsx")[1:] in said
    assert english(said) == []


def test_run(broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "report.xlsx"
    out.write_text("")
    said = refused(lambda: run(broken, out, json=str(tmp_path / "none" / "r.json"), csv=broken), capsys)
    for text in ("this file is already there", "its folder does not exist", "this is a file, not a folder"):
        assert toyish(text)[1:] in said
    assert english(said) == []
    good = write_study(tmp_path / "city.xlsx")
    said = refused(lambda: run(good, good, html=tmp_path / "page.pdf", place="Qwxyz", force=True), capsys)
    for text in ("this is the input; it is never overwritten", "the page is HTML", "no place of this name is known"):
        assert toyish(text)[1:] in said
    assert english(said) == []


def test_a_batch_that_cannot_begin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("notes.txt", "visitors.csv", "old.xls", "a-report.xlsx"):
        (tmp_path / name).write_text("x")
    (tmp_path / "empty").mkdir()
    said = refused(lambda: batch(tmp_path, tmp_path / "out"), capsys)
    assert toyish("there is no workbook in this folder")[1:] in said
    assert english(said) == []
    write_study(tmp_path / "city.xlsx")
    (tmp_path / "city").mkdir()
    (tmp_path / "city" / "study.csv").write_text("Name,x\n")
    said = refused(lambda: batch(tmp_path, tmp_path / "city"), capsys)
    assert toyish("this folder holds a study")[1:] in said
    said += refused(lambda: batch(tmp_path / "city.xlsx", tmp_path / "out", watch=True), capsys)
    said += refused(lambda: batch(tmp_path / "city.xlsx", tmp_path / "out"), capsys)
    assert english(said) == []


def test_what_became_of_studies(broken: Path, tmp_path: Path) -> None:
    """Each as a worker tells it, and the summary of them all."""
    job = Job(broken, "city.xlsx", "", {"report": tmp_path / "city-report.xlsx"}, "", tmp_path / "journal", "")
    (tmp_path / "in").mkdir()
    for name in ("notes.txt", "visitors.csv", "visitors.parquet", "x-report.xlsx"):
        (tmp_path / "in" / name).write_text("x")
    (tmp_path / "in" / "empty").mkdir()
    (tmp_path / "in" / "link.xlsx").symlink_to("nowhere")
    listed = tmp_path / "list.txt"
    listed.write_text("in/notes.txt\nin/notes.txt\nnone\0\n")

    def full(_: Job) -> Line:
        raise MemoryError

    with speaking(TOY):
        lines = [outcome(report_one, job), outcome(full, job), ended(job, "too_long", TookTooLong(600.0))]
        inputs = (*find_inputs(tmp_path / "in", tmp_path / "out").inputs, *find_inputs(listed, tmp_path / "out").inputs)
        lines += [one for one in inputs if isinstance(one, Line)]
        said = "\n".join([*Summary(tuple(lines), stopped=True).lines(), *(line.detail for line in lines)])
    assert not any(isinstance(one, Source) for one in inputs)
    assert toyish("it was not finished after 600 seconds") in said
    assert toyish("left out because it is no workbook") in said
    assert toyish("left out because a single .parquet file is one sheet") in said
    assert english(said) == []


def test_what_a_batch_kept(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        write_study(tmp_path / "in" / f"{name}.xlsx")
    told: list[str] = []
    with speaking(TOY):
        run_batch(tmp_path / "in", tmp_path / "out", Wishes(workers=1))
    (tmp_path / "in" / "a.xlsx").unlink()
    with speaking(TOY):
        summary = run_batch(tmp_path / "in", tmp_path / "out", Wishes(workers=1), tell=told.append)
    assert told == [
        toyish("Of inputs that are no longer there, and left as they are: a-report.xlsx"),
        toyish("1 of 1 studies are done and as they were"),
    ]
    with speaking(TOY):
        counted = list(summary.lines())
    assert counted == [toyish("1 of 1 study reported")]


@pytest.mark.skipif(os.name != "posix", reason="a claim that nobody holds")
def test_what_an_earlier_run_left(tmp_path: Path) -> None:
    told: list[str] = []
    outputs = Outputs(force=True, tell=told.append)
    staged = outputs.file(tmp_path / "report.xlsx")
    staged.write_text("half")
    with speaking(TOY):
        outputs.check()
    said = "An earlier run was stopped before it finished: it wrote none of report.xlsx; what it left was removed."
    assert told == [toyish(said)]
