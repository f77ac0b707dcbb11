"""Options that stand in a dataclass: a command has them as if each were a parameter of its own."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import Annotated, get_type_hints

import pytest
import typer
from typer.testing import CliRunner

from impactcalc.cli.grouped import grouped

Deep = Annotated[int, typer.Option("--deep", "-d", help="How deep.")]
Name = Annotated[str, typer.Option("--name", help="Its name.")]
seen: list[object] = []


@dataclass(frozen=True)
class Both:
    """Two options."""

    name: Name = "city"
    deep: Deep = 3


@grouped
def dig(place: str, both: Both, loud: bool = False) -> None:
    """Dig."""
    seen.append((place, both, loud))


def dig_plainly(place: str, name: Name = "city", deep: Deep = 3, loud: bool = False) -> None:
    """Dig."""


def test_help_is_that_of_the_options_themselves() -> None:
    made = [typer.Typer(add_completion=False) for _ in range(2)]
    for app, command in zip(made, (dig, dig_plainly), strict=True):
        app.command("dig")(command)
    one, other = (CliRunner().invoke(app, ["--help"]).output for app in made)
    assert one == other
    assert "How deep." in one
    assert inspect.signature(dig).parameters.keys() == inspect.signature(dig_plainly).parameters.keys()
    assert get_type_hints(dig, include_extras=True)["deep"] == Deep
    assert (dig.__name__, dig.__doc__) == ("dig", "Dig.")


def test_what_is_given_comes_in_its_group() -> None:
    app = typer.Typer(add_completion=False)
    app.command("dig")(dig)
    seen.clear()
    assert CliRunner().invoke(app, ["here", "-d", "5", "--loud"]).exit_code == 0
    dig("there", name="town")
    assert seen == [("here", Both("city", 5), True), ("there", Both("town", 3), False)]
    with pytest.raises(TypeError, match="depth"):
        dig("there", depth=1)
