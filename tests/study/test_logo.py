"""The settings Issued, Issuer, Contact and Logo: what is read, and which pictures are refused."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

import impactcalc as ic
from conftest import BookWriter
from impactcalc.errors import InputError
from impactcalc.study.checking.validation import read_study
from impactcalc.workbooks.picture import LARGEST_FILE
from study_pictures import png

# A start, a comment, the frame of 3 x 2 pixels, an end: as much of a JPEG as says how large it is.
JPEG = b"\xff\xd8\xff\xfe\x00\x04hi\xff\xc0\x00\x0b\x08\x00\x02\x00\x03\x01\x01\x11\x00\xff\xd9"


def book(write_book: BookWriter, logo: str, **others: str) -> Path:
    rows = [["Name", "Choir"], ["Place", "US"], ["Year", 2014], ["Logo", logo], *map(list, others.items())]
    return write_book({"Study": rows, "Visitors": [["Visitors", "Nights", "Accommodation"], [10, 3, 900]]})


def refused(path: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_study(path)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("name", "data", "media_type", "sides"),
    [("logo.png", png(30, 20), "image/png", (30, 20)), ("Seal of it.JPG", JPEG, "image/jpeg", (3, 2)),
     ("pictures/logo.png", png(4, 5), "image/png", (4, 5)), ("pictures\\logo.png", png(4, 5), "image/png", (4, 5))],
)  # fmt: skip
def test_a_picture_beside_the_workbook(
    write_book: BookWriter, tmp_path: Path, name: str, data: bytes, media_type: str, sides: tuple[int, int]
) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / name.replace("\\", "/")).write_bytes(data)
    study = read_study(book(write_book, name, Issuer="City of Riverton", Contact="A. Person", Issued="31 March 2015"))
    assert study.logo is not None
    assert (study.logo.media_type, study.logo.data) == (media_type, data)
    assert (study.logo.width, study.logo.height) == sides
    told = study.settings
    assert (told.issuer, told.contact, told.issued) == ("City of Riverton", "A. Person", "2015-03-31")


def test_blank_settings_are_none(write_book: BookWriter) -> None:
    study = read_study(book(write_book, ""))
    told = study.settings
    assert (told.issued, told.issuer, told.contact, told.logo, study.logo) == (None, None, None, None, None)


def test_a_folder_of_csv_files_has_it_inside(tmp_path: Path) -> None:
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "study.csv").write_text("Name,Choir\nPlace,US\nYear,2014\nLogo,logo.png\n", encoding="utf-8")
    (folder / "visitors.csv").write_text("Visitors,Nights,Accommodation\n10,3,900\n", encoding="utf-8")
    (folder / "logo.png").write_bytes(png(6, 7))
    study = read_study(folder)
    assert study.logo is not None
    assert study.logo.height == 7


OUTSIDE = (
    "a logo lies in the folder of the workbook, or in one inside it. Save the picture beside the workbook and type its "
    "name, such as logo.png"
)
FETCHED = (
    "a logo is read from a file; nothing is fetched. Save the picture beside the workbook and type its name, such as "
    "logo.png"
)

MISSING = "there is no such file beside the workbook. Save the picture there"


@pytest.mark.parametrize(
    ("name", "said"),
    [("https://example.org/logo.png", FETCHED), ("file:///etc/logo.png", FETCHED), ("/etc/logo.png", OUTSIDE),
     ("../logo.png", OUTSIDE), ("a\\..\\..\\logo.png", OUTSIDE), ("C:\\logo.png", OUTSIDE),
     ("\\\\server\\logo.png", OUTSIDE), ("none.png", MISSING)],
)  # fmt: skip
def test_a_name_of_no_file_beside_it(write_book: BookWriter, name: str, said: str) -> None:
    assert refused(book(write_book, name)) == [f'Study!B4 "{name}": {said}']


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"GIF89a", "this is neither a PNG nor a JPEG picture. Save it as PNG"),
     (b"", "this is neither a PNG nor a JPEG picture. Save it as PNG"),
     (b"<svg/>", "this is neither a PNG nor a JPEG picture. Save it as PNG"),
     (png(9, 9)[:-6], "the picture is damaged or was not copied whole. Save it anew as PNG"),
     (png(0, 9), "the picture is damaged or was not copied whole. Save it anew as PNG"),
     (JPEG[:-2], "the picture is damaged or was not copied whole. Save it anew as PNG"),
     (png(5001, 9), "the picture has 5,001 x 9 pixels; up to 5,000 a side are read. Save it smaller: 600 pixels across "
      "are enough"),
     (png(9, 9) + bytes(LARGEST_FILE), "the picture is larger than 2 MiB. Save it smaller: 600 pixels across are "
      "enough")],
)  # fmt: skip
def test_a_picture_that_is_none(write_book: BookWriter, tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "logo.png").write_bytes(data)
    assert refused(book(write_book, "logo.png")) == [f'Study!B4 "logo.png": {said}']


def test_no_pipe_and_no_folder_is_opened(write_book: BookWriter, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "folder.png").mkdir()
    for name in ("pipe.png", "folder.png"):
        said = "this is no ordinary file. Give the name of a PNG or JPEG file"
        assert refused(book(write_book, name)) == [f'Study!B4 "{name}": {said}']


def test_a_link_does_not_lead_out(write_book: BookWriter, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "logo.png").write_bytes(png(3, 3))
    (inside / "logo.png").symlink_to(tmp_path / "logo.png")
    path = book(write_book, "logo.png").rename(inside / "study.xlsx")
    assert refused(path)[0].startswith('Study!B4 "logo.png": this name leads out of the folder of the workbook.')


def test_it_is_told_beside_the_other_problems(write_book: BookWriter) -> None:
    rows = [["Name", "Choir"], ["Place", ""], ["Year", 2014], ["Logo", "none.png"]]
    told = refused(write_book({"Study": rows, "Visitors": [["Visitors"], ["many"]]}))
    assert [text.split(":")[0].split(" ")[0] for text in told][:3] == ["Study!B2", "Study!B4", "Visitors!A2"]


def test_the_picture_is_part_of_the_study(write_book: BookWriter, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png(3, 3))
    path = book(write_book, "logo.png")
    one: Any = read_study(path)
    (tmp_path / "logo.png").write_bytes(png(3, 4))
    assert one != read_study(path)
    assert isinstance(one, ic.Study)
