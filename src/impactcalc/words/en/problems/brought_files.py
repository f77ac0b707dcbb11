"""Files of tables that people bring, and what of them cannot be read."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import brought_files as f


def table_file_missing(fact: f.TableFileMissing) -> Wrong:
    return Wrong("there is no such file", _another(fact.endings))


def table_file_too_large(fact: f.TableFileTooLarge) -> Wrong:
    return Wrong(f"this file is larger than {fact.most} MiB", _another(fact.endings))


def table_file_of_other_kind(fact: f.TableFileOfOtherKind) -> Wrong:
    which = f"{fact.ending} files" if fact.ending else "a file without an ending"
    return Wrong(f"{which} cannot be read", _another(fact.endings))


def table_sheet_missing(fact: f.TableSheetMissing) -> Wrong:
    return Wrong(f"the workbook {fact.workbook} has no such sheet", f"Name one of: {', '.join(fact.sheets)}")


def table_sheet_of_year_missing(fact: f.TableSheetOfYearMissing) -> Wrong:
    return Wrong(f"the workbook {fact.workbook} has no sheet of {fact.wanted}", f"It has {', '.join(fact.sheets)}")


def table_sheets_alike(fact: f.TableSheetsAlike) -> Wrong:
    what = {
        "codes": "a table with codes above its numbers",
        "labels": "a table with the same labels along the top and down a side",
        "rows": "rows below the industries' codes",
        "multipliers": "multipliers",
        "columns": f"the columns {', '.join(fact.columns)}",
    }[fact.holds]
    option = "a file of its own" if fact.holds == "columns" else fact.option
    return Wrong(f"{len(fact.sheets)} sheets hold {what}: {', '.join(fact.sheets)}", f"Name one with {option}")


def table_too_large(fact: f.TableTooLarge) -> Wrong:
    return Wrong(
        f"it has more than {fact.most:,} cells, blank ones counted",
        "Give the table alone, without sheets and columns that do not belong to it",
    )


def table_file_not_csv(fact: f.TableFileNotCsv) -> Wrong:
    return Wrong(
        f"the file is not readable as CSV ({fact.error})",
        "Open it in a spreadsheet program and save it again as .xlsx or .csv",
    )


def table_file_encoding(_: f.TableFileEncoding) -> Wrong:
    return Wrong("the file is written neither in UTF-8 nor in Windows-1252", "Save it as CSV UTF-8")


def table_file_empty(_: f.TableFileEmpty) -> Wrong:
    return Wrong("there is nothing in it", "Give a file with a table in it")


def data_folder_not_made(fact: f.DataFolderNotMade) -> Wrong:
    return Wrong(
        f"the data folder could not be made ({fact.error})",
        f"Name another one in the variable {fact.variable}",
    )


def _another(endings: tuple[str, ...]) -> str:
    return f"Give a file that ends with {', '.join(endings)}; save others as .xlsx"
