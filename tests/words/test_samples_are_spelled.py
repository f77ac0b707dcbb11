"""What the template says in a sample of a place in the United States is spelled as people spell there."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from impactcalc.samples import samples
from impactcalc.study.sheets.place_template import write_place_template

FILLED = sorted(set(samples()) - {"broken"})  # that one is no template


def texts_of(path: Path) -> frozenset[str]:
    """Every text and every comment of a workbook."""
    cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row]
    found = {cell.value for cell in cells if isinstance(cell.value, str)}
    return frozenset(found | {cell.comment.text for cell in cells if cell.comment})


@pytest.mark.parametrize("name", FILLED)
def test_no_text_of_the_template_is_british(name: str, tmp_path: Path) -> None:
    for place in ("US", "GB"):
        write_place_template(tmp_path / f"{place}.xlsx", place, place)
    american, british = (texts_of(tmp_path / f"{place}.xlsx") for place in ("US", "GB"))
    told = texts_of(samples()[name])
    assert len(told & (american - british)) > 20
    assert not told & (british - american - {"GB"})
