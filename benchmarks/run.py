"""One table of what impactcalc costs, measured in one run: each figure, its bar, and whether it is met.

    python benchmarks/run.py [--rows 100000] [--million] [--times 5]

Times are those that the processor worked (on an idle machine about what passes), medians measured in turns, each in a
process of its own; memory is that process's highest resident size. `--million` adds a million rows from CSV files,
several minutes. Bars that are missed are printed as missed.
"""

from __future__ import annotations

import argparse
import csv
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineWorkbook

from large_study import read_and_write, write_study

MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""
HEADINGS = (
    "Id", "Visitors", "Nights", "Accommodation", "Food service", "Shopping", "Local transport", "Resident share",
    "Attribution share", "Partner country", "Purpose",
)  # fmt: skip
Command = Sequence[object]


@dataclass(frozen=True)
class Line:
    """A line of the table. `most` is the bar: what the figure may come to."""

    what: str
    figure: float
    unit: str
    most: float

    def __str__(self) -> str:
        verdict = "met" if self.figure <= self.most else f"missed by {self.figure / self.most - 1:.0%}"
        return f"| {self.what} | {self.figure:,.2f} {self.unit} | {self.most:,.2f} {self.unit} | {verdict} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--million", action="store_true")
    options = parser.parse_args()
    print("| what | measured | at most | |", "|---|---|---|---|", sep="\n")
    missed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for line in _lines(Path(scratch), options.rows, options.times, million=options.million):
            print(line, flush=True)
            missed += line.figure > line.most
    print(f"\n{missed} missed" if missed else "\nall met")
    return 1 if missed else 0


def _lines(folder: Path, rows: int, times: int, *, million: bool) -> Iterator[Line]:
    ours = (sys.executable, "-m", "impactcalc")
    bare, top, below = in_turns(
        times, [(sys.executable, "-c", "pass"), (*ours, "--help"), (*ours, "multipliers", "show", "--help")]
    )
    yield Line("`--help`, beyond Python's own start", (top - bare) * 1e3, "ms", 80)
    yield Line("help of a command, beyond the same", (below - bare) * 1e3, "ms", 200)
    city = folder / "city.xlsx"
    subprocess.run([*ours, "template", str(city), "--sample", "city-programme"], check=True, stdout=subprocess.DEVNULL)
    (report,) = in_turns(times, [(*ours, "run", city, "-o", folder / "city-report.xlsx", "--force", "--quiet")])
    yield Line("a city study's report", report, "s", 1.5)
    source, target = folder / "study.xlsx", folder / "report.xlsx"
    write_study(source, rows)
    whole, memory = measured((*ours, "run", source, "-o", target, "--force", "--quiet"))
    started = time.process_time()
    _look_at(target)
    before = time.process_time() - started
    read_and_write(source, target, folder / "copy.xlsx")
    alone = time.process_time() - started - 2 * before  # it looks at the report's cells first, which is not counted
    yield Line(f"{rows:,} rows of xlsx, over reading and writing its cells alone", whole / alone, "x", 1.25)
    yield Line(f"{rows:,} rows of xlsx, highest memory", memory, "MiB", 300)
    if million:
        write_csv_study(folder / "million", 1_000_000)
        whole, memory = measured((*ours, "run", folder / "million", "-o", target, "--force", "--quiet"))
        yield Line("1,000,000 rows of CSV, highest memory", memory, "MiB", 900)


def write_csv_study(folder: Path, rows: int) -> None:
    """A study of made-up visitors as .csv files, the same each time."""
    draw = random.Random(1)
    folder.mkdir()
    (folder / "study.csv").write_text("Name,Large\nPlace,US\nYear,2014\nCurrency,USD\n", encoding="utf-8")
    with (folder / "visitors.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for row in range(rows):
            amounts = [round(draw.random() * 5000, 2) for _ in range(4)]
            country = draw.choice(("Japan", "Germany", "Mexico", "Turkey", "India"))
            purpose = draw.choice(("culture", "environment", "humanitarian"))
            writer.writerow([f"r{row}", draw.randint(1, 50), draw.randint(1, 9), *amounts, 0.1, 0.8, country, purpose])


def _look_at(report: Path) -> None:
    book = CalamineWorkbook.from_path(str(report))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def in_turns(times: int, commands: Sequence[Command]) -> list[float]:
    """The median seconds of each command, one after the other in every round; the first round warms up."""
    found: list[list[float]] = [[] for _ in commands]
    for turn in range(times + 1):
        for kept, command in zip(found, commands, strict=True):
            seconds, _ = measured(command)
            if turn:
                kept.append(seconds)
    return list(map(statistics.median, found))


def measured(command: Command) -> tuple[float, float]:
    """Processor seconds and highest memory in MiB of a command, in a process of its own."""
    words = [sys.executable, "-c", MEASURED, *map(str, command)]
    seconds, memory = subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), float(memory)


if __name__ == "__main__":
    sys.exit(main())
