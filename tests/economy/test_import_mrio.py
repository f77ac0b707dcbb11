"""One country of pymrio's own test system; skipped where pymrio is not installed."""

from __future__ import annotations

import importlib
from pathlib import Path

import numpy as np
import pytest

from impactcalc.economy.importing.mrio import read_mrio
from impactcalc.economy.importing.own_bridge import read_wishes
from impactcalc.economy.importing.own_package import About, write_own_economy
from impactcalc.economy.package import load_table
from impactcalc.economy.verification import verify
from impactcalc.errors import InputError
from own_tables import concordance

CODES = {"food": "A-C12", "mining": "B", "manufactoring": "C13-C33", "electricity": "D", "construction": "F",
         "trade": "G_I", "transport": "H", "other": "J-S"}  # fmt: skip
SINGLE = {name: code.replace("A-C12", "C10-12") for name, code in CODES.items()}


def test_a_country_of_pymrios_test_system(tmp_path: Path) -> None:
    pymrio = pytest.importorskip("pymrio", reason="the optional extra mrio is not installed", exc_type=ImportError)
    table = read_mrio("test", "reg1")
    wishes = read_wishes(concordance=concordance(tmp_path / "c.csv", SINGLE))
    write_own_economy(tmp_path / "reg1", table, About("DE", "DEU", 2014, "USD", "pymrio's test system"), wishes)
    assert all(identity.passed for identity in verify(tmp_path / "reg1"))
    economy = load_table(tmp_path / "reg1")

    system = pymrio.load_test().calc_all()
    A = system.A["reg1"]
    assert economy.industries == tuple(A.loc["reg1"].index)
    np.testing.assert_allclose(economy.A_d, A.loc["reg1"].to_numpy(), atol=1e-12)
    np.testing.assert_allclose(economy.A.sum(axis=0), A.to_numpy().sum(axis=0), atol=1e-12)
    np.testing.assert_allclose(economy.output, system.x.loc["reg1", "indout"].to_numpy())
    spent = system.Y["reg1"]["Final consumption expenditure by households"]
    assert table.household_consumption is not None
    np.testing.assert_allclose(table.household_consumption, spent.loc["reg1"].to_numpy())
    with pytest.raises(InputError, match="It has reg1, reg2"):
        read_mrio("test", "DEU")
    with pytest.raises(InputError, match="there is no such file or folder"):
        read_mrio(str(tmp_path / "nowhere"), "DEU", database="oecd")
    with pytest.raises(InputError, match="it is not clear which database"):
        read_mrio(str(tmp_path), "DEU")


def test_without_pymrio_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("impactcalc.economy.importing.mrio.import_module", gone)
    with pytest.raises(InputError, match=r'python -m pip install "impactcalc\[mrio\]"'):
        read_mrio("test", "reg1")
    assert importlib.import_module("impactcalc.economy.importing.mrio").TEST == "test"
