"""Files of rates in the data folder: called by name in a study, under the sheet Rates and over what is shipped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import impactcalc as ic
from conftest import BookWriter
from impactcalc.cli import app
from impactcalc.economy.own_rates import own_rates, read_rates
from impactcalc.errors import InputError, PackageError
from impactcalc.study.checking.validation import read_study

HEAD = "kind,subject,year,value,source\n"
WITHOUT = ic.Sampling(draws=0)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IMPACTCALC_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def rates_file(tmp_path: Path, text: str, name: str = "mine") -> Path:
    path = tmp_path / f"{name}.csv"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def book(own: str | None, rates: list[list[Any]] | None = None) -> dict[str, Any]:
    settings = [["Name", "T"], ["Place", "Texas"], ["Year", 2014], ["Currency", "USD"]]
    if own is not None:
        settings.append(["Rates of your own", own])
    sheets = {"Study": settings, "Visitors": [["Visitors", "Nights", "Food service", "Currency"], [10, 2, 1000, "JPY"]]}
    return sheets | ({"Rates": [["Kind", "Subject", "Year", "Value", "Source"], *rates]} if rates else {})


def spent(write_book: BookWriter, *given: Any) -> float:
    return ic.run(read_study(write_book(book(*given))), sampling=WITHOUT).gross_spending


def test_a_study_takes_the_file_that_it_names(tmp_path: Path, write_book: BookWriter) -> None:
    added = CliRunner().invoke(app, ["data", "add", str(rates_file(tmp_path, "exchange_rate,JPY,2014,100,my bank\n"))])
    assert added.exit_code == 0, added.output
    assert "Files of rates of your own: mine." in CliRunner().invoke(app, ["data", "status"]).output
    assert spent(write_book, "mine") == pytest.approx(10.0)
    assert spent(write_book, None) == pytest.approx(1000 / 105.945, rel=1e-3)
    # The sheet wins, and what the file says of other years is no matter.
    assert spent(write_book, "mine", [["exchange_rate", "JPY", 2014, 110, "a bank"]]) == pytest.approx(1000 / 110)
    result = ic.run(read_study(write_book(book("mine"))), sampling=WITHOUT)
    (line,) = (a for a in result.assumptions if a.what == "JPY of 2014")
    assert "mine.csv, line 2: my bank" in line.source


def test_a_file_that_there_is_not_is_a_problem_at_its_cell(write_book: BookWriter) -> None:
    with pytest.raises(InputError) as caught:
        ic.run(read_study(write_book(book("theirs"))), sampling=WITHOUT)
    (problem,) = caught.value.problems
    assert (problem.sheet, problem.cell, problem.value) == ("Study", "B5", "theirs")
    assert "there is no file of rates called 'theirs'" in problem.message
    assert problem.message.endswith("there are: none")


def test_it_is_added_once(tmp_path: Path) -> None:
    path = str(rates_file(tmp_path, "deflator,Japan,2014,98,office\n"))
    assert CliRunner().invoke(app, ["data", "add", path]).exit_code == 0
    again = CliRunner().invoke(app, ["data", "add", path])
    assert again.exit_code == 2
    assert "already" in again.output
    assert CliRunner().invoke(app, ["data", "add", path, "--force"]).exit_code == 0
    assert [(rate.subject, rate.value) for rate in own_rates("mine")] == [("JPN", 98.0)]


@pytest.mark.parametrize(("text", "said"), [
    ("rate,JPY,2014,100,x\n", "line 2 of .*: 'rate' is no kind of rate"),
    ("exchange_rate,yen,2014,100,x\n", "'yen' is no subject of exchange_rate"),
    ("exchange_rate,JPY,2014,,x\n", "year and value are not numbers"),
    ("exchange_rate,JPY,2014,-1,x\n", "the value must be a positive number"),
    ("exchange_rate,JPY,2014,100,\n", "has no source"),
    ("exchange_rate,JPY,2014\n", "has 3 cells, not 5"),
    ("exchange_rate,JPY,2014,1,x\n\nexchange_rate,JPY,2014,2,x\n", "line 4 .* stands there twice"),
])  # fmt: skip
def test_what_is_no_rate_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(PackageError, match=said):
        read_rates(rates_file(tmp_path, text))


def test_what_is_no_table_of_rates_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "raw.csv").write_bytes(b"\xff\xfe\x00")
    for name, said in (("other", "the first line of"), ("raw", "cannot be read"), ("gone", "cannot be read")):
        with pytest.raises(PackageError, match=said):
            read_rates(tmp_path / f"{name}.csv")
