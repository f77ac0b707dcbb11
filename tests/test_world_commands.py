"""The commands on packages that hold many economies."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from conftest import BookWriter
from impactcalc.cli import app


def said(*words: str, code: int = 0) -> str:
    """What a command says on stdout and stderr."""
    done = CliRunner().invoke(app, words)
    assert done.exit_code == code, done.output
    return done.output


def test_the_list_has_a_line_for_each() -> None:
    lines = said("multipliers", "list").splitlines()
    names = [line.split("  ")[1] for line in lines if line.startswith("  ")]
    assert names == [*(f"us-{year}" for year in range(2014, 2025)), "world-2014", "world-2022"]
    assert [line for line in lines if not line.startswith("  ")] == ["United States:", "Many countries:"]
    assert lines[-2].endswith("(43 places, basic prices)")
    assert lines[-1].endswith("(80 places, basic prices)")


def test_a_country_is_shown_from_its_latest_table_or_the_one_named() -> None:
    assert said("multipliers", "show", "Japan").startswith("Japan 2022, 49 industries: what 1 JPY of spending does")
    assert said("multipliers", "show", "JP", "--multipliers", "world-2014").startswith("Japan 2014, 51 industries")
    compared = said("multipliers", "compare", "JP", "DE", "--multipliers", "world-2014")
    assert "JP: Japan 2014" in compared
    assert "DE: Germany 2014" in compared


@pytest.mark.parametrize("name", ["world-2014", "world-2022"])
def test_every_economy_is_verified(name: str) -> None:
    text = said("multipliers", "verify", name)
    assert "FAIL" not in text
    assert "row balance" in text
    assert text.rstrip().endswith("identities hold.")


def test_a_package_of_many_needs_a_place() -> None:
    refused = said("multipliers", "show", "world-2014", "--industries", code=2)
    assert "holds 43 economies and it needs a place: AT, AU" in refused
    assert "-> Give the place and the package: FR --multipliers world-2014." in refused
    assert said("multipliers", "show", "FR", "--multipliers", "world-2014", "--industries").startswith("France 2014")
    assert "it does not cover 'EG'" in said("multipliers", "show", "EG", "--multipliers", "world-2014", code=2)


def test_a_study_runs_on_the_table_that_is_named(write_book: BookWriter, tmp_path: Path) -> None:
    book = write_book(
        {
            "Study": [["Name", "Twinning"], ["Place", "Germany"], ["Year", 2022], ["Currency", "EUR"]],
            "Visitors": [["Visitors", "Nights", "Accommodation"], [10, 2, 5000]],
        }
    )
    found = {}
    for package in ("", "world-2014"):
        out = tmp_path / f"{package or 'own'}.json"
        report = tmp_path / f"{package or 'own'}.xlsx"
        chosen = ["--multipliers", package] if package else []
        said("run", str(book), "-o", str(report), "--json", str(out), "--quiet", *chosen)
        found[package] = json.loads(out.read_text(encoding="utf-8"))["economy"]
    assert (found[""]["name"], found[""]["place"]) == ("world-2022", "DE")
    assert (found["world-2014"]["name"], found["world-2014"]["place"]) == ("world-2014", "DE")


@pytest.mark.parametrize(
    ("place", "currency", "package", "said_of", "closest"),
    [
        ("France", "EUR", "", "world-2022", "is I (Accommodation and food service activities)"),
        ("France", "EUR", "world-2014", "world-2014", "is I (Accommodation and food service activities)"),
        ("US", "USD", "", "us-2022", "is 721 (Accommodation)"),
        ("US-TX", "USD", "", "us-2022", "is 721 (Accommodation)"),
        ("fips:48439+48113", "USD", "", "us-2022", "is 721 (Accommodation)"),
    ],
)
def test_the_command_that_lists_industries_works_for_every_place(
    write_book: BookWriter, place: str, currency: str, package: str, said_of: str, closest: str
) -> None:
    book = write_book(
        {
            "Study": [["Name", "Twinning"], ["Place", place], ["Year", 2022], ["Currency", currency]],
            "Deals": [
                ["Kind", "Phase", "Amount", "Industry", "Years", "Attribution share", "Probability"],
                ["export", "one_off", 1000, "hotels", 1, 1, 1],
            ],
        }
    )
    chosen = ["--multipliers", package] if package else []
    refused = " ".join(said("run", str(book), *chosen, code=2).split())
    assert f"The closest {closest};" in refused
    (command,) = re.findall(r"`impactcalc (multipliers show [^`]*)`", refused)
    assert said_of in command
    assert closest.split(" ")[1] in said(*command.split())
