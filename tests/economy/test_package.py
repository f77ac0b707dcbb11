"""A multiplier package on disk: what is written is read; what is damaged is refused with its own sentence."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from impactcalc.datapackage import read_package
from impactcalc.economy.package import available, load_table, locate, read_accounts, write_economy
from impactcalc.economy.package_parts import read_bridge
from impactcalc.economy.verification import verify
from impactcalc.errors import PackageError, TableError
from small_package import (
    ACCOUNTS,
    BRIDGE,
    CODES,
    DESCRIPTOR,
    change_cell,
    change_descriptor,
    change_rows,
    small_package,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_package(tmp_path / "small")


# --- what is written is read


def test_what_is_written_is_read(folder: Path) -> None:
    package = read_package(folder)
    accounts = read_accounts(package)
    for name in (
        "Z", "Z_d", "output", "value_added", "compensation", "taxes_on_production", "gross_operating_surplus",
        "household_consumption", "jobs",
    ):  # fmt: skip
        np.testing.assert_array_equal(getattr(accounts, name), getattr(ACCOUNTS, name), err_msg=name)
    for name in ("industries", "names", "sectors", "personal_income", "contribution_share"):
        assert getattr(accounts, name) == getattr(ACCOUNTS, name), name
    assert read_bridge(package) == BRIDGE


def test_the_same_accounts_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    write_economy(again, DESCRIPTOR, read_accounts(read_package(folder)), read_bridge(read_package(folder)))
    assert {path.name for path in again.iterdir()} == {path.name for path in folder.iterdir()}
    for path in again.iterdir():
        assert path.read_bytes() == (folder / path.name).read_bytes(), path.name


def test_the_economy_carries_what_the_package_says(folder: Path) -> None:
    economy = load_table(folder)
    assert economy.industries == CODES
    assert economy.industry_names == ("Farms", "Plants", "Hotels")
    assert (economy.name, economy.title, economy.version) == ("small", "Three industries", "1.0.0")
    assert (economy.place, economy.country, economy.year) == ("XX", "USA", 2014)
    assert (economy.currency, economy.valuation, economy.jobs_basis) == ("USD", "producer", "jobs")
    assert economy.sources == ("made up",)
    assert set(economy.facts) == {"kind of table", "categories without a seller"}
    assert economy.facts["kind of table"] == "for tests"
    assert economy.household_sources == {"personal_income": "made up, income", "contribution_share": "made up, share"}
    assert len(economy.sha256) == 64
    assert economy.measures == ("output", "value_added", "labour_income", "jobs", "taxes_on_production")
    np.testing.assert_allclose(economy.A, ACCOUNTS.Z / ACCOUNTS.output)
    np.testing.assert_allclose(economy.A_d, ACCOUNTS.Z_d / ACCOUNTS.output)
    assert economy.households is not None
    np.testing.assert_allclose(economy.households.row, [0.18, 0.225, 0.36])  # pay less a tenth, per output
    np.testing.assert_allclose(economy.households.column, np.array([20, 40, 50]) / 180)


def test_multipliers_are_labelled_by_industry(folder: Path) -> None:
    economy = load_table(folder)
    for measure in economy.measures:
        for kind, inverse in (("I", economy.L), ("II", economy.L2)):
            series = economy.multipliers(measure, kind)  # type: ignore[arg-type]  # a loop over both literals
            assert tuple(series.index) == CODES
            assert series.index.name == "industry"
            assert series.name == f"{measure}_type_{kind}"
            row = economy.coefficients()[economy.measures.index(measure)]
            np.testing.assert_allclose(series.to_numpy(), row @ inverse)
    # By hand: of a unit that the hotel sells, the jobs in it alone are 9 per million.
    assert economy.multipliers("jobs")["hotel"] > 9.0
    assert (economy.multipliers(type="II") > economy.multipliers()).all()


def test_multipliers_of_an_unknown_measure_or_type_are_refused(folder: Path) -> None:
    economy = load_table(folder)
    with pytest.raises(TableError) as caught:
        economy.multipliers("happiness")  # type: ignore[arg-type]  # the point
    assert str(caught.value) == (
        "small has no happiness; it has output, value_added, labour_income, jobs, taxes_on_production"
    )
    with pytest.raises(TableError, match="multipliers are of type I or II, not 'III'"):
        economy.multipliers("jobs", "III")  # type: ignore[arg-type]  # the point


def test_arrays_are_read_only(folder: Path) -> None:
    economy = load_table(folder)
    assert economy.households is not None
    arrays = [economy.A, economy.A_d, economy.L, economy.L2, economy.output, economy.wage_induced]
    arrays += [economy.households.row, economy.households.column, *economy.per_output.values()]
    for array in arrays:
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0


def test_an_economy_survives_a_trip_to_a_worker(folder: Path) -> None:
    economy = load_table(folder)
    back = pickle.loads(pickle.dumps(economy))
    assert back.industries == economy.industries
    np.testing.assert_array_equal(back.L2, economy.L2)


def test_a_package_that_was_built_again_is_read_again(folder: Path) -> None:
    before = load_table(folder)
    assert load_table(folder) is before
    change_cell(folder, "industries", "hotel", "jobs", lambda jobs: jobs + 100)
    after = load_table(folder)
    assert after.multipliers("jobs")["hotel"] > before.multipliers("jobs")["hotel"]
    assert after.sha256 != before.sha256


def test_the_place_must_be_the_packages(folder: Path) -> None:
    assert load_table(folder, place="xx").place == "XX"
    with pytest.raises(PackageError, match="the package 'small' covers XX, not 'US-TX'"):
        load_table(folder, place="US-TX")


# --- what is not there


def test_an_unknown_package_lists_the_shipped_ones() -> None:
    assert "us-2014" in available()
    with pytest.raises(PackageError) as caught:
        load_table("us-1914")
    assert str(caught.value) == (
        f"there is no multiplier package 'us-1914'. Shipped: {', '.join(available())}. "
        "A package of your own is a folder with a datapackage.json in it"
    )


@pytest.mark.parametrize("name", ["../us-2014", "prices", ""])
def test_a_name_is_no_way_round_the_list(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PackageError, match="there is no multiplier package"):
        locate(name)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "bridge.csv").unlink()
    with pytest.raises(PackageError) as caught:
        load_table(folder)
    assert str(caught.value) == f"{folder / 'bridge.csv'} is missing; the descriptor lists it"


def test_a_resource_that_is_not_listed_is_named(folder: Path) -> None:
    change_descriptor(folder, lambda d: d.update(resources=[r for r in d["resources"] if r["name"] != "bridge"]))
    with pytest.raises(PackageError) as caught:
        load_table(folder)
    assert str(caught.value) == "the package 'small' has no resource 'bridge'"


def test_a_path_in_the_descriptor_does_not_leave_the_folder(folder: Path, tmp_path: Path) -> None:
    shutil.copy(folder / "bridge.csv", tmp_path / "elsewhere.csv")
    for path in ("../elsewhere.csv", str(tmp_path / "elsewhere.csv"), ".."):

        def lead_out(descriptor: dict[str, Any], path: str = path) -> None:
            descriptor["resources"][-1]["path"] = path

        change_descriptor(folder, lead_out)
        with pytest.raises(PackageError, match=r"is missing; the descriptor lists it") as caught:
            load_table(folder)
        assert str(caught.value).startswith(str(folder))


# --- what was altered


def test_a_flipped_sign_is_another_hash(folder: Path) -> None:
    path = folder / "transactions.csv"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("plant,20.0", "plant,-20.0"), encoding="utf-8")
    with pytest.raises(PackageError) as caught:
        load_table(folder)
    message = str(caught.value)
    assert message.startswith(f"{path} is not the file that the descriptor describes: its hash is sha256:")
    assert message.endswith("Restore the file, or build the package again")
    with pytest.raises(PackageError, match="is not the file that the descriptor describes"):
        verify(folder)


@pytest.mark.parametrize("resource", ["transactions", "domestic_transactions"])
def test_a_flipped_sign_with_its_own_hash_fails_an_identity(folder: Path, resource: str) -> None:
    change_cell(folder, resource, "plant", "farm", lambda flow: -flow)
    failed = [identity.name for identity in verify(folder) if not identity.passed]
    assert failed


def _without_last(rows: list[list[str]]) -> list[list[str]]:
    return rows[:-1]


def _swapped(rows: list[list[str]]) -> list[list[str]]:
    return [rows[0], rows[2], rows[1], *rows[3:]]


def _twice(rows: list[list[str]]) -> list[list[str]]:
    return [*rows, rows[-1]]


def _words(rows: list[list[str]]) -> list[list[str]]:
    rows[1][-1] = "many"
    return rows


def _not_finite(rows: list[list[str]]) -> list[list[str]]:
    rows[1][-1] = "nan"
    return rows


def _short(rows: list[list[str]]) -> list[list[str]]:
    return [rows[0], rows[1][:-1], *rows[2:]]


NOT_THE_INDUSTRIES = "are not the industries of industries.csv, in name and order; first difference:"


@pytest.mark.parametrize(
    ("resource", "change", "message"),
    [
        (
            "industries",
            _without_last,
            f"small: the columns of transactions.csv {NOT_THE_INDUSTRIES} 3 labels where 2 belong",
        ),
        (
            "industries",
            _swapped,
            f"small: the columns of transactions.csv {NOT_THE_INDUSTRIES} position 1 is 'farm' where 'plant' belongs",
        ),
        (
            "transactions",
            _swapped,
            f"small: the rows of transactions.csv {NOT_THE_INDUSTRIES} position 1 is 'plant' where 'farm' belongs",
        ),
        (
            "domestic_transactions",
            _without_last,
            f"small: the rows of domestic_transactions.csv {NOT_THE_INDUSTRIES} 2 labels where 3 belong",
        ),
        ("industries", _twice, "small: industries.csv must list industries, each once"),
        (
            "industries",
            _words,
            "small: industries.csv holds something that is not a number "
            "(could not convert string to float: 'many')",
        ),
        (
            "transactions",
            _words,
            "small: transactions.csv holds something that is not a number "
            "(could not convert string to float: 'many')",
        ),
        ("transactions", _not_finite, "small: transactions.csv holds numbers that are not finite"),
        ("bridge", _words, "small: bridge.csv holds something that is not a number "
         "(could not convert string to float: 'many')"),
    ],
)  # fmt: skip
def test_what_was_altered_is_refused_by_load_and_verify(
    folder: Path, resource: str, change: Callable[[list[list[str]]], list[list[str]]], message: str
) -> None:
    change_rows(folder, resource, change)
    for read in (load_table, verify):
        with pytest.raises(PackageError) as caught:
            read(folder)
        assert str(caught.value) == message


def test_reordered_columns_are_refused(folder: Path) -> None:
    # The header and the descriptor agree with each other, not with the industries.
    def reorder(rows: list[list[str]]) -> list[list[str]]:
        return [[row[0], row[2], row[1], row[3]] for row in rows]

    change_rows(folder, "transactions", reorder)
    with pytest.raises(PackageError) as caught:
        load_table(folder)
    assert str(caught.value) == (
        f"{folder / 'transactions.csv'} has the columns ['industry', 'plant', 'farm', 'hotel'], "
        "the descriptor says ['industry', 'farm', 'plant', 'hotel']"
    )

    def agree(descriptor: dict[str, Any]) -> None:
        fields = descriptor["resources"][1]["schema"]["fields"]
        fields[1], fields[2] = fields[2], fields[1]

    change_descriptor(folder, agree)
    with pytest.raises(PackageError) as caught:
        load_table(folder)
    assert str(caught.value) == (
        f"small: the columns of transactions.csv {NOT_THE_INDUSTRIES} position 1 is 'plant' where 'farm' belongs"
    )


def test_a_wrong_column_header_is_refused(folder: Path) -> None:
    def rename(rows: list[list[str]]) -> list[list[str]]:
        rows[0][4] = "sales"
        return rows

    def agree(descriptor: dict[str, Any]) -> None:
        descriptor["resources"][0]["schema"]["fields"][4]["name"] = "sales"

    change_rows(folder, "industries", rename)
    change_descriptor(folder, agree)
    with pytest.raises(PackageError) as caught:
        load_table(folder)
    assert str(caught.value) == (
        "small: industries.csv has the columns ['code', 'name', 'sector', 'sector_name', 'sales', 'value_added', "
        "'compensation', 'taxes_on_production', 'gross_operating_surplus', 'household_consumption', 'jobs']"
    )


def test_a_short_line_is_named_by_its_number(folder: Path) -> None:
    change_rows(folder, "transactions", _short)
    with pytest.raises(PackageError) as caught:
        load_table(folder)
    assert str(caught.value) == f"{folder / 'transactions.csv'}, line 2: 3 values for 4 columns"


def test_an_industry_without_output_is_refused(folder: Path) -> None:
    change_cell(folder, "industries", "plant", "output", lambda _: 0.0)
    with pytest.raises(TableError) as caught:
        load_table(folder)
    assert str(caught.value) == "small: industries without output must be left out: plant"


# --- descriptors


def _about(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(descriptor: dict[str, Any]) -> None:
        descriptor["impactcalc"][key] = value

    return change


def _resource(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(descriptor: dict[str, Any]) -> None:
        descriptor["resources"][0][key] = value

    return change


VALUE = "a value that is a number belongs, and its source, or null"
RESOURCES = "{path}: every resource needs a name, a path, a hash and the fields of its schema"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d.pop("resources"), "{path} lacks 'name' or 'resources', which every data package has"),
        (lambda d: d.update(resources="industries.csv"), RESOURCES),
        (lambda d: d["resources"][0].pop("hash"), RESOURCES),
        (_resource("schema", {"fields": ["code"]}), RESOURCES),
        (_resource("path", 7), RESOURCES),
        (
            _resource("name", "bridge"),
            "{path} lists a resource twice: bridge, bridge, domestic_transactions, transactions",
        ),
        (
            lambda d: d["impactcalc"].pop("currency"),
            "small: the descriptor's part 'impactcalc' must say contribution_share, country, currency, "
            "jobs_basis, kind, personal_income, place, unit, valuation, year",
        ),
        (_about("unit", "billion"), '{path}: impactcalc.unit is "billion", where "million" belongs'),
        (
            _about("valuation", "retail"),
            '{path}: impactcalc.valuation is "retail", where "producer" or "basic" belongs',
        ),
        (_about("year", "2014"), '{path}: impactcalc.year is "2014", where a whole number belongs'),
        (_about("personal_income", {"value": 0}), "small: personal_income must be above 0"),
        (_about("personal_income", 180), f"{{path}}: impactcalc.personal_income is 180, where {VALUE}"),
        (
            _about("personal_income", {"value": float("nan")}),
            f'{{path}}: impactcalc.personal_income is {{{{"value": NaN}}}}, where {VALUE}',
        ),
        (
            _about("contribution_share", {"value": 1.0}),
            "small: contribution_share must be at least 0 and below 1",
        ),
        (_about("facts", ["a"]), "small: the facts in the descriptor must be names with a text each"),
        (lambda d: d.update(sources=["a"]), "small: every source in the descriptor needs a title"),
    ],
)
def test_a_descriptor_that_says_too_little_is_refused(
    folder: Path, change: Callable[[dict[str, Any]], None], message: str
) -> None:
    change_descriptor(folder, change)
    with pytest.raises(PackageError) as caught:
        load_table(folder)
    assert str(caught.value) == message.format(path=folder / "datapackage.json")


def test_a_descriptor_that_is_no_json_is_refused(folder: Path) -> None:
    (folder / "datapackage.json").write_text("{", encoding="utf-8")
    with pytest.raises(PackageError, match=r"datapackage\.json is not readable as JSON"):
        load_table(folder)


def test_a_file_that_is_no_text_is_refused(folder: Path) -> None:
    from small_package import rehash

    (folder / "bridge.csv").write_bytes(b"\xff\xfe,\n")
    rehash(folder, "bridge")
    with pytest.raises(PackageError, match=r"bridge\.csv is not readable as CSV in UTF-8"):
        load_table(folder)
