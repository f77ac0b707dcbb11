"""A toy language passes through every output: what is worded by facts is in it, what is not is counted by output."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

import impactcalc as ic
from impactcalc.console import tell_checks
from impactcalc.impact.result import Result
from impactcalc.report.writers.csv_folder import write_csv
from impactcalc.report.writers.json_text import result_json
from impactcalc.samples import samples
from impactcalc.study.checking.validation import read_study
from impactcalc.words.en.english import BRITISH
from impactcalc.words.speaking import language, speaking
from toy_language import ENGLISH, TOY, toyish

# Texts of the sample's outputs that are English whatever is spoken: to fall, never to rise.
STILL_ENGLISH = {"workbook": 200, "result.json": 60, "CSV folder": 150, "terminal": 0}


@pytest.fixture(scope="module")
def result() -> Result:
    return ic.run(read_study(samples()["city-programme"]))


def sheet(path: Path, tab: str) -> list[list[Any]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_name(tab).to_python()


def english(texts: Iterator[str] | list[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if ENGLISH.search(text)]


def test_the_workbook(result: Result, tmp_path: Path) -> None:
    with speaking(TOY):
        result.to_excel(tmp_path / "report.xlsx", inputs=False)
    said = [cell for row in sheet(tmp_path / "report.xlsx", "Checks") for cell in row if isinstance(cell, str)]
    for check in result.checks_found:
        for text in (check.where, check.message, check.remedy, check.source):
            assert text not in said or text == toyish(text)
            assert toyish(text) in said
    assumed = {cell for row in sheet(tmp_path / "report.xlsx", "Assumptions") for cell in row if isinstance(cell, str)}
    for one in result.assumptions:
        assert {toyish(one.topic), toyish(one.what), toyish(one.value), toyish(one.source)} <= assumed
    texts = [
        cell
        for tab in CalamineWorkbook.from_path(tmp_path / "report.xlsx").sheet_names
        for row in sheet(tmp_path / "report.xlsx", tab)
        for cell in row
        if isinstance(cell, str)
    ]
    assert len(english(texts)) <= STILL_ENGLISH["workbook"]


def strings(tree: object) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for part in tree.values():
            yield from strings(part)
    elif isinstance(tree, list):
        for part in tree:
            yield from strings(part)


def test_the_json(result: Result) -> None:
    with speaking(TOY):
        whole = json.loads(result_json(result))
    assert [row["message"] for row in whole["checks"]] == [toyish(check.message) for check in result.checks_found]
    assert [row["code"] for row in whole["checks"]] == [check.code for check in result.checks_found]
    assert [row["value"] for row in whole["assumptions"]] == [toyish(one.value) for one in result.assumptions]
    assert len(english(strings(whole))) <= STILL_ENGLISH["result.json"]


def test_the_csv_folder(result: Result, tmp_path: Path) -> None:
    with speaking(TOY):
        write_csv(result, tmp_path / "tables")
    with (tmp_path / "tables" / "checks.csv").open(encoding="utf-8", newline="") as file:
        assert [row["remedy"] for row in csv.DictReader(file)] == [toyish(c.remedy) for c in result.checks_found]
    texts = []
    for path in sorted((tmp_path / "tables").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            texts += [cell for row in list(csv.reader(file))[1:] for cell in row]
    assert len(english(texts)) <= STILL_ENGLISH["CSV folder"]


def test_the_terminal(result: Result, capsys: pytest.CaptureFixture[str]) -> None:
    with speaking(TOY):
        tell_checks(result.checks_found, asked=True)
    assert len(english(capsys.readouterr().out.splitlines())) <= STILL_ENGLISH["terminal"]


def test_the_frame_and_what_is_chosen(result: Result) -> None:
    """A language that was chosen is spoken to the end; without one it is the study's own English."""
    with speaking(TOY), result.spoken():
        assert language() is TOY
        said = result.checks_found[0].message
    assert said == toyish(result.checks_found[0].message)
    assert language() is BRITISH


def test_the_same_facts_whatever_is_spoken(result: Result) -> None:
    with speaking(TOY):
        again = ic.run(read_study(samples()["city-programme"]))
    assert [(check.code, check.at, check.fact) for check in again.checks_found] == [
        (check.code, check.at, check.fact) for check in result.checks_found
    ]
    assert [one.fact for one in again.assumptions] == [one.fact for one in result.assumptions]
