"""The identities of a package: the shipped ones hold, and each kind of damage fails the line that is about it."""

from __future__ import annotations

import math
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from impactcalc.economy.identities_text import verification_table
from impactcalc.economy.identity import Identity
from impactcalc.economy.package import available, locate
from impactcalc.economy.verification import verify
from impactcalc.errors import PackageError
from small_package import Rows, change_cell, change_descriptor, change_rows, small_package

Damage = Callable[[Path], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_package(tmp_path / "small")


@pytest.fixture
def us(tmp_path: Path) -> Path:
    return Path(shutil.copytree(locate("us-2014"), tmp_path / "us"))


def failed(folder: Path) -> set[str]:
    return {identity.name for identity in verify(folder) if not identity.passed}


def by_name(identities: tuple[Identity, ...]) -> dict[str, Identity]:
    return {identity.name: identity for identity in identities}


# --- what holds


@pytest.mark.parametrize("name", available())
def test_every_shipped_package_passes(name: str) -> None:
    identities = verify(name)
    assert [identity for identity in identities if not identity.passed] == []
    assert len({identity.name for identity in identities}) == len(identities)
    for identity in identities:
        assert identity.what.endswith(".")
        assert identity.explanation


def test_the_small_package_passes(folder: Path) -> None:
    assert failed(folder) == set()


def test_hotels_are_the_headline() -> None:
    found = by_name(verify("us-2014"))
    assert round(found["721, Type I"].value, 2) == 1.66
    assert round(found["721, Type II"].value, 2) == 2.59
    assert found["721, Type I"].relation == ""  # told, not tested
    assert found["GDP, relative"].explanation.startswith("17,550,679 million of value added")


def test_small_negatives_of_the_accounts_are_counted() -> None:
    explanation = by_name(verify("us-2014"))["domestic flows, in all"].explanation
    assert explanation == ("of all flows; 12 cells below zero by 519 million, 4 above the total by 4")


# --- what does not


def cell(resource: str, row: str, column: str, change: Callable[[float], object]) -> Damage:
    return lambda folder: change_cell(folder, resource, row, column, change)


def rows(resource: str, change: Callable[[Rows], Rows]) -> Damage:
    return lambda folder: change_rows(folder, resource, change)


def every_cell(resource: str, factor: float) -> Damage:
    def change(lines: Rows) -> Rows:
        return [lines[0], *([line[0], *(str(float(x) * factor) for x in line[1:])] for line in lines[1:])]

    return rows(resource, change)


def every_job(factor: float) -> Damage:
    def change(lines: Rows) -> Rows:
        at = lines[0].index("jobs")
        return [lines[0], *([*line[:at], str(float(line[at]) * factor), *line[at + 1 :]] for line in lines[1:])]

    return rows("industries", change)


def flipped(value: float) -> float:
    return -value


@pytest.mark.parametrize(
    ("damage", "names"),
    [
        (cell("transactions", "324", "481", flipped), {"column balance, million", "column balance, relative",
                                                       "GDP, relative", "domestic flows, one cell",
                                                       "domestic flows, in all"}),
        (cell("transactions", "721", "711AS", lambda x: x + 20), {"column balance, million"}),
        (cell("domestic_transactions", "324", "481", flipped), {"domestic flows, one cell", "domestic flows, in all"}),
        (cell("domestic_transactions", "722", "722", lambda x: x + 5e3), {"domestic flows, one cell",
                                                                       "domestic flows, in all"}),
        (cell("industries", "721", "compensation", lambda x: x / 2), {"value added, million"}),
        (cell("industries", "721", "compensation", flipped), {"value added, million", "Type II over Type I, lowest"}),
        (cell("industries", "721", "household_consumption", flipped), {"households' purchases, lowest"}),
        (cell("industries", "721", "household_consumption", lambda x: x * 3), {"households' purchases, highest"}),
        (cell("industries", "721", "jobs", lambda x: x * 1000), {"jobs, highest", "jobs, spread"}),
        (cell("industries", "721", "jobs", flipped), {"jobs, lowest"}),
        (every_job(0.001), {"jobs, average"}),
        (every_job(1000.0), {"jobs, highest"}),
    ],
)  # fmt: skip
def test_damage_to_the_us_fails_its_own_line(us: Path, damage: Damage, names: set[str]) -> None:
    damage(us)
    assert failed(us) == names


def _bridge_row(category: str, at: int, value: str) -> Damage:
    def change(lines: Rows) -> Rows:
        next(line for line in lines if line[0] == category)[at] = value
        return lines

    return rows("bridge", change)


@pytest.mark.parametrize(
    ("damage", "names", "explanation"),
    [
        (
            _bridge_row("accommodation", 3, "0.8"),
            {"bridge, shares"},
            "the most: accommodation",
        ),
        (
            _bridge_row("accommodation", 2, "inn"),
            {"bridge, parts"},
            "accommodation/service names the industry 'inn', which is not in the table",
        ),
        (
            _bridge_row("local_wages", 2, "farm"),
            {"bridge, parts"},
            "local_wages/wages names the industry 'farm', which must be empty for this treatment",
        ),
        (_bridge_row("local_wages", 1, "tax"), {"bridge, taxes on the sale"}, "shares in all"),
        (rows("bridge", lambda lines: lines[:1]), {"bridge, shares"}, "the bridge is empty"),
        (
            lambda folder: change_descriptor(folder, _income(100.0)),
            {"households' spending"},
            "of personal income",
        ),
    ],
)
def test_damage_to_the_bridge_or_the_households(
    folder: Path, damage: Damage, names: set[str], explanation: str
) -> None:
    damage(folder)
    found = [identity for identity in verify(folder) if not identity.passed]
    assert {identity.name for identity in found} == names
    assert found[0].explanation == explanation


def _income(value: float) -> Callable[[dict[str, Any]], None]:
    def change(descriptor: dict[str, Any]) -> None:
        descriptor["impactcalc"]["personal_income"]["value"] = value

    return change


def test_a_table_that_is_not_productive_is_reported_not_raised(folder: Path) -> None:
    every_cell("domestic_transactions", 4.0)(folder)
    found = by_name(verify(folder))
    assert not found["spectral radius"].passed
    for name in (
        "Leontief inverse",
        "Type I, lowest",
        "households' room",
        "Type II, two ways",
        "Type II over Type I, lowest",
    ):
        assert math.isnan(found[name].value)
        assert not found[name].passed
        assert "its spectral radius is" in found[name].explanation
    assert not [name for name in found if name.startswith("hotel")]


def test_households_that_respend_more_than_all_are_reported_not_raised(folder: Path) -> None:
    change_descriptor(folder, _income(20.0))
    found = by_name(verify(folder))
    assert found["Type I, lowest"].passed
    assert not found["households' room"].passed
    assert found["households' room"].explanation.startswith("the table closed over households is not productive")
    assert found["hotel, Type I"].passed
    assert "hotel, Type II" not in found


def test_an_industry_without_output_is_reported_not_raised(folder: Path) -> None:
    change_cell(folder, "industries", "plant", "output", lambda _: 0.0)
    found = by_name(verify(folder))
    assert not found["output"].passed
    assert found["Leontief inverse"].explanation == "not computed: an industry has no output"
    assert found["labels"].passed


def test_jobs_in_a_currency_without_a_rate_are_told_not_tested(folder: Path) -> None:
    def in_no_currency(descriptor: dict[str, Any]) -> None:
        descriptor["impactcalc"]["currency"] = "XXX"

    change_descriptor(folder, in_no_currency)
    found = by_name(verify(folder))
    assert found["jobs, average"].relation == ""
    assert found["jobs, average"].explanation.startswith("per million XXX of output")
    assert found["jobs, spread"].relation == "<="


def test_jobs_are_measured_in_dollars_whatever_the_currency(folder: Path) -> None:
    def in_yen(descriptor: dict[str, Any]) -> None:
        descriptor["impactcalc"]["currency"] = "JPY"

    before = by_name(verify(folder))["jobs, average"].value
    change_descriptor(folder, in_yen)
    found = by_name(verify(folder))["jobs, average"]
    assert found.value == pytest.approx(before * 105.945)  # yen per dollar, mean of 2014
    assert found.relation == ">="


def test_what_cannot_be_read_is_raised(folder: Path) -> None:
    with pytest.raises(PackageError, match="there is no multiplier package 'us-1914'"):
        verify("us-1914")
    (folder / "transactions.csv").unlink()
    with pytest.raises(PackageError, match=r"transactions\.csv is missing"):
        verify(folder)


# --- the table


def test_the_table_is_aligned_and_says_what_failed(folder: Path) -> None:
    change_cell(folder, "industries", "hotel", "compensation", lambda pay: pay / 2)
    lines = verification_table(verify(folder)).splitlines()
    head = lines[0]
    at = head.index("must be")
    for line in lines[1:]:
        if line.startswith(("pass", "FAIL")):
            assert line[at] in "<>", line
            assert line[at - 1] == " ", line
    (wrong,) = (number for number, line in enumerate(lines) if line.startswith("FAIL"))
    assert lines[wrong].split()[:4] == ["FAIL", "value", "added,", "million"]
    assert lines[wrong].split()[4:7] == ["20", "<=", "2"]
    assert lines[wrong + 1].strip() == "Value added is compensation, taxes on production and gross operating surplus."
    assert lines[-1] == "24 of 25 identities hold."
    assert all(line == line.rstrip() for line in lines)
