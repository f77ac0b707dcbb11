"""Exchange rates, deflators, purchasing power: the shipped figures, the user's own, what is refused."""

from __future__ import annotations

import hashlib
import json
import pickle
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impactcalc.economy.prices import Prices, RateKind, SuppliedRate
from impactcalc.errors import InputError, PackageError
from impactcalc.resources import shipped
from impactcalc.words.en.rates import row_to_add
from impactcalc.words.speaking import phrase

PRICES = Prices.load()
SHIPPED = shipped("multipliers") / "prices"


def _value(rate: object) -> float:
    value = getattr(rate, "value", None)
    assert isinstance(value, float)
    return value


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "prices"))


# --- what is shipped


def test_market_rates_are_local_units_per_dollar() -> None:
    assert _value(PRICES.market_rate("JPY", 2014)) == 105.945
    assert _value(PRICES.market_rate("EUR", 2014)) == 0.752728  # Germany
    assert _value(PRICES.market_rate("TRY", 2014)) == 2.18854
    assert _value(PRICES.market_rate("ILS", 2014)) == 3.57793  # Israel, not Palestine
    assert _value(PRICES.market_rate("USD", 1914)) == 1.0


@pytest.mark.parametrize(
    ("iso3", "year", "ratio"),
    [("TUR", 2014, 0.504676), ("JPN", 2014, 0.972696), ("BGR", 2014, 0.449175), ("PSE", 2014, 0.62288)],
)
def test_price_level_ratio_agrees_with_the_published_one(iso3: str, year: int, ratio: float) -> None:
    assert _value(PRICES.price_level_ratio(iso3, year)) == pytest.approx(ratio, rel=1e-5)


def test_price_level_ratio_is_factor_over_rate() -> None:
    factor, rate = PRICES.ppp_factor("DEU", 2014), PRICES.market_rate("EUR", 2014)
    assert _value(PRICES.price_level_ratio("DEU", 2014)) == _value(factor) / _value(rate)


def test_published_ratios_agree_with_the_computed_ones_everywhere() -> None:
    lines = (SHIPPED / "prices.csv").read_text(encoding="utf-8").splitlines()[1:]
    compared = 0
    for line in lines:
        iso3, year, _, _, vintage, ratio, rate, _ = line.split(",")
        if ratio and rate and vintage == "2024":
            assert _value(PRICES.price_level_ratio(iso3, int(year))) == pytest.approx(float(ratio), rel=1e-4)
            compared += 1
    assert compared > 3600


def test_the_ratios_of_a_year_bound_what_has_none() -> None:
    ratios = PRICES.price_level_ratios(2014)
    assert len(ratios) > 190
    assert ratios == tuple(sorted(ratios))
    assert ratios[0] < 0.3 < 1.0 < ratios[-1] < 2.0
    assert len(PRICES.price_level_ratios(2024)) > 180
    assert len(PRICES.price_level_ratios(2040)) > 180  # those of the last year that can be told, kept


def test_vintage_2026_only_where_2024_has_no_factor() -> None:
    now, then = PRICES.ppp_factor("DEU", 2024), PRICES.ppp_factor("DEU", 2023)
    assert now is not None
    assert then is not None
    assert (phrase(now.source), phrase(then.source)) == (
        "World Bank WDI, PPP conversion factor 2024 (vintage 2026)",
        "World Bank WDI, PPP conversion factor 2023 (vintage 2024)",
    )


def test_the_united_states_are_the_unit() -> None:
    for year in (2005, 2014, 2024, 2031):
        assert _value(PRICES.ppp_factor("USA", year)) == 1.0
        assert _value(PRICES.price_level_ratio("USA", year)) == 1.0


def test_the_us_deflator_is_that_of_bea() -> None:
    found = PRICES.deflator("USA", 2024)
    assert found is not None
    assert found.value == 125.428
    assert "BEA" in phrase(found.source)
    assert _value(PRICES.cpi("USA", 2014)) == 236.736


def test_dollarised_economies_need_no_rate() -> None:
    # 2024 has a factor and no rate; Ecuador's money is the dollar.
    assert _value(PRICES.price_level_ratio("ECU", 2024)) == 0.434002
    assert PRICES.price_level_ratio("CUB", 2024) is None


@pytest.mark.parametrize("iso3", ["TWN", "CUB", "PRK", "XYZ"])
def test_no_factor_is_none_and_never_one(iso3: str) -> None:
    for year in (2005, 2011, 2014, 2023):
        assert PRICES.ppp_factor(iso3, year) is None
        assert PRICES.price_level_ratio(iso3, year) is None


@pytest.mark.parametrize("currency", ["CUP", "LRD", "VES", "ZWG", "DEM", "HRK", "XXX"])
def test_no_rate_is_none_and_never_one(currency: str) -> None:
    for year in (2005, 2014, 2023):
        assert PRICES.market_rate(currency, year) is None


def test_series_in_other_money_than_the_countrys_own() -> None:
    units = {iso3: PRICES.local_unit(iso3, 2014) for iso3 in ("PSE", "LBR", "BGR", "VEN", "HRV", "ZWE", "TWN")}
    assert units == {
        "PSE": "USD", "LBR": "USD", "BGR": "BGN", "VEN": "VEF", "HRV": "EUR", "ZWE": "USD", "TWN": "TWD"
    }  # fmt: skip
    assert _value(PRICES.local_rate("PSE", 2014)) == 1.0
    assert _value(PRICES.local_rate("BGR", 2014)) == 1.4722
    assert _value(PRICES.local_rate("TWN", 2014)) == 30.25345  # HMRC; the World Bank has none


def test_unlinked_deflators_are_left_out() -> None:
    # Guyana's index jumps from 27 to 75 between 2005 and 2006, its PPP factor by 2%.
    assert PRICES.deflator("GUY", 2005) is None
    assert PRICES.deflator("GUY", 2006) is not None
    assert PRICES.deflator("UGA", 2008) is None


def test_years() -> None:
    assert PRICES.years("DEU") == tuple(range(2005, 2025))
    assert PRICES.years("TWN") == ()


# --- deflating


def test_same_year_is_one_even_without_data() -> None:
    assert _value(PRICES.deflator_ratio("TWN", 2030, 2030)) == 1.0
    assert PRICES.deflator_ratio("VEN", 2014, 2030) is None  # bolivars of two kinds


def test_deflating_moves_an_amount_to_the_later_years_prices() -> None:
    assert _value(PRICES.deflator_ratio("USA", 2014, 2022)) == 118.023 / 96.421


@given(st.sampled_from(["USA", "DEU", "TUR", "JPN"]), *[st.integers(2005, 2023)] * 3)
def test_deflators_invert_and_chain(iso3: str, first: int, second: int, third: int) -> None:
    there, back = PRICES.deflator_ratio(iso3, first, second), PRICES.deflator_ratio(iso3, second, first)
    assert _value(there) * _value(back) == pytest.approx(1.0, rel=1e-12)
    on, whole = PRICES.deflator_ratio(iso3, second, third), PRICES.deflator_ratio(iso3, first, third)
    assert _value(there) * _value(on) == pytest.approx(_value(whole), rel=1e-12)


def test_turkey_is_converted_first_and_deflated_afterwards() -> None:
    """Methods, section 8: US$ 100 spent in Turkey in 2014 are 242 international dollars of 2022, not 440."""
    right = 100 / _value(PRICES.price_level_ratio("TUR", 2014)) * _value(PRICES.deflator_ratio("USA", 2014, 2022))
    assert right == pytest.approx(242, abs=1)
    wrong = 100 * _value(PRICES.deflator_ratio("USA", 2014, 2022)) / _value(PRICES.price_level_ratio("TUR", 2022))
    assert wrong > 1.5 * right


# --- purchasing power


@given(st.lists(st.floats(0, 1e9), max_size=8))
def test_ppp_of_a_sum_is_the_sum_of_ppps(amounts: list[float]) -> None:
    ratio = _value(PRICES.price_level_ratio("TUR", 2014))
    assert sum(amounts) / ratio == pytest.approx(sum(amount / ratio for amount in amounts), rel=1e-12)


@given(
    factor=st.floats(0.01, 1e5),
    rate=st.floats(0.01, 1e5),
    dollars=st.floats(0.01, 1e9),
    hundreds=st.sampled_from([0.01, 100.0, 1e6]),
)
def test_redenomination_changes_nothing(factor: float, rate: float, dollars: float, hundreds: float) -> None:
    def international(scale: float) -> tuple[float, float]:
        prices = PRICES.with_supplied(
            [
                SuppliedRate("ppp_factor", "TWN", 2014, factor * scale, "test"),
                SuppliedRate("exchange_rate", "TWD", 2014, rate * scale, "test"),
            ]
        )
        local = dollars * _value(prices.market_rate("TWD", 2014))
        return (
            dollars / _value(prices.price_level_ratio("TWN", 2014)),
            local / _value(prices.ppp_factor("TWN", 2014)),
        )

    before, after = international(1.0), international(hundreds)
    assert before[0] == pytest.approx(before[1], rel=1e-12)
    assert after == pytest.approx(before, rel=1e-12)


# --- what the user supplies


def test_supplied_rates_win_and_carry_their_source() -> None:
    own = SuppliedRate("exchange_rate", "EUR", 2014, 0.76, "sheet Rates, row 3: ECB")
    prices = PRICES.with_supplied([own])
    found = prices.market_rate("EUR", 2014)
    assert found is not None
    assert (found.value, phrase(found.source)) == (0.76, "sheet Rates, row 3: ECB")
    # Every member's ratio follows; nobody else's, and not the prices it was added to.
    for iso3 in ("DEU", "FRA", "XKX"):
        assert _value(prices.price_level_ratio(iso3, 2014)) == _value(PRICES.ppp_factor(iso3, 2014)) / 0.76
    assert prices.price_level_ratio("TUR", 2014) == PRICES.price_level_ratio("TUR", 2014)
    assert _value(PRICES.market_rate("EUR", 2014)) == 0.752728


def test_a_supplied_rate_opens_a_year_that_has_a_factor_only() -> None:
    prices = PRICES.with_supplied([SuppliedRate("exchange_rate", "EUR", 2024, 0.9, "own")])
    assert _value(prices.price_level_ratio("DEU", 2024)) == _value(PRICES.ppp_factor("DEU", 2024)) / 0.9


def test_a_supplied_rate_of_the_own_money_does_not_touch_series_in_dollars() -> None:
    prices = PRICES.with_supplied([SuppliedRate("exchange_rate", "LRD", 2014, 83.9, "central bank")])
    assert _value(prices.market_rate("LRD", 2014)) == 83.9
    assert prices.price_level_ratio("LBR", 2014) == PRICES.price_level_ratio("LBR", 2014)


def test_a_supplied_deflator_is_on_the_shipped_base() -> None:
    prices = PRICES.with_supplied([SuppliedRate("deflator", "USA", 2025, 129.0, "BEA, July")])
    found = prices.deflator_ratio("USA", 2024, 2025)
    assert found is not None
    assert found.value == 129.0 / 125.428
    assert "BEA, July" in phrase(found.source)


def test_a_supplied_deflator_is_not_mixed_across_a_redenomination() -> None:
    prices = PRICES.with_supplied([SuppliedRate("deflator", "VEN", 2018, 9e9, "test")])
    assert prices.deflator_ratio("VEN", 2014, 2018) is None


def test_every_rate_that_cannot_be_used_is_reported() -> None:
    rates = [
        SuppliedRate("exchange_rate", "EUR", 2025, 0.0, ""),
        SuppliedRate("deflator", "USA", 2025, float("nan"), ""),
        SuppliedRate("exchange_rate", "USD", 2025, 1.1, ""),
        SuppliedRate("ppp_factor", "USA", 2025, 1.1, ""),
        SuppliedRate("exchange_rate", "JPY", 2025, 150.0, ""),
        SuppliedRate("exchange_rate", "JPY", 2025, 151.0, ""),
    ]
    with pytest.raises(InputError) as caught:
        PRICES.with_supplied(rates)
    assert len(caught.value.problems) == 5
    assert {problem.sheet for problem in caught.value.problems} == {"Rates"}


# --- what to do about a gap


@pytest.mark.parametrize(
    ("kind", "subject", "year", "parts"),
    [
        (
            "exchange_rate", "EUR", 2027,
            ["USD/EUR end in 2026", "kind exchange_rate, subject EUR, year 2027", "euros per US dollar",
             "Look it up: ECB Data Portal, 1 over series EXR.A.USD.EUR.SP00.A."],
        ),
        ("exchange_rate", "CUP", 2014, ["nothing for USD/CUP", "holds in no market"]),
        ("exchange_rate", "TWD", 2009, ["USD/TWD begin in 2010", "HM Revenue & Customs", "New Taiwan dollars per US"]),
        ("exchange_rate", "JPY", 1998, ["begin in 1999", "series EXR.A.JPY.EUR.SP00.A over EXR.A.USD.EUR.SP00.A"]),
        ("exchange_rate", "AFN", 2023, ["end in 2022"]),
        ("deflator", "USA", 2026, ["deflator of USA end in 2025", "2025 is 128.976"]),
        ("deflator", "TWN", 2014, ["nothing for the GDP deflator of TWN", "all on one base"]),
        ("ppp_factor", "BGR", 2025, ["end in 2024", "Bulgarian leva per international dollar"]),
        ("ppp_factor", "SYR", 2024, ["end in 2023"]),
    ],
)  # fmt: skip
def test_the_remedy_says_what_to_type(kind: RateKind, subject: str, year: int, parts: list[str]) -> None:
    text = row_to_add(Prices.load().lacking(kind, subject, year))
    for part in [*parts, 'sheet "Rates"', "source = where you found it"]:
        assert part in text


# --- the package


def test_the_hash_is_that_of_the_descriptor(copy: Path) -> None:
    read = Prices.read(copy)
    assert read.sha256 == PRICES.sha256 == hashlib.sha256((copy / "datapackage.json").read_bytes()).hexdigest()
    assert read.version == "2.0.0"


def test_prices_can_be_handed_to_a_worker() -> None:
    again = pickle.loads(pickle.dumps(PRICES))
    assert again.market_rate("JPY", 2014) == PRICES.market_rate("JPY", 2014)


def test_an_altered_file_is_refused(copy: Path) -> None:
    path = copy / "prices.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("105.945", "1.0"), encoding="utf-8")
    with pytest.raises(PackageError, match=r"prices\.csv"):
        Prices.read(copy)


def test_a_missing_file_is_refused(copy: Path) -> None:
    (copy / "currencies.csv").unlink()
    with pytest.raises(PackageError, match=r"currencies\.csv"):
        Prices.read(copy)


def test_another_kind_of_package_is_refused(copy: Path) -> None:
    path = copy / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["impactcalc"]["kind"] = "economy"
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    with pytest.raises(PackageError, match="kind"):
        Prices.read(copy)


def test_every_file_is_described_and_hashed() -> None:
    descriptor = json.loads((SHIPPED / "datapackage.json").read_text(encoding="utf-8"))
    listed = {resource["path"] for resource in descriptor["resources"]}
    assert listed == {path.name for path in SHIPPED.glob("*.csv")}
    for resource in descriptor["resources"]:
        data = (SHIPPED / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
        assert all(field["description"] for field in resource["schema"]["fields"])
    for source in descriptor["sources"]:
        assert {"title", "years", "unit", "price_basis", "licence"} <= source.keys()
