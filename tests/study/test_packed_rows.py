"""The rows of a large sheet are packed by column: they say what a list of them would, in a tenth of the memory."""

from __future__ import annotations

import datetime as dt
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import impactcalc as ic
from conftest import BookWriter
from impactcalc.arrays import condensed, is_repeated, picked, repeated
from impactcalc.workbooks import packed
from impactcalc.workbooks.packed import PackedRows, gathered
from impactcalc.workbooks.raw import RawSheet

CELLS = st.one_of(
    st.sampled_from(["", "Japan", "a\x1fb", "naïve", "x" * 40]),
    st.floats(allow_nan=False),
    st.integers(-9, 9),
    st.booleans(),
    st.just(dt.datetime(2014, 5, 1)),
)
SHARES = st.floats(0, 1) | st.just("")
COLUMNS = st.sampled_from([CELLS, st.floats(allow_nan=False), st.just(""), st.text(max_size=5), SHARES])
STUDY = [["Name", "A"], ["Place", "US"], ["Year", 2014], ["Currency", "USD"]]


@st.composite
def tables(draw: st.DrawFn) -> list[list[object]]:
    """Rows of different lengths, most columns of one kind."""
    kinds = draw(st.lists(COLUMNS, min_size=1, max_size=4))
    rows = draw(st.lists(st.tuples(*kinds), min_size=3, max_size=30))
    return [list(row)[: draw(st.integers(1, len(row)))] for row in rows]


@given(tables())
def test_packed_rows_say_what_a_list_says(rows: list[list[object]]) -> None:
    width = max(map(len, rows))
    full = [row + [""] * (width - len(row)) for row in rows]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packed, "LARGE", 2)
        patch.setattr(packed, "BLOCK", 7)
        patch.setattr(packed, "_FEW", 3)
        found = gathered(list(row) for row in rows)
        assert isinstance(found, PackedRows)
        assert list(map(spelled, found)) == list(map(spelled, full))
        assert [spelled(found[at]) for at in range(-len(rows), len(rows))] == list(map(spelled, full + full))
        assert list(map(spelled, found[1:])) == list(map(spelled, full[1:]))
        for at in range(width):
            assert spelled(found.column(at)) == spelled([row[at] for row in full])
            assert spelled(found[2:].column(at)) == spelled([row[at] for row in full[2:]])
        heads: list[object] = ["head"] * width
        assert list(map(spelled, RawSheet("A", found).under(heads).rows)) == list(map(spelled, [heads, *full[1:]]))


def spelled(cells: object) -> list[tuple[type, str]]:
    """Cells with their types: 1, 1.0 and True are equal, and not the same."""
    return [(type(cell), repr(cell)) for cell in cells]  # type: ignore[attr-defined]


def test_short_sheets_stay_lists() -> None:
    short: list[list[object]] = [["a", "b"], ["c"]]
    assert gathered(iter(short)) == [["a", "b"], ["c", ""]]
    assert gathered(iter([])) == []


def test_a_packed_sheet_takes_little_memory() -> None:
    def rows() -> object:
        for at in range(40_000):
            yield [f"r{at}", float(at) + 0.5, "Japan", "", 0.25, str(at * 7)]

    tracemalloc.start()
    kept = gathered(rows())  # type: ignore[arg-type]
    held, highest = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(kept) == 40_000
    assert held < 40 * 40_000  # bytes a row: two numbers, two texts of 6 letters, two words
    assert highest < 16e6  # as a list of lists it is 19 MB


def test_a_large_study_comes_to_the_same_packed_or_not(
    write_book: BookWriter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads = ["Id", "Visitors", "Nights", "Accommodation", "Partner country", "Purpose", "Resident share"]
    rows = [
        [f"r{at}", at % 7 + 1, 2, at * 1.5, ("Japan", "Peru")[at % 2], "" if at % 3 else "culture", "25 %"]
        for at in range(60)
    ]
    path = write_book({"Study": STUDY, "Visitors": [heads, *rows]})
    plain = ic.run(path)
    monkeypatch.setattr(packed, "LARGE", 10)
    monkeypatch.setattr(packed, "BLOCK", 16)
    result = ic.run(path)
    assert np.array_equal(result.activity_effects, plain.activity_effects)
    assert result.study.sheets["Visitors"] == plain.study.sheets["Visitors"]
    assert result.checks_found == plain.checks_found


def test_errors_and_uncalculated_cells_are_blank_in_packed_rows_too(
    write_book: BookWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    from conftest import Formula

    heads = ["Id", "Visitors", "Nights", "Accommodation"]
    rows = [[f"r{at}", 3, 2, 100.0] for at in range(40)]
    rows[30][3] = Formula("=1+1", None)
    path = write_book({"Study": STUDY, "Visitors": [heads, *rows]})
    with pytest.raises(ic.InputError) as plain:
        ic.read_study(path)
    monkeypatch.setattr(packed, "LARGE", 10)
    with pytest.raises(ic.InputError) as found:
        ic.read_study(path)
    assert found.value.problems == plain.value.problems
    assert [problem.cell for problem in found.value.problems] == ["D32"]


def test_what_is_the_same_in_every_row_is_kept_once() -> None:
    words = np.array(["US"] * 5, dtype=object)
    assert is_repeated(condensed(words))
    assert condensed(words).tolist() == words.tolist()
    assert not is_repeated(condensed(np.array(["US", "JP"], dtype=object)))
    assert is_repeated(condensed(np.full(4, np.nan)))
    assert not is_repeated(condensed(np.array([0.0, -0.0])))  # equal, and not the same to the bit
    assert is_repeated(condensed(np.zeros((4, 3))))
    assert not is_repeated(condensed(np.array([[0.0, 1.0], [0.0, 2.0]])))
    assert is_repeated(picked(repeated("US", 5), np.array([1, 2])))
    assert picked(repeated("US", 5), np.array([True, False, True, True, False])).tolist() == ["US"] * 3
    assert picked(words, np.array([0, 3])).tolist() == ["US"] * 2
