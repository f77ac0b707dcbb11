"""Make, Use and Import in BEA's workbook layout and as plain .csv."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import xlsxwriter

from impactcalc.economy.importing.make_use import read_make_use
from impactcalc.economy.importing.own_bridge import read_wishes
from impactcalc.economy.importing.own_package import About, write_own_economy
from impactcalc.economy.package import load_table
from impactcalc.economy.supply_use import coefficients
from impactcalc.economy.verification import verify
from impactcalc.errors import InputError
from make_use_rows import (
    ABROAD,
    CONSUMED,
    INDUSTRIES,
    M,
    Rows,
    U,
    V,
    make_rows,
    use_rows,
)
from own_tables import write_rows


def workbook(path: Path, rows: Rows, title: str) -> Path:
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("Contents").write(0, 0, title)
    for year, factor in ((2013, 2.0), (2014, 1.0)):
        sheet = book.add_worksheet(str(year))
        for r, text in enumerate((title, "(Millions of dollars)", "Bureau of Economic Analysis")):
            sheet.write(r, 0, text)
        for r, row in enumerate(rows, start=5):
            for c, cell in enumerate(row):
                sheet.write(r, c, cell * factor if isinstance(cell, float) else cell)
    book.close()
    return path


ABOUT = About("US", "USA", 2014, "USD", "made up", valuation="producer", personal_income=180.0, contribution_share=0.1)


def test_beas_workbooks_and_plain_csv_give_the_same_package(tmp_path: Path) -> None:
    sheets = {"make": make_rows(), "use": use_rows(U, CONSUMED), "import": use_rows(M, ABROAD, accounts=False)}
    books = [workbook(tmp_path / f"{name}.xlsx", rows, f"The {name} table") for name, rows in sheets.items()]
    plain = [write_rows(tmp_path / f"{name}.csv", rows) for name, rows in sheets.items()]
    jobs = write_rows(tmp_path / "jobs.csv", [("code", "jobs"), *zip(INDUSTRIES, (500, 1500, 900), strict=True)])
    found = []
    for folder, paths in (("books", books), ("plain", plain)):
        table = read_make_use(*paths, jobs=jobs, year=2014)
        write_own_economy(tmp_path / folder, table, ABOUT, read_wishes())
        assert all(identity.passed for identity in verify(tmp_path / folder))
        found.append(load_table(tmp_path / folder))
    expected = coefficients(V, U, M)
    for economy in found:
        np.testing.assert_allclose(economy.A, expected.A, atol=1e-15)
        np.testing.assert_allclose(economy.A_d, expected.A_d, atol=1e-15)
        np.testing.assert_allclose(economy.per_output["jobs"], np.array([500, 1500, 900]) / expected.output)
        assert economy.measures == ("output", "value_added", "labour_income", "jobs", "taxes_on_production")
        assert economy.households is not None
        # Used is left out, the rest rescaled to all consumption less imports: 143 - 23 = 120 of 180 of income.
        assert economy.households.column.sum() == pytest.approx(120 / 180)
        assert economy.facts["classification"] == "naics"
    np.testing.assert_array_equal(found[0].A_d, found[1].A_d)
    assert found[0].industry_names == ("Industry 11", "Industry 31G", "Industry 7")


def test_without_imports_the_package_says_so(tmp_path: Path) -> None:
    make, use = (
        write_rows(tmp_path / f"{n}.csv", r) for n, r in (("make", make_rows()), ("use", use_rows(U, CONSUMED)))
    )
    table = read_make_use(make, use)
    assert "no import table" in table.facts["imports not separated"]


def test_labels_must_be_in_both_tables(tmp_path: Path) -> None:
    rows = use_rows(U, CONSUMED)
    rows[0][3] = "31H"
    make, use = (write_rows(tmp_path / f"{n}.csv", r) for n, r in (("make", make_rows()), ("use", rows)))
    with pytest.raises(InputError, match=r'"31G": this industry is not in use\.csv'):
        read_make_use(make, use)


def test_a_year_that_the_workbook_does_not_have(tmp_path: Path) -> None:
    make = workbook(tmp_path / "make.xlsx", make_rows(), "Make")
    use = workbook(tmp_path / "use.xlsx", use_rows(U, CONSUMED), "Use")
    with pytest.raises(InputError, match="It has 2013, 2014"):
        read_make_use(make, use, year=2020)
