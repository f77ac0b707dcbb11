"""Two workbooks that people typed ranges into: what is said of how sure they are is no narrower than the model is.

They lie beside a checkout of ours and do not travel with it: without them these tests are skipped.
"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import impactcalc as ic
from impactcalc.report.words.en.how_sure import answer, range_words

CASES = Path(__file__).resolve().parents[2] / "shared" / "cases" / "newcomer"
pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the collection of cases is not beside this checkout")


def test_one_range_of_four_guests_does_not_make_the_whole_sure(tmp_path: Path) -> None:
    """Once "nine of ten draws put value added between $268,546 and $270,077": 0.3% to either side."""
    book = openpyxl.load_workbook(CASES / "one_range.xlsx", data_only=True)
    assert book["Budget"]["F7"].value == "12,000"
    book["Budget"].delete_rows(7)  # a scholarship that stands on Exchanges too: asked about
    book.save(tmp_path / "one_range.xlsx")
    result = ic.run(tmp_path / "one_range.xlsx")
    assert result.uncertainty is not None
    assert len(result.uncertainty.from_origin("typed")) == 1
    added, work = result.uncertainty.of("value_added"), result.uncertainty.of("jobs")
    assert added is not None
    assert work is not None
    assert (added.p95 - added.p5) / added.headline.point > 0.1
    assert work.p95 > 1.2077 * work.headline.point  # what North Carolina's jobs were off
    assert "error (4 regions)" in range_words(result)[0]


def test_a_range_that_moves_nothing_claims_nothing() -> None:
    """Once P5 = P95 and a histogram of one bar, and the caution that nothing is known was gone."""
    result = ic.run(CASES / "idle_range.xlsx")
    sure = result.uncertainty
    assert sure is not None
    (typed,) = sure.from_origin("typed")
    assert typed.name in sure.idle
    assert sure.of("net_new_spending") is None
    added = sure.of("value_added")
    assert added is not None
    assert added.p5 < added.p95
    assert (sure.histogram[1] > 0).sum() > 10
    assert not any("typed range" in text for text in answer(result))
    assert "counts" in {one.what for one in result.not_drawn}
