"""A file that no table can be is told before it is unfolded."""

from __future__ import annotations

from pathlib import Path

import pytest

from impactcalc.economy.importing.grid import read_grid
from impactcalc.errors import InputError


def test_a_table_of_more_cells_than_any(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("," * 100_000 + "\n" + "1,1\n" * 50, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_grid(path)
    (problem,) = caught.value.problems
    assert problem.message == "it has more than 4,000,000 cells, blank ones counted"
    assert problem.remedy == "Give the table alone, without sheets and columns that do not belong to it"
