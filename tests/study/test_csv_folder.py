"""A .csv file -> cells: encodings, separators, quotation marks, short rows."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impactcalc.errors import Problem
from impactcalc.words.speaking import noted
from impactcalc.workbooks import csv_folder
from impactcalc.workbooks.csv_folder import CsvError, CsvSheet, csv_files, folder_sha256, read_csv
from told import Told, told

AS_UTF8 = 'In Excel, save it as "CSV UTF-8 (comma delimited)"'


def read(folder: Path, content: bytes | str) -> CsvSheet:
    path = folder / "visitors.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_csv(path)


def problem(folder: Path, content: bytes | str) -> Problem:
    with pytest.raises(CsvError) as caught:
        read(folder, content)
    assert str(caught.value) == str(caught.value.problem)
    return caught.value.problem


@pytest.mark.parametrize(("separator", "semicolons"), [(",", False), (";", True), ("\t", False)])
def test_semicolons_are_told(tmp_path: Path, separator: str, semicolons: bool) -> None:
    assert read(tmp_path, f"a{separator}b\n").semicolons is semicolons


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_say_so_or_are_utf8(tmp_path: Path, encoding: str) -> None:
    sheet = read(tmp_path, "name,city\nMu\u00f1oz,\u6771\u4eac\n".encode(encoding))
    assert sheet == CsvSheet("visitors", [["name", "city"], ["Mu\u00f1oz", "\u6771\u4eac"]], semicolons=False)


def test_windows_1252_is_read_and_said_so(tmp_path: Path) -> None:
    sheet = read(tmp_path, "name\nMu\u00f1oz \u20ac5\n".encode("cp1252"))
    assert sheet.rows == [["name"], ["Mu\u00f1oz \u20ac5"]]
    assert sheet.note is not None
    assert noted(sheet.note) == "visitors.csv: read as Windows-1252 (not UTF-8)"


@pytest.mark.parametrize(
    ("content", "message", "remedy"),
    [
        (b"", "visitors.csv is empty (0 bytes)", "Save the sheet again, or delete the file"),
        (b"name\n\x81\n", "visitors.csv is not written in UTF-8 or Windows-1252", AS_UTF8),
        (b"\xff\xfea\0b", "visitors.csv is not written in UTF-16", AS_UTF8),
        (b"a,b\n\0,1\n", "visitors.csv holds zero bytes, so it is no text file, or UTF-16 without a mark", AS_UTF8),
        (
            "a,b".encode("utf-16-le"),
            "visitors.csv holds zero bytes, so it is no text file, or UTF-16 without a mark",
            AS_UTF8,
        ),
        (
            'a,b\n1,"2\n3,4\n',
            "the quotation marks in line 2 of visitors.csv do not pair up",
            'Close every quotation mark, and write one inside a text twice: "the ""big"" fair"',
        ),
        (
            'sep=;\n"a\nb";c\n"the "big" fair";1\n',
            "the quotation marks in line 4 of visitors.csv do not pair up",
            'Close every quotation mark, and write one inside a text twice: "the ""big"" fair"',
        ),
        (
            f'a\n"{"x" * 200_000}\n',
            "the text that begins in line 2 of visitors.csv is longer than a cell can be, or its quotation mark is "
            "never closed",
            "Shorten it to 32,767 characters, or close the quotation mark",
        ),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, content: bytes | str, message: str, remedy: str) -> None:
    assert told(problem(tmp_path, content)) == Told("visitors", "", "", message, remedy)


def test_a_row_that_makes_the_sheet_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "visitors.csv"
    path.write_text("a,b\n1,2,3,4,5\n1,2\n1,2\n", encoding="utf-8")
    with pytest.raises(csv_folder.CsvError) as caught:
        csv_folder.read_csv(path, most=10)
    message = "row 2 has 5 cells; with 3 rows the sheet is too large"
    remedy = "Look for separators that do not belong there"
    assert told(caught.value.problem) == Told("visitors", "", "", message, remedy)


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("a,b,c;d\n1,2\n", [["a", "b", "c;d"], ["1", "2", ""]]),
        ("a;b, c\n1;2\n", [["a", "b, c"], ["1", "2"]]),
        ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
        ("a\tb\n1,5\t2\n", [["a", "b"], ["1,5", "2"]]),
        ('"a;b;c",d\n1,2\n', [["a;b;c", "d"], ["1", "2"]]),
        ("name\nFort Worth; Texas\n", [["name"], ["Fort Worth; Texas"]]),
        ("sep=;\na;b\n", [["a", "b"]]),
        ('"sep=\t"\r\na\tb\r\n', [["a", "b"]]),
        ("\n\na;b\n", [["", ""], ["", ""], ["a", "b"]]),
        ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        ('a,b\n"two\nlines","x ""y"""\n', [["a", "b"], ["two\nlines", 'x "y"']]),
        ('"Nuestra", "Lima, Peru"\n', [["Nuestra", "Lima, Peru"]]),
        ("a,b,c\n1\n\n1,2,3,4\n", [["a", "b", "c", ""], ["1", "", "", ""], ["", "", "", ""], ["1", "2", "3", "4"]]),
        ('5" pipe,1\n', [['5" pipe', "1"]]),
        ("=1+1,#N/A\n", [["=1+1", "#N/A"]]),
        ("\n", [[]]),
    ],
)
def test_separators_quotation_marks_and_short_rows(tmp_path: Path, content: str, rows: list[list[str]]) -> None:
    sheet = read(tmp_path, content)
    assert sheet.rows == rows
    assert sheet.note is None


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Z")), max_size=8)


@given(
    heads=st.lists(st.sampled_from(["id", "name", "Nights per visitor", 'the "odd" one']), min_size=2, max_size=4),
    body=st.lists(st.lists(texts, min_size=2, max_size=4), max_size=6),
    separator=st.sampled_from(",;\t"),
)
def test_what_is_written_is_read_at_the_same_place(
    heads: list[str], body: list[list[str]], separator: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("csv") / "visitors.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=separator).writerows([heads, *body])
    rows = read_csv(path).rows
    width = max(map(len, [heads, *body]))
    assert rows == [row + [""] * (width - len(row)) for row in [heads, *body]]


def test_the_hash_covers_names_and_bytes_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_bytes(b"2")
    (tmp_path / "a.CSV").write_bytes(b"1")
    files = csv_files(tmp_path)
    assert [path.name for path in files] == ["a.CSV", "b.csv"]
    parts = [b"a.CSV\0", hashlib.sha256(b"1").digest(), b"b.csv\0", hashlib.sha256(b"2").digest()]
    assert folder_sha256(files) == hashlib.sha256(b"".join(parts)).hexdigest()
