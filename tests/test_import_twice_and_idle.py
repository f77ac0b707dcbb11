"""What is told of a brought file: twice the same, figures beyond all counting, and options that change nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter
from typer.testing import CliRunner

from conftest import BookWriter
from impactcalc.cli import app
from impactcalc.economy.package import load_economy
from make_use_rows import CONSUMED, INDUSTRIES, U, make_rows, use_rows
from own_tables import write_rows

Rows = list[list[object]]
HEADS: list[object] = ["industry", "name", "final_demand_output_type_2", "final_demand_earnings_type_2",
                       "final_demand_employment_type_2"]  # fmt: skip
RIMS: Rows = [HEADS, ["721", "Accommodation", 1.9, 0.55, 15.0], ["722", "Food services", 2.0, 0.6, 20.0]]
# Two industries; what they buy of each other, value added 60 and 70 of output 100 each.
TABLE: Rows = [
    ["", "I", "G", "P3_S14"],
    ["I", 10, 20, 70],
    ["G", 30, 10, 60],
    ["B1G", 60, 70, ""],
    ["P1", 100, 100, ""],
]


def done(*words: object, code: int = 0) -> str:
    ran = CliRunner().invoke(app, list(map(str, words)))
    assert ran.exit_code == code, ran.output
    return ran.output


def brought(kind: str, file: Path, *more: object, code: int = 0) -> str:
    """What an import says; nothing is left of one that was refused."""
    out = file.parent / "own"
    text = done("multipliers", "import", kind, file, "-o", out, "--place", "FR" if kind == "symmetric" else "US-NC",
                "--year", 2018, "--currency", "EUR" if kind == "symmetric" else "USD", *more, code=code)  # fmt: skip
    assert out.is_dir() == (code == 0)
    return text


def changed(rows: Rows, row: int, column: int, value: object) -> Rows:
    return [[value if (r, c) == (row, column) else cell for c, cell in enumerate(line)] for r, line in enumerate(rows)]


def with_column(rows: Rows, head: str, values: Sequence[object]) -> Rows:
    return [[*line, more] for line, more in zip(rows, (head, *values), strict=True)]


def test_the_remedy_for_a_part_of_a_bridge_lists_what_may_stand_there(tmp_path: Path) -> None:
    rims = write_rows(tmp_path / "rims.csv", RIMS)
    head = ("category", "treatment", "industry", "share")
    for row, said in (
        (("accommodation", "service", "7210", 1), "which is not in the table.\n      -> Use one of: 721, 722.\n"),
        (("accommodation", "leakage", "721", 1), "empty for this treatment.\n      -> Leave the industry blank.\n"),
        (("accommodation", "service", "721", 2), "not between 0 and 1.\n      -> Type a number from 0 to 1.\n"),
        (("hotels", "service", "721", 1), "among the bridge's.\n      -> Use one of: accommodation, food_service,"),
    ):
        bridge = write_rows(tmp_path / "bridge.csv", [head, row])
        assert said in brought("rims", rims, "--codes", "naics", "--bridge", bridge, code=2)


@pytest.mark.parametrize(
    ("option", "rows", "cell"),
    [
        (
            "bridge",
            [("category", "treatment", "industry", "share"), *2 * [("accommodation", "service", "721", 0.5)]],
            3,
        ),
        ("concordance", [("industry", "code"), ("721", "721"), ("722", "722"), ("721", "721")], 4),
        ("capture", [("category", "share"), ("accommodation", 0.5), ("Accommodation", 0.5)], 3),
        ("taxes", [("category", "rate"), ("accommodation", 0.1), ("food_service", 0.1), ("accommodation", 0.2)], 4),
    ],
)
def test_a_row_twice_in_a_file_beside_is_asked_about(
    tmp_path: Path, option: str, rows: list[tuple[object, ...]], cell: int
) -> None:
    rims, beside = write_rows(tmp_path / "rims.csv", RIMS), write_rows(tmp_path / "beside.csv", rows)
    text = brought("rims", rims, "--codes", "naics", f"--{option}", beside, code=2)
    assert f"  beside.csv!row {cell}  " in text
    assert "Row 2 is about the same.\n      -> Leave one of the two rows." in text
    write_rows(beside, [row for at, row in enumerate(rows, start=1) if at != cell])
    if option != "bridge":  # whose half is missing then
        brought("rims", rims, "--codes", "naics", f"--{option}", beside)


def test_a_column_twice_in_a_file_beside_is_asked_about(tmp_path: Path) -> None:
    rims = write_rows(tmp_path / "rims.csv", RIMS)
    beside = write_rows(tmp_path / "beside.csv", [("category", "share", "Share"), ("accommodation", 0.5, 0.7)])
    text = brought("rims", rims, "--codes", "naics", "--capture", beside, code=2)
    assert '  beside.csv!C1  "Share"\n      This label stands over more than one column (column B, column C)' in text


@pytest.mark.parametrize(
    ("rows", "cell", "stands"),
    [
        ([*RIMS, RIMS[1]], 'A4  "721"', "beside more than one row (row 2, row 4)"),
        ([*RIMS, ["721", "Hotels", 1.8, 0.5, 14]], 'A4  "721"', "beside more than one row (row 2, row 4)"),
        (with_column(RIMS, "final demand output type 2", [1.9, 2]), 'F1  "final demand output type 2"',
         "over more than one column (column C, column F)"),
        (with_column(RIMS, "Industry", ["a", "b"]), 'F1  "Industry"', "over more than one column (column A, column F)"),
    ],
)  # fmt: skip
def test_an_industry_or_a_column_twice_is_asked_about(
    tmp_path: Path, write_book: BookWriter, rows: Rows, cell: str, stands: str
) -> None:
    for file in (write_rows(tmp_path / "rims.csv", rows), write_book({"Table": rows}, "rims.xlsx")):
        text = brought("rims", file, "--codes", "naics", code=2)
        assert f"  {file.name}!{cell}\n      This label stands {stands}, so it is not clear which is meant." in text


def test_in_a_long_file_too(tmp_path: Path) -> None:
    head = ("region", "industry", "measure", "type", "value")
    rows = [("r", code, "final demand output", "II", 1.9) for code in ("721", "722")]
    text = brought("rims", write_rows(tmp_path / "l.csv", [head, *rows, rows[0]]), "--codes", "naics", code=2)
    assert '  l.csv!E4  "1.9"\n      The file has this figure of 721 already.\n      -> Leave one of the two.' in text
    brought("rims", write_rows(tmp_path / "l.csv", [head, *rows]), "--codes", "naics")


def test_several_regions_of_a_wide_file_are_asked_about(tmp_path: Path) -> None:
    rows = [["region", *RIMS[0]], *(["Wake", *row] for row in RIMS[1:]), *(["Durham", *row] for row in RIMS[1:])]
    wide = write_rows(tmp_path / "wide.csv", rows)
    text = brought("rims", wide, "--codes", "naics", code=2)
    assert "The file holds more than one region.\n      -> Name one with --region: Wake; Durham." in text
    assert "note" not in brought("rims", wide, "--codes", "naics", "--region", "Wake")


@pytest.mark.parametrize("figure", ["1e400", "1e31", "9" * 400])
def test_a_figure_beyond_all_is_told_at_its_cell(tmp_path: Path, write_book: BookWriter, figure: str) -> None:
    said = "No figure of a table is above 1e+30.\n      -> Type the figure that the source has."
    shown = "  rims.csv!C2  "
    text = brought("rims", write_rows(tmp_path / "rims.csv", changed(RIMS, 1, 2, figure)), "--codes", "naics", code=2)
    assert shown in text
    assert said in text
    for name in ("t.csv", "t.xlsx"):
        rows = changed(TABLE, 1, 2, figure)
        file = write_rows(tmp_path / name, rows) if name == "t.csv" else write_book({"T": rows}, name)
        text = brought("symmetric", file, code=2)
        assert f"  {name}!C2  " in text
        assert said in text


def test_a_number_of_a_workbook_that_has_no_end_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(str(path), {"nan_inf_to_errors": False}) as book:
        sheet = book.add_worksheet("T")
        for r, row in enumerate(changed(TABLE, 1, 2, 1e308)):
            sheet.write_row(r, 0, row)
    text = brought("symmetric", path, code=2)
    assert "  t.xlsx!C2  " in text
    assert "No figure of a table is above 1e+30." in text


def test_a_multiplier_that_none_can_be_is_told_at_its_cell(tmp_path: Path) -> None:
    text = brought("rims", write_rows(tmp_path / "rims.csv", changed(RIMS, 2, 2, 1900)), "--codes", "naics", code=2)
    assert '  rims.csv!C3  "1900"\n      No multiplier is above 1,000.\n' in text
    text = brought("rims", write_rows(tmp_path / "rims.csv", changed(RIMS, 2, 4, 2e6)), "--codes", "naics", code=2)
    assert "No multiplier is above 1,000,000.\n" in text


def test_other_files_beside_tell_it_too(tmp_path: Path) -> None:
    rims = write_rows(tmp_path / "rims.csv", RIMS)
    beside = write_rows(tmp_path / "beside.csv", [("category", "rate"), ("accommodation", "1e400")])
    text = brought("rims", rims, "--codes", "naics", "--taxes", beside, code=2)
    assert '  beside.csv!B2  "1e400"\n      No figure of a table is above 1e+30.' in text


def test_jobs_of_an_industry_twice_are_asked_about(tmp_path: Path) -> None:
    make, use = (
        write_rows(tmp_path / f"{name}.csv", rows) for name, rows in (("m", make_rows()), ("u", use_rows(U, CONSUMED)))
    )
    jobs = write_rows(tmp_path / "jobs.csv", [("code", "jobs"), *((one, 5) for one in INDUSTRIES), (INDUSTRIES[0], 7)])
    words = ("multipliers", "build", "--make", make, "--use", use, "--jobs", jobs, "-o", tmp_path / "own", "--place",
             "US", "--year", 2014, "--currency", "USD")  # fmt: skip
    last = len(INDUSTRIES) + 2
    assert f'  jobs.csv!A{last}  "{INDUSTRIES[0]}"\n      This label stands beside more than one row' in done(
        *words, code=2
    )


def test_sheets_that_list_headings_hold_no_multipliers(tmp_path: Path, write_book: BookWriter) -> None:
    notes: Rows = [["Industry", "Final-demand output", "Final-demand earnings"], ["see", "table", "below"]]
    book = write_book({"Notes": notes, "Table 2.5": RIMS, "Footnotes": notes}, "rims.xlsx")
    assert "note" not in brought("rims", book, "--codes", "naics")
    book = write_book({"Notes": notes, "A": RIMS, "B": RIMS}, "two.xlsx")
    done("data", "status")
    text = done("multipliers", "import", "rims", book, "-o", tmp_path / "x", "--place", "US-NC", "--year", 2018, code=2)
    assert "2 sheets hold multipliers: two.xlsx, sheet A, two.xlsx, sheet B.\n      -> Name one with --sheet" in text


def test_sheets_that_list_labels_hold_no_table(write_book: BookWriter) -> None:
    words: Rows = [[cell if isinstance(cell, str) else "text" for cell in row] for row in TABLE]
    assert "2 sheets" not in brought("symmetric", write_book({"Legend": words, "Table": TABLE}, "t.xlsx"))


def note(option: str, why: str) -> str:
    return f"  note  {option} changes nothing: {why}.\n"


def test_options_that_change_nothing_are_told_of_multipliers(tmp_path: Path) -> None:
    rims = write_rows(tmp_path / "rims.csv", RIMS)
    text = brought("rims", rims, "--codes", "naics", "--region", "Texas", "--sheet", "x", "--type", "II")
    assert note("--sheet", "rims.csv has no sheets") in text
    assert note("--region", "there is no column of regions in rims.csv") in text
    assert note("--type", "the headings of rims.csv say of which type each multiplier is") in text
    assert text.count("note") == 3


def test_a_type_that_the_file_contradicts_is_asked_about(tmp_path: Path) -> None:
    heads = [str(head).replace("_type_2", "") for head in HEADS]
    rims = write_rows(tmp_path / "rims.csv", [["Multipliers (Type II)"], heads, *RIMS[1:]])
    text = brought("rims", rims, "--codes", "naics", "--type", "I", code=2)
    assert '  --type  "I"\n      The file rims.csv says itself that its multipliers are of Type II.\n' in text
    assert "note" not in brought("rims", rims, "--codes", "naics", "--type", "ii")
    assert load_economy(tmp_path / "own").multipliers("output", "II").tolist() == [1.9, 2.0]


def test_options_that_change_nothing_are_told_of_tables(tmp_path: Path) -> None:
    table = write_rows(tmp_path / "t.csv", TABLE)
    text = brought("symmetric", table, "--sheet", "x", "--jobs-unit", "thousand", "--jobs-basis", "persons",
                   "--personal-income", 100, "--contribution-share", 0.1)  # fmt: skip
    assert note("--sheet", "t.csv has no sheets") in text
    assert note("--jobs-unit", "no jobs are told") in text
    assert note("--jobs-basis", "no jobs are told") in text
    assert note("--personal-income", "the table has no Type II") in text
    assert note("--contribution-share", "the table has no Type II") in text
    assert text.count("note") == 5
    more = [*TABLE, ["D1", 30, 30, ""], ["jobs", 5, 5, ""]]
    text = done("multipliers", "import", "symmetric", write_rows(tmp_path / "u.csv", more), "-o", tmp_path / "u",
                "--place", "FR", "--year", 2018, "--currency", "EUR", "--jobs-unit", "thousand",
                "--personal-income", 160, "--contribution-share", 0.1)  # fmt: skip
    assert "note" not in text


def test_labels_that_a_table_does_not_have_are_told(tmp_path: Path) -> None:
    table = write_rows(tmp_path / "t.csv", TABLE)
    text = brought("symmetric", table, "--households", "HFCE", "--keep", "Total", code=2)
    assert '  --households  "HFCE"\n      There is no column of this label' in text
    assert "Name one of: P3_S14." in text
    assert (
        '  --keep  "Total"\n      There is no industry with this code in the table.\n      -> Use one of: I, G.' in text
    )
    assert "the table lacks compensation of employees, so" in brought("symmetric", table, "--households", "P3_S14")


def test_a_sheet_of_a_text_file_is_not_read_as_imports(tmp_path: Path, write_book: BookWriter) -> None:
    table = write_rows(tmp_path / "t.csv", TABLE)
    text = brought("symmetric", table, "--import-sheet", "M", "--accounts-sheet", "A", code=2)
    for option in ("import", "accounts"):
        said = f"The file t.csv has no sheets.\n      -> Give a file with --{option}, or leave this out."
        assert f"  --{option}-sheet  " in text
        assert said in text


def test_accounts_may_stand_on_a_sheet_of_the_same_workbook(write_book: BookWriter) -> None:
    book = write_book({"T": TABLE[:3], "A": [TABLE[0], *TABLE[3:]]}, "t.xlsx")
    text = brought("symmetric", book, "--sheet", "T", "--accounts-sheet", "A")
    assert "output from 'P1'" in text
    assert load_economy(book.parent / "own").industries == ("I", "G")


def test_sheets_of_files_that_are_not_given_are_told(tmp_path: Path) -> None:
    make, use = (
        write_rows(tmp_path / f"{name}.csv", rows) for name, rows in (("m", make_rows()), ("u", use_rows(U, CONSUMED)))
    )
    text = done("multipliers", "build", "--make", make, "--use", use, "-o", tmp_path / "own", "--place", "US", "--year",
                2014, "--currency", "USD", "--make-sheet", "a", "--import-sheet", "b", "--jobs-sheet", "c")  # fmt: skip
    assert note("--make-sheet", "m.csv has no sheets") in text
    assert note("--import-sheet", "--import is not given") in text
    assert note("--jobs-sheet", "--jobs is not given") in text


def test_a_sheet_of_a_text_file_of_jobs_is_told(tmp_path: Path) -> None:
    jobs = write_rows(tmp_path / "j.csv", [("Industry", "Jobs", "Source"), ("G-I", 600_000, "HCP"), ("F", 9, "HCP")])
    text = done("multipliers", "import", "jobs", jobs, "-o", tmp_path / "own", "--place", "Casablanca", "--year", 2024,
                "--sheet", "x", code=2)  # fmt: skip
    assert note("--sheet", "j.csv has no sheets") in text


def test_what_industries_sell_is_not_asked_where_a_bridge_says_it(tmp_path: Path) -> None:
    from impactcalc.economy.importing.own_bridge import categories

    parts = [(category, "leakage", "", 1) for category in categories()]
    bridge = write_rows(tmp_path / "b.csv", [("category", "treatment", "industry", "share"), *parts])
    codes = write_rows(tmp_path / "c.csv", [("industry", "code"), ("721", "721")])
    text = brought("rims", write_rows(tmp_path / "rims.csv", RIMS), "--codes", "naics", "--bridge", bridge,
                   "--concordance", codes)  # fmt: skip
    assert note("--codes", "--bridge says of every category where it goes") in text
    assert note("--concordance", "--bridge says of every category where it goes") in text
