"""BEA's detailed codes are codes of NAICS: a table of 402 industries leaks nothing by accident."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from impactcalc.economy.importing.classification import classification_of, covered
from impactcalc.economy.importing.own_bridge import Wishes, categories, own_bridge

DETAIL = Path(__file__).resolve().parents[3] / "shared" / "data" / "spending" / "pce_margins_detail.csv"
# One of BEA's detailed codes for each way in which they are written.
CODES = {
    "722A00": "722", "722110": "722", "721000": "721", "531HSO": "531", "531HST": "531", "531ORE": "531",
    "1111B0": "111", "52A000": "521 522", "522A00": "522", "5241XX": "524", "4B0000": "442 443 446 451 453",
    "48A000": "487 488", "33299A": "332", "33712N": "337", "233210": "230", "2332A0": "230", "491000": "491",
    "GSLGE": "921", "S00500": "921", "S00300": "", "112A00": "112", "424A00": "424",
}  # fmt: skip
GOVERNMENT = ("S00500", "S00600", "GSLGE", "GSLGH", "GSLGO", "S00700", "S00102", "S00203")
# For every spending category one who sells it.
SELLERS = (
    "721000", "722A00", "31151A", "445000", "424A00", "484000", "481000", "482000", "485000", "483000", "532100",
    "324110", "447000", "486000", "561500", "711A00", "712000", "713A00", "315000", "4B0000", "448000", "611A00",
    "531HSO", "621600", "517A00", "541800", "323110", "541100", "5241XX", "812100", "531ORE",
)  # fmt: skip


def test_every_category_finds_its_detailed_sellers() -> None:
    codes = SELLERS + GOVERNMENT
    assert classification_of(codes) == "naics"
    made = own_bridge(codes, np.ones(len(codes)), Wishes(), basic_prices=False)
    assert "categories without an industry" not in made.facts
    assert made.facts["industries without a known code"] == "S00102, S00203: they sell to no category directly"
    at = made.bridge.categories.index("food_service")
    assert made.bridge.B[codes.index("722A00"), at] == 1.0


@pytest.mark.parametrize(("code", "expected"), CODES.items())
def test_what_detailed_codes_cover(code: str, expected: str) -> None:
    assert sorted(covered(code, "naics")) == expected.split()


@pytest.mark.parametrize("code", ["722Z", "HH0000", "ABCDEF", "V00100", "F01000"])
def test_what_is_no_detailed_code(code: str) -> None:
    assert not covered(code, "naics")


@pytest.mark.skipif(not DETAIL.exists(), reason="the detailed codes of BEA's margins do not travel with the package")
def test_a_detailed_table_leaks_nothing_by_accident() -> None:
    with DETAIL.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    summary = {row["detail_code"]: row["summary_code"] for row in rows}
    codes = tuple(sorted(summary))
    assert len(codes) > 250
    assert classification_of(codes) == "naics"
    for code in codes:
        if summary[code] not in ("GFE", "GSLE", "Other", "Used"):
            assert covered(code, "naics")
            assert covered(code, "naics") <= covered(summary[code], "naics"), code
    codes += GOVERNMENT  # whose services nobody buys as a consumer
    made = own_bridge(codes, np.ones(len(codes)), Wishes(), basic_prices=False)
    assert made.bridge.categories == categories()
    nobody = [c for c, leak in zip(categories(), made.bridge.leakage, strict=True) if leak >= 1.0]
    assert nobody == []
    assert "categories without an industry" not in made.facts
