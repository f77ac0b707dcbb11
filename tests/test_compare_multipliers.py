"""The option --multipliers of `compare`: both studies are run with what it names, each in its own place."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from commands import impactcalc
from conftest import STUDY, VISITORS, BookWriter

ELSEWHERE = [[cell if cell != "Test city" else "Another city" for cell in row] for row in STUDY]


@pytest.fixture
def two(write_book: BookWriter, tmp_path: Path) -> Path:
    """A folder with two studies of one year that differ in a share."""
    other = [VISITORS[0], [*VISITORS[1][:7], 0.5, *VISITORS[1][8:]], *VISITORS[2:]]
    write_book({"Study": STUDY, "Visitors": VISITORS}, name="a.xlsx")
    write_book({"Study": STUDY, "Visitors": other}, name="b.xlsx")
    return tmp_path


def compared(folder: Path, *words: str) -> dict[str, dict[str, float]]:
    done: subprocess.CompletedProcess[str] = impactcalc(
        "compare", "a.xlsx", "b.xlsx", *words, "-o", "d.xlsx", "--json", "-", "--force", cwd=folder
    )
    assert done.returncode == 0, done.stderr
    figures: dict[str, dict[str, float]] = json.loads(done.stdout)["figures"]
    return figures


def alone(folder: Path, name: str, *words: str) -> dict[str, float]:
    done = impactcalc("run", f"{name}.xlsx", *words, "-o", f"{name}-r.xlsx", "--json", "-", "--force", cwd=folder)
    assert done.returncode == 0, done.stderr
    figures: dict[str, float] = json.loads(done.stdout)["figures"]
    return figures


def test_both_are_run_with_the_multipliers_that_are_named(two: Path) -> None:
    chosen = ("--multipliers", "us-2019")
    figures, plain = compared(two, *chosen), compared(two)
    for side in ("a", "b"):
        there = alone(two, side, *chosen)
        for name in ("net_new_spending", "output", "jobs"):
            assert figures[side][name] == pytest.approx(there[name], rel=1e-12)
        assert figures[side]["net_new_spending"] == pytest.approx(plain[side]["net_new_spending"], rel=1e-12)
        assert figures[side]["jobs"] != pytest.approx(plain[side]["jobs"], rel=1e-3)
    assert figures["difference"]["jobs"] == pytest.approx(figures["b"]["jobs"] - figures["a"]["jobs"])


def test_a_package_that_there_is_not_is_said_once(two: Path) -> None:
    done = impactcalc("compare", "a.xlsx", "b.xlsx", "--multipliers", "us-1066", "-o", "d.xlsx", cwd=two)
    assert done.returncode == 2
    assert done.stderr.count("us-1066") == 1
    assert done.stdout == ""
    assert not (two / "d.xlsx").exists()


def test_a_table_of_another_country_is_refused(two: Path, write_book: BookWriter) -> None:
    done = impactcalc("compare", "a.xlsx", "b.xlsx", "--multipliers", "world-2014", "-o", "d.xlsx", cwd=two)
    assert (done.returncode == 0) == (two / "d.xlsx").exists()
    assert "Traceback" not in done.stderr
