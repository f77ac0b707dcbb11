"""What a marked copy says around problems and notes."""

from __future__ import annotations

from impactcalc.facts.lines import marked as f
from impactcalc.words.en.inner import inner_phrase
from impactcalc.words.en.numbers import in_a_row

_HEADINGS = {
    "number": "No.",
    "severity": "What it is",
    "sheet": "Sheet",
    "cell": "Cell",
    "value": "Value as typed",
    "message": "What is wrong, or how it was read",
    "remedy": "What to type",
}


def marked_title(fact: f.MarkedTitle) -> str:
    return f"What impactcalc found in {fact.source}"


def marked_heading(fact: f.MarkedHeading) -> str:
    return _HEADINGS[fact.of]


def marked_advice(fact: f.MarkedAdvice) -> str:
    parts = []
    if fact.red:
        parts.append("Mend what is red, as the column What to type says.")
    if fact.yellow:
        parts.append(
            "What is yellow does not stop a run: a warning says what may be wrong or missing, a note how something was "
            "understood, or that it was left alone."
        )
    return " ".join(parts or ["Nothing was found that has to be mended or looked at."])


def marks_found(fact: f.MarksFound) -> str:
    kinds = {"problem": fact.problems, "error": fact.errors, "warning": fact.warnings, "note": fact.notes}
    counts = [f"{count:,} {kind}{'' if count == 1 else 's'}" for kind, count in kinds.items() if count]
    return in_a_row(counts)


def list_is_not_read(_: f.ListIsNotRead) -> str:
    return "This sheet is not read when the workbook is checked or run; delete it whenever you like."


def signature_left_out(_: f.SignatureLeftOut) -> str:
    return "The digital signature was left out: it does not hold for a changed workbook."


def comments_at_first(fact: f.CommentsAtFirst) -> str:
    return f"Comments stand at the first {fact.cells:,} cells; the list has the others."


def whole_sheet(_: f.WholeSheet) -> str:
    return "whole sheet"


def cell_and_more(fact: f.CellAndMore) -> str:
    return f"{fact.cell} and {fact.more} more"


def mark_number(fact: f.MarkNumber) -> str:
    return f"{fact.kind.capitalize()} {fact.number}"


def cut_short(fact: f.CutShort) -> str:
    return f"{fact.beginning} ... (see the sheet {fact.sheet})"


def nothing_to_type(_: f.NothingToType) -> str:
    return "Nothing, if that is what you mean"


def wrote_marked(fact: f.WroteMarked) -> str:
    remarks = "".join(f". {inner_phrase(remark).rstrip('.')}" for remark in fact.remarks)
    if fact.found is None:
        return f"Wrote {fact.path}: nothing was found, as its sheet {fact.sheet} says{remarks}"
    return (
        f"Wrote {fact.path}: {inner_phrase(fact.found)}, marked where there is a cell and listed with links on its "
        f"sheet {fact.sheet}{remarks}"
    )


def wrote_list_alone(fact: f.WroteListAlone) -> str:
    found = f"({inner_phrase(fact.found)})" if fact.found else ""
    alone = f"the list alone {found}" if found else "the list alone, in which nothing stands"
    kind = f"an {fact.ending} file" if fact.ending else "a folder of .csv or .parquet files"
    return f"Wrote {fact.path}: {alone}; cells can be marked in .xlsx and .xlsm workbooks only, and this is {kind}"
