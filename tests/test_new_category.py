"""A category that the shipped packages do not know: none of them sells it, it leaks, and that is said."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

TOYS = """
import json, sys
from impactcalc.known import vocabulary
toys = vocabulary.Category("toys", "Toys", "balls and dolls")
vocabulary.CATEGORIES = (*vocabulary.CATEGORIES[:-1], toys, vocabulary.CATEGORIES[-1])
vocabulary.CATEGORY_CODES = tuple(category.code for category in vocabulary.CATEGORIES)
import impactcalc as ic
from impactcalc.study.sheets.schema import Settings, Visitors

whole = {name: 0.0 for name in ("resident_share", "casual_share", "displaced_share")} | {"attribution_share": 1.0}
rows = [
    Visitors(id="a", visitors=10, nights=2, currency="USD", year=2014, accommodation=3000.0, **whole),
    Visitors(id="b", visitors=10, nights=2, currency="USD", year=2014, toys=1000.0, **whole),
]
settings = Settings(name="Toys", place=sys.argv[1], year=2014, currency="USD")
result = ic.run(ic.study_from_rows(settings, rows))
at = vocabulary.CATEGORY_CODES.index("toys")
print(json.dumps({
    "net_new": result.net_new_spending,
    "of_toys": float(result.net[:, at].sum()),
    "effects_of_toys": float(abs(result.activity_effects[result.rows.id == "b"]).sum()),
    "effects": float(result.activity_effects.sum()),
    "said": [line.value for line in result.assumptions if line.what == "categories without a seller"],
    "leaks": [check.where for check in result.checks_found if "toys" in check.where or "toys" in check.message],
}))
"""


@pytest.mark.parametrize("place", ["US", "cbsa:19100", "JP"])
def test_it_leaks_and_that_is_said(place: str) -> None:
    command = [sys.executable, "-W", "error", "-c", TOYS, place]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["of_toys"] == pytest.approx(found["net_new"] / 4)
    assert found["effects_of_toys"] == 0.0
    assert found["effects"] > 0.0
    assert found["said"] == ["toys: not in the bridge, so what is spent on them leaks"]
    assert found["leaks"]
