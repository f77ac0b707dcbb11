"""`multipliers compare`: a standard visitor's dollar, and why a place keeps more than the one around it."""

from __future__ import annotations

import numpy as np
import pytest

from impactcalc.economy.package import load_table
from impactcalc.economy.regions.jobs import place_jobs
from impactcalc.economy.regions.visitor_mix import STANDARD_MIX
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report import multiplier_table
from impactcalc.report.nesting_text import nesting_lines

TABLE = "us-2019"


def test_a_standard_visitor_is_the_mix_of_the_rows_above() -> None:
    labels, values = (list(c.values) for c in multiplier_table.side_by_side([load_table("us-2014")], "output", "II"))
    assert labels[-1] == "A standard visitor"
    by_code = dict(zip((category.code for category in CATEGORIES), values, strict=False))
    assert values[-1] == pytest.approx(sum(share * by_code[code] for code, share in STANDARD_MIX.items()))
    line = multiplier_table.mix_line()
    assert line.startswith("A standard visitor: food service 36%, accommodation 30%, shopping 15%")


def test_a_county_that_keeps_more_than_its_metro_is_explained() -> None:
    """Windsor County, Vermont, beside Lebanon's hospital: it has more of nearly everything else."""
    economies = [load_table(TABLE, place=place) for place in ("fips:50027", "cbsa:17200", "US")]
    head, *lines = nesting_lines(economies, "output", "II")
    assert head == "More in a place than in the one around it, by more than 0.03:"
    telecom = next(line for line in lines if line.startswith("  Telecommunications: fips:50027 "))
    assert "Most of it in Broadcasting and telecommunications: " in telecom
    quotients = []
    for place in ("fips:50027", "cbsa:17200"):
        jobs = place_jobs(place, year=2019)
        quotients.append(float(jobs.quotient[jobs.industries.index("513")]))
    assert f"{quotients[0]:.2f} times the nation's share of jobs in fips:50027, {quotients[1]:.2f} times" in telecom
    assert quotients[0] > quotients[1]
    told = {line.split(":")[0].strip() for line in lines}
    columns = multiplier_table.side_by_side(economies[:2], "output", "II")
    more = np.asarray(columns[1].values) - np.asarray(columns[2].values) > 0.03
    over = {str(label) for label, higher in zip(columns[0].values, more, strict=True) if higher}
    assert told == over - {"A standard visitor"}


def test_places_that_are_ordered_in_all_say_so_and_others_say_nothing() -> None:
    nation, tarrant = load_table(TABLE), load_table(TABLE, place="fips:48439")
    assert nesting_lines([tarrant, nation], "output", "II") == [
        "No place has more than the one around it, by more than 0.03, in any category."
    ]
    assert nesting_lines([tarrant, load_table(TABLE, place="US-NC")], "output", "II") == []
    assert nesting_lines([load_table("us-2014", place="fips:48439"), nation], "output", "II") == []
    assert nesting_lines([tarrant, nation], "jobs", "I")[0].startswith("No place has more")
