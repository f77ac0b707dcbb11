"""In the chart of what would change the answer no bar runs into the numbers beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

import impactcalc as ic
from impactcalc.report.html.charts import LETTER
from impactcalc.report.html.numbers import Numbers
from impactcalc.report.html.parts import RANGES, charts_of
from impactcalc.report.html.shapes import Label, Row, Shape

SAMPLES = Path(__file__).parents[2] / "sample_inputs"


@pytest.mark.parametrize("name", ["city-programme", "sister-cities-2014", "sister-cities-survey"])
def test_bars_end_before_the_numbers_begin(name: str) -> None:
    result = ic.run(SAMPLES / f"{name}.xlsx")
    chart = next(one for one in charts_of(Numbers(result), result) if one.id == RANGES)
    for row in chart.wide.rows:
        if not isinstance(row, Row):
            continue
        numbers = next(one for one in row.shapes if isinstance(one, Label) and one.look == "value end")
        text = "".join(one if isinstance(one, str) else one.text for one in numbers.words)
        for bar in row.shapes:
            if isinstance(bar, Shape) and bar.tag == "rect":
                at = dict(bar.place)
                assert at["x"] + at["width"] <= numbers.x - LETTER * len(text)
