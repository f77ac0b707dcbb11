"""Whatever the workbook and wherever the marks: everything but the marks is as it was."""

from __future__ import annotations

import tempfile
from copy import copy
from pathlib import Path

import openpyxl
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from impactcalc.marked.marked_copy import write_marked
from impactcalc.marked.marks import Mark
from marked_cases import coloured, comments, in_order, looks, opened, prefixed, repacked

ADDRESSES = st.builds(lambda row, column: f"{get_column_letter(column)}{row}", st.integers(1, 12), st.integers(1, 6))
VALUES = st.one_of(st.integers(-9, 9), st.text(st.sampled_from("aé<&\"' \n=_x0041"), min_size=1, max_size=8), st.none())
CELLS = st.dictionaries(ADDRESSES, st.tuples(VALUES, st.integers(0, 3), st.booleans()), max_size=12)
MARKS = st.lists(st.tuples(st.booleans(), st.sampled_from(["One", "It's & two"]), ADDRESSES), max_size=8)
COLOURS = [None, "#EEFFEE", "#FFFF00", "#123456"]
WORDS = st.text(st.sampled_from("ab <>&\"'\n\x0b🙂"), min_size=1, max_size=30).filter(str.strip)


def with_xlsxwriter(path: Path, sheets: dict[str, dict[str, tuple[object, int, bool]]]) -> None:
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    formats = [book.add_format({"italic": True, **({"bg_color": colour} if colour else {})}) for colour in COLOURS]
    for name, cells in sheets.items():
        sheet = book.add_worksheet(name)
        for address, (value, colour, commented) in cells.items():
            sheet.write(address, value, formats[colour] if colour else None)
            if commented:
                sheet.write_comment(address, "mine", {"author": "Ann"})
    book.close()


def with_openpyxl(path: Path, sheets: dict[str, dict[str, tuple[object, int, bool]]]) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, cells in sheets.items():
        sheet = book.create_sheet(name)
        for address, (value, colour, commented) in cells.items():
            sheet[address] = value
            if isinstance(value, str):
                sheet[address].data_type = "s"
            if colour:
                sheet[address].font = copy(sheet[address].font) + Font(i=True)
            if commented:
                sheet[address].comment = Comment("mine", "Ann")
    book.save(path)


@given(CELLS, CELLS, MARKS, WORDS, st.sampled_from([with_xlsxwriter, with_openpyxl]), st.booleans())
def test_everything_but_the_marks_stays(
    first: dict[str, tuple[object, int, bool]],
    second: dict[str, tuple[object, int, bool]],
    wanted: list[tuple[bool, str, str]],
    words: str,
    write: object,
    with_prefix: bool,
) -> None:
    assert callable(write)
    marks = [Mark("problem" if red else "note", name, (cell,), words, words, words) for red, name, cell in wanted]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.xlsx"
        write(source, {"One": first, "It's & two": second})
        if with_prefix:
            source = repacked(source, Path(folder) / "prefixed.xlsx", prefixed)
        target, clean = Path(folder) / "out.xlsx", Path(folder) / "clean.xlsx"
        write_marked(source, target, marks)
        write_marked(target, clean, ())
        assert in_order(target)
        before, after, restored = opened(source), opened(target), opened(clean)
    expected: dict[tuple[str, str], str] = {}
    for red, name, cell in wanted:
        expected[name, cell] = "red" if red or expected.get((name, cell)) == "red" else "yellow"
    assert coloured(after) == expected
    said = comments(after)
    assert said.keys() == comments(before).keys() | expected.keys()
    for place, text in comments(before).items():
        assert said[place] == text if place not in expected else said[place].startswith(f"{text}\n---")
    assert comments(restored) == comments(before)
    assert coloured(restored) == {}
    for sheet in before.worksheets:
        for row in sheet.iter_rows():
            for there in row:
                marked, back = after[sheet.title][there.coordinate], restored[sheet.title][there.coordinate]
                assert looks(marked, filled=False) == looks(there, filled=False)
                assert looks(back) == looks(there)
                if (sheet.title, there.coordinate) not in expected:
                    assert looks(marked) == looks(there)
