"""The tables of the United States of every year: which one a study takes, whose jobs and taxes they hold."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import impactcalc as ic
from impactcalc.datapackage import read_package
from impactcalc.economy.economy import MULTIPLIER_TYPES
from impactcalc.economy.package import WITHDRAWN, Accounts, load_table, locate, read_accounts
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.economy.table_years import table_choice
from impactcalc.errors import PackageError
from impactcalc.facts.assumptions.tables import WhichTable
from impactcalc.impact.rows.tables_called_for import economy_for, reason_of
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.sheets.schema import Settings, Visitors
from impactcalc.words.speaking import phrase

YEARS = range(2014, 2025)
DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
needs_sources = pytest.mark.skipif(
    not (DATA / "io").is_dir(), reason="the source tables (../shared/data), which are no part of the project"
)


def accounts(year: int) -> Accounts:
    return read_accounts(read_package(locate(f"us-{year}")))


def jobs(year: int, code: str) -> float:
    found = accounts(year)
    return float(found.jobs[found.industries.index(code)])


def per_million(year: int, code: str) -> float:
    found = accounts(year)
    return jobs(year, code) / float(found.output[found.industries.index(code)])


def study_of(year: int, place: str = "US", **settings: object) -> ic.Study:
    rows = [Visitors(visitors=100, nights=2, accommodation=1000, food_service=500, shopping=200)]
    return ic.study_from_rows(Settings(name="x", place=place, year=year, **settings), rows)  # type: ignore[arg-type]


# --- which table a year takes


@pytest.mark.parametrize(
    ("year", "package", "reason"),
    [
        (2013, "us-2014", "the oldest table there is, of 2014; the study is of 2013"),
        *((year, f"us-{year}", f"the table of the study's year {year}") for year in YEARS),
        (2025, "us-2024", "the newest table there is, of 2024; the study is of 2025"),
        (2026, "us-2024", "the newest table there is, of 2024; the study is of 2026"),
        (2027, "us-2024", "the newest table there is, of 2024; the study is of 2027"),
    ],
)
def test_a_study_takes_the_table_of_its_year(year: int, package: str, reason: str) -> None:
    economy, why = economy_for(study_of(year), "cbsa:19100")
    assert (economy.name, phrase(why)) == (f"{package}/cbsa:19100", reason)


@pytest.mark.parametrize(
    ("country", "year", "table", "which", "reason"),
    [
        ("JP", 2017, 2014, "nearest", "the table nearest to the study's year 2017; there are 2014 and 2022"),
        ("JP", 2019, 2022, "nearest", "the table nearest to the study's year 2019; there are 2014 and 2022"),
        (
            "JP", 2018, 2014, "earlier",
            "the earlier of the two tables that are as near to the study's year 2018; there are 2014 and 2022",
        ),
        ("EG", 2014, 2022, "only", "the only table there is, of 2022; the study is of 2014"),
        ("EG", 2022, 2022, "own", "the table of the study's year 2022"),
    ],
)  # fmt: skip
def test_the_reason_is_true_elsewhere(country: str, year: int, table: int, which: WhichTable, reason: str) -> None:
    choice = table_choice(country, year)
    assert choice is not None
    assert (choice.year, choice.which, phrase(reason_of(choice, year))) == (table, which, reason)
    assert table_choice("AQ", year) is None


@pytest.mark.parametrize(("old", "new"), WITHDRAWN.items())
def test_a_name_of_an_earlier_release_says_what_to_take(old: str, new: str) -> None:
    with pytest.raises(PackageError) as caught:
        load_table(old, "US")
    assert str(caught.value) == (
        f"the package '{old}' is no longer shipped: it was {new} in 15 sectors. Use {new}, with 71 industries"
    )
    assert load_table(new).place == "US"


# --- what every table has


@pytest.mark.parametrize("year", YEARS)
def test_every_table_is_whole(year: int) -> None:
    economy = load_table(f"us-{year}")
    assert (economy.year, economy.jobs_year, len(economy.industries)) == (year, year, 71)
    assert economy.industries == load_table("us-2014").industries
    assert economy.spending_bridge().categories == CATEGORY_CODES
    assert economy.fiscal is not None
    assert len(economy.income_tax_by_state) == 51
    estimate = "an estimate" in economy.jobs_basis
    assert estimate == (year > 2018) == ("jobs by industry" in economy.facts)
    found = accounts(year)
    assert (found.household_consumption >= 0).all()
    assert (found.household_consumption <= found.output).all()


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("place", ["US-TX", "cbsa:24780", "fips:48439"])
def test_a_place_has_a_table_of_every_year(year: int, place: str) -> None:
    nation, there = load_table(f"us-{year}"), load_table(f"us-{year}", place)
    for kind in MULTIPLIER_TYPES:
        inside = there.multipliers("output", kind).to_numpy()
        known = ~np.isnan(inside)
        assert (inside[known] >= 1.0 - 1e-12).all()
        assert (inside[known] <= nation.multipliers("output", kind).to_numpy()[known] + 1e-9).all()


def test_hotels_of_2024() -> None:
    """With compensation alone in the household row 2.151; contributions of 2024 are 12.64% of pay."""
    economy = load_table("us-2024")
    assert economy.multipliers("output", "I")["721"] == pytest.approx(1.502, abs=5e-4)
    assert economy.multipliers("output", "II")["721"] == pytest.approx(2.253, abs=5e-4)
    assert economy.households is not None
    assert economy.households.contribution_share == pytest.approx(1902.72 / 15049.121, rel=1e-3)


# --- what is carried, and that a report says so


def test_a_report_of_2024_says_what_was_carried() -> None:
    result = ic.run(study_of(2024))
    told = {line.what: (line.value, line.source) for line in result.assumptions}
    assert told["carried to 2024"][0] == (
        "personal income of 2023, as a ratio to value added; state and local tax shares and rates of fiscal year 2019"
    )
    assert told["spent on domestic output"][1] == (
        "BEA state personal income 2023, sum of states, over value added of 2023, times value added of 2024: none of "
        "2024 is at hand"
    )
    assert told["jobs"][0] == (
        "job-years, headcount of full and part time, proprietors included (BEA); an estimate, moved on from the count "
        "of 2018"
    )
    assert told["jobs by industry"][0].endswith("which makes jobs rather too many")
    assert "jobs-of-another-year" not in {check.code for check in result.checks_found}


@pytest.mark.parametrize(
    ("year", "carried"),
    [(2014, None), (2019, None), (2020, "state and local tax shares and rates of fiscal year 2019")],
)
def test_only_what_is_missing_is_carried(year: int, carried: str | None) -> None:
    assert load_table(f"us-{year}").facts.get(f"carried to {year}") == carried


def test_personal_income_of_2024_keeps_its_ratio() -> None:
    before, after = accounts(2023), accounts(2024)
    ratios = [of.personal_income / of.value_added.sum() for of in (before, after)]
    assert ratios[0] == pytest.approx(ratios[1], rel=1e-10)
    assert ratios[0] == pytest.approx(0.8412, abs=1e-4)


# --- jobs


def test_jobs_move_with_covered_jobs_as_far_as_they_are_known() -> None:
    # 50 states, BLS QCEW: hotels 2,042,241 in 2019 and 1,856,805 in 2023; food services 11,916,890 and 12,042,959
    assert jobs(2023, "721") / jobs(2019, "721") == pytest.approx(1856805 / 2042241, rel=1e-9)
    assert jobs(2023, "722") / jobs(2019, "722") == pytest.approx(12042959 / 11916890, rel=1e-9)
    # County Business Patterns, March to March, counties told in both: other retail 0.954, administration 0.935
    assert jobs(2021, "4A0") / jobs(2019, "4A0") == pytest.approx(0.954, abs=1e-3)
    assert jobs(2021, "561") / jobs(2019, "561") == pytest.approx(0.935, abs=1e-3)


def test_then_jobs_move_with_output_in_constant_prices() -> None:
    # Hotels' output $310,456 m and $319,088 m; CPI-U lodging away from home fell by 0.4%
    real = (319088 / 310456) / 0.9966
    assert jobs(2024, "721") / jobs(2023, "721") == pytest.approx(real, rel=2e-3)
    # Airlines, whose March 2021 is not used: from 2019 on; fares of 2024 were 0.985 of those of 2019
    assert jobs(2024, "481") / jobs(2019, "481") == pytest.approx(325798 / 269515 / 0.985, rel=2e-3)


def test_the_pandemics_jobs_stand_on_the_pandemics_output_alone() -> None:
    hotels = [per_million(year, "721") for year in (2018, 2019, 2020, 2021, 2022, 2023, 2024)]
    assert hotels == pytest.approx([9.25, 9.15, 10.73, 8.59, 7.44, 6.86, 6.88], abs=0.01)
    meals = [per_million(year, "722") for year in (2018, 2019, 2020, 2021, 2022, 2023, 2024)]
    assert meals == pytest.approx([12.83, 12.38, 11.99, 10.86, 9.82, 8.93, 8.57], abs=0.01)
    total = [float(accounts(year).jobs.sum()) / 1e6 for year in (2019, 2020, 2021, 2022, 2023, 2024)]
    assert total == pytest.approx([203.6, 190.9, 200.6, 208.8, 211.7, 217.1], abs=0.06)


@needs_sources
def test_hotels_and_restaurants_against_published_jobs_per_million() -> None:
    """RIMS II of 2018 has North Carolina's and Virginia's, with proprietors: the nation is within a fifth of each.

    Of 2023 a model of these states from BLS counts has 6.2 and 6.7 for hotels, 10.9 and 10.0 for restaurants.
    """
    rims = pd.read_csv(DATA / "validation/rims2_2018_all64_4regions.csv", comment="#", dtype={"bea_summary": str})
    states = rims[rims["place"].isin(["US-NC", "US-VA"])]
    for code in ("721", "722"):
        published = states[states["bea_summary"] == code]["direct_jobs"]
        assert (published / per_million(2018, code)).to_numpy() == pytest.approx(1.0, abs=0.2)
    model = pd.read_csv(DATA / "regions/state_coefficients_2023_NC_VA.csv", comment="#", dtype={"code": str})
    for code in ("721", "722"):
        modelled = model.set_index("code").loc[code, ["NC_jse", "VA_jse"]].astype(float)
        assert (modelled / per_million(2023, code)).to_numpy() == pytest.approx(1.0, abs=0.25)


@needs_sources
def test_output_in_constant_prices_alone_would_have_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where covered jobs of 2023 are known, constant prices from 2019 alone would be 10 to 20% above them."""
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[2] / "scripts"))
    us_jobs = pytest.importorskip("us_jobs")
    before, after = accounts(2019), accounts(2023)
    price = us_jobs.prices(DATA, list(before.industries))
    for code, over in (("721", 1.17), ("722", 1.11), ("713", 1.20), ("711AS", 1.10)):
        at = before.industries.index(code)
        real = (after.output[at] / price.loc[code, 2023]) / (before.output[at] / price.loc[code, 2019])
        assert real / (jobs(2023, code) / jobs(2019, code)) == pytest.approx(over, abs=0.01)


@pytest.fixture(scope="module")
def revised() -> TableEconomy:
    return load_table("us-2023")


def test_2023_is_of_the_revision(revised: TableEconomy) -> None:
    # The table as first released had hotels at 1.532, and apparel 16% more output.
    assert revised.facts["revision"] == "BEA's of September 2025"
    assert revised.multipliers("output", "I")["721"] == pytest.approx(1.5437, abs=1e-4)
    assert revised.multipliers("output", "II")["721"] == pytest.approx(2.2947, abs=1e-4)


def test_the_page_on_methods_has_these_figures() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "methods.md").read_text(encoding="utf-8")
    section = page.split("## The tables of the United States")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| 20")]
    assert [int(row[0]) for row in rows] == list(YEARS)
    for row in rows:
        economy, found = load_table(f"us-{row[0]}"), accounts(int(row[0]))
        output = {kind: economy.multipliers("output", kind) for kind in MULTIPLIER_TYPES}
        assert [float(cell) for cell in row[1:]] == [
            *(pytest.approx(output[kind][code], abs=6e-4) for code in ("721", "722") for kind in MULTIPLIER_TYPES),
            *(pytest.approx(per_million(int(row[0]), code), abs=6e-3) for code in ("721", "722", "4A0")),
            pytest.approx(float(found.jobs.sum()) / 1e6, abs=0.06),
        ]
