"""What is damaged inside a workbook's file."""

from __future__ import annotations

from impactcalc.facts.problems import damage as f
from impactcalc.words.en.inner import inner_problem


def part_wrong(fact: f.PartWrong) -> str:
    how = {
        "missing": "is missing",
        "too large": "is larger than in any real workbook",
        "size": "is not as large as declared",
        "checksum": "was damaged on the way: its checksum is wrong",
        "packing": "is packed in a way that is not read",
        "place": "is not where it should be",
        "not unpacked": "cannot be unpacked",
    }
    return f"its part {fact.name} {how[fact.how]}"


def beyond_real(fact: f.BeyondReal) -> str:
    whats = {
        "depth": "its tags lie deeper in each other than in any real workbook",
        "tag": "one of its tags is longer than in any real workbook",
        "between rows": "what stands between its rows is larger than in any real workbook",
        "around rows": "it lists more around its rows than any real sheet: merged cells, rules or links",
        "row": "a single row of it is larger than any real one",
        "cells": "it holds more cells than a sheet can have",
        "styles": "it holds more styles than any real workbook",
    }
    return whats[fact.what]


def more_than_listed(fact: f.MoreThanListed) -> str:
    what = {"entries": "sheets, links or styles", "texts": "texts"}[fact.what]
    return f"it lists more than {fact.most:,} {what}"


def too_many_formats(fact: f.TooManyFormats) -> str:
    return f"it formats more than {fact.most:,} cells of a sheet"


def too_much_text(fact: f.TooMuchText) -> str:
    return f"its cells show more than {fact.most // 1024**2} MiB of text"


def repeated_too_often(fact: f.RepeatedTooOften) -> str:
    return f"its repeated cells unfold to more than can be held, at row {fact.row} of the sheet {fact.sheet}"


def repeats_unsaid(_: f.RepeatsUnsaid) -> str:
    return "it does not say how often a cell or row is repeated"


def text_beyond_cell(fact: f.TextBeyondCell) -> str:
    which = f"the text of {fact.cell}" if fact.cell else "one of its texts"
    on = f" on the sheet {fact.sheet}" if fact.sheet else ""
    return f"{which}{on} is longer than any cell of a spreadsheet can hold"


def text_not_read(fact: f.TextNotRead) -> str:
    which = f"the text of {fact.cell}" if fact.cell else "some of its text"
    return f"{which} is written in a way that is not read"


def cells_outside(fact: f.CellsOutside) -> str:
    return f"it puts cells where no sheet has any, on the sheet {fact.sheet}"


def no_such_cell(fact: f.NoSuchCell) -> str:
    return f'it names a cell that no sheet has, "{fact.address}"'


def table_in_table(_: f.TableInTable) -> str:
    return "it holds a table inside a table, or rows that are not closed the usual way"


def document_type(_: f.DocumentType) -> str:
    return "it holds a document type declaration, which no spreadsheet program writes"


def not_utf8(_: f.NotUtf8) -> str:
    return "it is not written in UTF-8"


def malformed(fact: f.Malformed) -> str:
    return "its XML breaks off or is malformed" + (f" ({fact.why})" if fact.why else "")


def sheets_in_one_part(fact: f.SheetsInOnePart) -> str:
    return f"two of its sheets lie in the same part, {fact.name}"


def sheets_alike(fact: f.SheetsAlike) -> str:
    return f'{fact.sheets} of its sheets are named "{fact.name}"'


def cells_lacking(_: f.CellsLacking) -> str:
    return "the file lacks its cells"


def no_list_of_sheets(_: f.NoListOfSheets) -> str:
    return "it has no list of sheets"


def sheet_without_cells(_: f.SheetWithoutCells) -> str:
    return "one of its sheets has no cells"


def no_number_there(fact: f.NoNumberThere) -> str:
    return f'"{fact.text}" stands where a number belongs'


def boxes_wrong(fact: f.BoxesWrong) -> str:
    how = {
        "missing": "are missing",
        "not read": "are written in a way that is not read",
        "not UTF-8": "are not written in UTF-8",
    }
    return f"the boxes of its comments {how[fact.how]}"


def whole_file_wrong(fact: f.WholeFileWrong) -> str:
    return inner_problem(fact.fact).message
