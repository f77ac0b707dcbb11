"""Symmetric tables of offices' own layouts: published multipliers come out, and what does not fit is said."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import xlsxwriter

from impactcalc.economy.importing.own_bridge import Wishes, read_wishes
from impactcalc.economy.importing.own_package import About, OwnTable, write_own_economy
from impactcalc.economy.importing.symmetric import Layout, read_symmetric
from impactcalc.economy.package import load_table
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.economy.verification import verify
from impactcalc.errors import InputError, PackageError, TableError
from own_tables import GERMANY, NETHERLANDS, concordance, symmetric_rows, write_rows
from published_table import published_table

DE, NL = published_table("germany_1995"), published_table("netherlands_2000")
INCOME_NL = 210_485.0  # inferred, see tests/published/test_netherlands_2000.py


def about(place: str, country: str, year: int, **more: object) -> About:
    return About(place, country, year, "EUR", "a published table", **more)  # type: ignore[arg-type]


def imported(folder: Path, table: OwnTable, description: About, codes: dict[str, str] | None = None) -> TableEconomy:
    wishes = Wishes() if codes is None else read_wishes(concordance=concordance(folder / "concordance.csv", codes))
    write_own_economy(folder / "package", table, description, wishes)
    assert all(identity.passed for identity in verify(folder / "package"))
    return load_table(folder / "package")


def german_rows() -> list[list[object]]:
    accounts = {"P1": DE.accounts["output"], "B1G": DE.accounts["value_added"], "D1": DE.accounts["compensation"],
                "EMP": DE.accounts["employment"]}  # fmt: skip
    return symmetric_rows(DE.flows, accounts)


def test_germany_from_csv_with_semicolons(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "siot.csv", german_rows(), ";")
    table = read_symmetric(path, jobs_unit=1000.0)
    economy = imported(tmp_path, table, about("DE", "DEU", 1995), GERMANY)
    assert economy.industries == tuple(DE.flows.index)
    assert economy.industry_names[0] == "Products of agriculture"
    for measure, unit in (("output", 1.0), ("value_added", 1.0)):
        off = (economy.multipliers(measure) / unit - DE.printed[measure]).abs()  # type: ignore[arg-type]
        assert off.max() <= 0.5e-4
    assert (economy.multipliers("jobs") / 1000.0 - DE.printed["employment"]).abs().max() <= 0.5e-4
    assert economy.households is None
    assert "no Type II" in economy.facts["household closure"]


def test_the_netherlands_from_a_workbook_with_households(tmp_path: Path) -> None:
    path = tmp_path / "siot.xlsx"
    accounts = {"Output at basic prices": NL.accounts["output"], "Gross value added": NL.accounts["value_added"],
                "Compensation of employees": NL.accounts["compensation"]}  # fmt: skip
    columns = {"P3_S14": NL.accounts["household_consumption"], "P6": NL.accounts["output"]}
    rows = symmetric_rows(NL.flows, accounts, columns, codes=NETHERLANDS)
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("Notes").write(0, 0, "Read the table")
    sheet = book.add_worksheet("IOT")
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            sheet.write(r, c, float(cell) if isinstance(cell, float) else cell)
    book.close()
    table = read_symmetric(path, layout=Layout(sheet="IOT"))
    economy = imported(
        tmp_path, table, about("NL", "NLD", 2000, personal_income=INCOME_NL, contribution_share=0.0)
    )  # codes of NACE need no concordance
    assert economy.industries == tuple(NETHERLANDS.values())
    for kind, printed in (("I", "income_type_1"), ("II", "income_type_2")):
        ratio = economy.multipliers("labour_income", kind) / economy.per_output["labour_income"]  # type: ignore[arg-type]
        assert np.abs(ratio.to_numpy() - NL.printed[printed].to_numpy()).max() <= 0.5e-3
    assert economy.facts["columns left out"] == "P6"
    assert economy.facts["classification"] == "isic"


def test_rows_in_another_order_are_put_right_and_said(tmp_path: Path) -> None:
    rows = german_rows()
    rows[3], rows[4] = rows[4], rows[3]
    table = read_symmetric(write_rows(tmp_path / "siot.csv", rows))
    assert table.industries == tuple(DE.flows.index)
    np.testing.assert_array_equal(table.domestic, DE.flows.to_numpy())
    assert "put into the order of the columns" in table.facts["rows in another order"]


def test_imports_in_a_table_of_their_own_and_total_flows(tmp_path: Path) -> None:
    accounts = {"P1": DE.accounts["output"], "B1G": DE.accounts["value_added"]}
    foreign = DE.flows * 0.25
    total = write_rows(tmp_path / "total.csv", symmetric_rows(DE.flows + foreign, accounts))
    beside = write_rows(tmp_path / "imports.csv", symmetric_rows(foreign, {}))
    table = read_symmetric(total, imports=beside, total_flows=True)
    np.testing.assert_allclose(table.domestic, DE.flows.to_numpy())
    assert table.imported is not None
    np.testing.assert_allclose(table.imported, foreign.to_numpy())
    assert "imports not separated" in read_symmetric(total, total_flows=True).facts


def test_accounts_in_a_file_of_their_own(tmp_path: Path) -> None:
    flows = write_rows(tmp_path / "flows.csv", symmetric_rows(DE.flows, {}))
    labels = list(DE.flows.columns)
    other = [["", *labels], ["My output", *DE.accounts["output"]], ["Wages", *DE.accounts["compensation"]]]
    accounts = write_rows(tmp_path / "accounts.csv", other)
    layout = Layout(labels={"output": "My output", "compensation": "Wages"})
    table = read_symmetric(flows, accounts=accounts, layout=layout)
    np.testing.assert_array_equal(table.output, DE.accounts["output"].to_numpy())
    assert set(table.accounts) == {"compensation"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda rows: rows[3].__setitem__(4, "c"), 'siot.csv!E4 "c": this is not a number'),
        (lambda rows: rows[4].__setitem__(0, "agriculture"), "this label stands beside more than one row"),
        (lambda rows: rows.__delitem__(slice(9, 10)), "no row holds the output of the industries"),
        (lambda rows: rows.__delitem__(slice(2, None)), "no row and column with the same labels"),
    ],
)
def test_what_does_not_fit_is_said(tmp_path: Path, change: object, message: str) -> None:
    rows = german_rows()
    change(rows)  # type: ignore[operator]
    with pytest.raises(InputError) as refused:
        read_symmetric(write_rows(tmp_path / "siot.csv", rows))
    assert message in str(refused.value)


def test_an_industry_that_is_missing_on_one_side_is_named(tmp_path: Path) -> None:
    rows = symmetric_rows(NL.flows, {"P1": NL.accounts["output"]}, codes=NETHERLANDS)
    del rows[4]  # mining
    with pytest.raises(InputError, match='"B": this industry has no row'):
        read_symmetric(write_rows(tmp_path / "siot.csv", rows))


def test_an_unproductive_table_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    accounts = {"P1": DE.accounts["output"] * 0.3, "B1G": DE.accounts["value_added"]}
    table = read_symmetric(write_rows(tmp_path / "siot.csv", symmetric_rows(DE.flows, accounts)))
    wishes = read_wishes(concordance=concordance(tmp_path / "c.csv", GERMANY))
    with pytest.raises(TableError, match="not productive"):
        write_own_economy(tmp_path / "package", table, about("DE", "DEU", 1995), wishes)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.csv", "siot.csv"]


def test_industries_that_make_nothing_are_left_out_and_named(tmp_path: Path) -> None:
    rows = symmetric_rows(NL.flows, {"P1": NL.accounts["output"]}, codes=NETHERLANDS)
    idle = [0.0] * (len(NETHERLANDS) + 1)
    rows = [[*row, label] for row, label in zip(rows, ["", "", "V", *([0.0] * 7)], strict=True)]
    rows.insert(len(NETHERLANDS) + 3, ["V", "Nobody", *idle])
    table = read_symmetric(write_rows(tmp_path / "siot.csv", rows))
    assert table.industries[-1] == "V"
    economy = imported(tmp_path, table, about("NL", "NLD", 2000))
    assert economy.industries == tuple(NETHERLANDS.values())
    assert economy.facts["industries without output"] == "left out: V"


def test_a_damaged_package_is_refused_with_the_reason(tmp_path: Path) -> None:
    table = read_symmetric(write_rows(tmp_path / "siot.csv", german_rows()))
    imported(tmp_path, table, about("DE", "DEU", 1995), GERMANY)
    path = tmp_path / "package" / "industries.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("43910", "43911"), encoding="utf-8")
    with pytest.raises(PackageError, match="is not the file that the descriptor describes"):
        verify(tmp_path / "package")


def test_codes_that_say_nothing_need_a_concordance(tmp_path: Path) -> None:
    table = read_symmetric(write_rows(tmp_path / "siot.csv", german_rows()))
    with pytest.raises(InputError, match="--concordance FILE"):
        write_own_economy(tmp_path / "package", table, about("DE", "DEU", 1995), Wishes())


def test_a_package_that_is_there_is_kept_unless_forced(tmp_path: Path) -> None:
    table = read_symmetric(write_rows(tmp_path / "siot.csv", german_rows()))
    first = imported(tmp_path, table, about("DE", "DEU", 1995), GERMANY)
    wishes = read_wishes(concordance=concordance(tmp_path / "c.csv", GERMANY))
    with pytest.raises(InputError, match="already there"):
        write_own_economy(tmp_path / "package", table, about("DE", "DEU", 1996), wishes)
    write_own_economy(tmp_path / "package", table, about("DE", "DEU", 1996), wishes, force=True)
    assert (first.year, load_table(tmp_path / "package").year) == (1995, 1996)
    (tmp_path / "mine").mkdir()
    with pytest.raises(InputError, match="no multiplier package"):
        write_own_economy(tmp_path / "mine", table, about("DE", "DEU", 1996), wishes, force=True)
