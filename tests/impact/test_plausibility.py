"""Numbers that are read as typed and hardly can be right: a warning with what is normal, and none on what is normal."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from studies import STATED, result_of

import impactcalc as ic
from conftest import BookWriter
from impactcalc.economy.prices import Prices
from impactcalc.impact.checks.plausibility import LIMITS
from impactcalc.impact.checks.plausibility.amounts import DAILY
from impactcalc.known.stays import stays
from impactcalc.resources import shipped
from impactcalc.study.checking.validation import read_study
from impactcalc.study.sheets.schema import (
    SHEETS,
    Budget,
    Deals,
    Events,
    Exchanges,
    Row,
    Taxes,
    Visitors,
    Volunteers,
    columns,
)
from impactcalc.words.en.checks.plausibility import stay_words

CODES = {code for limit in LIMITS.values() if isinstance(limit, tuple) for code in limit}
OWN = CODES - {"deals-jobs-differ", "rate-far-from-shipped", "survey-unlike-network"}
SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


def odd(result: ic.Result, code: str = "") -> list[tuple[str, str, str]]:
    """Code, severity and place of what is said of plausibility."""
    frame = result.checks
    kept = frame[frame["code"].isin([code] if code else OWN)]
    return [(row["code"], row["severity"], row["where"]) for _, row in kept.iterrows()]


def only(result: ic.Result, code: str) -> Any:
    frame = result.checks
    (at,) = np.flatnonzero(frame["code"] == code)
    return frame.iloc[at]


# --- the law: every number of the workbook has a limit, or a reason why none ---


def test_every_number_of_the_workbook_has_a_limit_or_a_reason() -> None:
    numbers = {
        (sheet, column.name)
        for sheet, model in SHEETS.items()
        for column in columns(model)
        if column.kind in ("number", "share", "year")
    }
    assert set(LIMITS) == numbers
    assert all(limit for limit in LIMITS.values())


def test_every_number_of_the_workbook_has_a_ceiling() -> None:
    for model in SHEETS.values():
        for column in columns(model):
            if column.kind == "number":
                assert column.maximum in (1e12, 1e18), column.name
                assert (column.maximum == 1e18) >= column.unit.startswith("currency"), column.name


def _cases() -> dict[str, tuple[Row, dict[str, Any]]]:
    """For each check a row that it complains about."""
    here = {"place": "fips:48439"}
    deal = Deals(kind="export", phase="yearly", amount=1e15, category="professional", years=1)
    bed = Visitors(visitors=5, accommodation=1e12, **STATED)
    tuition = Exchanges(direction="inbound", travellers=2, nights=200, housing=4000, tuition=400_000, **STATED)
    several = Exchanges(direction="inbound", exchanges=12, travellers=2, nights=5, housing=400, **STATED)
    return {
        "stay-unusually-long": (Visitors(visitors=3, nights=1200, accommodation=4000, **STATED), {}),
        "stay-may-be-of-all": (Visitors(visitors=10, nights=30, accommodation=40000, **STATED), {}),
        "more-people-than-live-there": (Visitors(visitors=120e6, nights=1, food_service=1e9, **STATED), here),
        "more-exchanges-than-travellers": (several, {}),
        "spending-per-day-unusual": (Visitors(visitors=3, nights=2, accommodation=120_000, **STATED), here),
        "more-nights-than-beds": (bed, here),
        "more-than-the-place-makes": (Budget(amount=1e15, category="professional", paid_from="local", **STATED), here),
        "tuition-unusual": (tuition, {}),
        "volunteer-hours-unusual": (Volunteers(volunteers=4, hours=9000), {}),
        "hourly-value-unusual": (Volunteers(volunteers=4, hours=10, hourly_value=2000), {}),
        "deal-above-industry": (deal, here),
        "tax-rates-high": (
            Taxes(name="Bed tax", rate=0.9, categories="accommodation", level="local", collector="City"),
            {},
        ),
    }


@pytest.mark.parametrize("code", sorted(OWN))
def test_each_check_fires_and_is_a_note_where_the_row_says_that_it_is_right(code: str) -> None:
    row, place = _cases()[code]
    visit = Visitors(visitors=1, nights=1, accommodation=100, id="plain", **STATED)
    (found,) = odd(result_of(visit, row, **place), code)
    assert found[1] == ("note" if code == "stay-may-be-of-all" else "warning")
    confirmed = odd(result_of(visit, row.model_copy(update={"confirmed": "yes"}), **place), code)
    assert [severity for _, severity, _ in confirmed] == ([] if code == "stay-may-be-of-all" else ["note"])
    if confirmed:
        again = only(result_of(visit, row.model_copy(update={"confirmed": "yes"}), **place), code)
        assert "confirmed by the row" in again["message"]


# --- what people type ---


def test_nights_of_all_guests_typed_as_nights_of_each(write_book: BookWriter) -> None:
    heads = ["Id", "Visitors", "Nights", "Profile", "Daily spend"]
    study = [["Name", "T"], ["Place", "US-TX"], ["Year", 2019], ["Currency", "USD"]]
    book = write_book({"Study": study, "Visitors": [heads, ["d", 400, 1200, "overseas_visitor", 150]]})
    found = only(ic.run(read_study(book)), "stay-unusually-long")
    assert (found["severity"], found["where"]) == ("warning", "Visitors C2")
    assert found["message"] == (
        "1,200 nights per visitor in C2, and no year has more than 366: of 100 stays of visitors for purposes such as "
        "family or study 95 are no longer than 35 nights and 99 no longer than 94 (EGATUR microdata, Spain 2018, "
        "2,554 answers)"
    )
    assert found["remedy"] == (
        "If these are the nights of all 400 together, type 3: each one's own. "
        "Where it is right, type yes into the row's column Confirmed"
    )


def test_a_groups_total_in_the_column_per_day_is_read_three_ways() -> None:
    row = Visitors(visitors=100, nights=3, profile="overseas_visitor", daily_spend=40_000, **STATED)
    found = only(result_of(row, place="US-TX", year=2019), "spending-per-day-unusual")
    assert found["where"].startswith("Visitors ")
    assert found["message"].endswith(
        "comes to $40,000 per person and night, 221 times the allowance for a bed, meals and incidentals there "
        "($181); above 10 times is unusual"
    )
    assert found["remedy"].startswith("If it is what all spent together, type it into Total spend. ")
    assert found["source"].startswith("GSA per diem of fiscal year 2019")


@pytest.mark.parametrize(
    "spending",
    [
        {"profile": "delegate", "total_spend": 1_440_000},
        {"profile": "us_traveller", "daily_spend": 20_000},
        {"profile": "us_traveller", "spend_per_person": 80_000},
        {"accommodation": 1_440_000},
        {"accommodation": 20_000, "spend_basis": "per_person_day"},
        {"profile": "us_traveller", "daily_spend": 2},
        {"profile": "us_traveller", "total_spend": 144},
        {"accommodation": 2, "spend_basis": "per_person_day"},
        {"accommodation": 144},
    ],
)
def test_twenty_thousand_and_two_dollars_a_night_are_noticed_however_typed(spending: dict[str, Any]) -> None:
    row = Visitors(visitors=18, nights=4, **STATED, **spending)
    assert len(odd(result_of(row, place="cbsa:19100"), "spending-per-day-unusual")) == 1
    rate = Prices.load().market_rate("JPY", 2014)
    assert rate is not None
    yen = {name: value * rate.value if isinstance(value, int) else value for name, value in spending.items()}
    in_yen = Visitors.model_validate({"visitors": 18, "nights": 4, "currency": "JPY", **STATED, **yen})
    assert len(odd(result_of(in_yen, place="cbsa:19100"), "spending-per-day-unusual")) == 1


def test_without_nights_a_sum_is_spread_over_the_longest_stay() -> None:
    fine = Visitors(visitors=10, profile="us_traveller", spend_per_person=4500, **STATED)
    assert not odd(result_of(fine))
    found = only(result_of(fine.model_copy(update={"spend_per_person": 450_000})), "spending-per-day-unusual")
    assert "even over 42 nights as they are not said" in found["message"]


def test_what_a_profile_of_ones_own_carries_is_looked_at_too(write_book: BookWriter) -> None:
    own = [["Name", "Daily amount", "Accommodation", "Food service"], ["choir", 8500, 0.5, 0.5]]
    rows = [["Id", "Visitors", "Nights", "Profile"], ["c", 20, 3, "choir"]]
    study = [["Name", "T"], ["Place", "US"], ["Year", 2014]]
    found = odd(ic.run(read_study(write_book({"Study": study, "Visitors": rows, "Profiles": own}))))
    assert found == [("spending-per-day-unusual", "warning", "Visitors D2")]


def test_the_answers_of_a_survey_are_looked_at_too(write_book: BookWriter) -> None:
    heads = ["Member", "Stratum", "Visitors", "Visitor spend", "Visitor profile", "Volunteers", "Volunteer hours"]
    rows = [["A", "all", 20, 60_000, "us_traveller", 4, 100], ["B", "all", 10, 2e7, "us_traveller", 2, 20_000]]
    study = [["Name", "T"], ["Place", "US"], ["Year", 2014]]
    sheets = {"Study": study, "Survey": [heads, *rows], "Strata": [["Stratum", "Members"], ["all", 3]]}
    assert set(odd(ic.run(read_study(write_book(sheets))))) == {
        ("spending-per-day-unusual", "warning", "Survey D3"),
        ("volunteer-hours-unusual", "warning", "Survey G3"),
    }


def test_an_answer_that_is_right_as_it_stands_is_a_note(write_book: BookWriter) -> None:
    heads = ["Member", "Stratum", "Visitors", "Visitor spend", "Visitor profile", "Confirmed"]
    rows = [["A", "all", 20, 60_000, "us_traveller", ""], ["B", "all", 10, 2e7, "us_traveller", "yes"]]
    study = [["Name", "T"], ["Place", "US"], ["Year", 2014]]
    sheets = {"Study": study, "Survey": [heads, *rows], "Strata": [["Stratum", "Members"], ["all", 3]]}
    assert odd(ic.run(read_study(write_book(sheets)))) == [("spending-per-day-unusual", "note", "Survey D3")]


def test_many_rows_make_one_check_that_counts_them(write_book: BookWriter) -> None:
    heads = ["Id", "Visitors", "Nights", "Accommodation", "Confirmed"]
    rows = [[f"r{i}", 3, 500 + i, 3 * 500 * 80, "yes" if i == 4 else ""] for i in range(6)]
    found = odd(
        ic.run(
            read_study(
                write_book({"Study": [["Name", "T"], ["Place", "US"], ["Year", 2014]], "Visitors": [heads, *rows]})
            )
        )
    )
    assert found == [
        ("stay-unusually-long", "warning", "Visitors C2, C3, C4 and 2 more"),
        ("stay-unusually-long", "note", "Visitors C6"),
    ]


def test_the_order_of_rows_does_not_show() -> None:
    rows = [Visitors(visitors=3, nights=n, accommodation=3 * n * 80, id=f"r{n}", **STATED) for n in (500, 700, 600)]
    there, back = (only(result_of(*order), "stay-unusually-long")["message"] for order in (rows, rows[::-1]))
    assert there.replace("C3", "C?").replace("row 3", "?") == back.replace("C3", "C?").replace("row 3", "?")


def test_a_kind_of_exchange_has_its_own_length() -> None:
    def codes(kind: str, nights: float) -> list[tuple[str, str, str]]:
        row = Exchanges(direction="inbound", kind=kind, travellers=1, nights=nights, housing=nights * 40, **STATED)
        return odd(result_of(row))

    assert not codes("students", 300)
    assert not codes("artists", 90)
    assert codes("trade mission", 90)
    assert codes("students", 400)


def test_a_sliver_of_a_person_is_no_crash() -> None:
    """What divides by next to nothing is not known, and no number is made of it."""
    for heads in (5e-324, 2e-313, 1e-300):
        row = Visitors(visitors=heads, nights=3, accommodation=4e5, **STATED)
        assert not any("inf" in message or "nan" in message for message in result_of(row).checks["message"])


def test_fares_are_left_out_and_that_is_said() -> None:
    flown = Visitors(visitors=2, nights=1, accommodation=400, air_travel=9000, **STATED)
    assert not odd(result_of(flown))
    found = only(result_of(flown.model_copy(update={"accommodation": 40_000})), "spending-per-day-unusual")
    assert (
        "comes to $20,000 per person and night, without fares, tuition and what an organizer buys, " in found["message"]
    )


@pytest.mark.parametrize(("daily", "said"), [(40, False), (150, False), (20_000, True), (0.5, True)])
def test_what_is_spent_abroad_is_held_against_the_allowance_there(daily: float, said: bool) -> None:
    rate = Prices.load().market_rate("KES", 2014)
    assert rate is not None
    trip = {"direction": "outbound", "travellers": 12, "nights": 9, "profile": "us_traveller", "partner_country": "KEN"}
    row = Exchanges.model_validate({**trip, "daily_spend": daily * rate.value, "currency": "KES", **STATED})
    assert bool(odd(result_of(row))) is said


# --- what is normal says nothing ---

PLACES = [
    ("fips:31005", 2019, "USD"), ("fips:48439", 2014, "USD"), ("cbsa:35620", 2019, "USD"), ("US-AK", 2015, "USD"),
    ("JP", 2014, "JPY"), ("FR", 2014, "EUR"), ("IN", 2014, "INR"), ("ID", 2022, "IDR"), ("VN", 2019, "VND"),
]  # fmt: skip
SMALL = {"fips:31005": 10}  # a county of 460 people: more students there would be worth a question


@st.composite
def plain_rows(draw: st.DrawFn, rate: float, most: int) -> Row:
    """A row as people have it, of `most` heads: money in the currency of the place."""
    heads, nights = draw(st.integers(1, most)), draw(st.integers(0, 14))
    day = draw(st.floats(25, 400)) * rate
    kind = draw(
        st.sampled_from(["daily", "sum", "person", "categories", "carried", "event", "student", "budget", "hours"])
    )
    size = {"visitors": heads, "nights": nights, **STATED}
    length = max(nights, 1)
    if kind == "daily":
        return Visitors(profile="us_traveller", daily_spend=day, **size)
    if kind == "sum":
        return Visitors(profile="us_traveller", total_spend=day * heads * length, **size)
    if kind == "person":
        return Visitors(profile="us_traveller", spend_per_person=day * length, **size)
    if kind == "categories":
        spent = {"accommodation": 0.6 * day * heads * length, "food_service": 0.4 * day * heads * length}
        return Visitors.model_validate({**spent, "air_travel": 1500 * rate * heads, **size})
    if kind == "carried":
        return Visitors(profile=draw(st.sampled_from(["delegate", "festival_overnight", "host_family_youth"])), **size)
    if kind == "event":
        return Events(
            participants=heads, days=draw(st.integers(1, 5)), profile="event_visitor", daily_spend=day, **STATED
        )
    if kind == "student":
        living = 40 * rate * 270 * heads
        tuition = draw(st.floats(0, 40_000)) * rate * heads
        return Exchanges(
            direction="inbound",
            kind="students",
            travellers=heads,
            nights=270,
            housing=living,
            tuition=tuition,
            **STATED,
        )
    if kind == "budget":
        return Budget(amount=50_000 * rate, category="professional", paid_from="local", **STATED)
    return Volunteers(volunteers=heads, hours=draw(st.floats(1, 400)))


@settings(max_examples=25)
@given(st.data(), st.sampled_from(PLACES))
def test_nothing_is_said_about_what_is_normal(data: st.DataObject, there: tuple[str, int, str]) -> None:
    place, year, currency = there
    rate = Prices.load().market_rate(currency, year)
    assert rate is not None
    rows = data.draw(st.lists(plain_rows(rate.value, SMALL.get(place, 200)), min_size=1, max_size=12))
    notes = {"stay-may-be-of-all"}  # a note for a handful of guests, and true of any of them
    result = result_of(*rows, place=place, year=year, currency=currency)
    assert not [found for found in odd(result) if found[0] not in notes]


@pytest.mark.parametrize("name", ["city-programme", "sister-cities-2014", "sister-cities-survey"])
def test_nothing_is_said_about_the_samples(name: str) -> None:
    assert not odd(ic.run(read_study(shipped("sample_inputs") / f"{name}.xlsx")))


# --- the data behind it ---


def test_stays_are_in_order_and_say_whose_they_are() -> None:
    assert set(stays()) == {"business", "any", "other", "programme"}
    for stay in stays().values():
        assert 0 < stay.usual < stay.longest <= 366
        assert stay.source in stay_words(stay)


def test_the_package_of_stays_is_what_the_script_makes_of_the_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = Path(__file__).resolve().parents[3] / "shared" / "data"
    if not (data / "spending" / "stays.csv").is_file():
        pytest.skip("the source tables are not at hand")
    monkeypatch.syspath_prepend(str(SCRIPTS))
    import build_stays

    build_stays.build(data, tmp_path / "stays")
    for path in sorted((tmp_path / "stays").iterdir()):
        assert path.read_bytes() == (shipped("multipliers") / "stays" / path.name).read_bytes()


def test_the_limits_are_percentiles_of_the_observed_stays() -> None:
    with (shipped("multipliers") / "stays" / "stays.csv").open(encoding="utf-8", newline="") as file:
        observed = {(row["p95"], row["p99"]) for row in csv.DictReader(file)}
    for stay in stays().values():
        if stay.observed:
            assert (str(stay.usual), str(stay.longest)) in observed


def test_fares_and_tuition_are_no_part_of_a_day() -> None:
    assert not set(DAILY) & {"air_travel", "rail_travel", "travel_agency", "education", "venue", "local_wages"}
