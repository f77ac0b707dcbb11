"""A field of a descriptor that holds what cannot stand there: the file, the field, what stands there, what can."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from impactcalc.cli import app
from impactcalc.datapackage import DESCRIPTOR, read_package
from impactcalc.economy.collection import read_collection
from impactcalc.economy.descriptor_fields import kind_of
from impactcalc.economy.importing.own_bridge import read_wishes
from impactcalc.economy.importing.own_package import About
from impactcalc.economy.importing.rims import import_rims
from impactcalc.economy.package import load_economy, locate
from impactcalc.economy.verification import verify
from impactcalc.errors import PackageError
from own_tables import write_rows
from small_package import change_descriptor, small_package

KINDS = '"economy" or "multipliers" or "jobs of a place" belongs'
SHARE = "a value that is a number belongs, and its source"
UNFIT: list[tuple[str, object, str]] = [
    ("kind", "", f'is "", where {KINDS}'),
    ("kind", 5, f"is 5, where {KINDS}"),
    ("kind", None, f"is null, where {KINDS}"),
    ("kind", ["economy"], f'is ["economy"], where {KINDS}'),
    ("kind", "Economy", f'is "Economy", where {KINDS}'),
    ("kind", {}, f"is {{}}, where {KINDS}"),
    ("kind", True, f"is true, where {KINDS}"),
    ("unit", "", 'is "", where "million" belongs'),
    ("unit", None, 'is null, where "million" belongs'),
    ("valuation", [], 'is [], where "producer" or "basic" belongs'),
    ("place", "", 'is "", where the code of a place belongs, such as "DE"'),
    ("place", 5, 'is 5, where the code of a place belongs, such as "DE"'),
    ("country", None, 'is null, where the code of a country belongs, such as "DEU"'),
    ("country", " ", 'is " ", where the code of a country belongs, such as "DEU"'),
    ("currency", ["EUR"], 'is ["EUR"], where the code of a currency belongs, such as "EUR"'),
    ("currency", "", 'is "", where the code of a currency belongs, such as "EUR"'),
    ("year", "2014", 'is "2014", where a whole number belongs'),
    ("year", True, "is true, where a whole number belongs"),
    ("year", None, "is null, where a whole number belongs"),
    ("year", 2014.5, "is 2014.5, where a whole number belongs"),
    ("jobs_basis", 5, "is 5, where a text belongs, or null"),
    ("personal_income", "", f'is "", where {SHARE}, or null'),
    ("personal_income", True, f"is true, where {SHARE}, or null"),
    ("contribution_share", None, f"is null, where {SHARE}"),
    ("contribution_share", {"value": True}, f'is {{"value": true}}, where {SHARE}'),
    ("rounded_cells", -1, "is -1, where a whole number of 0 or more belongs"),
    ("lacks", [5], "is [5], where a list of names belongs"),
    ("kind", "\ud800", f'is "\\ud800", where {KINDS}'),
    ("kind", "ü" * 200, f'is "{"ü" * 99}..., where {KINDS}'),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_package(tmp_path / "small")


def told(folder: Path) -> str:
    """What is said of a package, loaded or verified: the same."""
    said = []
    for read in (load_economy, verify):
        with pytest.raises(PackageError) as caught:
            read(folder)
        said.append(str(caught.value))
    assert said[0] == said[1]
    return said[0]


@pytest.mark.parametrize(("field", "value", "message"), UNFIT)
def test_an_economy(folder: Path, field: str, value: object, message: str) -> None:
    change_descriptor(folder, lambda descriptor: descriptor["impactcalc"].update({field: value}))
    assert told(folder) == f"{folder / DESCRIPTOR}: impactcalc.{field} {message}"


@pytest.mark.parametrize(("value", "shown"), [(None, "null"), ([], "[]"), ("economy", '"economy"'), (5, "5")])
def test_the_whole_part(folder: Path, value: object, shown: str) -> None:
    change_descriptor(folder, lambda descriptor: descriptor.update(impactcalc=value))
    part = "names with what they stand for belong"
    assert told(folder) == f"{folder / DESCRIPTOR}: impactcalc is {shown}, where {part}"
    change_descriptor(folder, lambda descriptor: descriptor.pop("impactcalc"))
    assert told(folder) == "small: the descriptor's part 'impactcalc' must say kind"


def _own(tmp_path: Path, *words: object) -> Path:
    out = tmp_path / "own"
    done = CliRunner().invoke(app, ["multipliers", "import", *map(str, words), "-o", str(out)])
    assert done.exit_code == 0, done.output
    return out


@pytest.fixture
def jobs(tmp_path: Path) -> Path:
    """A package of a place's jobs."""
    (tmp_path / "jobs.csv").write_text(
        "Industry,Jobs,Jobs in the nation\nA,1000,20000\nC,3000,90000\nG-U,6000,200000\n", encoding="utf-8"
    )
    return _own(tmp_path, "jobs", tmp_path / "jobs.csv", "--place", "Lyon, France", "--year", 2014)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        *[one for one in UNFIT if one[0] in ("kind", "place", "jobs_basis")],
        ("nation", None, 'is null, where the name of a shipped package belongs, such as "us-2014"'),
        ("residents", 1.5, "is 1.5, where a number from 0 to 1 belongs, or null"),
        ("residents", "half", 'is "half", where a number from 0 to 1 belongs, or null'),
        ("pay", [], "is [], where a number of 0 or more belongs, or null"),
        ("jobs_source", 5, "is 5, where a text belongs"),
        ("jobs_source", None, "is null, where a text belongs"),
    ],
)
def test_the_jobs_of_a_place(jobs: Path, field: str, value: object, message: str) -> None:
    load_economy(jobs)
    change_descriptor(jobs, lambda descriptor: descriptor["impactcalc"].update({field: value}))
    assert told(jobs) == f"{jobs / DESCRIPTOR}: impactcalc.{field} {message}"


def test_a_collection_of_no_year(tmp_path: Path) -> None:
    folder = tmp_path / "world"
    folder.mkdir()
    for name in (DESCRIPTOR, "members.csv", "bounds.csv"):
        shutil.copy(locate("world-2014") / name, folder)
    path = folder / DESCRIPTOR
    descriptor: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    read_collection(folder)
    descriptor["impactcalc"]["year"] = [2014]
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    with pytest.raises(PackageError) as caught:
        read_collection(folder)
    assert str(caught.value) == f"{path}: impactcalc.year is [2014], where a whole number belongs"


def test_a_command_that_is_given_it(folder: Path) -> None:
    change_descriptor(folder, lambda descriptor: descriptor["impactcalc"].update(kind=""))
    for words in (["multipliers", "show", str(folder)], ["multipliers", "verify", str(folder)]):
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 2
        assert f'{folder / DESCRIPTOR}: impactcalc.kind is "", where {KINDS}' in done.output.replace("\n", " ")


def test_the_kinds_that_are_shipped_are_known() -> None:
    assert {kind_of(read_package(locate(name))) for name in ("us-2014", "us-2024")} == {"economy"}


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [one for one in UNFIT if one[0] not in ("personal_income", "contribution_share", "rounded_cells", "lacks")],
)
def test_a_set_of_multipliers(tmp_path: Path, field: str, value: object, message: str) -> None:
    rows = [
        ("INDUSTRY", "Output (dollars)", "Earnings (dollars)", "Employment (jobs)"),
        ("721 Accommodation", 1.9, 0.55, 15.0),
        ("722 Food services", 2.0, 0.6, 20.0),
    ]
    about = About("US-NC", "USA", 2018, "USD", "made up", valuation="producer", jobs_basis="jobs")
    folder = tmp_path / "set"
    import_rims([write_rows(tmp_path / "rims.csv", rows)], folder, about, read_wishes(codes="naics"), type="II")
    load_economy(folder)
    change_descriptor(folder, lambda descriptor: descriptor["impactcalc"].update({field: value}))
    assert told(folder) == f"{folder / DESCRIPTOR}: impactcalc.{field} {message}"
