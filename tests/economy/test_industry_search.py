"""Which industry a text means: never a guess."""

from __future__ import annotations

import pytest

import impactcalc as ic
from impactcalc.economy.economy import Economy
from impactcalc.economy.industry_search import NotOne, find_industry, trades


@pytest.fixture(scope="module")
def us() -> Economy:
    return ic.load_economy("us-2014")


@pytest.fixture(scope="module")
def japan() -> Economy:
    return ic.load_economy("world-2014", place="JP")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("721", "721"), ("Accommodation", "721"), (" ACCOMMODATION ", "721"), ("3361mv", "3361MV"),
        ("Motor vehicles, bodies and trailers, and parts", "3361MV"), ("7211", "721"), ("236", "23"), ("3345", "334"),
        ("4421", "4A0"), ("521", "521CI"), ("3118", "311FT"),
    ],
)  # fmt: skip
def test_a_code_or_a_name(us: Economy, text: str, code: str) -> None:
    assert find_industry(us, text) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("541", ("5411", "5415", "5412OP")), ("336", ("3361MV", "3364OT")), ("531", ("HS", "ORE")),
        ("72", ("721", "722")), ("44-45", ("441", "445", "452", "4A0")),
    ],
)  # fmt: skip
def test_what_could_be_several_is_asked(us: Economy, text: str, codes: tuple[str, ...]) -> None:
    assert find_industry(us, text) == NotOne(several=codes)


@pytest.mark.parametrize(
    ("text", "first"), [("machinry", "333"), ("motor vehicles", "3361MV"), ("computers", "334"), ("software", "511")]
)
def test_the_closest_come_first(us: Economy, text: str, first: str) -> None:
    found = find_industry(us, text)
    assert isinstance(found, NotOne)
    assert len(found.near) == 3
    assert found.near[0] == first


def test_every_code_and_name_is_found(us: Economy, japan: Economy) -> None:
    for economy in (us, japan):
        for code, name in zip(economy.industries, economy.industry_names, strict=True):
            assert find_industry(economy, code.lower()) == code
            assert find_industry(economy, name.upper()) == code


def test_isic_with_its_letter(japan: Economy) -> None:
    assert find_industry(japan, "C10") == "C10-C12"
    assert find_industry(japan, "F41") == "F"
    found = find_industry(japan, "J")
    assert isinstance(found, NotOne)
    assert found.several == ("J58", "J59_J60", "J61", "J62_J63")


def test_a_bare_number_in_isic_is_asked(japan: Economy) -> None:
    """72 is hotels and restaurants in NAICS and research in ISIC."""
    assert find_industry(japan, "72") == NotOne(near=("M72",))


def test_trade(us: Economy, japan: Economy) -> None:
    assert [code for code in us.industries if trades(us, code)] == ["42", "441", "445", "452", "4A0"]
    assert [code for code in japan.industries if trades(japan, code)] == ["G45", "G46", "G47"]
