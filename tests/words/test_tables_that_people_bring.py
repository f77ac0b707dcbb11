"""What is wrong with a table that people bring is a fact: counted by what it is, said as the language says it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from conftest import BookWriter
from impactcalc.economy.importing.figures import DATE, ERROR, PERCENT, UNCACHED, Doubt, no_label, read_figure
from impactcalc.economy.importing.grid import MOST_LISTED, bounded
from impactcalc.economy.importing.make_use import read_make_use
from impactcalc.economy.importing.own_bridge import Wishes, own_bridge, read_wishes
from impactcalc.economy.importing.own_package import About, checked_valuation
from impactcalc.economy.importing.rims import import_rims
from impactcalc.economy.importing.symmetric import Layout, read_symmetric
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.brought_cells import FigureOfTwoReadings, MoreCellsLikeThese, NotAFigure, TableCellDate
from impactcalc.facts.problems.brought_tables import NoSuchLabel
from impactcalc.words.speaking import speaking
from own_tables import write_rows
from toy_language import ENGLISH, TOY

HERE = About("US", "USA", 2018, "USD", "a test")


def refused(read: Callable[[], object]) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read()
    return caught.value.problems


def test_those_alike_are_counted_by_what_they_are_in_any_language() -> None:
    """Not by how they begin: each figure of two readings, each cell without a number has words of its own."""
    figures = [Problem("t", f"B{i}", "", FigureOfTwoReadings(i, 1000.0 * i)) for i in range(1, 41)]
    cells = [Problem("t", f"C{i}", "", NotAFigure("amount", f"row {i}", "x")) for i in range(1, 36)]
    rows = [Problem("t", "", f"A{i}", NoSuchLabel("row")) for i in range(5)]
    columns = [Problem("t", "", f"A{i}", NoSuchLabel("column")) for i in range(MOST_LISTED + 1)]
    with speaking(TOY):
        kept = bounded([*figures, *cells, *rows, *columns])
    more = [problem.fact for problem in kept if isinstance(problem.fact, MoreCellsLikeThese)]
    assert more == [MoreCellsLikeThese(10, "B40"), MoreCellsLikeThese(5, "C35"), MoreCellsLikeThese(1, "")]
    assert len(kept) == 3 * MOST_LISTED + 5 + 3


def test_a_date_as_a_figure_is_not_a_date_as_a_label() -> None:
    assert no_label(DATE, "code") == TableCellDate("code") != DATE.fact
    assert [no_label(one, "label") is None for one in (ERROR, UNCACHED, PERCENT, None)] == [False, False, True, True]
    found = read_figure("1.234", None)
    assert isinstance(found, Doubt)
    assert found.fact == FigureOfTwoReadings(1.234, 1234.0)


def test_a_small_table_in_two_sheets_needs_a_file_of_its_own(write_book: BookWriter) -> None:
    rates: list[list[object]] = [["category", "rate"], ["culture", 0.1]]
    path = write_book({"One": rates, "Two": rates})
    (found,) = refused(lambda: read_wishes(taxes=path))
    assert found.message == f"2 sheets hold the columns category, rate: {path.name}, sheet One, {path.name}, sheet Two"
    assert found.remedy == "Name one with a file of its own"


def test_nothing_of_it_is_english_in_another_language(tmp_path: Path) -> None:
    """But labels and names of the user's own, and the places where they stand."""
    with speaking(TOY):
        said = [part for problem in _everything(tmp_path) for part in problem.said]
    assert len(said) > 40
    assert [text for text in said if ENGLISH.search(text)] == []


def _everything(folder: Path) -> list[Problem]:
    def file(name: str, *rows: tuple[object, ...]) -> Path:
        return write_rows(folder / name, rows)

    symmetric = file(
        "s.csv", ("money in thousands", ""), ("", "A", "B", "C"), ("A", "1.234", "x", 3),
        ("B", "2001-01-01", "5%", ":"), ("A", 1, 2, 3),
    )  # fmt: skip
    make = file("m.csv", ("", "a", "b", "z"), ("X", 1, 2, 3), ("Y", 2, "?", 1), ("W", 1, 1, 1))
    use = file("u.csv", ("", "X", "Y"), ("a", 1, 2), ("b", 2, 2), ("q", 1, 2))
    jobs = file("j.csv", ("code", "jobs"), ("X", "?"), ("Z", 2))
    rims = file("r.csv", ("industry", "Final demand output"), ("721", 1.9), ("722", "?"))
    twice = file("r2.csv", ("industry", "final demand output type 2"), ("721", "?"), ("721", 1.2), ("721", 1.3))
    bridge = file("b.csv", ("category", "treatment", "industry", "share"), ("x", "?", "", 1), ("x", "good", "", "many"))
    rates = file("t.csv", ("category", "rate"), ("x", 9))
    one, two = (("721", "722"), Wishes(concordance={"9": ("nine",), "721": ("no code",)}, taxes={"x": 0.1}))
    calls: list[Callable[[], object]] = [
        lambda: read_symmetric(symmetric),
        lambda: read_symmetric(symmetric, layout=Layout(labels={"jobs": "no such row"})),
        lambda: read_symmetric(folder / "nowhere.csv"),
        lambda: read_symmetric(file("x.doc", ("a",))),
        lambda: read_symmetric(file("empty.csv", ("",))),
        lambda: read_symmetric(rates),
        lambda: read_make_use(make, use, jobs=jobs),
        lambda: read_make_use(make, make),
        lambda: import_rims([rims], folder / "o", HERE, Wishes()),
        lambda: import_rims([twice], folder / "o", HERE, Wishes()),
        lambda: import_rims([rates], folder / "o", HERE, Wishes()),
        lambda: read_wishes(bridge=bridge, taxes=rates, codes="?"),
        lambda: read_wishes(capture=rates),
        lambda: own_bridge(one, np.ones(2), two, basic_prices=True),
        lambda: own_bridge(("nine", "ten"), np.ones(2), Wishes(), basic_prices=True),
        lambda: checked_valuation("?"),
    ]
    return [problem for call in calls for problem in refused(call)]
