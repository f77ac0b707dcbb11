"""The sheet Jobs: the jobs of one's own place make it a region of its nation's table."""

from __future__ import annotations

import csv
import hashlib
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import impactcalc as ic
from conftest import BookWriter
from impactcalc import known
from impactcalc.economy.package import load_table
from impactcalc.economy.regions.nations_jobs import nations_jobs
from impactcalc.economy.table_economy import table_of
from impactcalc.errors import InputError
from impactcalc.known.isic import ALL
from impactcalc.known.sectors import SCHEMES, office_of, offices, sector_divisions, sectors
from impactcalc.known.world_places import own_place
from impactcalc.study.checking.validation import read_study
from impactcalc.study.sheets.schema import Jobs, Ranges, Row, Settings, Visitors

MOROCCO = [
    ("Agriculture, forestry and fishing", 40_000, 3_300_000), ("B-E", 420_000, 1_300_000), ("F", 180_000, 1_200_000),
    ("G-I", 600_000, 2_600_000), ("J_K", 90_000, 300_000), ("L-U", 570_000, 2_100_000),
]  # fmt: skip
HEAD = ["Industry", "Jobs", "Jobs in the nation"]
VISITORS = [["Name", "Accommodation", "Food service", "Shopping"], ["guests", 100_000, 60_000, 40_000]]


def study_sheet(place: str, currency: str) -> list[list[Any]]:
    return [["Name", "x"], ["Place", place], ["Year", 2024], ["Currency", currency]]


def study_of(place: str, jobs: list[Row], **changes: Any) -> ic.Study:
    told = Settings(**{"name": "x", "place": place, "year": 2024, "currency": "MAD", **changes})
    return ic.study_from_rows(told, [Visitors(accommodation=1e5, food_service=6e4, shopping=4e4), *jobs])


def told(write_book: BookWriter, rows: list[list[Any]], place: str = "Casablanca", currency: str = "MAD") -> list[str]:
    sheets = {"Study": study_sheet(place, currency), "Visitors": VISITORS, "Jobs": [HEAD, *rows]}
    with pytest.raises(InputError) as caught:
        ic.run(read_study(write_book(sheets)))
    return [str(problem) for problem in caught.value.problems]


def test_casablanca_from_a_table_of_six_sectors(write_book: BookWriter) -> None:
    """By hand: trade, transport and hotels 600 of 1,900 thousand jobs, in Morocco 2,600 of 10,800."""
    sheets = {"Study": study_sheet("Casablanca", "MAD"), "Visitors": VISITORS, "Jobs": [HEAD, *map(list, MOROCCO)]}
    read = read_study(write_book(sheets))
    assert read.settings.place == "own:MA/Casablanca"
    notes = [str(note) for note in read.notes if note.sheet == "Study"]
    assert notes == ['Study!B2 "Casablanca": Casablanca is a region by the jobs of the sheet Jobs']
    result = ic.run(read)
    economy = table_of(result.economy)
    assert (economy.place, economy.name) == ("own:MA/Casablanca", "world-2022/own:MA/Casablanca")
    jobs = economy.jobs_here
    assert jobs is not None
    quotient = dict(zip(jobs.industries, jobs.quotient.tolist(), strict=True))
    assert quotient["I"] == quotient["H49"] == pytest.approx((600 / 1900) / (2600 / 10800))
    assert quotient["A01"] == pytest.approx((40 / 1900) / (3300 / 10800))
    assert jobs.share == pytest.approx(1900 / 10800)
    nation = load_table("world-2022", "MA")
    own, whole = economy.L.sum(axis=0), nation.L.sum(axis=0)
    assert (own >= 1.0).all()
    assert (own <= whole).all()
    at = nation.industries.index("A01")
    lam = math.log2(1 + 1900 / 10800) ** 0.155
    assert economy.A_d[at] == pytest.approx(nation.A_d[at] * quotient["A01"] * lam)
    assert "place-is-a-country" not in set(result.checks["code"])


def test_porto_alegre_with_brazils_jobs_by_the_shipped_table() -> None:
    """The nation's jobs are blank: those of world-2014, by the same sectors."""
    jobs: list[Row] = [
        Jobs(industry="A-F", jobs=120_000),
        Jobs(industry="G-I", jobs=260_000),
        Jobs(industry="J-U", jobs=480_000),
    ]
    result = ic.run(study_of("Porto Alegre, Brazil", jobs, currency="BRL"))
    here = table_of(result.economy).jobs_here
    assert here is not None
    table = load_table("world-2014", "BR")
    counted = table.per_output["jobs"] * table.output
    trade = [i for i, code in enumerate(table.industries) if code[0] in "GHI"]
    sums = nations_jobs("BR", [sector_divisions("G-I")])
    assert sums[0] == pytest.approx(counted[trade].sum())
    assert here.share == pytest.approx(860_000 / counted.sum(), rel=1e-6)
    assert here.source.endswith("the nation's jobs by the shipped table that has them")


def test_by_its_size_alone_every_industry_is_as_common_as_in_the_nation() -> None:
    for kind in ("Total", "population"):
        result = ic.run(study_of("MA", [Jobs(industry=kind, jobs=1.9e6, nation=1.08e7)]))
        nation = load_table("world-2022", "MA")
        lam = math.log2(1 + 1.9 / 10.8) ** 0.155
        assert table_of(result.economy).A_d == pytest.approx(nation.A_d * lam)
        checks = result.checks.set_index("code")
        assert checks.loc["region-by-size-only", "severity"] == "warning"
        assert "output comes to 0.91 to 0.98 times what their size alone gives" in str(
            checks.loc["region-by-size-only", "message"]
        )
    sectored = ic.run(study_of("MA", [Jobs(industry=i, jobs=j, nation=n) for i, j, n in MOROCCO]))
    assert "region-by-size-only" not in set(sectored.checks["code"])


def test_residents_share_and_pay() -> None:
    rows: list[Row] = [
        Jobs(industry="A-F", jobs=100, nation=1000, residents=0.5, pay=10.0),
        Jobs(industry="G-U", jobs=300, nation=2000, residents=0.9, pay=30.0),
    ]
    result = ic.run(study_of("MA", rows))
    assert result.economy.resident_share == pytest.approx((100 * 0.5 + 300 * 0.9) / 400)
    facts = result.economy.facts
    assert facts["pay per job"] == "25 (told, not used: it is the nation's)"
    assert facts["jobs held by residents"] == "80.0% (given)"


def test_a_city_that_has_a_region_may_bring_jobs_of_its_own(write_book: BookWriter) -> None:
    rows = [
        ["Total", 130_000, 45_000_000],
        ["G-I", 40_000, 10_000_000],
        ["A-F", 20_000, 12_000_000],
        ["J-U", 70_000, 23_000_000],
    ]
    sheets = {"Study": study_sheet("Wiesbaden", "EUR"), "Visitors": VISITORS, "Jobs": [HEAD, *rows]}
    read = read_study(write_book(sheets))
    assert read.settings.place == "own:DE/Wiesbaden"
    result = ic.run(read)
    here = table_of(result.economy).jobs_here
    assert here is not None
    assert here.share == pytest.approx(130_000 / 45_000_000)
    assert result.economy.title.startswith("Wiesbaden 2022, from Germany 2022")


def test_ranges_of_delta_are_those_of_the_place() -> None:
    """Folded at several deltas with the jobs that were brought."""
    rows: list[Row] = [Jobs(industry=i, jobs=j, nation=n) for i, j, n in MOROCCO]
    result = ic.run(study_of("MA", [*rows, Ranges(parameter="delta", low=0.08, high=0.2, source="x")]))
    assert result.uncertainty is not None
    found = {one.headline.key: one for one in result.uncertainty.ranges}
    output = found["output"]
    assert output.p5 < output.p95
    band = result.delta_ends
    assert band is not None
    assert band.deltas == (0.08, 0.2)
    low, high = float(band.low[-1, 0]), float(band.high[-1, 0])
    assert low < output.p5 < output.p95 < high


@given(st.permutations(range(len(MOROCCO))))
@settings(max_examples=8, deadline=None)
def test_the_order_of_the_rows_does_not_matter(order: list[int]) -> None:
    rows: list[Row] = [Jobs(industry=MOROCCO[i][0], jobs=MOROCCO[i][1], nation=MOROCCO[i][2]) for i in order]
    found = ic.run(study_of("MA", rows)).impact_effects
    plain = ic.run(study_of("MA", [Jobs(industry=i, jobs=j, nation=n) for i, j, n in MOROCCO])).impact_effects
    assert np.nan_to_num(found) == pytest.approx(np.nan_to_num(plain), rel=1e-9)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([["Wizardry", 5, 10]], 'Jobs!A2 "Wizardry": no sector of this code or name is known. Type a section of ISIC'),
        ([["72", 5, 10]],
         'Jobs!A2 "72": this may be a division of ISIC or a sector of NAICS. Type ISIC or NAICS as the Classification'),
        ([["G-I", 5, 10], ["I", 2, 4]],
         "division 55 is in it and in A2 (G-I): its jobs would count twice. Keep the one"),
        ([["G", 50, 10]], 'Jobs!C2 "10": fewer than the 50 in the place, which lies in it'),
        ([["Total", 5, 10], ["All jobs", 5, 10]], 'Jobs!A3 "All jobs": a second row total. Keep one of them'),
        ([["G", 0, 10]], "Jobs!B2: no jobs in any sector. Type the jobs of each sector"),
        ([["G", 5, None]],
         'Jobs!C2: "Jobs in the nation" is blank, and no jobs by industry of Morocco are known here. Type those of the '
         "whole country, from the same source as the place's (Haut-Commissariat au Plan: "),
        ([["Population", 5, None]], '"Jobs in the nation" is blank, and no people of Morocco are known here'),
    ],
)  # fmt: skip
def test_what_cannot_be_right_is_asked_at_its_cell(rows: list[list[Any]], message: str, write_book: BookWriter) -> None:
    problems = told(write_book, rows)
    assert len(problems) == 1
    assert message in problems[0]


def test_places_of_the_united_states_need_none(write_book: BookWriter) -> None:
    problems = told(write_book, [["G", 5, 10]], "Fort Worth, TX", "USD")
    assert problems == [
        'Study!B2 "Fort Worth, TX": the sheet Jobs makes a place abroad a region of its country\'s table; of the '
        "United States every county and metro is known. Leave the sheet Jobs empty, or type a place abroad"
    ]


@pytest.mark.parametrize(
    ("text", "scheme", "divisions"),
    [
        ("I", "ISIC", {55, 56}), ("i", "ISIC", {55, 56}), ("H", "ANZSIC", {55, 56}), ("M", "JSIC", {55, 56}),
        ("72", "NAICS", {55, 56}), ("44-45", "NAICS", {45, 47}), ("311", "NAICS", set(range(10, 34))),
        ("J_K", "ISIC", set(range(58, 67)) - {0}), ("M_N", "ISIC", {*range(69, 76), *range(77, 83)}),
        ("O-Q", "ISIC", {84, 85, 86, 87, 88}), ("G to I", "ISIC", {45, 46, 47, 49, 50, 51, 52, 53, 55, 56}),
        ("55", "ISIC", {55}), ("C10-C12", "ISIC", {10, 11, 12}), ("H49", "ISIC", {49}),
        ("Hotels and restaurants", "ISIC", {55, 56}), ("Accommodation and Food Services", "ISIC", {55, 56}),
        ("I - Alojamento e alimentação", "ISIC", {55, 56}), ("F Construção", "ISIC", {41, 42, 43}),
        ("Finance and insurance", "NAICS", {64, 65, 66}), ("77", "NAICS", set()), ("wine", "ISIC", set()),
        ("", "ISIC", set()), ("44-45", "ISIC", set()), ("40", "ISIC", set()),
    ],
)  # fmt: skip
def test_sectors_as_offices_write_them(text: str, scheme: str, divisions: set[int]) -> None:
    assert sector_divisions(text, scheme) == divisions


def test_every_classification_covers_the_economy() -> None:
    for scheme in SCHEMES:
        held = frozenset(n for one in sectors() if one.scheme == scheme for n in one.divisions)
        assert held <= ALL
        assert ALL - held <= {96, 97, 98, 99}, scheme


def test_where_to_find_such_a_table_is_told_for_twenty_countries_and_more() -> None:
    assert len(offices()) >= 20
    assert all(office_of(one.country) == one for one in offices())
    assert {one.scheme for one in offices()} <= set(SCHEMES)
    assert office_of("XX") is None
    folder = Path(known.__file__).parent
    for name in ("sectors", "jobs_offices"):
        about = json.loads((folder / f"{name}.source.json").read_text(encoding="utf-8"))
        assert about["sha256"] == hashlib.sha256((folder / f"{name}.csv").read_bytes()).hexdigest()
    with (folder / "sectors.csv").open(encoding="utf-8", newline="") as file:
        assert {row["scheme"] for row in csv.DictReader(file)} == set(SCHEMES)


def test_an_own_place_is_what_it_is_called() -> None:
    from impactcalc.economy.regions.places import find_place
    from impactcalc.known.places import country_of, members_of, spelled

    place = own_place("MA", "Casablanca + Settat: the region")
    assert place == "own:MA/Casablanca   Settat  the region"
    assert (country_of(place), members_of(place), spelled(place)) == ("MA", (place,), place)
    assert find_place(place).title == "Casablanca   Settat  the region"
