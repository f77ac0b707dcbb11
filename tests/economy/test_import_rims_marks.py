"""RIMS II sets as they are handed on: marks beside figures, decimal commas, absent industries, cover sheets."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import xlsxwriter

from impactcalc.economy.economy import Economy
from impactcalc.economy.importing.own_bridge import read_wishes
from impactcalc.economy.importing.own_package import About
from impactcalc.economy.importing.rims import import_rims
from impactcalc.economy.package import load_economy
from impactcalc.errors import InputError
from own_tables import write_rows

ABOUT = About("US-NC", "USA", 2018, "USD", "made up", valuation="producer")
HEADS = ("Industry code", "Industry", "Final-demand Output /1/ (dollars)", "Final-demand Earnings /2/ (dollars)",
         "Final-demand Employment /3/ (number of jobs)", "Direct-effect Employment /6/ (number of jobs)")  # fmt: skip
ROWS: list[tuple[object, ...]] = [
    ("721", "Accommodation", 1.7123, 0.4411, 13.2014, 1.3711),
    ("722", "Food services", 1.8011, 0.5022, 19.8871, 1.225),
    ("H00000", "Households", 0.9912, 0.2413, 6.5112, ""),
]


def made(folder: Path, path: Path, sheet: str = "") -> Economy:
    wishes = read_wishes(codes="naics")
    import_rims([path], folder / "set", ABOUT, wishes, type="II", sheet=sheet, force=True)
    return load_economy(folder / "set")


def output(economy: Economy) -> list[float]:
    return [float(value) for value in economy.multipliers("output", "II")]


@pytest.mark.parametrize("first", ["Industry code", "Code", "NAICS", "NAICS code"])
def test_the_column_of_codes_goes_before_one_of_names(tmp_path: Path, first: str) -> None:
    economy = made(tmp_path, write_rows(tmp_path / "m.csv", [(first, *HEADS[1:]), *ROWS]))
    assert economy.industries == ("721", "722")
    assert economy.industry_names == ("Accommodation", "Food services")
    bridge = economy.spending_bridge()
    assert bridge.B[0, bridge.categories.index("accommodation")] == 1.0


def test_decimal_commas_in_quotes(tmp_path: Path) -> None:
    rows = [tuple(f'"{c:.4f}"'.replace(".", ",") if isinstance(c, float) else c for c in row) for row in ROWS]
    assert output(made(tmp_path, write_rows(tmp_path / "m.csv", [HEADS, *rows]))) == [1.7123, 1.8011]


def test_commas_that_prove_nothing_are_thousands_and_points_are_asked_about(tmp_path: Path) -> None:
    rows = [("721", "Accommodation", "1.712", 0.4411, 13.2014, 1.3711)]
    assert output(made(tmp_path, write_rows(tmp_path / "m.csv", [HEADS, *rows]))) == [1.712]
    heads = ("Industry code", "Final-demand Output")
    with pytest.raises(InputError, match=r'm\.csv!B2 "1\.712": this may be 1\.712 or 1712'):
        made(tmp_path, write_rows(tmp_path / "m.csv", [heads, ("721", "1.712")]))


def test_footnote_marks_stand_beside_numbers(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("721", "Accommodation", "1.7123*", 0.4411, "13.2014 p", 1.3711), *ROWS[1:]]
    economy = made(tmp_path, write_rows(tmp_path / "m.csv", [HEADS, *rows]))
    assert output(economy) == [1.7123, 1.8011]
    assert economy.multipliers("jobs", "II").iloc[0] == 13.2014
    assert 'C2 "1.7123*", E2 "13.2014 p"' in economy.facts["marks beside figures (m.csv)"]


def test_text_where_a_multiplier_belongs_is_told_all_at_once(tmp_path: Path) -> None:
    rows = [("721", "Accommodation", "much", 0.4411, "#REF!", 1.3711), *ROWS[1:]]
    with pytest.raises(InputError) as refused:
        made(tmp_path, write_rows(tmp_path / "m.csv", [HEADS, *rows]))
    assert [(problem.cell, problem.value) for problem in refused.value.problems] == [("C2", "much"), ("E2", "#REF!")]


def test_what_is_not_disclosed_stays_blank(tmp_path: Path) -> None:
    rows = [("721", "Accommodation", 1.7123, "(D)", "---", 1.3711), *ROWS[1:]]
    economy = made(tmp_path, write_rows(tmp_path / "m.csv", [HEADS, *rows]))
    assert np.isnan(economy.multipliers("jobs", "II").iloc[0])
    assert np.isnan(economy.multipliers("labour_income", "II").iloc[0])


@pytest.mark.parametrize("printed", [(1, 0, 0, 0), (0, 0, 0, 0), (1.0, 0, 0, 1)])
def test_an_industry_that_the_region_lacks_has_no_multiplier(tmp_path: Path, printed: tuple[float, ...]) -> None:
    with_it = [HEADS, ("481", "Air transportation", *printed), *ROWS]
    economy = made(tmp_path, write_rows(tmp_path / "m.csv", with_it))
    without = made(tmp_path, write_rows(tmp_path / "n.csv", [HEADS, *ROWS]))
    assert economy.industries == ("721", "722")
    assert "481 (printed as" in economy.facts["industries that the region does not have"]
    bridge = economy.spending_bridge()
    np.testing.assert_array_equal(bridge.B, without.spending_bridge().B)
    assert bridge.leakage[bridge.categories.index("air_travel")] == 1.0


def test_an_industry_without_jobs_that_has_earnings_is_there(tmp_path: Path) -> None:
    rows = [HEADS, ("481", "Air transportation", 1.2, 0.1, 0, 0), *ROWS]
    assert made(tmp_path, write_rows(tmp_path / "m.csv", rows)).industries == ("481", "721", "722")


def test_the_sheet_with_the_multipliers_is_found(tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("ReadMe").write(0, 0, "RIMS II")
    for name, factor in (("Table 2.5", 1.0), ("Old", 1.01)):
        sheet = book.add_worksheet(name)
        for r, row in enumerate([HEADS, *ROWS]):
            for c, cell in enumerate(row):
                sheet.write(r, c, cell * factor if isinstance(cell, float) and c == 2 else cell)
    book.close()
    with pytest.raises(InputError, match=r"2 sheets hold multipliers: .*Table 2.5.*Old.*Name one with --sheet"):
        made(tmp_path, path)
    assert output(made(tmp_path, path, sheet="Table 2.5")) == [1.7123, 1.8011]
