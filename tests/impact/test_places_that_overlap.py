"""Places of a study that lie in each other or share counties are told by their names, whichever stands first."""

from __future__ import annotations

from typing import Any

import pytest

import impactcalc as ic
from conftest import BookWriter
from impactcalc.study.checking.validation import read_study

STUDY = [["Name", "x"], ["Place", "Texas"], ["Year", 2024], ["Currency", "USD"]]


def told(write_book: BookWriter, *places: str) -> list[str]:
    rows: list[list[Any]] = [["ID", "Name", "Place", "Visitors", "Nights", "Accommodation"]]
    rows += [[f"v{at}", "x", place, 10, 2, 1000] for at, place in enumerate(places)]
    checks = ic.run(read_study(write_book({"Study": STUDY, "Visitors": rows}))).checks
    return [message.split(", and both")[0] for message in checks.loc[checks["code"] == "places-overlap", "message"]]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (("Tarrant County", "Texas"), ["Tarrant County, TX lies in Texas"]),
        (
            ("fips:48439+48113", "Tarrant County"),
            ["Tarrant County, TX lies in Tarrant County, TX + Dallas County, TX"],
        ),
        (
            ("fips:48113+48439", "Tarrant County"),
            ["Tarrant County, TX lies in Dallas County, TX + Tarrant County, TX"],
        ),
        (
            ("fips:48113+48439", "fips:48113+48121"),
            ["Dallas County, TX + Denton County, TX shares counties with Dallas County, TX + Tarrant County, TX"],
        ),
        (("Tarrant County", "Dallas County, TX"), []),
    ],
)
def test_each_pair_is_told_once_whatever_the_order(
    write_book: BookWriter, places: tuple[str, ...], expected: list[str]
) -> None:
    assert told(write_book, *places) == expected
    assert told(write_book, *reversed(places)) == expected
