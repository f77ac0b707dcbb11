"""Files that mean harm are answered, within 3 GB of memory and a few seconds, and never with a fault of ours."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from hostile_files import FILES, STUDY, csv, heads_row, ods, ods_cell, ods_heads, ods_row, shared, text_cell, xlsx

MEMORY = 3_000_000 * 1024  # bytes: ulimit -v 3000000
WORK = 120  # seconds of a core that is shared: a million rows take the most of it, most others one or two
SECONDS = 1800  # on the clock, of a machine that has much else to do
# What is made and told in a moment; IMPACTCALC_HOSTILE=all tries the others too.
QUICK = (
    "a text of 1,000 letters in a million cells", "a cell of 900,000 letters", "an .ods text repeated a thousand times",
    "an .ods text in a million rows", "an .ods number in 49 million cells", "spaces by number",
    "an .ods cell of 900,000 letters",
)  # fmt: skip
CHOSEN = list(FILES) if os.environ.get("IMPACTCALC_HOSTILE") == "all" else QUICK


def within_limits() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (WORK, WORK))


def validate(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "impactcalc", "validate", str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        preexec_fn=within_limits if sys.platform == "linux" else None,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited so on Linux only")
@pytest.mark.parametrize("name", CHOSEN)
def test_a_hostile_file_is_answered(name: str, tmp_path: Path) -> None:
    make, ending = FILES[name]
    done = validate(make(tmp_path / f"hostile{ending}"))
    assert done.returncode in (0, 2), done.stderr
    assert "Traceback" not in done.stderr
    assert "panicked" not in done.stderr
    assert "fault of impactcalc" not in done.stderr


LONG = "x" * 32_768
TOO_LONG = "The text has 32,768 characters; a cell holds up to 32,767."


def test_the_longest_text_of_a_cell_is_the_same_in_every_format(tmp_path: Path) -> None:
    rows = heads_row() + f'<row r="2">{text_cell("A2", LONG)}</row>'
    texts = heads_row() + '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'
    made = [
        xlsx(tmp_path / "inline.xlsx", rows),
        xlsx(tmp_path / "shared.xlsx", texts, texts=shared([LONG])),
        ods(tmp_path / "long.ods", ods_heads() + ods_row(ods_cell(LONG))),
        csv(tmp_path / "long", f"Id,Visitors\n{LONG},5\n"),
    ]
    for path in made:
        assert TOO_LONG in validate(path).stdout, path
    short = LONG[1:]
    rows = heads_row() + f'<row r="2">{text_cell("A2", short)}</row>'
    made = [
        xlsx(tmp_path / "fits.xlsx", rows),
        ods(tmp_path / "fits.ods", ods_heads() + ods_row(ods_cell(short))),
        csv(tmp_path / "fits", f"Id,Visitors\n{short},5\n"),
    ]
    for path in made:
        assert "a cell holds up to" not in validate(path).stdout, path


def test_a_workbook_without_styles_is_read(tmp_path: Path) -> None:
    cells = '<c r="B2"><v>10</v></c><c r="C2"><v>3</v></c><c r="D2"><v>4000</v></c>'
    rows = heads_row() + f'<row r="2">{text_cell("A2", "a")}{cells}</row>'
    assert validate(xlsx(tmp_path / "bare.xlsx", rows)).returncode == 0


def test_more_columns_and_settings_than_anybody_types(tmp_path: Path) -> None:
    heads = ",".join(f"extra {n}" for n in range(1_001))
    settings = "".join(f"Thing {n},x\n" for n in range(1_001))
    pairs = "".join(f"{a},{b}\n" for a, b in zip(STUDY[::2], STUDY[1::2], strict=True))
    told = validate(csv(tmp_path / "wide", f"Visitors,Accommodation,{heads}\n1,2\n", study=pairs + settings)).stdout
    assert "1,001 names on this sheet are no settings, from this one on." in told
    assert "1,001 columns of this sheet are none of ours, from this one on." in told
    assert told.count("->") == 2


@pytest.mark.parametrize("pattern", ["(", "a ", "1 (", "[", "a(b)", "FY 2014-", "1,", "€1"])
def test_a_long_text_takes_no_time_wherever_it_stands(tmp_path: Path, pattern: str) -> None:
    text = (pattern * 32_767)[:32_767].replace(",", ";")
    folder = csv(
        tmp_path / "long", f'Visitors,"{text}",Year,Partner country\n1,2,"{text}","{text}"\n', study=f'"{text}",x\n'
    )
    done = validate(folder)
    assert done.returncode == 2
    assert "a heading of 32,767 characters; up to 1,000 are read".capitalize() in done.stdout
    assert "A text of 32,767 characters, which is no number and no name." in done.stdout


def test_a_heading_is_read_alike_however_long_it_is() -> None:
    from impactcalc.study.sheets import headings

    for text in ("Visitors (all of them)", "((a) b]", "Nights (per visitor) [n]", "a (b"):
        long = text + " " * 400
        assert headings.plain(long) in (headings.plain(text), headings.plain(long.strip()))


# Names, links and folders ---------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_folder_with_what_is_no_file(tmp_path: Path) -> None:
    folder = csv(tmp_path / "study", "Visitors,Accommodation\n1,2\n")
    (folder / "events.csv").symlink_to(folder / "events.csv")
    os.mkfifo(folder / "exchanges.csv")
    (folder / "budget.csv").symlink_to(folder / "nowhere")
    done = validate(folder)
    assert done.returncode == 2
    assert done.stdout.count("this is no file, or a link that leads nowhere") == 3


def test_a_folder_in_itself_and_a_name_that_is_too_long(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for path in (tmp_path / "loop", tmp_path / ("x" * 300), tmp_path / "/".join(["y" * 200] * 30)):
        done = validate(path)
        assert done.returncode == 2
        said = done.stdout + done.stderr
        assert any(text in said for text in ("could not be read", "no such file", "No file can have this name")), said
