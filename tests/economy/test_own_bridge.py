"""Bridges of users' tables: codes are read, shares add up, taxes and capture come off, what is assumed is said."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from impactcalc.economy.importing.classification import classification_of, covered
from impactcalc.economy.importing.own_bridge import Wishes, categories, own_bridge, read_wishes
from impactcalc.economy.package import load_table
from impactcalc.errors import InputError
from own_tables import write_rows


def _codes(text: str) -> list[str]:
    return text.split()


WIOD = _codes(
    "A01 A02 A03 B C10-C12 C13-C15 C16 C17 C18 C19 C20 C21 C22 C23 C24 C25 C26 C27 C28 C29 C30 C31_C32 C33 D35 "
    "E36 E37-E39 F G45 G46 G47 H49 H50 H51 H52 H53 I J58 J59_J60 J61 J62_J63 K64 K65 K66 L68 M69_M70 M71 M72 M73 "
    "M74_M75 N O84 P85 Q R_S T U"
)
OECD = _codes(
    "A01 A02 A03 B05 B06 B07 B08 B09 C10T12 C13T15 C16 C17_18 C19 C20 C21 C22 C23 C24A C24B C25 C26 C27 C28 C29 "
    "C301 C302T309 C31T33 D E F G H49 H50 H51 H52 H53 I J58T60 J61 J62_63 K L M N O P Q R "
    "S T"
)
EUROSTAT = _codes(
    "A01 A02 A03 B C10-12 C13-15 C16 C17 C18 C19 C20 C21 C22 C23 C24 C25 C26 C27 C28 C29 C30 C31_32 C33 D "
    "E36 E37-39 F G45 G46 G47 H49 H50 H51 H52 H53 I J58 J59_60 J61 J62_63 K64 K65 K66 L68A L68B M69_70 M71 M72 "
    "M73 M74_75 N77 N78 N79 N80-82 O P Q86 Q87_88 R90-92 R93 S94 S95 S96 T U"
)
A10 = ["A", "B-E", "C", "F", "G-I", "J", "K", "L", "M_N", "O-Q", "R-U"]


@pytest.mark.parametrize("codes", [WIOD, OECD, EUROSTAT, A10], ids=["WIOD", "OECD", "Eurostat", "A10"])
def test_codes_of_the_common_tables_are_read_and_every_category_finds_an_industry(codes: list[str]) -> None:
    assert classification_of(codes) == "isic"
    assert all(covered(code, "isic") for code in codes)
    made = own_bridge(tuple(codes), np.ones(len(codes)), Wishes(), basic_prices=True)
    assert made.bridge.categories == categories()
    assert "categories without an industry" not in made.facts
    assert "no rates given" in made.facts["taxes on the sale"]
    at = made.bridge.categories.index("accommodation")
    [seller] = [codes[i] for i in np.flatnonzero(made.bridge.B[:, at])]
    assert seller in ("I", "G-I")


@pytest.mark.parametrize(
    ("code", "classification", "expected"),
    [
        ("C10T12", "isic", "10 11 12"), ("CPA_C10-12", "isic", "10 11 12"), ("C17_18", "isic", "17 18"),
        ("C302T309", "isic", "30"), ("49.3-5", "isic", "49"), ("L68A", "isic", "68"),
        ("R_S", "isic", "90 91 92 93 94 95 96"),
        ("trade", "isic", ""), ("C55", "isic", ""), ("72", "naics", "721 722"), ("7211", "naics", "721"),
        ("711AS", "naics", "711 712"), ("487-488-492", "naics", "487 488 492"), ("HH", "naics", ""),
    ],
)  # fmt: skip
def test_what_codes_cover(code: str, classification: str, expected: str) -> None:
    assert sorted(covered(code, classification)) == expected.split()  # type: ignore[arg-type]


def test_bare_digits_are_not_guessed() -> None:
    assert classification_of(["A", "C", "F", "G", "H", "I"]) == "isic"  # G, trade, is government in BEA's sectors
    sectors = ("11", "21", "22", "23", "31G", "42", "44RT", "48TW", "51", "FIRE", "PROF", "6", "7", "81", "G")
    assert classification_of(list(sectors)) == "naics"
    assert classification_of(["01", "55", "56"]) is None
    assert classification_of(["agriculture", "industry"]) is None
    assert classification_of(list(load_table("us-2014").industries)) == "naics"


def test_the_industries_of_the_shipped_table_take_its_bridge() -> None:
    us = load_table("us-2014")
    made = own_bridge(us.industries, us.output, Wishes(), basic_prices=False)
    np.testing.assert_allclose(made.bridge.B, us.spending_bridge().B, atol=1e-15)
    assert "us-2014" in made.facts["bridge"]


def test_margins_home_shares_taxes_and_capture(tmp_path: Path) -> None:
    codes = tuple(WIOD)
    wishes = read_wishes(
        taxes=write_rows(tmp_path / "t.csv", [("category", "rate"), ("accommodation", "7%"), ("groceries", 0.07)]),
        capture=write_rows(tmp_path / "c.csv", [("category", "share"), ("groceries", 0.2)]),
    )
    home = dict.fromkeys(codes, 1.0) | {"C10-C12": 0.5, "H51": 0.25}
    made = own_bridge(codes, np.ones(len(codes)), wishes, basic_prices=True, home_share=home)
    bridge, us = made.bridge, load_table("us-2014").spending_bridge()
    at = {code: i for i, code in enumerate(categories())}
    assert bridge.tax[at["accommodation"]] == pytest.approx(0.07 / 1.07)
    assert bridge.B[:, at["accommodation"]].sum() == pytest.approx(1 / 1.07)
    margin = us.local("margin").sum(axis=0)[at["groceries"]]
    assert bridge.local("margin").sum(axis=0)[at["groceries"]] == pytest.approx(margin * 0.2 / 1.07)
    assert bridge.local("good").sum(axis=0)[at["groceries"]] == pytest.approx((1 - margin) * 0.5 * 0.2 / 1.07)
    assert bridge.B[codes.index("H51"), at["air_travel"]] == pytest.approx(0.25)
    assert bridge.leakage[at["air_travel"]] == pytest.approx(0.75)
    assert bridge.wages[at["local_wages"]] == 1.0
    assert made.facts["capture"].endswith("groceries 20%")
    assert "own imports" in made.facts["goods and carriers from abroad"]
    assert "United States" in made.facts["margins on goods"]


def test_a_bridge_of_the_user_replaces_whole_categories(tmp_path: Path) -> None:
    rows = [
        ("category", "treatment", "industry", "share"),
        ("venue", "service", "I", 0.9),
        ("venue", "leakage", "", 0.1),
    ]
    wishes = read_wishes(bridge=write_rows(tmp_path / "b.csv", rows))
    made = own_bridge(tuple(WIOD), np.ones(len(WIOD)), wishes, basic_prices=True)
    at = categories().index("venue")
    assert made.bridge.B[WIOD.index("I"), at] == 0.9
    assert made.bridge.leakage[at] == pytest.approx(0.1)
    assert made.facts["bridge of the user"] == "1 categories as given: venue"


def test_a_category_that_nobody_sells_leaks_and_is_listed() -> None:
    made = own_bridge(("I", "P85"), np.ones(2), Wishes(), basic_prices=True)
    assert "shopping" in made.facts["categories without an industry"]
    assert made.bridge.leakage[categories().index("shopping")] == 1.0


@pytest.mark.parametrize(
    ("file", "rows", "message"),
    [
        ("bridge", [("category", "industry", "share")], "the column treatment is not in this file"),
        ("bridge", [("category", "treatment", "industry", "share"), ("venue", "shop", "I", 1)], "this is no treatment"),
        (
            "bridge",
            [("category", "treatment", "industry", "share"), ("venue", "service", "I", "x")],
            "this is no share",
        ),
        ("bridge", [("category", "treatment", "industry", "share"), ("venue", "service", "I", 0.5)], "sum to 0.5"),
        ("bridge", [("category", "treatment", "industry", "share"), ("venue", "service", "Q9", 1)], "'Q9'"),
        ("concordance", [("industry", "code"), ("nobody", "I")], "no industry with this code"),
        ("concordance", [("industry", "code"), ("I", "hotels")], "classification"),
        ("capture", [("category", "share"), ("hotels", 0.5)], "no such spending category"),
        ("capture", [("category", "share"), ("venue", 1.5)], "this is no share"),
        ("taxes", [("category", "rate"), ("venue", "much")], "this is no rate"),
    ],
)
def test_files_that_do_not_fit_are_said(
    tmp_path: Path, file: str, rows: list[tuple[object, ...]], message: str
) -> None:
    path = write_rows(tmp_path / "file.csv", rows)

    def attempt() -> None:
        wishes = read_wishes(**{file: path})  # type: ignore[arg-type]
        own_bridge(tuple(WIOD), np.ones(len(WIOD)), wishes, basic_prices=True)

    with pytest.raises(InputError) as refused:
        attempt()
    assert message in str(refused.value)


def test_the_recipes_have_their_origin() -> None:
    folder = Path(own_bridge.__code__.co_filename).parent
    origin = json.loads((folder / "recipes.source.json").read_text(encoding="utf-8"))
    assert origin["sources"]
    assert origin["sha256"] == hashlib.sha256((folder / origin["file"]).read_bytes()).hexdigest()
