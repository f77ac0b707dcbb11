"""Every product that `explain` prints comes out: the printed numbers multiplied give the printed result."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pytest

import impactcalc as ic
import report_cases
from impactcalc.report.explained import FIGURES, explained
from impactcalc.report.signed.trace_sheet import TraceRow, trace_rows
from impactcalc.samples import samples
from impactcalc.study.sheets.schema import Visitors

NUMBER = r"-?[\d,]*\d(?:\.\d+)?"
AMOUNT = re.compile(rf"(?:\$|[A-Z]{{3}} )?({NUMBER})")
FACTOR = re.compile(rf"({NUMBER})(%?)(.*)")
MILLION = "per million of net new"
NO_DRAWS = ic.Sampling(draws=0)


def small() -> ic.Result:
    """A cup of coffee and a stamp: amounts of less than a cent and jobs of nearly none."""
    row = Visitors(id="v", visitors=1, food_service=3, shopping=0.05, **report_cases.STATED)
    return report_cases.result_of(row)


def sample(name: str) -> ic.Result:
    return ic.run(samples()[name], sampling=NO_DRAWS)


SAMPLES = ("city-programme", "sister-cities-2014", "sister-cities-survey")
CASES: dict[str, Callable[[], ic.Result]] = {
    **{name: partial(sample, name) for name in SAMPLES},
    "rich": report_cases.rich,
    "stated": report_cases.stated,
    "many": lambda: report_cases.in_us_2014(report_cases.many(30)),
    "small": small,
}


@cache
def rows_of(case: str, folder: Path) -> list[TraceRow]:
    path = folder / f"{case}.xlsx"
    CASES[case]().to_excel(path)
    return trace_rows(path)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("arithmetic")


def read(said: str) -> tuple[float, float]:
    """A printed number, and how far what it stands for may be from it."""
    (text,) = re.fullmatch(AMOUNT, said.strip()).groups()  # type: ignore[union-attr]
    decimals = len(text.partition(".")[2])
    return float(text.replace(",", "")), 0.5 * 10.0**-decimals


def factor(said: str) -> float:
    text, percent, name = re.fullmatch(FACTOR, said.strip()).groups()  # type: ignore[union-attr]
    value = float(text.replace(",", ""))
    return value / 100 if percent else value / 1e6 if MILLION in name else value


def wrong_in(line: str) -> list[str]:
    """The products of a line that do not come out."""
    typed, _, chain = line.strip().rpartition(": ")
    wrong = []
    start, *steps = re.split(r" = (?:gross |net new )?", chain)
    ends = [re.match(AMOUNT, step)[0] for step in steps]  # type: ignore[index]
    begin = [re.match(AMOUNT, one)[0] for one in (start, *steps)][:-1]  # type: ignore[index]
    for first, whole, end in zip(begin, (start, *steps), ends, strict=False):
        (left, left_half), (right, right_half) = read(first), read(end)
        times = math.prod(map(factor, whole.removeprefix(first).strip().removeprefix("x ").split(" x ")))
        if abs(left * times - right) > (left_half * times + right_half) * (1 + 1e-9):
            wrong.append(f"{whole} = {end}")
    cells = typed.partition(": ")[2]
    worked_out = 0.0
    for product in cells.split(" + "):
        named = [re.search(rf"\(({NUMBER})\)$|^(1) day$", one) for one in product.split(" x ")]
        if not all(named):
            return wrong  # a cell in which nothing stands
        worked_out += math.prod(float((one[1] or one[2]).replace(",", "")) for one in named if one)
    amount, half = read(begin[0])
    if abs(worked_out - amount) > half + 1e-10 * amount:
        wrong.append(f"{cells} = {amount}")
    return wrong


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("case", CASES)
def test_every_product_comes_out(folder: Path, case: str, figure: str) -> None:
    rows = rows_of(case, folder)
    first, *lines = explained(rows, figure, len(rows))
    ways = [line for line in lines if line.startswith("    ")]
    assert len(ways) == len(rows)
    assert [one for line in ways for one in wrong_in(line)] == []
    total, half = read(re.search(rf": (?:at most )?({AMOUNT.pattern}), the sum of", first)[1])  # type: ignore[index]
    parts = [read(line.split("  ")[0]) for line in lines if not line.startswith("    ")]
    assert abs(sum(part for part, _ in parts) - total) <= half + sum(half for _, half in parts)


@pytest.mark.parametrize("case", CASES)
def test_a_row_ends_at_what_its_way_ends_at(folder: Path, case: str) -> None:
    for figure in FIGURES:
        _, *lines = explained(rows_of(case, folder), figure, 10_000)
        for row, way in zip(lines[::2], lines[1::2], strict=True):
            assert way.endswith(f" {row.split('  ')[0]}")


def test_a_row_of_a_survey_stands_for_its_like(folder: Path) -> None:
    line = list(explained(rows_of("sister-cities-survey", folder), "gross_spending", 1))[2]
    assert re.search(r": \$[\d,.]+ x 4\.285714\d* of its like x 1\.000000 = gross \$", line)


def test_less_than_a_hundredth_is_told(folder: Path) -> None:
    lines = "\n".join(explained(rows_of("small", folder), "jobs", 1))
    assert re.match(r"Jobs: 0\.000\d*[1-9]\d*, the sum of 2 rows", lines)
    assert not re.search(r"(?<![\d.])0\.0+(?!\d)", lines), lines


def test_what_was_changed_on_what_if_is_no_product(folder: Path) -> None:
    """Gross spending comes from the sheet What if: where somebody typed over it, the cells do not give it any more."""
    row = rows_of("city-programme", folder)[0]
    cells = list(row.cells)
    cells[row.heads["gross_spending"].at] = 2 * row.number("gross_spending")
    (_, _, way) = explained([replace(row, cells=cells)], "gross_spending", 1)
    given, gross = row.number("gross_spending"), 2 * row.number("gross_spending")
    assert way.endswith(f" = ${given:,.2f}, changed since to gross ${gross:,.2f}")


def test_nothing_is_said_of_what_nothing_is_left_of(folder: Path) -> None:
    """Once its empty cells were 0% due to the programme."""
    row = rows_of("city-programme", folder)[0]
    cells = list(row.cells)
    shares = [row.heads[one].at for one in row.heads if one.endswith("_share")]
    cells[shares[0]] = 0.0
    for at in shares[1:]:
        cells[at] = ""
    cells[row.heads["net_new_spending"].at] = 0.0
    (_, _, way) = explained([replace(row, cells=cells)], "net_new_spending", 1)
    assert way.endswith(" x 0% not residents' = net new $0.00")
