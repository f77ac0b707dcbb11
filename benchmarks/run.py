"""One table of what impactcalc costs, measured in one run: each figure, its bar, and whether it is met.

    python benchmarks/run.py [--rows 100000] [--million] [--batch 2000] [--times 5]

Times are those that the processor worked (on an idle machine about what passes), medians measured in turns, each in a
process of its own; memory is that process's highest resident size. `--million` adds a million rows, from .csv and
.parquet files and from a workbook, and needs 2 GB of disk; `--batch` so many small workbooks with two workers, and a
tenth of them on a Dask cluster of two: several minutes each.
Bars that are missed are printed as missed.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import itertools
import math
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from floors import READERS, WRITERS, Way, taken
from large_study import read_and_write, write_study
from measured import compiled, in_turns, measured
from uncertainty import RUN

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "batch")]

HEADINGS = (
    "Id", "Visitors", "Nights", "Accommodation", "Food service", "Shopping", "Local transport", "Resident share",
    "Attribution share", "Partner country", "Purpose",
)  # fmt: skip
TEXTS = ("Id", "Partner country", "Purpose")
SETTINGS = (("Name", "Large"), ("Place", "US"), ("Year", 2014), ("Currency", "USD"))


@dataclass(frozen=True)
class Line:
    """A line of the table. `bar` is what the figure may come to at most, or `least`; nan: there is none."""

    what: str
    figure: float
    unit: str
    bar: float = math.nan
    least: bool = False

    @property
    def missed(self) -> bool:
        """Whether there is a bar and it is not met."""
        return self.figure < self.bar if self.least else self.figure > self.bar

    def __str__(self) -> str:
        told = f"at {'least' if self.least else 'most'} {self.bar:,.2f} {self.unit}"
        ratio = self.bar / self.figure if self.least else self.figure / self.bar
        verdict = ("", "") if math.isnan(self.bar) else (told, f"missed by {ratio:.2f} times" if self.missed else "met")
        figure = "not installed" if math.isnan(self.figure) else f"{self.figure:,.2f} {self.unit}"
        return f"| {self.what} | {figure} | {verdict[0]} | {verdict[1]} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--batch", type=int, default=0)
    options = parser.parse_args()
    print("| what | measured | bar | |", "|---|---|---|---|", sep="\n")
    missed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for line in _lines(Path(scratch), options):
            print(line, flush=True)
            missed += line.missed
    print(f"\n{missed} missed" if missed else "\nall met")
    return 1 if missed else 0


def _lines(folder: Path, options: argparse.Namespace) -> Iterator[Line]:
    rows, times = options.rows, options.times
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
    write_study(folder / "ten.xlsx", 10)
    (ten,) = in_turns(
        times, [(*ours, "run", folder / "ten.xlsx", "-o", folder / "ten-report.xlsx", "--force", "--quiet")]
    )
    yield Line("ten rows, workbook to report", ten, "s")
    yield from _drawn(folder, times)
    naive, pandas, fast = _in_one_thread("naive", rows)
    yield Line(f"{rows:,} rows to effects: the naive way, over ours", naive / fast, "x", 30, least=True)
    way = "read_excel and apply of pandas, one inverse for all, nothing checked, over ours"
    yield Line(f"{rows:,} rows to effects: {way}", pandas / fast, "x", 30, least=True)
    tables, inverses = _in_one_thread("all_metros", 0)
    if inverses:
        yield Line(
            "a folded table: pymrio's inverse alone, over ours with all multipliers",
            inverses / tables,
            "x",
            3,
            least=True,
        )
    source, target = folder / "study.xlsx", folder / "report.xlsx"
    write_study(source, rows)
    for does, ways, path in (("reading", READERS, source), ("writing", WRITERS, folder / "out.xlsx")):
        yield from _floors(f"{does} {rows:,} rows of 15 cells alone", ways, path, rows)
    whole, memory = measured((*ours, "run", source, "-o", target, "--force", "--quiet"))
    started = time.process_time()
    _look_at(target)
    before = time.process_time() - started
    read_and_write(source, target, folder / "copy.xlsx")
    alone = time.process_time() - started - 2 * before  # it looks at the report's cells first, which is not counted
    yield Line(f"{rows:,} rows of xlsx, over reading and writing its cells alone", whole / alone, "x", 1.25)
    yield Line(f"{rows:,} rows of xlsx, highest memory", memory, "MiB", 300)
    if options.million:
        yield from _million(folder)
    if options.batch:
        yield from _many(folder, options.batch)


def _million(folder: Path) -> Iterator[Line]:
    """A million rows of each kind, to the report; one after the other, as each takes minutes and the disk's room."""
    source, target = folder / "million", folder / "million-report.xlsx"
    for kind, write, bar in (
        ("CSV", write_csv_study, 900),
        ("Parquet", write_parquet_study, 900),
        ("xlsx", write_xlsx_study, 1536),
    ):
        if kind == "Parquet" and importlib.util.find_spec("pyarrow") is None:
            continue
        path = source.with_suffix(".xlsx") if kind == "xlsx" else source
        write(path, 1_000_000)
        seconds, memory = measured(
            (sys.executable, "-m", "impactcalc", "run", path, "-o", target, "--force", "--quiet")
        )
        yield Line(f"1,000,000 rows of {kind}, highest memory", memory, "MiB", bar)
        yield Line(f"1,000,000 rows of {kind}, workbook to report", seconds, "s")
        shutil.rmtree(path, ignore_errors=True)


def _floors(does: str, ways: tuple[Way, ...], path: Path, rows: int) -> Iterator[Line]:
    for way, found in taken(ways, path, rows):
        kept = "keeps positions" if way.keeps else "does not keep positions"
        yield Line(f"{does}: {way.name}, {kept}", math.nan if found is None else found[0], "s")


def _drawn(folder: Path, times: int) -> Iterator[Line]:
    runs = {"plain": 0, "model": 10_000}
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(times):
        for name, draws in runs.items():
            seconds, _ = measured((sys.executable, "-c", RUN, folder / "drawn.xlsx", draws, "plain"))
            taken[name].append(seconds)
    ratio = statistics.median(taken["model"]) / statistics.median(taken["plain"])
    yield Line("10,000 draws of the model's own error, over the plain run", ratio, "x", 2)


def _in_one_thread(module: str, rows: int) -> tuple[float, ...]:
    """What `seconds` of a benchmark gives, in a process with one thread: numpy reads how many when it is loaded."""
    code = f"import {module}; print(*{module}.seconds({rows or ''}))"
    env = {**compiled(), **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")}
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, check=True, capture_output=True, text=True, env=env, cwd=Path(__file__).parent)
    return tuple(map(float, done.stdout.split()))


def _many(folder: Path, studies: int) -> Iterator[Line]:
    """A batch with two workers, and a tenth of it on a Dask cluster of two, by the clock."""
    from batch_faults import write_study as write_small

    (folder / "cities").mkdir()
    (folder / "some").mkdir()
    for number in range(studies):
        write_small(folder / ("cities" if number % 10 else "some") / f"city-{number:05}.xlsx", visitors=10 + number)
    for place in ("cities", "some"):
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "impactcalc", "batch", str(folder / place), "-o", str(folder / f"{place}-out"),
             "--workers", "2", "--quiet"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=compiled(),
        )  # fmt: skip
        each = (time.perf_counter() - begun) / len(list((folder / place).iterdir()))
        yield Line(f"a workbook of {len(list((folder / place).iterdir())):,}, two workers, by the clock", each, "s")
    if importlib.util.find_spec("distributed") is None:
        return
    from test_dask import cluster

    with cluster(folder / "cluster") as dask:
        dask.work()
        dask.work()
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "impactcalc", "batch", str(folder / "some"), "-o", str(folder / "dask-out"),
             "--dask", dask.address, "--quiet"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=compiled(),
        )  # fmt: skip
        there = (time.perf_counter() - begun) / len(list((folder / "some").iterdir()))
    yield Line("the same on a Dask cluster of two workers, over that", there / each, "x")


def write_csv_study(folder: Path, rows: int) -> None:
    """A study of made-up visitors as .csv files, the same each time."""
    folder.mkdir()
    with (folder / "visitors.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(_visitors(rows))
    _write_settings(folder)


def write_parquet_study(folder: Path, rows: int) -> None:
    """The same visitors as a .parquet file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder.mkdir()
    _write_settings(folder)
    made = _visitors(rows)
    schema = pa.schema([(head, pa.string() if head in TEXTS else pa.float64()) for head in HEADINGS])
    with pq.ParquetWriter(folder / "visitors.parquet", schema) as writer:
        while part := list(itertools.islice(made, 50_000)):
            columns = list(map(pa.array, zip(*part, strict=True), schema.types))
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))


def write_xlsx_study(path: Path, rows: int) -> None:
    """The same visitors as a workbook."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    study = book.add_worksheet("Study")
    for number, line in enumerate(SETTINGS):
        study.write_row(number, 0, line)
    sheet = book.add_worksheet("Visitors")
    sheet.write_row(0, 0, HEADINGS)
    for number, cells in enumerate(_visitors(rows), start=1):
        sheet.write_row(number, 0, cells)
    book.close()


def _visitors(rows: int) -> Iterator[list[object]]:
    draw = random.Random(1)
    for row in range(rows):
        amounts = [round(draw.random() * 5000, 2) for _ in range(4)]
        country = draw.choice(("Japan", "Germany", "Mexico", "Turkey", "India"))
        purpose = draw.choice(("culture", "environment", "humanitarian"))
        yield [f"r{row}", draw.randint(1, 50), draw.randint(1, 9), *amounts, 0.1, 0.8, country, purpose]


def _write_settings(folder: Path) -> None:
    lines = (f"{name},{value}\n" for name, value in SETTINGS)
    (folder / "study.csv").write_text("".join(lines), encoding="utf-8")


def _look_at(report: Path) -> None:
    book = CalamineWorkbook.from_path(str(report))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


if __name__ == "__main__":
    sys.exit(main())
