"""100,000 activities from workbook to report, beside just reading and writing the same tables with the same libraries.

    python benchmarks/large_study.py [--rows 100000] [--times 3]

Prints medians in seconds, and the ratio that matters: the whole run over reading and writing alone.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter

HEADINGS = (
    "Id", "Visitors", "Nights", "Accommodation", "Food service", "Shopping", "Local transport", "Culture",
    "Resident share", "Casual share", "Attribution share", "Displaced share", "Host-paid share", "Partner country",
    "Purpose",
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        source, report, tables = folder / "study.xlsx", folder / "report.xlsx", folder / "tables"
        write_study(source, options.rows)
        whole = statistics.median(seconds(source, "-o", report) for _ in range(options.times))
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024.0
        detail = statistics.median(seconds(source, "-o", report, "--csv", tables) for _ in range(options.times))
        alone = read_and_write(source, report, folder / "copy.xlsx")
        print(f"rows                                      {options.rows:>10,}")
        print(f"run, workbook to report                   {whole:10.2f} s")
        print(f"the same with every table as .csv too     {detail:10.2f} s")
        print(f"reading it and writing its report's cells {alone:10.2f} s   (python-calamine, XlsxWriter)")
        print(f"ratio                                     {whole / alone:10.2f}")
        print(f"highest memory of a run                   {memory:10.0f} MiB")
    return 0


def write_study(path: Path, rows: int) -> None:
    """A study of made-up visitors, the same each time."""
    draw = random.Random(1)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    study = book.add_worksheet("Study")
    for row, (label, value) in enumerate([("Name", "Large"), ("Place", "US"), ("Year", 2014), ("Currency", "USD")]):
        study.write(row, 0, label)
        study.write(row, 1, value)
    sheet = book.add_worksheet("Visitors")
    sheet.write_row(0, 0, HEADINGS)
    for row in range(1, rows + 1):
        amounts = [round(draw.random() * 5000, 2) for _ in range(5)]
        country = draw.choice(("Japan", "Germany", "Mexico", "Turkey", "India"))
        purpose = draw.choice(("culture", "environment", "humanitarian"))
        cells = [f"r{row}", draw.randint(1, 50), draw.randint(1, 9), *amounts, 0, 0.1, 0.8, 0, 0.05, country, purpose]
        sheet.write_row(row, 0, cells)
    book.close()


def seconds(*words: object) -> float:
    """How long `impactcalc run` takes as a user gives it, in a process of its own."""
    command = [sys.executable, "-m", "impactcalc", "run", *map(str, words), "--force", "--quiet"]
    start = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - start


def read_and_write(source: Path, report: Path, copy: Path) -> float:
    """Seconds for reading the study's cells and writing the report's with XlsxWriter's own calls, nothing else."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(report))
    pages = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    start = time.perf_counter()
    for name in ("Study", "Visitors"):
        CalamineWorkbook.from_path(str(source)).get_sheet_by_name(name).to_python()
    out = xlsxwriter.Workbook(str(copy), {"constant_memory": True, "strings_to_formulas": False})
    for name, rows in pages.items():
        sheet = out.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if isinstance(value, float | int):
                    sheet.write_number(r, c, value)
                elif value != "":
                    sheet.write_string(r, c, str(value))
    out.close()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
