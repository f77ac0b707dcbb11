"""A hundred and twenty thousand rows from .csv files run within a limit of memory that stops the plain way of doing it.

A million rows, from .csv and .parquet files and from a workbook: `benchmarks/run.py --million`.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
ROWS = 120_000
# All memory that may be addressed. Measured: 312 MiB of ours, its report with it, and 653 of the plain way.
LIMIT = 448 * 1024**2
# Each thread of numpy's takes room of its own, used or not: as many as the machine has would say nothing of the rows.
ONE = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to a limit")


def python(code: str, *words: str, limit: int = 0) -> subprocess.CompletedProcess[str]:
    """A program, in the folder of the benchmarks; `limit` is all memory that it may address."""
    within: Callable[[], None] = lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit))  # noqa: E731
    return subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=False, cwd=BENCHMARKS,
        env={**os.environ, **ONE}, preexec_fn=within if limit else None,
    )  # fmt: skip


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large") / "study"
    made = python("import sys, pathlib, run; run.write_csv_study(pathlib.Path(sys.argv[1]), int(sys.argv[2]))",
                  str(folder), str(ROWS))  # fmt: skip
    assert made.returncode == 0, made.stderr
    return folder


def test_the_plain_way_is_stopped(study: Path) -> None:
    plain = "import sys, pathlib, naive; naive.all_at_once(pathlib.Path(sys.argv[1]))"
    free = python(plain, str(study))
    assert free.returncode == 0, free.stderr
    stopped = python(plain, str(study), limit=LIMIT)
    assert stopped.returncode != 0
    assert "MemoryError" in stopped.stderr


def test_ours_is_not(study: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.xlsx"
    words = ("run", str(study), "-o", str(report), "--quiet")
    done = python("from impactcalc.cli import main; main()", *words, limit=LIMIT)
    assert done.returncode == 0, done.stderr
    assert report.stat().st_size > ROWS
