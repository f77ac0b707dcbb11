"""What people's tables hold beside figures: totals, marks, errors, dates, open decimal marks. Read right, or told."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import numpy as np
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from impactcalc.economy.importing.figures import Doubt, Figure, decimal_mark, read_figure
from impactcalc.economy.importing.own_bridge import Wishes, read_wishes
from impactcalc.economy.importing.own_package import About, write_own_economy
from impactcalc.economy.importing.symmetric import Layout, read_symmetric
from impactcalc.economy.importing.totals import is_total
from impactcalc.economy.package import load_table
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.errors import InputError
from impactcalc.workbooks.raw import RawSheet, RawWorkbook
from own_tables import concordance, write_rows
from published_table import published_table

ABOUT = About("NL", "NLD", 2019, "EUR", "made up")
DE = published_table("germany_1995")
Rows = list[list[object]]


def small() -> Rows:
    """Four industries; what imports and taxes are is left of output."""
    return [
        ["", "Name", "A", "C", "G", "I", "P3_S14"],
        ["A", "Farms", 100, 400, 20, 150, 500],
        ["C", "Works", 200, 3000, 500, 400, 4200],
        ["G", "Trade", 50, 600, 300, 150, 3500],
        ["I", "Hotels", 10, 100, 120, 60, 1400],
        ["P1", "", 2000, 15000, 6000, 2500, ""],
        ["B1G", "", 1100, 6000, 4200, 1350, ""],
        ["D1", "", 300, 3500, 2200, 900, ""],
    ]


def twelve(totals: bool) -> Rows:
    """Twelve industries; every column's purchases are 45 % of output and its value added is the rest."""
    codes = "ABCDEFGHIJKL"
    flows = np.array([[(7 * i + 13 * j) % 11 * 20 + 20 for j in range(12)] for i in range(12)], dtype=float)
    bought = flows.sum(axis=0)
    output = bought / 0.45
    rows: Rows = [["", "Name", *codes]]
    rows += [[code, f"Industry {code}", *flows[i]] for i, code in enumerate(codes)]
    accounts: Rows = [["P1", "", *output], ["B1G", "", *(output - bought)]]
    if totals:
        rows = [[*row, "TOTAL" if at == 0 else sum(row[2:])] for at, row in enumerate(rows)]  # type: ignore[arg-type]
        rows.append(["TOTAL", "Total", *bought, bought.sum()])
        accounts = [[*row, sum(row[2:])] for row in accounts]  # type: ignore[arg-type]
    return [*rows, *accounts]


def workbook(path: Path, sheets: dict[str, Rows]) -> Path:
    book = xlsxwriter.Workbook(str(path))
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                sheet.write(r, c, cell)
    book.close()
    return path


def economy_of(folder: Path, path: Path, wishes: Wishes | None = None, layout: Layout | None = None) -> TableEconomy:
    table = read_symmetric(path, layout=layout)
    write_own_economy(folder / "own", table, ABOUT, wishes or Wishes(), force=True)
    return load_table(folder / "own")


def problems_of(path: Path, **options: object) -> list[str]:
    with pytest.raises(InputError) as refused:
        read_symmetric(path, **options)  # type: ignore[arg-type]
    return [str(problem) for problem in refused.value.problems]


# Totals -------------------------------------------------------------------------------------------------


TOTALS = ("Total", "total", "TOTAL", "CPA_TOTAL", "Total Commodity Output", "Total Intermediate", "T005", "_T",
          "Total Industry Output", "Sub-total", "Summe", "All industries")  # fmt: skip


@pytest.mark.parametrize("label", TOTALS)
def test_labels_of_totals(label: str) -> None:
    assert is_total(label)


@pytest.mark.parametrize("label", ["T", "T97", "A", "C10-C12", "G-I", "Tobacco", "Summer camps", "Totara farming"])
def test_labels_of_industries(label: str) -> None:
    assert not is_total(label)


def test_a_total_is_no_industry(tmp_path: Path) -> None:
    rows = twelve(totals=True)
    with_total = economy_of(tmp_path, write_rows(tmp_path / "t.csv", rows))
    without = economy_of(tmp_path, write_rows(tmp_path / "r.csv", twelve(totals=False)))
    assert with_total.industries == without.industries == tuple("ABCDEFGHIJKL")
    np.testing.assert_array_equal(with_total.L, without.L)
    assert with_total.facts["totals left out"] == "TOTAL"
    # Every column of A sums to 0.45: Type I is 1 / (1 - 0.45).
    np.testing.assert_allclose(with_total.multipliers("output"), 1 / 0.55, rtol=1e-12)


def test_the_published_german_table_with_its_total(tmp_path: Path) -> None:
    codes = ["agriculture", "industry", "construction", "trade", "business_services", "other_services"]
    flows = DE.flows.to_numpy()
    output, value_added = (DE.accounts[name].to_numpy() for name in ("output", "value_added"))
    rows: Rows = [["", *codes, "total"]]
    rows += [[code, *flows[i], flows[i].sum()] for i, code in enumerate(codes)]
    rows += [["total", *flows.sum(axis=0), flows.sum()], ["output", *output, output.sum()]]
    rows += [["gva", *value_added, value_added.sum()]]
    nace = dict(zip(codes, ["A", "B-E", "F", "G-I", "J-N", "O-U"], strict=True))
    wishes = read_wishes(concordance=concordance(tmp_path / "c.csv", nace))
    economy = economy_of(tmp_path, write_rows(tmp_path / "t.csv", rows), wishes)
    # Published: Beutel, Eurostat Manual of Supply, Use and Input-Output Tables (2008), chapter 15.
    printed = [1.7048, 1.8413, 1.8136, 1.6035, 1.5951, 1.3782]
    np.testing.assert_allclose(economy.multipliers("output"), printed, atol=0.5e-4)


@pytest.mark.parametrize("name", ["Economy", "A-C"])
def test_a_total_by_another_name_is_asked_about(tmp_path: Path, name: str) -> None:
    rows = twelve(totals=True)
    rows[0][-1] = rows[13][0] = name
    [problem] = problems_of(write_rows(tmp_path / "t.csv", rows))
    assert problem.startswith(f't.csv!A14 "{name}": its row and its column are the sums of A to L')
    assert f'--keep "{name}"' in problem
    kept = read_symmetric(tmp_path / "t.csv", layout=Layout(kept=(name,)))
    assert kept.industries[-1] == name


def test_a_subtotal_between_industries_is_asked_about(tmp_path: Path) -> None:
    rows = small()
    for row in rows[:5]:
        row.insert(4, "A_C" if row[0] == "" else row[2] + row[3])  # type: ignore[operator]
    sums = [a + b for a, b in zip(rows[1][2:7], rows[2][2:7], strict=True)]  # type: ignore[operator]
    rows.insert(3, ["A_C", "Both", *sums, 4700])
    for row in rows[6:]:
        row.insert(4, row[2] + row[3])  # type: ignore[operator]
    [problem] = problems_of(write_rows(tmp_path / "t.csv", rows))
    assert '"A_C": its row and its column are the sums of A, C' in problem


# Numbers ------------------------------------------------------------------------------------------------


def test_dot_thousands_that_nothing_proves_are_asked_about_all_together(tmp_path: Path) -> None:
    rows = [[f"{c // 1000}.{c % 1000:03}" if isinstance(c, int) and c >= 1000 else c for c in row] for row in small()]
    found = problems_of(write_rows(tmp_path / "t.csv", rows, ";"))
    assert len(found) == 14
    assert found[0] == 't.csv!D3 "3.000": this may be 3 or 3000. Type 3000 or 3, without other marks'
    assert any(problem.startswith("t.csv!G3") for problem in found)


def test_many_open_figures_are_counted(tmp_path: Path) -> None:
    rows = [[f"{c:.0f}.000" if isinstance(c, float) and c < 1000 else c for c in row] for row in twelve(totals=False)]
    rows[-2:] = [[c if isinstance(c, str) else 9.0 for c in row] for row in rows[-2:]]
    rows[-2:] = [[*row[:2], *["900"] * 12] for row in rows[-2:]]
    found = problems_of(write_rows(tmp_path / "t.csv", rows, ";"))
    assert len(found) == 31
    assert "and 114 more cells like these, the last of them N13" in found[-1]


def test_one_figure_proves_the_marks_of_all(tmp_path: Path) -> None:
    """400.000 is four hundred thousand where 1.234.567 stands beside it; codes such as 10.1 prove nothing."""
    plain = [[c * 1111 if isinstance(c, int) else c for c in row] for row in small()]
    dotted = [[f"{c:,}".replace(",", ".") if isinstance(c, int) else c for c in row] for row in plain]
    expected = read_symmetric(write_rows(tmp_path / "plain.csv", plain))
    found = read_symmetric(write_rows(tmp_path / "dots.csv", dotted, ";"))
    np.testing.assert_array_equal(found.domestic, expected.domestic)
    np.testing.assert_array_equal(found.output, expected.output)
    for rows in (plain, dotted):
        for at, code in zip((1, 2, 3, 4), ("10.1", "10.2", "10.3", "10.4"), strict=True):
            rows[at][0] = rows[0][at + 1] = code
    found = read_symmetric(write_rows(tmp_path / "codes.csv", dotted, ";"))
    assert found.industries == ("10.1", "10.2", "10.3", "10.4")
    np.testing.assert_array_equal(found.domestic, expected.domestic)


@pytest.mark.parametrize("separator", ["\t", ";"])
def test_decimal_commas(tmp_path: Path, separator: str) -> None:
    rows = [[f"{c},125" if isinstance(c, int) else c for c in row] for row in small()]
    found = read_symmetric(write_rows(tmp_path / "t.txt", rows, separator))
    assert found.domestic[0].tolist() == [100.125, 400.125, 20.125, 150.125]
    assert found.output[1] == 15000.125


def test_commas_of_thousands_in_quotes(tmp_path: Path) -> None:
    rows = [[f'"{c:,}"' if isinstance(c, int) else c for c in row] for row in small()]
    assert read_symmetric(write_rows(tmp_path / "t.csv", rows)).domestic[1, 1] == 3000.0


@pytest.mark.parametrize(
    ("text", "value", "beside"),
    [
        ("-12", -12.0, ""), ("\u221212.5", -12.5, ""), ("(12)", -12.0, "()"), ("12-", -12.0, ""),
        ("1 234 567,8", 1234567.8, ""),
        ("400 e", 400.0, "e"), ("400e", 400.0, "e"), ("1.7123*", 1.7123, "*"), ("13.2014 p", 13.2014, "p"),
        ("12\u00b2", 12.0, "\u00b2"), ("1.5E+03", 1500.0, ""), ("1'234.5", 1234.5, ""), (".5", 0.5, ""),
    ],
)  # fmt: skip
def test_figures_as_they_are_written(text: str, value: float, beside: str) -> None:
    assert read_figure(text, None) == Figure(value, beside)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("1.200", "open"), ("1,200", "open"), ("12 %", "percent"), (":", "absent"), (": c", "absent"), ("n/a", "absent"),
     ("#REF!", "error"), ("#DIV/0!", "error"), ("10-Dec", "date"), ("2026-10-12", "date"), ("12/10/2026", "date")],
)  # fmt: skip
def test_what_is_no_number_is_known_for_what_it_is(text: str, kind: str) -> None:
    found = read_figure(text, None)
    assert isinstance(found, Doubt)
    assert found.kind == kind


@pytest.mark.parametrize("text", ["01", "Café", "722A00", "C10-C12", "1,2,3", "(12", "12,34,567"])
def test_what_is_mere_text(text: str) -> None:
    assert read_figure(text, None) is None


@given(st.lists(st.floats(-1e9, 1e9).map(lambda x: round(x, 2)), min_size=1), st.sampled_from(["point", "comma"]))
def test_numbers_come_back_whatever_marks_they_are_written_with(numbers: list[float], mark: str) -> None:
    """A proof of its own kind stands beside them, so that no figure is open."""
    numbers = [*numbers, 1234567.25]
    texts = [f"{number:,.2f}" for number in numbers]
    if mark == "comma":
        texts = [text.translate(str.maketrans(".,", ",.")) for text in texts]
    proved = decimal_mark(texts)
    assert proved == mark
    assert [read_figure(text, proved) for text in texts] == [Figure(number + 0.0, "") for number in numbers]


def test_marks_and_brackets_are_told(tmp_path: Path) -> None:
    rows = small()
    rows[1][3], rows[4][2] = "400 e", "(10)"
    table = read_symmetric(write_rows(tmp_path / "t.csv", rows))
    assert table.domestic[0, 1] == 400.0
    assert table.domestic[3, 0] == -10.0
    assert 'D2 "400 e"' in table.facts["marks beside figures (t.csv)"]
    assert table.facts["figures in brackets (t.csv)"] == "read as negative: C5"


def test_what_is_not_available_is_not_nothing(tmp_path: Path) -> None:
    rows = small()
    rows[1][4], rows[2][3], rows[3][2] = ": c", ":", "-"
    found = problems_of(write_rows(tmp_path / "t.csv", rows))
    assert [problem.split(":")[0] for problem in found] == ['t.csv!E2 "', 't.csv!D3 "']
    assert "this is not available, which is not nothing" in found[0]


def test_a_percentage_is_no_flow(tmp_path: Path) -> None:
    rows = small()
    rows[1][2] = "5 %"
    assert "a percentage where an amount belongs" in problems_of(write_rows(tmp_path / "t.csv", rows))[0]


def test_windows_1252_is_read_and_told(tmp_path: Path) -> None:
    rows = small()
    rows[1][1] = "Café"
    path = tmp_path / "t.csv"
    path.write_bytes("\n".join(";".join(map(str, row)) for row in rows).encode("cp1252"))
    table = read_symmetric(path)
    assert table.names[0] == "Café"
    assert "read as Windows-1252" in table.facts["encoding (t.csv)"]


# Workbooks ----------------------------------------------------------------------------------------------


def test_an_error_in_a_cell_is_not_nothing_and_all_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("T")
    for r, row in enumerate(small()):
        for c, cell in enumerate(row):
            sheet.write(r, c, cell)
    sheet.write_formula("D3", "=1/0", None, "#DIV/0!")
    sheet.write_formula("G4", "=1/0", None, "#REF!")
    sheet.write("C5", "text")
    book.close()
    found = problems_of(path)
    assert [problem.split(" ")[0] for problem in found] == ["t.xlsx!D3", "t.xlsx!C5", "t.xlsx!G4"]
    assert "the cell shows an error" in found[0]


def test_a_formula_that_was_never_calculated_is_not_nothing(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    workbook(path, {"T": small()})
    other = tmp_path / "u.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                content, count = re.subn(rb'<c r="D3"><v>3000</v></c>', b'<c r="D3"><f>1500*2</f></c>', content)
                assert count == 1
            target.writestr(name, content)
    [problem] = problems_of(other)
    assert problem.startswith("u.xlsx!D3: a formula that was never calculated")


def test_a_code_that_became_a_date_is_told(tmp_path: Path) -> None:
    import datetime as dt

    path = tmp_path / "t.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("T")
    date = book.add_format({"num_format": "dd-mmm"})
    for r, row in enumerate(small()):
        for c, cell in enumerate(row):
            sheet.write(r, c, cell)
    for r, c in ((0, 3), (2, 0)):
        sheet.write_datetime(r, c, dt.datetime(2026, 10, 12), date)
    book.close()
    found = problems_of(path)
    assert [problem.split(":")[0] for problem in found] == ['t.xlsx!D1 "2026-10-12"', 't.xlsx!A3 "2026-10-12"']
    assert "spreadsheets make dates of codes" in found[0]
    rows = small()
    rows[0][3] = rows[2][0] = "12-Oct"
    assert len(problems_of(write_rows(tmp_path / "t.csv", rows))) == 2


def test_the_sheet_with_the_table_is_found_and_several_are_asked_about(tmp_path: Path) -> None:
    cover: Rows = [["Read me"], ["This workbook has one table"]]
    table = read_symmetric(workbook(tmp_path / "one.xlsx", {"Cover": cover, "IOT": small()}))
    assert table.industries == ("A", "C", "G", "I")
    two = workbook(tmp_path / "two.xlsx", {"Domestic": small(), "Total": small()})
    [problem] = problems_of(two)
    assert "2 sheets hold a table" in problem
    assert "Name one with --sheet" in problem


def test_what_a_workbook_hides_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[list[object]] = [[float(c) if isinstance(c, int) else c for c in row] for row in small()]
    sheets = (
        RawSheet("IOT", rows, hidden_rows=frozenset({2, 99}), hidden_columns=frozenset({3})),
        RawSheet("Old", rows, hidden=True),
    )
    path = workbook(tmp_path / "t.xlsx", {"IOT": small()})
    book = RawWorkbook(path, "xlsx", sheets, "", ())
    monkeypatch.setattr("impactcalc.economy.importing.grid._read_workbook", lambda *_: book)
    facts = read_symmetric(path).facts
    assert facts["hidden (t.xlsx, sheet IOT)"] == "row 3 and column D: read like the others"
    assert facts["hidden sheets (t.xlsx, sheet IOT)"] == "not read: Old"
    assert read_symmetric(path, layout=Layout(sheet="Old")).industries == ("A", "C", "G", "I")


# Labels -------------------------------------------------------------------------------------------------


def test_esa_codes_with_dots_are_accounts_and_an_account_may_recur(tmp_path: Path) -> None:
    rows = small()
    for at, code in ((5, "P.1"), (6, "B.1g"), (7, "D.1")):
        rows[at][0] = code
    rows[0][-1] = "P.3"
    rows[5:5] = [["P.2", "dom", 360, 4100, 940, 760, ""], ["P.2", "total", 410, 4150, 990, 810, ""]]
    path = write_rows(tmp_path / "t.csv", rows)
    table = read_symmetric(path)
    assert table.output.tolist() == [2000.0, 15000.0, 6000.0, 2500.0]
    assert set(table.accounts) == {"value_added", "compensation"}
    assert table.facts["rows left out"] == "P.2"
    [problem] = problems_of(path, layout=Layout(labels={"imports": "P.2"}))
    assert problem.startswith('t.csv!A7 "P.2": this label stands beside more than one row (row 6, row 7)')


def test_a_code_with_its_name_in_one_cell_is_taken_apart(tmp_path: Path) -> None:
    rows = small()
    labels = ["01_03 Agriculture", "10_33 Manufacturing", "45_47 Trade", "55_56 Accommodation"]
    for at, label in enumerate(labels):
        rows[at + 1][0] = rows[0][at + 2] = label
    rows[5][0] = "P1 Output at basic prices"
    table = read_symmetric(write_rows(tmp_path / "t.csv", rows))
    assert table.industries == ("01_03", "10_33", "45_47", "55_56")
    assert table.names[3] == "Accommodation"
    write_own_economy(tmp_path / "own", table, ABOUT, read_wishes(codes="isic"))
    bridge = load_table(tmp_path / "own").spending_bridge()
    assert bridge.B[3, bridge.categories.index("accommodation")] == 1.0


def test_rows_of_one_account_add_up(tmp_path: Path) -> None:
    rows = small()
    rows += [["Competing imports", "", 1, 2, 3, 4, ""], ["Complementary imports", "", 10, 20, 30, 40, ""]]
    table = read_symmetric(write_rows(tmp_path / "t.csv", rows))
    assert table.other_purchases is not None
    assert table.other_purchases.tolist() == [11.0, 22.0, 33.0, 44.0]
    named = read_symmetric(tmp_path / "t.csv", layout=Layout(labels={"imports": ["Competing imports", "D1"]}))
    assert named.other_purchases is not None
    assert named.other_purchases[0] == 301.0


# Units --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "unit"), [("Thousands of euro", "thousand"), ("in Mrd. EUR", "billion"), ("1000 EUR", "thousand")]
)
def test_a_sheet_that_says_another_unit_is_asked_about(tmp_path: Path, said: str, unit: str) -> None:
    path = write_rows(tmp_path / "t.csv", [[said], *small()])
    [problem] = problems_of(path)
    assert problem.startswith(f't.csv!A1 "{said}": this says that money is in {unit}s; without --unit it is read in')
    assert read_symmetric(path, unit=1e-3).output[0] == 2.0


@pytest.mark.parametrize("said", ["Millions of euro", "Symmetric table 2019", "employment: thousand persons"])
def test_a_sheet_that_says_millions_or_nothing_is_not(tmp_path: Path, said: str) -> None:
    assert read_symmetric(write_rows(tmp_path / "t.csv", [[said], *small()])).output[0] == 2000.0


def test_jobs_in_thousands_are_asked_about(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "t.csv", [*small(), ["EMP", "thousand persons", 10, 20, 30, 40, ""]])
    [problem] = problems_of(path)
    assert "this says that jobs are in thousands; without --jobs-unit they are read one by one" in problem
    assert read_symmetric(path, jobs_unit=1000.0).accounts["jobs"][0] == 10_000.0
