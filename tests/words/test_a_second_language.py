"""A toy language passes through every output: what is worded by facts is in it, what is not is counted by output."""

from __future__ import annotations

import csv
import html
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

import impactcalc as ic
from impactcalc.console import tell_checks
from impactcalc.impact.beside.comparison import compare
from impactcalc.impact.members.members import SUMMED, Member
from impactcalc.impact.result import Result
from impactcalc.impact.run import run
from impactcalc.impact.study_2015.sci2015 import PUBLISHED
from impactcalc.impact.study_2015.study_2015 import study_2015
from impactcalc.report.comparison.json_text import comparison_json
from impactcalc.report.comparison.workbook import write_comparison
from impactcalc.report.html.page import write_html
from impactcalc.report.network.network import network_of
from impactcalc.report.network.page import network_html
from impactcalc.report.network.workbook import write_network_workbook
from impactcalc.report.study_2015.json_text import study_2015_json
from impactcalc.report.study_2015.workbook import write_study_2015
from impactcalc.report.words.respelled import _of_sources, _of_user
from impactcalc.report.words.speaking import said
from impactcalc.report.writers.csv_folder import write_csv
from impactcalc.report.writers.json_text import result_json
from impactcalc.samples import samples
from impactcalc.study.checking.validation import read_study
from impactcalc.words.en.english import BRITISH
from impactcalc.words.speaking import language, speaking
from toy_language import ENGLISH, TOY, toyish

# Texts of the samples' outputs that are English whatever is spoken, what is the user's and names of sources and places
# left out (`of_data`): none is left, so a text that comes to be here stands outside of the words.
STILL_ENGLISH = dict.fromkeys((
    "workbook", "result.json", "CSV folder", "datapackage.json", "page", "comparison", "comparison.json", "network",
    "network page", "study-2015", "study-2015.json", "terminal",
), 0)  # fmt: skip
# Keys of groups in result.json and the CSV files: they stay, as codes do.
KEYS = {"not stated", "local money", "not named", "other rows", "least and most", "only in A", "only in B"}


@pytest.fixture(scope="module")
def result() -> Result:
    return ic.run(read_study(samples()["city-programme"]))


def sheet(path: Path, tab: str) -> list[list[Any]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_name(tab).to_python()


def of_data(*results: Result) -> frozenset[str]:
    """What is the user's, and names of places, industries and sources: data in every language."""
    texts = set(KEYS)
    for one in results:
        texts |= {text for text in (*_of_user(one), *_of_sources(one)) if text}
        path = next(path for path in samples().values() if path.name == Path(one.study.source).name)
        for tab in CalamineWorkbook.from_path(path).sheet_names:
            texts |= {cell for row in sheet(path, tab) for cell in row if isinstance(cell, str)}
        texts |= {host.name for host in one.world_contribution.regions}
    return frozenset(texts | {published.source for published in PUBLISHED.values()})


def english(texts: Iterable[str], *results: Result) -> list[str]:
    """Texts in which something of ours is English still, what is data left out."""
    data = of_data(*results)
    longest = sorted((one for one in data if len(one) > 3), key=len, reverse=True)
    found = []
    for whole in dict.fromkeys(texts):
        if whole not in data and ENGLISH.search(whole):
            text = whole if not any(one.startswith(whole) for one in longest) else ""  # cut off, as a title is
            for one in longest:
                text = text.replace(one, "")
            found += [whole] if ENGLISH.search(text) else []
    return found


def cells(path: Path) -> Iterator[str]:
    """What a workbook says: its tabs, its cells, and all that its parts say beside them, formulas, charts and their
    alternative texts, headers and footers, what is told at a cell."""
    for tab in CalamineWorkbook.from_path(path).sheet_names:
        yield tab
        for row in sheet(path, tab):
            yield from (cell for cell in row if isinstance(cell, str))
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if name.endswith(".xml") and name != "xl/sharedStrings.xml":
                for told, within in re.findall(r'="([^"]*)"|>([^<]+)<', parts.read(name).decode()):
                    yield html.unescape(told or within)


def rows(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in list(csv.reader(file))[1:]:
                yield from row


def read(page: str) -> Iterator[str]:
    """What a reader of a page sees, or is read out."""
    shown = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    read_out = re.findall(r'\b(?:alt|aria-label|aria-description|title|placeholder)="([^"]*)"', shown)
    return (html.unescape(part).strip() for part in (*re.split(r"<[^>]*>", shown), *read_out))


def member(name: str, place: str) -> Member:
    figures = dict.fromkeys(SUMMED, 2_000.0)
    by_country = {"JPN": (1_000.0, 0.0, 500.0), "not stated": (1.0, 0.0, 0.5)}
    return Member(name, name, place, "2014", "USD 2014", figures, {}, by_country, 20_000.0, True, f"{name}.xlsx")


def outputs(result: Result, other: Result, folder: Path) -> Iterator[tuple[str, Iterable[str]]]:
    """The texts of every output, in the language that is spoken."""
    result.to_excel(folder / "report.xlsx", inputs=False)
    yield "workbook", cells(folder / "report.xlsx")
    yield "result.json", strings(json.loads(result_json(result)))
    write_csv(result, folder / "tables")
    yield "CSV folder", rows(folder / "tables")
    yield "datapackage.json", strings(json.loads((folder / "tables" / "datapackage.json").read_text(encoding="utf-8")))
    write_html(result, folder / "page.html")
    yield "page", read((folder / "page.html").read_text(encoding="utf-8"))
    found = compare(result, other, run)
    write_comparison(found, folder / "comparison.xlsx")
    yield "comparison", cells(folder / "comparison.xlsx")
    yield "comparison.json", strings(json.loads(comparison_json(found)))
    again = study_2015(other.study, run, published=True)
    write_study_2015(again, folder / "study-2015.xlsx")
    yield "study-2015", cells(folder / "study-2015.xlsx")
    yield "study-2015.json", strings(json.loads(study_2015_json(again)))
    members = [member("una", "cbsa:19100"), member("duo", "US-TX")]
    network = network_of(members, 3, None, {})
    write_network_workbook(network, folder / "network.xlsx")
    yield "network", cells(folder / "network.xlsx")
    yield "network page", read(network_html(network))
    answer = (*said().answer.broken_words(result), *said().taken.taken_words(result), *said().how_sure.answer(result))
    yield "terminal", (*answer, *said().comparison.headline(found), *said().study_2015.headline(again))


@pytest.mark.parametrize("name", STILL_ENGLISH)
def test_what_is_english_still(name: str, texts: dict[str, list[str]]) -> None:
    assert len(texts[name]) <= STILL_ENGLISH[name], texts[name]


@pytest.fixture(scope="module")
def texts(result: Result, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What is English still, by output."""
    other = ic.run(read_study(samples()["sister-cities-2014"]))
    with speaking(TOY):
        return {
            name: english(found, result, other)
            for name, found in outputs(result, other, tmp_path_factory.mktemp("spoken"))
        }


def test_the_workbook(result: Result, tmp_path: Path) -> None:
    with speaking(TOY):
        result.to_excel(tmp_path / "report.xlsx", inputs=False)
    said = [cell for row in sheet(tmp_path / "report.xlsx", toyish("Checks")) for cell in row if isinstance(cell, str)]
    for check in result.checks_found:
        for text in (check.where, check.message, check.remedy, check.source):
            assert text not in said or text == toyish(text)
            assert toyish(text) in said
    assumed = {
        cell for row in sheet(tmp_path / "report.xlsx", toyish("Assumptions")) for cell in row if isinstance(cell, str)
    }
    for one in result.assumptions:
        assert {toyish(one.topic), toyish(one.what), toyish(one.value), toyish(one.source)} <= assumed


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


def test_the_csv_folder(result: Result, tmp_path: Path) -> None:
    with speaking(TOY):
        write_csv(result, tmp_path / "tables")
    with (tmp_path / "tables" / "checks.csv").open(encoding="utf-8", newline="") as file:
        assert [row["remedy"] for row in csv.DictReader(file)] == [toyish(c.remedy) for c in result.checks_found]


def test_the_terminal(result: Result, capsys: pytest.CaptureFixture[str]) -> None:
    with speaking(TOY):
        tell_checks(result.checks_found, asked=True)
    assert not english(capsys.readouterr().out.splitlines())


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
