"""The fastest that a sheet can be read and written: libraries that keep the positions of cells, and some that do not.

    python benchmarks/floors.py [--rows 20000]

15 columns, as of a study. In processor seconds of a process of its own, libraries included, beyond Python's own start;
libraries that are not installed are named. None but python-calamine, openpyxl and XlsxWriter are needed.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from large_study import write_study
from measured import measured


@dataclass(frozen=True)
class Way:
    """A library's way to read or to write. `keeps`: every cell at its position, with its type."""

    name: str
    package: str
    keeps: bool
    code: str


READERS = (
    Way("python-calamine", "python_calamine", True,
        "from python_calamine import CalamineWorkbook as B; B.from_path(p).get_sheet_by_name('Visitors').to_python()"),
    Way("fastexcel (types guessed by column)", "fastexcel", False,
        "import fastexcel; fastexcel.read_excel(p).load_sheet('Visitors').to_arrow()"),
    Way("fastexcel (all as text)", "fastexcel", False,
        "import fastexcel; fastexcel.read_excel(p).load_sheet('Visitors', dtypes='string').to_arrow()"),
    Way("openpyxl, read-only", "openpyxl", True,
        "import openpyxl as o; list(o.load_workbook(p, read_only=True)['Visitors'].iter_rows(values_only=True))"),
    Way("openpyxl", "openpyxl", True, "import openpyxl; openpyxl.load_workbook(p)['Visitors']"),
)  # fmt: skip
_MADE = "rows = [[f'r{r}', *[r * 1.25 + c for c in range(14)]] for r in range(n)]; "
WRITERS = (
    Way("XlsxWriter, constant memory", "xlsxwriter", True, _MADE + (
        "import xlsxwriter; b = xlsxwriter.Workbook(p, {'constant_memory': True}); s = b.add_worksheet(); "
        "[s.write_row(r, 0, row) for r, row in enumerate(rows)]; b.close()")),
    Way("pyexcelerate", "pyexcelerate", True, _MADE + (
        "import pyexcelerate; b = pyexcelerate.Workbook(); b.new_sheet('a', data=rows); b.save(p)")),
    Way("rustpy-xlsxwriter (no links, no styles a cell)", "rustpy_xlsxwriter", False, _MADE + (
        "import rustpy_xlsxwriter as w; h = [f'c{c}' for c in range(15)]; "
        "w.write_worksheet([dict(zip(h, r)) for r in rows], p)")),
    Way("openpyxl, write-only", "openpyxl", True, _MADE + (
        "import openpyxl; b = openpyxl.Workbook(write_only=True); s = b.create_sheet(); "
        "[s.append(row) for row in rows]; b.save(p)")),
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=20_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "study.xlsx"
        write_study(source, rows)
        for title, ways in (("read", READERS), ("write", WRITERS)):
            print(
                f"\n| {title} {rows:,} rows of 15 cells | seconds | MiB | keeps cells and positions |",
                "|---|---|---|---|",
                sep="\n",
            )
            for line in lines(ways, source if title == "read" else Path(scratch) / "out.xlsx", rows):
                print(line, flush=True)
    return 0


def lines(ways: tuple[Way, ...], path: Path, rows: int) -> Iterator[str]:
    """A line of the table for each way."""
    for way, found in taken(ways, path, rows):
        if found is None:
            yield f"| {way.name} | not installed | | |"
            continue
        seconds, memory = found
        yield f"| {way.name} | {seconds:.2f} | {memory:,.0f} | {'yes' if way.keeps else 'no'} |"


def taken(ways: tuple[Way, ...], path: Path, rows: int) -> Iterator[tuple[Way, tuple[float, float] | None]]:
    """What each way takes, in seconds beyond Python's own start and MiB; None for one that is not installed."""
    bare, _ = measured((sys.executable, "-c", "pass"))
    for way in ways:
        if importlib.util.find_spec(way.package) is None:
            yield way, None
            continue
        measured((sys.executable, "-c", f"import {way.package}"))  # which compiles it
        path.unlink(missing_ok=True) if path.name == "out.xlsx" else None
        seconds, memory = measured((sys.executable, "-c", f"p, n = {str(path)!r}, {rows}; {way.code}"))
        yield way, (seconds - bare, memory)


if __name__ == "__main__":
    sys.exit(main())
