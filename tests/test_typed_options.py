"""What is typed for an option and is empty, no number, or beyond what can be: told, with what to type."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from impactcalc.cli import app

EMPTY = "      The option is given, and what stands for it is empty.\n      -> Type something for it, or leave it out."
DIGITS = "This is no number.\n      -> Type digits, such as 12"


def refused(*words: object) -> str:
    done = CliRunner().invoke(app, list(map(str, words)))
    assert done.exit_code == 2, done.output
    return done.output


@pytest.mark.parametrize(
    ("words", "options"),
    [
        (["run", "x.xlsx", "-o", "", "--json", " ", "--place", ""], ["--out", "--json", "--place"]),
        (["run", "x.xlsx", "--csv", "", "--theme=", "--template", ""], ["--csv", "--theme", "--template"]),
        (["compare", "a.xlsx", "--scenario", ""], ["--scenario"]),
        (["multipliers", "show", "US", "--multipliers", ""], ["--multipliers"]),
        (["multipliers", "import", "rims", "r.csv", "-o", "", "--place", "US", "--year", "2018"], ["--out"]),
        (["estimate", "Reims", "--anyway", "", "--save", ""], ["--anyway", "--save"]),
        (["batch", "in", "-o", "out", "--members", "", "--dask", ""], ["--members", "--dask"]),
        (["validate", "a.xlsx", "--marked", ""], ["--marked"]),
    ],
)
def test_an_option_that_is_given_and_empty_is_not_taken_as_left_out(words: list[str], options: list[str]) -> None:
    text = refused(*words)
    count = f"{len(options)} problem{'s' if len(options) > 1 else ''}"
    assert text.startswith(count), text
    for option in options:
        assert f"  {option}\n{EMPTY}" in text


@pytest.mark.parametrize(
    ("words", "argument"),
    [(["run", ""], "INPUT"), (["multipliers", "compare", "US", ""], "PLACE"), (["explain", " "], "REPORT")],
)
def test_an_argument_that_is_empty_is_no_folder(words: list[str], argument: str) -> None:
    said = f"  {argument}\n      This is given, and it is empty.\n      -> Type what belongs there, as --help says."
    assert said in refused(*words)


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [
        ("--visitors", "nan", f"{DIGITS} or 12.5."),
        ("--visitors", "-inf", "This is below 0.\n      -> Type 0 or more."),
        ("--visitors", "inf", f"{DIGITS} or 12.5."),
        ("--visitors", "many", f"{DIGITS} or 12.5."),
        ("--visitors", "1_000", f"{DIGITS} or 12.5."),
        ("--visitors", "-3", "This is below 0.\n      -> Type 0 or more."),
        ("--visitors", "1,000", "This may be two numbers.\n      -> Type 1000 or 1."),
        ("--visitors", "1.234", "This may be two numbers.\n      -> Type 1234 or 1.2340."),
        ("--visitors", "1,234", "This may be two numbers.\n      -> Type 1234 or 1.2340."),
        ("--visitors", "1.234.567", "This is no number.\n      -> Type 1234567."),
        ("--visitors", "1'000", "This is no number.\n      -> Type 1000."),
        ("--visitors", "1 000", "This is no number.\n      -> Type 1000."),
        ("--visitors", "12,5", "This is no number.\n      -> Type 12.5."),
        ("--draws", "1,000", "This is no number.\n      -> Type 1000."),
        ("--draws", "1.5", "Digits alone belong here.\n      -> Type a whole number, such as 12."),
        ("--draws", "1e3", "Digits alone belong here.\n      -> Type 1000."),
        ("--draws", "1e300", "Digits alone belong here.\n      -> Type a whole number, such as 12."),
        ("--draws", "nan", f"{DIGITS}."),
        ("--draws", "-1", "This is below 0.\n      -> Type 0 or more."),
        ("--year", "2024.0", "Digits alone belong here.\n      -> Type 2024."),
    ],
)
def test_what_is_no_number_is_told_with_what_to_type(option: str, typed: str, said: str) -> None:
    assert f'  {option}  "{typed}"\n      {said}' in refused("estimate", "Nagasaki", option, typed)


@pytest.mark.parametrize(("people", "nights"), [("1234", "1.2340"), ("1e3", "2"), (" 5 ", "0"), ("1000000000000", "1")])
def test_what_a_remedy_says_is_taken(people: str, nights: str) -> None:
    done = CliRunner().invoke(app, ["estimate", "Nagasaki, Japan", "--visitors", people, "--nights", nights])
    assert done.exit_code == 0, done.output


def test_estimates_are_bounded() -> None:
    text = refused("estimate", "Nagasaki", "--visitors", "1e300", "--hosted", "3", "--hosted-nights", "367",
                   "--event-people", "9", "--event-days", "1e12")  # fmt: skip
    assert text.count("->") == 3
    assert "This is above 1,000,000,000,000, the most that is taken.\n      -> Type 1000000000000 or less." in text
    assert '  --hosted-nights  "367"\n      More nights for each of them than a year has.\n' in text
    assert "More days for each of them than a year has.\n      -> Type the days of one of them: 366 at most." in text
    assert max(map(len, text.splitlines())) < 200


def test_other_numbers_are_bounded(tmp_path: Path) -> None:
    text = refused("batch", tmp_path, "-o", tmp_path / "out", "--seconds", "1e300", "--memory", "10000000000")
    assert text.count("This is above 1,000,000,000, the most that is taken.\n      -> Type 1000000000 or less.") == 2
    years = "A year lies between 1990 and 2100."
    assert years in refused("places", "Reims", "--spending", "--year", 1)
    jobs = tmp_path / "jobs.csv"
    jobs.write_text("Industry,Jobs\nI,5\n")
    assert years in refused("multipliers", "import", "jobs", jobs, "-o", tmp_path / "own", "--place", "Casablanca",
                            "--year", 99999)  # fmt: skip


def test_the_year_of_spending_that_is_not_asked_for_is_told() -> None:
    text = refused("places", "Reims", "--year", 2020)
    assert '  --year  "2020"\n      The year is that of the spending that is shown' in text
    assert CliRunner().invoke(app, ["places", "Reims", "--year", "2020", "--spending"]).exit_code == 0
