"""An option that a message names is one of the command that says it, or of the command that is named with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer.testing import CliRunner

from impactcalc.cli import app
from impactcalc.known.world_places import part_of_nation
from impactcalc.study.sheets.template import fill_template
from test_house import ROOT

OPTION = re.compile(r"(?<![\w-])--[a-z][a-z0-9-]*")
NAMED = re.compile(r"impactcalc((?: [a-z0-9-]+)+)")
# Where one thought ends: what is named in another is not the command that an option is of.
BREAK = re.compile(r"\n\s*\n|[.;] |-> |\|")
# Territories of the United States, one without people, a word for two places, one for none, a blank.
PLACES = (
    "Guam", "Puerto Rico", "American Samoa", "U.S. Virgin Islands", "Northern Mariana Islands", "Antarctica",
    "Kenya", "Réunion", "Georgia", "Atlantis", "nuts:XX99", "",
)  # fmt: skip


def commands(group: Any = None, before: tuple[str, ...] = ()) -> dict[tuple[str, ...], set[str]]:
    """Every command by its words, with its options."""
    group = group or typer.main.get_command(app)
    found: dict[tuple[str, ...], set[str]] = {}
    for name, one in group.commands.items():
        words = (*before, name)
        if hasattr(one, "commands"):
            found |= commands(one, words)
        else:
            found[words] = {"--help", *(text for option in one.params for text in option.opts)}
    return found


COMMANDS = commands()


def options(text: str) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """The options in a text, each with the command that is named before it in the same thought."""
    for option in OPTION.finditer(text):
        thought = BREAK.split(text[: option.start()])[-1]
        named = [_command(found[1].split()) for found in NAMED.finditer(thought)]
        yield option[0], next((one for one in reversed(named) if one), None)


def _command(words: list[str]) -> tuple[str, ...] | None:
    return next((tuple(words[:n]) for n in range(len(words), 0, -1) if tuple(words[:n]) in COMMANDS), None)


def strange(text: str, running: tuple[str, ...]) -> list[str]:
    """Options that are of neither the command that is named with them nor, where none is, the one that runs."""
    return [option for option, named in options(text) if option not in COMMANDS[named or running]]


def test_the_law_sees_a_fault() -> None:
    assert strange("Give a package of your own with --multipliers.", ("estimate",)) == ["--multipliers"]
    assert strange("Give a package of your own to `impactcalc run --multipliers`.", ("estimate",)) == []
    assert strange("`impactcalc run STUDY --save`", ("estimate",)) == ["--save"]
    assert strange("Type impactcalc run. Or --multipliers", ("estimate",)) == ["--multipliers"]
    assert strange("`impactcalc multipliers import rims --type II`", ("run",)) == []


@pytest.fixture(scope="module")
def studies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a study in each of the places, and one that says a year of two months."""
    folder = tmp_path_factory.mktemp("studies")
    for at, place in enumerate(PLACES):
        year = 2024 if place else "July 2024 to August 2024"
        study: dict[str, list[dict[str, Any]]] = {
            "Study": [{"name": "x", "place": place, "year": year}],
            "Visitors": [{"id": "guests", "visitors": 10, "nights": 2, "food_service": 400}],
        }
        fill_template(folder / f"{at}.xlsx", study)
    return folder


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "words",
    [
        ("estimate", "PLACE", "--visitors", "4", "--nights", "2", "--draws", "0"),
        ("estimate", "PLACE", "--visitors", "4", "--year", "1800"), ("estimate", "PLACE"),
        ("template", "t.xlsx", "--place", "PLACE"), ("places", "PLACE"), ("places", "PLACE", "--spending"),
        ("places", "PLACE", "--year", "2024"), ("multipliers", "show", "PLACE"), ("multipliers", "compare", "PLACE"),
        ("multipliers", "compare", "PLACE", "US-TX"), ("data", "status", "--place", "PLACE", "--year", "2024"),
        ("multipliers", "import", "jobs", "t.csv", "-o", "own", "--place", "PLACE", "--year", "2024"),
        ("validate", "STUDY"), ("run", "STUDY", "--draws", "0", "-o", "r.xlsx"), ("study-2015", "STUDY"),
        ("compare", "STUDY", "STUDY"), ("run", "0.xlsx", "--place", "PLACE"), ("compare", "STUDY", "--scenario", "x"),
    ],
)  # fmt: skip
def test_what_commands_say_of_places(
    studies: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], place: str
) -> None:
    monkeypatch.chdir(tmp_path)
    files = {"STUDY": str(studies / f"{PLACES.index(place)}.xlsx"), "0.xlsx": str(studies / "0.xlsx")}
    running = next(one for one in COMMANDS if one == words[: len(one)])
    done = CliRunner().invoke(app, [{"PLACE": place, **files}.get(word, word) for word in words])
    assert done.exit_code in (0, 2), (done.output, done.exception)
    # Where a problem stands is told by the option that was typed.
    said = re.sub(r"(?m)^  --[a-z-]+(  \".*)?$", "", done.output)
    assert strange(said, running) == [], said


def test_a_batch_says_of_places(studies: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["batch", str(studies), "-o", str(tmp_path / "out"), "--workers", "1"])
    assert done.exit_code == 2
    said = done.output + (tmp_path / "out" / "summary.csv").read_text(encoding="utf-8")
    assert "no shipped table covers Guam" in said
    assert strange(said, ("batch",)) == []


def test_a_department_overseas_is_named_as_it_is_typed() -> None:
    done = CliRunner().invoke(app, ["estimate", "Réunion", "--visitors", "4", "--nights", "2"])
    assert f"Type {part_of_nation('RE')} as the Place" in done.output


def test_every_option_in_a_message_is_one_of_some_command() -> None:
    """Whoever says it: of the command that is named with it, or of any."""
    every = {option for known in COMMANDS.values() for option in known}
    lines = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8").splitlines()
    found = [(option, named, line) for line in lines for option, named in options(line)]
    assert len(found) > 40
    lost = [(option, line) for option, named, line in found if option not in (COMMANDS[named] if named else every)]
    assert not lost
