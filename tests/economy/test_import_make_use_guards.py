"""Make and Use tables with totals, marks and faulty cells: left out, read, or told all at once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import xlsxwriter

from impactcalc.economy.importing.make_use import read_make_use
from impactcalc.errors import InputError
from make_use_rows import CONSUMED, INDUSTRIES, U, make_rows, use_rows
from own_tables import write_rows


def files(folder: Path, make: list[list[object]], use: list[list[object]]) -> tuple[Path, Path]:
    return write_rows(folder / "make.csv", make), write_rows(folder / "use.csv", use)


def rows() -> tuple[list[list[object]], list[list[object]]]:
    return [list(row) for row in make_rows()], [list(row) for row in use_rows(U, CONSUMED)]


def with_totals(table: list[list[object]], label: str) -> list[list[object]]:
    """A total beside and below, under one label in both tables."""
    numbers = [[c if isinstance(c, int | float) else 0.0 for c in row] for row in table[1:]]
    wide = [[*row, label if at == 0 else sum(numbers[at - 1])] for at, row in enumerate(table)]
    sums = [sum(row[c] for row in numbers) for c in range(1, len(table[0]))]
    return [*wide, [label, *sums, sum(sums)]]


@pytest.mark.parametrize("label", ["Total", "TOTAL", "CPA_TOTAL", "Total Commodity Output"])
def test_a_total_in_both_tables_is_no_industry(tmp_path: Path, label: str) -> None:
    make, use = rows()
    expected = read_make_use(*files(tmp_path, make, use))
    found = read_make_use(*files(tmp_path, with_totals(make, label), with_totals(use, label)))
    assert found.industries == expected.industries == INDUSTRIES
    np.testing.assert_array_equal(found.domestic, expected.domestic)
    assert label in found.facts["left out of the Make table"]


def test_faulty_cells_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    make, use = rows()
    make[2][3], use[1][3] = "#REF!", ":"
    jobs = write_rows(tmp_path / "jobs.csv", [("code", "jobs"), *zip(INDUSTRIES, (500, "many", 900), strict=True)])
    with pytest.raises(InputError) as refused:
        read_make_use(*files(tmp_path, make, use), jobs=jobs)
    assert [problem.sheet for problem in refused.value.problems] == ["make.csv", "use.csv", "jobs.csv"]
    assert [problem.value for problem in refused.value.problems] == ["#REF!", ":", "many"]


def test_marks_beside_figures_are_told(tmp_path: Path) -> None:
    make, use = rows()
    expected = read_make_use(*files(tmp_path, make, use))
    make[2][2] = f"{make[2][2]}*"
    found = read_make_use(*files(tmp_path, make, use))
    np.testing.assert_array_equal(found.domestic, expected.domestic)
    assert "marks beside figures (make.csv)" in found.facts


def test_sheets_are_named_where_several_hold_a_table(tmp_path: Path) -> None:
    make, use = rows()
    path = tmp_path / "both.xlsx"
    book = xlsxwriter.Workbook(str(path))
    for name, table in (("Make", make), ("Use", use)):
        sheet = book.add_worksheet(name)
        for r, row in enumerate(table):
            for c, cell in enumerate(row):
                sheet.write(r, c, cell)
    book.close()
    with pytest.raises(InputError, match="Name one with --make-sheet"):
        read_make_use(path, path)
    found = read_make_use(path, path, sheets={"make": "Make", "use": "Use"})
    np.testing.assert_array_equal(found.domestic, read_make_use(*files(tmp_path, make, use)).domestic)


def test_a_table_in_thousands_is_asked_about(tmp_path: Path) -> None:
    make, use = rows()
    with pytest.raises(InputError, match="this says that money is in thousands; without --unit it is read in millions"):
        read_make_use(*files(tmp_path, [["(Thousands of dollars)"], *make], use))
