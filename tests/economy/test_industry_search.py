"""Which industry a text means: never a guess."""

from __future__ import annotations

from dataclasses import replace

import pytest

from impactcalc.economy import trade_words
from impactcalc.economy.bridge import Bridge
from impactcalc.economy.importing.classification import covered
from impactcalc.economy.industry_search import NotOne, find_industry, trades
from impactcalc.economy.package import load_table
from impactcalc.economy.table_economy import TableEconomy


@pytest.fixture(scope="module")
def us() -> TableEconomy:
    return load_table("us-2014")


@pytest.fixture(scope="module")
def japan() -> TableEconomy:
    return load_table("world-2014", place="JP")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("721", "721"), ("Accommodation", "721"), (" ACCOMMODATION ", "721"), ("3361mv", "3361MV"),
        ("Motor vehicles, bodies and trailers, and parts", "3361MV"), ("7211", "721"), ("236", "23"), ("3345", "334"),
        ("4421", "4A0"), ("521", "521CI"), ("3118", "311FT"),
    ],
)  # fmt: skip
def test_a_code_or_a_name(us: TableEconomy, text: str, code: str) -> None:
    assert find_industry(us, text) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("541", ("5411", "5415", "5412OP")), ("336", ("3361MV", "3364OT")), ("531", ("HS", "ORE")),
        ("72", ("721", "722")), ("44-45", ("441", "445", "452", "4A0")),
    ],
)  # fmt: skip
def test_what_could_be_several_is_asked(us: TableEconomy, text: str, codes: tuple[str, ...]) -> None:
    assert find_industry(us, text) == NotOne(several=codes)


@pytest.mark.parametrize(
    ("text", "first"), [("machinry", "333"), ("motor vehicles", "3361MV"), ("computers", "334"), ("software", "511")]
)
def test_the_closest_come_first(us: TableEconomy, text: str, first: str) -> None:
    found = find_industry(us, text)
    assert isinstance(found, NotOne)
    assert 1 <= len(found.near) <= 3
    assert found.near[0] == first


@pytest.mark.parametrize(
    ("text", "us_code", "japan_code"),
    [
        ("hotels", "721", "I"), ("restaurant", "722", "I"), ("restarants", "722", "I"), ("airlines", "481", "H51"),
        ("supermarkets", "445", "G47"), ("schools", "61", "P85"), ("University", "61", "P85"), ("building", "23", "F"),
        ("construction company", "23", "F"), ("wines", "311FT", "C10-C12"), ("banking", "521CI", "K64"),
        ("radio", "513", "J59_J60"), ("taxi", "485", "H49"),
    ],
)  # fmt: skip
def test_everyday_words_are_suggested_never_taken(
    us: TableEconomy, japan: TableEconomy, text: str, us_code: str, japan_code: str
) -> None:
    """What accommodation, food service ... are sent to by the recipes of spending categories; ISIC and NAICS."""
    for economy, code in ((us, us_code), (japan, japan_code)):
        found = find_industry(economy, text)
        assert isinstance(found, NotOne)
        assert found.near[0] == code


def test_with_an_everyday_word_nothing_else_is_near(us: TableEconomy) -> None:
    assert find_industry(us, "hotels") == NotOne(near=("721",))  # Hospitals look more like it
    assert find_industry(us, "hotel and restaurant") == NotOne(near=("722", "721"))
    car = find_industry(us, "cars")
    assert isinstance(car, NotOne)
    assert set(car.near) == {"3361MV", "441"}


def test_in_a_table_of_unknown_codes_the_bridge_tells_who_sells(us: TableEconomy) -> None:
    renamed = tuple(f"Z-{at}" for at in range(len(us.industries)))
    new = dict(zip(us.industries, renamed, strict=True))
    bridge = us.spending_bridge()
    parts = tuple(replace(part, industry=new.get(part.industry, "")) for part in bridge.parts)
    own = replace(us, industries=renamed, bridge=Bridge(bridge.categories, renamed, parts))
    assert find_industry(own, "hotels") == NotOne(near=(new["721"],))
    without = find_industry(replace(own, bridge=None), "hotels")
    assert isinstance(without, NotOne)
    assert without.near[0] == new["622"]


def test_every_trade_word_means_an_industry_of_every_shipped_classification(
    us: TableEconomy, japan: TableEconomy
) -> None:
    for word, trades_of in trade_words._by_word().items():
        for economy in (us, japan):
            found = find_industry(economy, word)
            assert isinstance(found, str) or (found.several or found.near), word
        for trade in trades_of:
            assert trade.category in ("", *us.spending_bridge().categories), word
            assert all(covered(code, "isic") for code in trade.isic), word
            assert all(code in us.industries for code in trade.naics), word


@pytest.mark.parametrize(
    ("plural", "word"),
    [("hotels", "hotel"), ("bodies", "body"), ("churches", "church"), ("boxes", "box"), ("glass", "glass")],
)
def test_plurals(plural: str, word: str) -> None:
    assert trade_words.singular(plural) == word


def test_every_code_and_name_is_found(us: TableEconomy, japan: TableEconomy) -> None:
    for economy in (us, japan):
        for code, name in zip(economy.industries, economy.industry_names, strict=True):
            assert find_industry(economy, code.lower()) == code
            assert find_industry(economy, name.upper()) == code


def test_isic_with_its_letter(japan: TableEconomy) -> None:
    assert find_industry(japan, "C10") == "C10-C12"
    assert find_industry(japan, "F41") == "F"
    found = find_industry(japan, "J")
    assert isinstance(found, NotOne)
    assert found.several == ("J58", "J59_J60", "J61", "J62_J63")


def test_a_bare_number_in_isic_is_asked(japan: TableEconomy) -> None:
    """72 is hotels and restaurants in NAICS and research in ISIC."""
    assert find_industry(japan, "72") == NotOne(near=("M72",))


def test_trade(us: TableEconomy, japan: TableEconomy) -> None:
    assert [code for code in us.industries if trades(us, code)] == ["42", "441", "445", "452", "4A0"]
    assert [code for code in japan.industries if trades(japan, code)] == ["G45", "G46", "G47"]
