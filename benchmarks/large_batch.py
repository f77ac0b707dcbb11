"""A batch of 2,000 small workbooks, killed three times in between: what is done twice, what is lost, how long it takes.

    python benchmarks/large_batch.py [--workbooks 2000] [--workers 2]

Twenty workbooks are broken, one kills its worker, one hangs (faults that tests/batch_faults.py plants), beside them lie
a link that leads to itself and an .xls. Each kill is the SIGKILL of the command alone. Linux.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from batch_faults import ended, finished, members_of, start, waited_for, write_study

BROKEN = 20
LONG = 7200.0  # seconds: other work may be done on the machine


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workbooks", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    with tempfile.TemporaryDirectory(prefix="large-batch-") as scratch:
        return measure(Path(scratch), given.workbooks, given.workers, given.seconds)


def measure(folder: Path, workbooks: int, workers: int, seconds: float) -> int:
    good = fill(folder / "cities", workbooks)
    words = ("batch", "cities", "-o", "out", "--workers", workers, "--seconds", seconds)
    begun = time.perf_counter()
    for part in (0.25, 0.5, 0.75):
        run = start(*words, cwd=folder)
        if not waited_for(partial(_so_many, folder, part * good), LONG):
            raise SystemExit("it does not come on")
        run.kill()
        ended(run)
        gone = waited_for(partial(_all_gone, run.pid), 10)
        done = len(finished(folder))
        print(f"killed after {time.perf_counter() - begun:.0f} s with {done} reports; workers ended: {gone}")
    clock = time.perf_counter()
    last = ended(start(*words, cwd=folder), LONG)
    print(f"the last run: {time.perf_counter() - clock:.0f} s, exit {last.returncode}; "
          f"all: {time.perf_counter() - begun:.0f} s")  # fmt: skip
    clock = time.perf_counter()
    (folder / "cities" / "hangs.xlsx").unlink()
    (folder / "cities" / "dies.xlsx").unlink()
    ended(start(*words, cwd=folder))
    print(f"a run with nothing to do: {time.perf_counter() - clock:.1f} s")
    with (folder / "out" / "summary.csv").open(encoding="utf-8", newline="") as file:
        print(Counter(row["status"] for row in csv.DictReader(file)))
    print("\n".join(last.stdout.splitlines()[-4:]))
    reports = len(list((folder / "out").glob("*-report.xlsx")))
    twice = [name for name, times in Counter(finished(folder)).items() if times > 1]
    hidden = [path.name for path in (folder / "out").iterdir() if path.name.startswith(".")]
    print(f"{reports} reports of {good}; done twice: {twice}; left over: {hidden}")
    return 0 if reports == good and not twice and not hidden else 1


def _so_many(folder: Path, count: float) -> bool:
    return len(finished(folder)) >= count


def _all_gone(group: int) -> bool:
    return not members_of(group)


def fill(cities: Path, workbooks: int) -> int:
    """Write the folder; how many of its workbooks are good."""
    cities.mkdir()
    good = workbooks - BROKEN - 2
    for at in range(good):
        write_study(cities / f"city-{at:04}.xlsx", 3 + at)
    for at in range(BROKEN):
        (cities / f"broken-{at:02}.xlsx").write_text("no workbook")
    for name in ("dies", "hangs"):
        write_study(cities / f"{name}.xlsx")
    (cities / "loop.xlsx").symlink_to("loop.xlsx")
    (cities / "old.xls").write_text("x")
    return good


if __name__ == "__main__":
    sys.exit(main())
