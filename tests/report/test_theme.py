"""A city's own look: what is taken of its workbook, what is refused and why, and that every figure stays."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Font, NamedStyle
from typer.testing import CliRunner

import impactcalc as ic
from impactcalc.cli.app import app
from impactcalc.report.branded import read_look
from impactcalc.report.signed.report_file import read_report
from impactcalc.report.signed.verify import verify
from impactcalc.report.writers.charts import COLOURS, colours_of
from impactcalc.report.writers.look import CHART_CONTRAST, SHIPPED, TEXT_CONTRAST, contrast
from impactcalc.samples import samples

GREEN = {"dk2": "0B3D2E", "accent1": "00703C", "accent2": "8C1D40", "accent3": "FFCC00"}
PALE = {"dk2": "CCDDEE", "accent1": "FFEE88", "accent2": "AADDAA"}


def png(width: int = 40, height: int = 20) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x00\x70\x3c" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def theme(colours: dict[str, str], text: str, titles: str) -> str:
    slots = "".join(f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>' for slot, colour in colours.items())
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="City"><a:themeElements>'
        f'<a:clrScheme name="City"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>{slots}</a:clrScheme>'
        f'<a:fontScheme name="City"><a:majorFont><a:latin typeface="{titles}"/></a:majorFont>'
        f'<a:minorFont><a:latin typeface="{text}"/></a:minorFont></a:fontScheme>'
        '<a:fmtScheme name="City"><a:accent1><a:srgbClr val="123456"/></a:accent1></a:fmtScheme>'
        "</a:themeElements></a:theme>"
    )


def branded(
    path: Path, colours: dict[str, str], *, text: str = "Georgia", titles: str = "Gill Sans MT", picture: bytes = b""
) -> Path:
    """A workbook with this theme, and with this picture on its second sheet."""
    plain = path.with_name("plain.xlsx")
    book = xlsxwriter.Workbook(plain)
    book.add_worksheet("Nothing")
    if picture:
        book.add_worksheet("Letterhead").insert_image("A1", "logo.png", {"image_data": io.BytesIO(png())})
    book.close()
    with ZipFile(plain) as read, ZipFile(path, "w") as written:
        for name in read.namelist():
            data = read.read(name)
            if name == "xl/theme/theme1.xml":
                data = theme(colours, text, titles).encode()
            elif name.startswith("xl/media/"):
                data = picture
            written.writestr(name, data)
    return path


def test_colours_fonts_and_picture_are_taken(tmp_path: Path) -> None:
    look = read_look(branded(tmp_path / "city.xlsx", GREEN, picture=png()))
    assert (look.font, look.title_font) == ("Georgia", "Gill Sans MT")
    assert (look.ink, look.new, look.taken_off, look.link) == ("#0B3D2E", "#00703C", "#8C1D40", "#00703C")
    assert look.logo is not None
    assert look.logo.data == png()
    assert look.remarks == (
        "Titles and headings have #0B3D2E, the colour of the theme's dk2.",
        "In charts new money has #00703C.",
        "In charts what is taken off has #8C1D40.",
        "The logo is the first picture, on the sheet Letterhead, where the study names none of its own.",
        "The font for text is Georgia; where it is not installed, programs show another.",
        "The font for titles is Gill Sans MT; where it is not installed, programs show another.",
    )


def test_what_cannot_be_read_by_everybody_is_refused_with_its_contrast(tmp_path: Path) -> None:
    look = read_look(branded(tmp_path / "city.xlsx", PALE))
    assert (look.ink, look.new, look.taken_off) == (SHIPPED.ink, SHIPPED.new, SHIPPED.taken_off)
    assert (
        "#CCDDEE, the theme's dk2, is not used for titles and headings: its contrast to white is 1.3 to 1, and "
        "4.5 to 1 is needed to be read by everybody."
    ) in look.remarks
    assert (
        "#AADDAA, the theme's accent2, is not used for what is taken off in charts: its contrast to white is 1.5 to 1, "
        "and 3 to 1 is needed to be read by everybody."
    ) in look.remarks
    assert "The workbook has no picture that could be the logo." in look.remarks


def test_colours_of_a_chart_are_told_apart(tmp_path: Path) -> None:
    look = read_look(branded(tmp_path / "city.xlsx", {"accent1": "808080", "accent2": "B05A10", "accent3": "B45A10"}))
    assert look.new == "#B05A10"
    assert look.taken_off == SHIPPED.new  # the shipped one for it is too like what new money has
    assert any(said.startswith("#808080, the theme's accent1, is not used") for said in look.remarks)


colour = st.integers(0, 0xFFFFFF).map(lambda number: f"{number:06X}")


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(("dk2", "accent1", "accent2", "accent3"), colour)))
def test_every_colour_that_is_taken_has_the_contrast_that_it_needs(
    tmp_path_factory: pytest.TempPathFactory, colours: dict[str, str]
) -> None:
    look = read_look(branded(tmp_path_factory.mktemp("look") / "city.xlsx", colours))
    assert min(contrast(look.ink), contrast(look.link)) >= TEXT_CONTRAST
    shown = colours_of(look)
    assert all(contrast(one) >= CHART_CONTRAST for one in shown.values())
    assert len(set(shown.values())) == len(COLOURS)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#FFFFFF") == pytest.approx(1)
    assert contrast("#777777") == pytest.approx(4.48, abs=0.005)  # the grey that just fails, as WCAG has it


@pytest.mark.parametrize(
    ("picture", "why"),
    [
        (b"GIF89a" + b"\0" * 30, "this is neither a PNG nor a JPEG picture"),
        (png()[:60], "the picture is damaged or was not copied whole"),
        (png() + b"\0" * (2 * 1024**2), "the picture is larger than 2 MiB"),
    ],
)
def test_a_picture_that_is_none_is_told(picture: bytes, why: str, tmp_path: Path) -> None:
    look = read_look(branded(tmp_path / "city.xlsx", GREEN, picture=picture))
    assert look.logo is None
    assert f"The first picture, on the sheet Letterhead, is not the logo: {why}." in look.remarks


def test_a_name_that_no_font_has_is_refused(tmp_path: Path) -> None:
    look = read_look(branded(tmp_path / "city.xlsx", GREEN, text="&quot;/&gt;x" * 9))
    assert look.font == SHIPPED.font
    assert "The font for text is not taken, since its name is none that a font has: it is Arial." in look.remarks


def test_styles_count_where_the_theme_does_not(tmp_path: Path) -> None:
    """What openpyxl writes: a style Normal with a font of its own, a Heading 1 of its own colour."""
    book = openpyxl.Workbook()
    book.loaded_theme = theme(GREEN, "Georgia", "Georgia").encode()
    normal = book._named_styles["Normal"]  # type: ignore[attr-defined]
    normal.font = Font(name="Verdana")
    heading = NamedStyle("Heading 1", font=Font(color="FF7A003C"), builtinId=16)
    book.add_named_style(heading)
    assert book.active is not None
    book.active["A1"].style = "Heading 1"
    book.save(tmp_path / "city.xlsx")
    look = read_look(tmp_path / "city.xlsx")
    assert look.font == "Verdana"
    assert look.ink == "#7A003C"


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("none.xlsx", None, "there is no such file"),
        ("empty.xlsx", b"", "the file is empty (0 bytes)"),
        ("text.xlsx", b"colours: green", "this is no workbook, although its name ends in .xlsx"),
    ],
)
def test_what_is_no_workbook_is_a_problem(name: str, data: bytes | None, why: str, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(ic.InputError) as error:
        read_look(tmp_path / name)
    assert [problem.message for problem in error.value.problems] == [why]


def test_a_report_in_the_citys_look_is_told_of_and_verified(tmp_path: Path) -> None:
    look = branded(tmp_path / "city.xlsx", GREEN, picture=png())
    out = tmp_path / "r.xlsx"
    command = ["run", str(samples()["city-programme"]), "-o", str(out), "--theme", str(look), "--draws", "0"]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0, done.output
    assert "  look  In charts new money has #00703C." in done.output
    assert "  look  Titles and headings have #0B3D2E, the color of the theme's dk2." in done.output  # a reader in Texas
    look.unlink()
    assert verify(read_report(out)).same
    book = openpyxl.load_workbook(out)
    ink = book["Answer"]["A1"].font.color
    assert ink is not None
    assert ink.rgb == "FF0B3D2E"
    assert book["Answer"]["A1"].font.name == "Gill Sans MT"
    tab = book["Answer"].sheet_properties.tabColor
    assert tab is not None
    assert tab.rgb == "FF00703C"
    about = [row[0:2] for row in book["About"].iter_rows(values_only=True)]
    assert ("Look, from city.xlsx", "In charts new money has #00703C.") in about
    with ZipFile(out) as archive:
        assert any(archive.read(name) == png() for name in archive.namelist() if "media" in name)
        charts = b"".join(archive.read(name) for name in archive.namelist() if "charts/chart" in name)
    assert b"00703C" in charts
    assert b"0B5394" not in charts
    assert b"Arial" not in charts


def test_the_same_look_gives_the_same_bytes_and_no_look_the_shipped_one(tmp_path: Path) -> None:
    look = branded(tmp_path / "city.xlsx", GREEN, picture=png())
    result = ic.run(samples()["sister-cities-2014"], sampling=ic.Sampling(draws=0))
    for name in ("a", "b"):
        result.to_excel(tmp_path / f"{name}.xlsx", theme=look)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    result.to_excel(tmp_path / "c.xlsx")
    ink = openpyxl.load_workbook(tmp_path / "c.xlsx")["Answer"]["A1"].font.color
    assert ink is not None
    assert ink.rgb == "FF1F3864"
