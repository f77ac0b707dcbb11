"""More people than a whole network counted are unusual anywhere."""

from __future__ import annotations

import pytest

import impactcalc as ic
from impactcalc.study.sheets.schema import Settings, Visitors


@pytest.mark.parametrize("place", ["US", "France", "JPN", "fips:48301"])
@pytest.mark.parametrize(("visitors", "odd"), [(120e6, True), (1000, False)])
def test_a_hundred_and_twenty_million_visitors(place: str, visitors: float, odd: bool) -> None:
    row = Visitors(id="a", visitors=visitors, nights=2, accommodation=visitors * 150)
    study = ic.study_from_rows(Settings(name="x", place=place, year=2014, currency="USD"), [row])
    codes = {check.code for check in ic.run(study).checks_found if check.severity == "warning"}
    assert ("more-people-than-live-there" in codes) == odd
