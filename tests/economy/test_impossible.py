"""Packages that were tampered with, their hashes too: what no economy can be is told when they are loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from impactcalc.datapackage import DESCRIPTOR
from impactcalc.economy.package import load_economy
from impactcalc.economy.verification import verify
from impactcalc.errors import PackageError, TableError
from small_package import change_cell, change_descriptor, change_rows, small_package


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_package(tmp_path / "small")


def refusal(folder: Path) -> str:
    with pytest.raises(PackageError) as caught:
        load_economy(folder)
    return str(caught.value)


def what(folder: Path, found: str) -> str:
    return (
        f"small: the figures of this package cannot be right: {found}. Build it again from its source; "
        f"'impactcalc multipliers verify {folder}' tells all that must hold"
    )


@pytest.mark.parametrize(
    ("column", "value", "found"),
    [
        ("jobs", 1e300, "more jobs (1e+300) than the world has people"),
        ("jobs", -1, "jobs below zero: plant (-1)"),
        ("compensation", -50, "pay below zero: plant (-50); pay, taxes on production and operating surplus that miss value added: plant (100)"),
        ("compensation", 75, "pay, taxes on production and operating surplus that miss value added: plant (25)"),
        ("compensation", 170, "pay above value added, over all industries; pay, taxes on production and operating surplus that miss value added: plant (120)"),
        ("value_added", 2e15, "value added in million beyond any economy's: plant (2e+15); value added above output, over all industries; pay, taxes on production and operating surplus that miss value added: plant (2e+15)"),
        ("household_consumption", 1e16, "what households buy in million beyond any economy's: plant (1e+16)"),
    ],
)  # fmt: skip
def test_an_account_that_cannot_be(folder: Path, column: str, value: float, found: str) -> None:
    load_economy(folder)  # what was loaded before does not hide what became of it
    change_cell(folder, "industries", "plant", column, lambda _: value)
    assert refusal(folder) == what(folder, found)


def test_pay_without_the_other_parts_of_value_added(folder: Path) -> None:
    def without(rows: list[list[str]]) -> list[list[str]]:
        at = rows[0].index("gross_operating_surplus")
        return [row[:at] + row[at + 1 :] for row in rows]

    change_rows(folder, "industries", without)

    def lacks(descriptor: dict[str, Any]) -> None:
        descriptor["impactcalc"]["lacks"] = ["gross_operating_surplus"]
        fields = descriptor["resources"][0]["schema"]["fields"]
        descriptor["resources"][0]["schema"]["fields"] = [f for f in fields if f["name"] != "gross_operating_surplus"]

    change_descriptor(folder, lacks)
    load_economy(folder)
    change_cell(folder, "industries", "plant", "compensation", lambda _: 100.0)
    load_economy(folder)  # subsidies may pay a part
    change_cell(folder, "industries", "plant", "compensation", lambda _: 1e6)
    assert "pay above value added, over all industries" in refusal(folder)


def test_a_flow_that_cannot_be(folder: Path) -> None:
    change_cell(folder, "transactions", "farm", "plant", lambda _: 1e200)
    assert refusal(folder) == what(folder, "flows in million beyond any economy's: plant (1e+200)")


def test_a_package_that_says_so_itself_is_loaded(folder: Path) -> None:
    change_cell(folder, "industries", "plant", "compensation", lambda _: 75.0)
    change_descriptor(folder, lambda d: d["impactcalc"]["facts"].update({"does not hold": "value added, million"}))
    assert load_economy(folder).facts["does not hold"] == "value added, million"


@pytest.mark.parametrize("name", ["us-2014", "us-2024"])
@pytest.mark.parametrize("place", [None, "US-TX"])
def test_shipped_packages_can_be(name: str, place: str | None) -> None:
    assert load_economy(name, place).industries


@pytest.mark.parametrize("place", ["DE", "JP", "RU", "LU", "MX", "ID"])
def test_shipped_countries_can_be(place: str) -> None:
    assert load_economy("world-2014", place).industries


def test_a_file_that_changed_alone_is_not_hidden_by_what_was_loaded(folder: Path) -> None:
    load_economy(folder)
    path = folder / "industries.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("500.0", "501.0"), encoding="utf-8")
    assert "is not the file that the descriptor describes" in refusal(folder)


# Descriptors ----------------------------------------------------------------------------------------


def _about(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda descriptor: descriptor["impactcalc"].update({key: value})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_about("jobs_year", [2014]), "{path}: impactcalc.jobs_year is [2014], where a whole number belongs"),
        (_about("rounded_cells", {}), "{path}: impactcalc.rounded_cells is {}, where a whole number of 0 or more belongs"),
        (_about("rounded_to", "million"), '{path}: impactcalc.rounded_to is "million", where a number above 0 belongs'),
        (_about("lacks", 5), "{path}: impactcalc.lacks is 5, where a list of names belongs"),
        (_about("year", [2014]), "{path}: impactcalc.year is [2014], where a whole number belongs"),
        (_about("year", 10**400), "{path}: impactcalc.year is a number beyond all that is counted"),
        (_about("personal_income", {"value": 10**400}), "{path}: impactcalc.personal_income.value is a number beyond all that is counted"),
        (_about("personal_income", {"value": [1]}), '{path}: impactcalc.personal_income is {"value": [1]}, where a value that is a number belongs, and its source, or null'),
        (_about("income_tax_by_state", [1]), "small: income_tax_by_state needs two rates from 0 to 1 for each state"),
        (_about("income_tax_by_state", {"rates": {"TX": 5}}), "small: income_tax_by_state needs two rates from 0 to 1 for each state"),
        (_about("income_tax_by_state", {"rates": {"TX": [0, 5]}}), "small: income_tax_by_state needs two rates from 0 to 1 for each state"),
        (_about("valuation", {}), '{path}: impactcalc.valuation is {}, where "producer" or "basic" belongs'),
        (_about("fiscal", [1]), "small: the descriptor's part 'fiscal' must say federal_production, state_production, federal_personal_tax, social_contributions, state_local_income_tax, state_income"),
    ],
)  # fmt: skip
def test_a_descriptor_of_other_kinds_of_values(
    folder: Path, change: Callable[[dict[str, Any]], None], message: str
) -> None:
    change_descriptor(folder, change)
    assert refusal(folder) == message.replace("{path}", str(folder / DESCRIPTOR))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[" * 100_000, "is nested deeper than any descriptor"),
        ('{"a":' * 60 + "1" + "}" * 60, "is nested deeper than any descriptor, at a.a.a"),
        ("[1]", "is no descriptor: a data package has names with what they stand for"),
        ('{"name": ' + "9" * 5000 + "}", "is not readable as JSON: Exceeds the limit"),
        ('{"name": 1e999}', ": name is a number beyond all that is counted"),
        ("\udcff", "is not readable as JSON: "),
    ],
)
def test_a_descriptor_that_is_none(folder: Path, text: str, message: str) -> None:
    (folder / DESCRIPTOR).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert message in refusal(folder)


def test_a_descriptor_that_is_too_large(folder: Path) -> None:
    with (folder / DESCRIPTOR).open("wb") as stream:
        stream.truncate(17 * 2**20)
    assert refusal(folder) == f"{folder / DESCRIPTOR} is larger than 16 MiB"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(10**400),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
KEYS = ("kind", "place", "country", "year", "currency", "unit", "valuation", "jobs_basis", "personal_income",
        "contribution_share", "facts", "fiscal", "working_time", "income_tax_by_state", "lacks", "jobs_year",
        "rounded_to", "rounded_cells", "other_purchases", "brought")  # fmt: skip


@given(st.dictionaries(st.sampled_from(KEYS), VALUES, min_size=1, max_size=3), st.sampled_from(["about", "package"]))
@example({"facts": None}, "about")
def test_any_value_in_a_descriptor_is_taken_or_told(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, Any], where: str
) -> None:
    folder = small_package(tmp_path_factory.mktemp("any") / "small")

    def change(descriptor: dict[str, Any]) -> None:
        (descriptor["impactcalc"] if where == "about" else descriptor).update(values)

    change_descriptor(folder, change)
    for read in (load_economy, verify):
        try:
            read(folder)
        except (PackageError, TableError) as error:
            assert str(error)


@given(st.sampled_from(["name", "title", "version", "sources", "resources", "impactcalc"]), VALUES)
def test_any_value_at_the_top_of_a_descriptor_is_taken_or_told(
    tmp_path_factory: pytest.TempPathFactory, key: str, value: object
) -> None:
    folder = small_package(tmp_path_factory.mktemp("top") / "small")
    change_descriptor(folder, lambda descriptor: descriptor.update({key: value}))
    for read in (load_economy, verify):
        try:
            read(folder)
        except (PackageError, TableError) as error:
            assert str(error)


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["output", "value_added", "compensation", "jobs", "household_consumption"]),
)
def test_any_number_in_the_accounts_is_told_or_gives_multipliers_that_are_numbers(
    tmp_path_factory: pytest.TempPathFactory, value: float, column: str
) -> None:
    folder = small_package(tmp_path_factory.mktemp("number") / "small")
    change_cell(folder, "industries", "plant", column, lambda _: value)
    try:
        economy = load_economy(folder)
    except (PackageError, TableError) as error:
        assert str(error)
        return
    for measure in ("output", "jobs"):
        try:
            assert np.isfinite(economy.multipliers(measure, "I")).all()
        except TableError as error:
            assert str(error)
