"""Reports are spelled as their readers spell: American for studies of the United States, British for all others; never
what is the user's or a source's."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

import impactcalc as ic
from impactcalc.impact.result import Result
from impactcalc.report.words.respelled import speller
from impactcalc.report.writers.csv_folder import write_csv
from impactcalc.report.writers.json_text import result_json
from impactcalc.samples import samples
from impactcalc.study.checking.validation import read_study
from impactcalc.words.en.spelling import PAIRS, has_spellings, spelled, spelled_but, spelling
from impactcalc.words.speaking import language_of, speaking

AMERICAN = re.compile(rf"\b({'|'.join(sorted(PAIRS.values(), key=len, reverse=True))})\b", re.IGNORECASE)
# impactcalc itself is a program everywhere.
OURS_EVERYWHERE = ("a fault of the program", "Apache License 2.0")
LABELS = {"Program"}


def texts(result: Result, folder: Path) -> Iterator[str]:
    """Every text of the workbook, of result.json (values, not keys) and of the CSV folder, its own header apart."""
    result.to_excel(folder / "report.xlsx", inputs=False)
    book = CalamineWorkbook.from_path(folder / "report.xlsx")
    for name in book.sheet_names:
        yield from (cell for row in book.get_sheet_by_name(name).to_python() for cell in row if isinstance(cell, str))
    yield from values(json.loads(result_json(result)))
    write_csv(result, folder / "tables")
    for path in sorted((folder / "tables").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield from (cell for row in list(csv.reader(file))[1:] for cell in row)
    for line in result.checks[["where", "message", "remedy", "source"]].itertuples(index=False):
        yield from line


def values(tree: object) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for part in tree.values():
            yield from values(part)
    elif isinstance(tree, list):
        for part in tree:
            yield from values(part)


def quoted(result: Result) -> set[str]:
    """What is the user's or a source's, and has a word that is spelled apart, in either spelling."""
    found = {result.study.settings.name, result.study.source, *result.rows.id.tolist()}
    for table in (*result.study.sheets.values(), result.study.rates, result.study.taxes, result.study.deals):
        for column in table.columns.values():
            found |= {value for value in column.tolist() if isinstance(value, str)}
    found |= {note.value for note in result.study.notes} | {note.meaning for note in result.study.notes}
    for economy in (result.economy, *(table.economy for table in result.hosts.values())):
        found |= {economy.title, *economy.sources, *economy.facts.values(), *economy.industry_names}
    for profile in result.study.profiles.values():
        found |= {profile.title, profile.source, profile.weakness, profile.quoted, profile.unit}
    return {text for text in found if has_spellings(text) or AMERICAN.search(text)}


def wrong(result: Result, folder: Path, words: re.Pattern[str]) -> set[str]:
    theirs = sorted(quoted(result), key=len, reverse=True)
    found = set()
    for text in dict.fromkeys(texts(result, folder)):
        if text in LABELS or text.startswith("{") or re.fullmatch(r"[a-z0-9_.:/-]+", text):  # for machines: keys stay
            continue
        rest = text
        for one in (*theirs, *OURS_EVERYWHERE):
            rest = rest.replace(one, "")
        if words.search(rest):
            found.add(rest)
    return found


@pytest.fixture(params=["city-programme", "sister-cities-2014", "sister-cities-survey"])
def american(request: pytest.FixtureRequest) -> Result:
    return ic.run(read_study(samples()[request.param]))


def test_no_british_word_in_an_american_report(american: Result, tmp_path: Path) -> None:
    british = re.compile(rf"\b({'|'.join(sorted(PAIRS, key=len, reverse=True))})\b", re.IGNORECASE)
    assert wrong(american, tmp_path, british) == set()


def british_study() -> ic.Study:
    study = read_study(samples()["city-programme"])
    return study.at_place("GB")


def test_no_american_word_in_a_british_report(tmp_path: Path) -> None:
    result = ic.run(british_study())
    assert wrong(result, tmp_path, AMERICAN) == set()
    assert any("programme" in text for text in texts(result, tmp_path))


def test_an_american_report_has_american_words(american: Result, tmp_path: Path) -> None:
    said = "\n".join(texts(american, tmp_path))
    assert re.search(r"\bprogram\b", said)
    assert re.search(r"\b[Ll]abor income\b", said)


def test_keys_are_the_same_everywhere(american: Result) -> None:
    whole = json.loads(result_json(american))
    assert "programme_cost" in json.dumps(whole)
    assert "labour_income" in json.dumps(whole)


def test_what_is_the_users_stays() -> None:
    """As a whole, and inside a sentence of ours."""
    name = "Twin Towns Programme, Centre for Labour"
    study = read_study(samples()["city-programme"])
    result = ic.run(replace(study, settings=study.settings.model_copy(update={"name": name})))
    spell = speller(result)
    assert spell(name) == name
    assert [spell(key) for key in ("taxes.cost.organisers", "programme_cost", "travellers")] == [
        "taxes.cost.organisers", "programme_cost", "travellers",
    ]  # fmt: skip
    assert spell(f"{name} cost the programme nothing") == f"{name} cost the program nothing"


def test_words_that_are_parts_of_others_stay() -> None:
    assert spelled_but("labour_income of the labourers' Programmes", ()) == "labour_income of the labourers' Programs"
    assert spelled_but("the Labour Centre and its labour", ("Labour Centre",)) == "the Labour Centre and its labor"
    assert spelled("the programme") == "the programme"
    with spelling("American"):
        assert spelled("Neighbours of the programme, half a per cent") == "Neighbors of the program, half a percent"
    assert spelled("the programme") == "the programme"


def test_the_language_is_that_of_the_country() -> None:
    with speaking(language_of("USA")):
        assert spelled("labour") == "labor"
        with speaking(language_of("GBR")):
            assert spelled("labour") == "labour"
        assert spelled("labour") == "labor"
