"""Jobs of a table that has none: by output of the country's earlier table, at the later one's prices."""

from __future__ import annotations

import numpy as np
import pytest

import impactcalc as ic
from conftest import BookWriter
from impactcalc.economy.moved_jobs import moved_jobs, with_jobs
from impactcalc.economy.national_jobs import national_jobs
from impactcalc.economy.package import load_table
from impactcalc.economy.prices import Prices
from impactcalc.economy.regions.abroad import ranges_abroad
from impactcalc.report.words.en.how_sure import drawn_words
from impactcalc.report.words.en.region import region_name, typed_city
from impactcalc.study.checking.validation import read_study
from impactcalc.study.sheets.schema import Jobs, Settings, Visitors


def test_hotels_of_germany_by_hand() -> None:
    """Jobs per million of 2014 over the rise of prices from 2014 to 2022, scaled to the jobs of 2018."""
    before, after = load_table("world-2014", "DE"), with_jobs(load_table("world-2022", "DE"))
    ratio = Prices.load().deflator_ratio("DEU", 2014, 2022)
    assert ratio is not None
    moved = moved_jobs(load_table("world-2022", "DE"))
    assert moved is not None
    then = before.per_output["jobs"][before.industries.index("I")] / ratio.value
    at = after.industries.index("I")
    assert moved.jobs[at] == pytest.approx(then)
    assert after.per_output["jobs"][at] == pytest.approx(then * 44_854_000 / moved.total)
    assert after.per_output["jobs"] @ after.output == pytest.approx(44_854_000)
    assert moved.total == pytest.approx(52.25e6, rel=1e-3)
    assert after.jobs_basis.startswith(
        "persons engaged, a headcount of employees and self-employed (WIOD) of 2014, by out"
    )
    assert after.jobs_basis.endswith(
        "scaled to the 44.9 million jobs that the nation had in 2018 (Eurostat, nama_10r_3empers): an estimate; by "
        "output and prices alone it would have 52.3 million"
    )


def test_the_range_is_the_nations_own_growth_carried_on() -> None:
    """Germany: 42.7 million in 2014, 44.9 in 2018: as much again by 2022. Bulgaria's fell."""
    for country, rising in (("DE", True), ("BG", False)):
        economy, before = with_jobs(load_table("world-2022", country)), load_table("world-2014", country)
        known = national_jobs()[country]
        growth = known.jobs / float(before.per_output["jobs"] @ before.output)
        assert economy.jobs_range is not None
        ends = (economy.jobs_range.low, economy.jobs_range.high)
        assert ends == pytest.approx((1.0, growth) if rising else (growth, 1.0))


def test_by_a_survey_the_growth_is_that_of_any_nation() -> None:
    economy = with_jobs(load_table("world-2022", "TR"))
    assert economy.per_output["jobs"] @ economy.output == pytest.approx(26_618_500)  # not 60.6 million
    known = ranges_abroad()["jobs_growth"]
    assert economy.jobs_range is not None
    assert (economy.jobs_range.low, economy.jobs_range.high) == (known.low**7, known.high**7)


def test_where_no_later_jobs_are_known_the_miss_is_said_and_in_the_range() -> None:
    """Of 28 nations whose jobs are known the ones moved are 1.08 to 1.53 times as many: that is measured again."""
    misses = []
    for country, known in national_jobs().items():
        found = moved_jobs(load_table("world-2022", country))
        assert found is not None
        if known.same_concept:
            misses.append(known.jobs / found.total)
    japan = with_jobs(load_table("world-2022", "JP"))
    assert japan.jobs_range is not None
    assert [japan.jobs_range.low, japan.jobs_range.high] == pytest.approx([min(misses), 1.0], abs=1e-4)
    assert len(misses) == ranges_abroad()["jobs_moved"].regions == 28
    assert f"{1 / max(misses):.2f} to {1 / min(misses):.2f} times as many" in japan.jobs_basis


def test_ranges_of_jobs_hold_what_is_not_known_of_them() -> None:
    """Japan: the 5th percentile lies well below what is reported; Germany's own growth lies above it."""
    for place, currency in (("jp:27", "JPY"), ("nuts:DE71", "EUR"), ("JP", "JPY")):
        settings = Settings(name="x", place=place, year=2022, currency=currency)
        result = ic.run(ic.study_from_rows(settings, [Visitors(accommodation=1e9)]))
        assert result.uncertainty is not None
        jobs = result.uncertainty.of("jobs")
        assert jobs is not None
        point = jobs.headline.point
        assert (jobs.p5 < 0.8 * point) == (currency == "JPY")
        assert jobs.p95 > point or currency == "JPY"
        assert f"moved_jobs/{place}" in result.uncertainty.quantities
        assert "jobs moved from an earlier year" in drawn_words(result.uncertainty)
        output = result.uncertainty.of("output")
        assert output is None or output.p5 > 0.9 * output.headline.point  # of output nothing is moved


def test_an_industry_that_holds_several_has_the_jobs_per_output_of_all_of_them() -> None:
    before, after = load_table("world-2014", "DE"), with_jobs(load_table("world-2022", "DE"))
    at = [before.industries.index(code) for code in ("K64", "K65", "K66")]
    jobs = (before.per_output["jobs"] * before.output)[at].sum() / before.output[at].sum()
    ratio = Prices.load().deflator_ratio("DEU", 2014, 2022)
    assert ratio is not None
    moved = moved_jobs(load_table("world-2022", "DE"))
    assert moved is not None
    assert moved.jobs[after.industries.index("K")] == pytest.approx(jobs / ratio.value)


def test_what_has_jobs_or_can_have_none_stays_as_it_is() -> None:
    for economy in (
        load_table("us-2014"), load_table("world-2014", "DE"), load_table("world-2022", "CL"),
        load_table("world-2022", "nuts:DE71"),
    ):  # fmt: skip
        assert with_jobs(economy) is economy


def test_every_country_of_both_collections_has_jobs_in_a_study() -> None:
    from impactcalc.economy.collection import read_collection
    from impactcalc.economy.package import locate

    both = set(read_collection(locate("world-2014")).members) & set(read_collection(locate("world-2022")).members)
    assert len(both) == 43
    for country in both:
        jobs = with_jobs(load_table("world-2022", country)).per_output["jobs"]
        assert np.isfinite(jobs).all()
        assert (jobs >= 0).all()


def test_a_study_of_2024_tells_jobs_and_what_they_are() -> None:
    settings = Settings(name="x", place="nuts:DE71", year=2024, currency="EUR")
    result = ic.run(ic.study_from_rows(settings, [Visitors(accommodation=1e6)]))
    assert "jobs" in result.economy.measures
    assert "jobs-of-another-year" not in set(result.checks["code"])  # they were brought to its year
    assert result.economy.nation is not None
    assert result.economy.per_output["jobs"].tolist() == result.economy.nation.per_output["jobs"].tolist()


def test_the_jobs_that_are_typed_serve_a_table_without_any() -> None:
    """Chile: 1,000 jobs of trade to arts over that output, the rest over the rest."""
    nation = load_table("world-2022", "CL")
    rows = [Jobs(industry="A-F", jobs=100, nation=500, source="INE"), Jobs(industry="G-U", jobs=300, nation=1_000)]
    settings = Settings(name="x", place="Chile", year=2024, currency="CLP")
    result = ic.run(ic.study_from_rows(settings, [Visitors(accommodation=1e6), *rows]))
    services = [code[0] >= "G" for code in nation.industries]
    jobs = dict(zip(nation.industries, result.economy.per_output["jobs"].tolist(), strict=True))
    assert jobs["I"] == jobs["K"] == pytest.approx(1_000 / nation.output[services].sum())
    assert jobs["A01"] == pytest.approx(500 / nation.output[np.logical_not(services)].sum())
    assert result.economy.jobs_basis == (
        "jobs of the nation as typed (the sheet Jobs: INE), by sector, over the output of 2022"
    )


@pytest.mark.parametrize(
    ("typed", "currency", "name"),
    [
        ("Wiesbaden", "EUR", "Region Darmstadt (NUTS DE71), in which Wiesbaden lies (7% of the people of its towns)"),
        ("Nagaoka, Japan", "JPY", "Niigata prefecture, in which Nagaoka lies (10% of the people of its towns)"),
        ("Hamburg", "EUR", "Region Hamburg (NUTS DE60), in which Hamburg lies"),  # its districts are on the list, too
        ("Osaka", "JPY", "Osaka prefecture, in which Osaka lies (31% of the people of its towns)"),
        ("nuts:DE71", "EUR", "Region Darmstadt (NUTS DE71)"), ("Busan", "KRW", "Busan"), ("Hesse", "EUR",
        "Region Hessen (NUTS DE7)"), ("Japan", "JPY", "Japan"),
    ],
)  # fmt: skip
def test_page_one_says_which_region_and_which_city(
    typed: str, currency: str, name: str, write_book: BookWriter
) -> None:
    study = [["Name", "x"], ["Place", typed], ["Year", 2024], ["Currency", currency]]
    result = ic.run(read_study(write_book({"Study": study, "Visitors": [["Name", "Accommodation"], ["a", 1000]]})))
    assert region_name(result) == name
    assert (typed_city(result) is None) == (typed in ("nuts:DE71", "Hesse", "Japan"))
