"""The lines that say which place, table and year a run took."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import impactcalc as ic
from conftest import STUDY, VISITORS, BookWriter
from impactcalc.economy.package import load_table
from impactcalc.impact.run import run
from impactcalc.report.words.en.taken import MOST, taken_words
from impactcalc.study.checking.validation import read_study
from impactcalc.study.sheets.schema import Exchanges, Settings, Visitors


def words(write_book: BookWriter, place: object, year: int, **settings: Any) -> tuple[str, ...]:
    rows = [["Name", "x"], ["Place", place], ["Year", year], ["Currency", "USD"]]
    rows += [[name.replace("_", " ").capitalize(), value] for name, value in settings.items()]
    return taken_words(run(read_study(write_book({"Study": rows, "Visitors": VISITORS}))))


@pytest.mark.parametrize(
    ("year", "table"),
    [
        (2014, "us-2014, because the study's year is 2014"),
        (2016, "us-2016, because the study's year is 2016"),
        (2010, "us-2014, the oldest; the study is of 2010"),
        (2024, "us-2024, because the study's year is 2024"),
    ],
)
def test_the_table_and_why(year: int, table: str, write_book: BookWriter) -> None:
    assert words(write_book, "cbsa:19100", year) == (
        f"Place: Dallas-Fort Worth-Arlington, TX. Table: {table}. Prices: USD of {year}.",
    )


def test_the_place_and_where_it_is_from(write_book: BookWriter) -> None:
    (line,) = words(write_book, 6037, 2014, report_year=2015)
    assert line.startswith('Place: Los Angeles County, CA, read from "6037". Table: us-2014, because')
    assert line.endswith("Prices: USD of 2015.")
    study = read_study(write_book({"Study": STUDY, "Visitors": VISITORS})).at_place("US-TX")
    assert taken_words(run(study))[0].startswith("Place: Texas, given for this run. Table: us-2014")


def test_a_table_that_was_chosen(write_book: BookWriter) -> None:
    study = read_study(write_book({"Study": STUDY, "Visitors": VISITORS}))
    (line,) = taken_words(run(study, load_table("us-2023")))
    assert "Table: us-2023, chosen for this run; the study is of 2014." in line
    own = replace(load_table("us-2023"), name="mine")
    assert "Table: mine, of 2023, chosen for this run; the study is of 2014." in taken_words(run(study, own))[0]


def test_other_places_and_countries_and_how_many_more() -> None:
    base = Settings(name="x", place="US-TX", year=2014)
    near = [Visitors(visitors=1, nights=1, accommodation=100, place=place) for place in ("US-OK", "US-OK", "US-NM")]
    abroad = [
        Exchanges(direction="outbound", travellers=1, nights=1, accommodation=100, partner_country=country)
        for country in ("JPN", "DEU", "KEN", "FRA")
    ]
    lines = taken_words(ic.run(ic.study_from_rows(base, [near[0], *abroad[2:3]])))
    assert [line.split(",")[0] for line in lines[:2]] == ["Place: Texas. Table: us-2014", "Place: Oklahoma"]
    assert lines[2:] == ("Abroad: Kenya. No table, so only what was spent there is counted.",)
    lines = taken_words(ic.run(ic.study_from_rows(base, [*near, *abroad])))
    assert len(lines) == MOST + 1
    assert lines[-1] == "and 2 more"  # of three places and four countries
    assert any(line.startswith("Place: Oklahoma, in 2 rows. Table: us-2014") for line in lines)
    assert "Abroad: Japan. Table: world-2014, for spending of 2014." in taken_words(
        ic.run(ic.study_from_rows(base, abroad[:1]))
    )


def test_both_commands_print_them(tmp_path: Path, write_book: BookWriter) -> None:
    from typer.testing import CliRunner

    from impactcalc.cli import app

    path = write_book({"Study": STUDY, "Visitors": VISITORS})
    line = "Place: the United States. Table: us-2014, because the study's year is 2014."
    out = str(tmp_path / "r.xlsx")
    runner = CliRunner()
    assert line in runner.invoke(app, ["validate", str(path)]).stdout
    assert line in runner.invoke(app, ["run", str(path), "-o", out]).stdout
    told = runner.invoke(app, ["run", str(path), "-o", out, "--force", "--json", "-"])
    assert (line in told.stdout, line in told.stderr) == (False, True)
    for words in (["validate", str(path), "--quiet"], ["run", str(path), "-o", out, "--force", "--quiet"]):
        assert line not in runner.invoke(app, words).output
