"""Countries and currencies by the names that people type."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import impactcalc.known.countries as module
from impactcalc.known.countries import (
    Country,
    all_countries,
    country_by_iso3,
    currency_name,
    find_country,
    fold,
    is_currency,
    retired_currency,
    suggest_countries,
    suggest_currencies,
)

FOLDER = Path(module.__file__).parent


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("US", "USA"), ("usa", "USA"), ("U.S.", "USA"), ("U. S. A.", "USA"), ("the United States", "USA"),
        ("United States of America", "USA"), ("UK", "GBR"), ("Great Britain", "GBR"), ("Scotland", "GBR"),
        ("Deutschland", "DEU"), ("GERMANY ", "DEU"), ("DE", "DEU"), ("South Korea", "KOR"),
        ("Korea, Republic of", "KOR"), ("Korea, Rep.", "KOR"), ("DPRK", "PRK"), ("North Korea", "PRK"),
        ("Ivory Coast", "CIV"), ("Côte d’Ivoire", "CIV"), ("cote d'ivoire", "CIV"), ("COTE DIVOIRE", "CIV"),
        ("Czech Republic", "CZE"), ("Czechia", "CZE"), ("Turkey", "TUR"), ("Türkiye", "TUR"),
        ("TURKIYE", "TUR"), ("Taiwan", "TWN"), ("Palestine", "PSE"), ("West Bank and Gaza", "PSE"),
        ("Kosovo", "XKX"), ("XK", "XKX"), ("xkx", "XKX"), ("Russia", "RUS"), ("Russian Federation", "RUS"),
        ("Iran", "IRN"), ("Viet Nam", "VNM"), ("Vietnam", "VNM"), ("Hong Kong SAR, China", "HKG"),
        ("Macau", "MAC"), ("Macao", "MAC"), ("Georgia", "GEO"), ("Guinea", "GIN"), ("Guinea-Bissau", "GNB"),
        ("Equatorial Guinea", "GNQ"), ("Papua New Guinea", "PNG"), ("Niger", "NER"), ("Nigeria", "NGA"),
        ("DRC", "COD"), ("Congo-Brazzaville", "COG"), ("Republic of the Congo", "COG"),
        ("Democratic Republic of Congo", "COD"), ("Holland", "NLD"), ("The Netherlands", "NLD"),
        ("Bahamas, The", "BHS"), ("St. Lucia", "LCA"), ("St.Lucia", "LCA"), ("Saint Lucia", "LCA"),
        ("St Vincent & the Grenadines", "VCT"), ("Trinidad & Tobago", "TTO"), ("Burma", "MMR"),
        ("Swaziland", "SWZ"), ("Macedonia", "MKD"), ("Dominica", "DMA"), ("Dominican Republic", "DOM"),
        ("Cuba", "CUB"), ("日本", "JPN"), ("España", "ESP"), ("Österreich", "AUT"), ("ΕΛΛΑΔΑ", "GRC"),
        ("Sverige", "SWE"), ("Bosnia & Herzegovina", "BIH"), ("Curaçao", "CUW"), ("Føroyar", "FRO"),
        ("Samoa", "WSM"), ("American Samoa", "ASM"), ("ireland", "IRL"), ("Northern Ireland", "GBR"),
    ],
)  # fmt: skip
def test_a_country_is_found_however_it_is_written(text: str, iso3: str) -> None:
    found = find_country(text)
    assert found is not None
    assert found.iso3 == iso3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "-",
        "the",
        "Congo",
        "the Congo",
        "Korea",
        "America",
        "Germny",
        "Atlantis",
        "Virgin Islands",
        "EU",
        "Eur",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    assert find_country(text) is None


def test_what_is_ambiguous_is_suggested() -> None:
    assert set(suggest_countries("Congo")) == {"Democratic Republic of the Congo", "Republic of the Congo"}
    assert set(suggest_countries("Korea", 2)) == {"North Korea", "South Korea"}
    assert suggest_countries("America", 1) == ("United States",)
    assert {"U.S. Virgin Islands", "British Virgin Islands"} == set(suggest_countries("Virgin Islands", 2))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Germny", "Germany"),
        ("Untied Kingdom", "United Kingdom"),
        ("Brazill", "Brazil"),
        ("Turky", "Türkiye"),
    ],
)
def test_a_slip_of_the_pen_is_suggested(text: str, name: str) -> None:
    assert suggest_countries(text)[0] == name


def test_suggestions_are_bounded() -> None:
    assert suggest_countries("") == ()
    assert suggest_countries("xqzw") == ()
    assert len(suggest_countries("Republic", 4)) == 4


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    found = find_country(text)
    assert found is None or isinstance(found, Country)
    assert len(suggest_countries(text)) <= 3
    assert len(suggest_currencies(text)) <= 3


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert find_country(fold(text)) == find_country(text)


def test_codes_are_unique_and_found() -> None:
    countries = all_countries()
    assert len(countries) == 250  # ISO 3166 and Kosovo
    assert (
        len({c.iso3 for c in countries}) == len({c.iso2 for c in countries}) == len({c.name for c in countries}) == 250
    )
    for country in countries:
        for text in (country.iso3, country.iso2, country.name, country.name.upper()):
            assert find_country(text) == country
        assert country_by_iso3(country.iso3) == country
        assert country.currency == "" if country.iso3 == "ATA" else is_currency(country.currency)
    assert country_by_iso3("deu") is None


def test_no_spelling_belongs_to_two_countries() -> None:
    owners: dict[str, str] = {}
    with (FOLDER / "countries.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for text in (row["name"], row["official_name"], *row["aliases"].split("|")):
                if text:
                    assert owners.setdefault(fold(text), row["iso3"]) == row["iso3"], text


def test_currencies_of_today() -> None:
    codes = {
        iso3: _currency(iso3) for iso3 in ("DEU", "HRV", "BGR", "XKX", "TUR", "SLE", "CUW", "LTU", "USA", "PSE", "VEN")
    }
    assert codes == {
        "DEU": "EUR", "HRV": "EUR", "BGR": "EUR", "XKX": "EUR", "TUR": "TRY", "SLE": "SLE", "CUW": "XCG",
        "LTU": "EUR", "USA": "USD", "PSE": "ILS", "VEN": "VES",
    }  # fmt: skip


def _currency(iso3: str) -> str:
    country = country_by_iso3(iso3)
    assert country is not None
    return country.currency


def test_currencies_and_their_names() -> None:
    for code in ("USD", "eur", " JPY ", "TWD", "CUP", "LSL", "NAD", "BTN"):
        assert is_currency(code)
    for code in ("BGN", "ANG"):  # replaced in 2025-26; the shipped rates are in them
        assert is_currency(code)
        assert retired_currency(code) is None
    for code in ("", "DEM", "XXX", "XAU", "EURO", "US$"):
        assert not is_currency(code)
    assert currency_name("try") == "Turkish Lira"
    assert currency_name("DEM") is None


@pytest.mark.parametrize(
    ("code", "country", "now"),
    [
        ("DEM", "Germany", "EUR"), ("HRK", "Croatia", "EUR"), ("LTL", "Lithuania", "EUR"),
        ("frf", "France", "EUR"),
        ("TRL", "Türkiye", "TRY"), ("VEF", "Venezuela", "VES"), ("SLL", "Sierra Leone", "SLE"),
        ("BYR", "Belarus", "BYN"), ("MRO", "Mauritania", "MRU"), ("STD", "São Tomé and Príncipe", "STN"),
        ("ZMK", "Zambia", "ZMW"), ("ZWL", "Zimbabwe", "ZWG"), ("GHC", "Ghana", "GHS"),
        ("YUM", "Serbia", "RSD"),
        ("CUC", "Cuba", "CUP"),
    ],
)  # fmt: skip
def test_a_predecessor_names_its_successor(code: str, country: str, now: str) -> None:
    assert not is_currency(code)
    assert retired_currency(code) == (country, now)
    assert suggest_currencies(code)[0] == now


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("€", "EUR"), ("$", "USD"), ("euros", "EUR"), ("Euro", "EUR"), ("US dollars", "USD"),
        ("dollar", "USD"),
        ("RMB", "CNY"), ("Japan", "JPY"), ("yen", "JPY"), ("pounds", "GBP"), ("EURO", "EUR"),
        ("Turkish lira", "TRY"),
    ],
)  # fmt: skip
def test_a_currency_in_other_words_is_suggested(text: str, code: str) -> None:
    assert suggest_currencies(text)[0] == code


def test_the_file_is_the_one_whose_source_is_written_down() -> None:
    source = json.loads((FOLDER / "countries.source.json").read_text(encoding="utf-8"))
    data = (FOLDER / source["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == source["sha256"]
    assert all(entry["title"] and entry["licence"] for entry in source["sources"])
