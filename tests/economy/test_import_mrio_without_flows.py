"""Databases that hold coefficients and final demand, but no flows (GLORIA, EXIOBASE as pymrio reads them)."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from impactcalc.economy.importing import mrio
from impactcalc.errors import InputError

pymrio = pytest.importorskip("pymrio", reason="the optional extra mrio is not installed", exc_type=ImportError)


def system(*gone: str, unit: str = "") -> Any:
    """pymrio's test system, computed, with parts of it gone."""
    found = pymrio.load_test().calc_all()
    for part in gone:
        setattr(found, part, None)
    if unit:
        found.unit["unit"] = unit
    return found


def reading(monkeypatch: pytest.MonkeyPatch, found: Any) -> None:
    monkeypatch.setattr(mrio, "import_module", lambda _: SimpleNamespace(load_test=lambda: found))


@pytest.mark.parametrize("gone", [("Z",), ("Z", "x")])
def test_flows_come_from_coefficients_and_output(monkeypatch: pytest.MonkeyPatch, gone: tuple[str, ...]) -> None:
    expected = mrio.read_mrio("test", "reg1")
    reading(monkeypatch, system(*gone))
    found = mrio.read_mrio("test", "reg1")
    assert found.industries == expected.industries
    for part in ("domestic", "output", "imported", "household_consumption", "imported_consumption"):
        np.testing.assert_allclose(getattr(found, part), getattr(expected, part), rtol=1e-10, atol=1e-6)
    np.testing.assert_allclose(found.accounts["value_added"], expected.accounts["value_added"])
    assert "from the coefficients A and output" in found.facts["flows"]
    assert ("output" in found.facts) == ("x" in gone)


def test_accounts_per_unit_of_output_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = mrio.read_mrio("test", "reg1")
    found = system("Z")
    for extension in found.get_extensions(data=True):
        extension.F = None
    reading(monkeypatch, found)
    got = mrio.read_mrio("test", "reg1").accounts["value_added"]
    np.testing.assert_allclose(got, expected.accounts["value_added"], rtol=1e-10)


def test_neither_flows_nor_coefficients(monkeypatch: pytest.MonkeyPatch) -> None:
    reading(monkeypatch, system("Z", "A"))
    with pytest.raises(InputError, match=r"no flows \(Z or A\)"):
        mrio.read_mrio("test", "reg1")


def test_a_database_in_thousands_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    reading(monkeypatch, system("Z", unit="\u2018000 US$"))
    with pytest.raises(InputError, match="Add --unit thousand; or --unit million"):
        mrio.read_mrio("test", "reg1")
    thousand = mrio.read_mrio("test", "reg1", unit=1e-3)
    np.testing.assert_allclose(thousand.output * 1e3, mrio.read_mrio("test", "reg1", unit=1.0).output)
