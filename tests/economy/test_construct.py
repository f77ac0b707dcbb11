"""Economies from tables in memory: the same as from a package of the same data; labels must agree."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from numpy.testing import assert_allclose

import impactcalc as ic
from impactcalc.economy.construct import build_economy, symmetric_economy
from impactcalc.economy.package import load_table
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.errors import TableError
from small_package import ACCOUNTS, BRIDGE, CODES, small_package

INDUSTRIES = list(CODES)


def by_industry(values: np.ndarray) -> pd.Series[float]:
    return pd.Series(values, index=INDUSTRIES)


def symmetric(**changes: Any) -> TableEconomy:
    given: dict[str, Any] = {
        "Z": pd.DataFrame(ACCOUNTS.Z_d, index=INDUSTRIES, columns=INDUSTRIES),
        "output": by_industry(ACCOUNTS.output),
        "imported": pd.DataFrame(ACCOUNTS.Z - ACCOUNTS.Z_d, index=INDUSTRIES, columns=INDUSTRIES),
        "accounts": {
            "compensation": by_industry(ACCOUNTS.compensation),
            "taxes_on_production": by_industry(ACCOUNTS.taxes_on_production),
            "gross_operating_surplus": by_industry(ACCOUNTS.gross_operating_surplus),
            "jobs": by_industry(ACCOUNTS.jobs),
        },
        "household_consumption": by_industry(ACCOUNTS.household_consumption),
        "personal_income": ACCOUNTS.personal_income,
        "contribution_share": ACCOUNTS.contribution_share,
        "bridge": BRIDGE,
    }
    return symmetric_economy(**(given | changes))


# Every industry makes its own commodity only, so industry technology leaves the use table as it is.
def from_make_and_use(**changes: Any) -> TableEconomy:
    commodities = ["crops", "goods", "beds"]
    given: dict[str, Any] = {
        "make": pd.DataFrame(np.diag(ACCOUNTS.output), index=INDUSTRIES, columns=commodities),
        "use": pd.DataFrame(ACCOUNTS.Z, index=commodities, columns=INDUSTRIES),
        "imports": pd.DataFrame(ACCOUNTS.Z - ACCOUNTS.Z_d, index=commodities, columns=INDUSTRIES),
        "value_added": pd.DataFrame(
            [ACCOUNTS.compensation, ACCOUNTS.taxes_on_production, ACCOUNTS.gross_operating_surplus],
            index=["compensation", "taxes_on_production", "gross_operating_surplus"],
            columns=INDUSTRIES,
        ),
        "jobs": by_industry(ACCOUNTS.jobs),
        "household_consumption": by_industry(ACCOUNTS.household_consumption),
        "personal_income": ACCOUNTS.personal_income,
        "contribution_share": ACCOUNTS.contribution_share,
        "bridge": BRIDGE,
    }
    return build_economy(**(given | changes))


@pytest.mark.parametrize("build", [symmetric, from_make_and_use])
def test_the_same_data_give_the_packages_economy(build: Any, tmp_path: Path) -> None:
    packaged, built = load_table(small_package(tmp_path / "small")), build()
    assert built.industries == packaged.industries
    assert built.measures == packaged.measures
    assert_allclose(built.A, packaged.A)
    assert_allclose(built.A_d, packaged.A_d)
    assert_allclose(built.L, packaged.L)
    assert_allclose(built.L2, packaged.L2)
    assert_allclose(built.coefficients(), packaged.coefficients())
    assert_allclose(built.wage_induced, packaged.wage_induced)
    assert built.bridge == packaged.bridge


def test_the_package_offers_both_by_name() -> None:
    assert ic.build_economy is build_economy
    assert ic.symmetric_economy is symmetric_economy


def test_without_imports_the_domestic_table_is_the_total_one() -> None:
    economy = from_make_and_use(imports=None)
    assert_allclose(economy.A_d, economy.A)
    assert_allclose(economy.A, ACCOUNTS.Z / ACCOUNTS.output)


def test_value_added_may_come_whole() -> None:
    economy = symmetric(accounts={"value_added": by_industry(ACCOUNTS.value_added)}, household_consumption=None)
    assert economy.measures == ("output", "value_added")
    assert_allclose(economy.per_output["value_added"], ACCOUNTS.value_added / ACCOUNTS.output)
    with pytest.raises(TableError, match="custom has no household account, so no Type II multipliers"):
        _ = economy.L2
    with pytest.raises(TableError, match="custom has no jobs; it has output, value_added"):
        economy.multipliers("jobs")


def test_the_callers_tables_stay_the_callers() -> None:
    output = by_industry(ACCOUNTS.output.copy())
    economy = symmetric(output=output)
    output["hotel"] = 1.0
    assert economy.output[2] == 100.0
    with pytest.raises(ValueError, match="read-only"):
        economy.output[2] = 1.0


REORDERED = ["plant", "farm", "hotel"]
SHORT = ["farm", "plant"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"use": pd.DataFrame(np.ones((3, 3)), index=["goods", "crops", "beds"], columns=INDUSTRIES)},
            "use's rows differ from make's columns at position 1: 'goods' where 'crops' belongs",
        ),
        (
            {"use": pd.DataFrame(np.ones((3, 3)), index=["crops", "goods", "beds"], columns=REORDERED)},
            "use's columns differ from make's rows at position 1: 'plant' where 'farm' belongs",
        ),
        (
            {"imports": pd.DataFrame(np.ones((3, 2)), index=["crops", "goods", "beds"], columns=SHORT)},
            "imports' columns differ from make's rows at position 3: 'nothing' where 'hotel' belongs",
        ),
        (
            {"value_added": pd.DataFrame(np.ones((1, 3)), index=["compensation"], columns=REORDERED)},
            "value_added's columns differ from make's rows at position 1: 'plant' where 'farm' belongs",
        ),
        (
            {"value_added": pd.DataFrame(np.ones((1, 3)), index=["V001"], columns=INDUSTRIES)},
            "there is no account 'V001'; there are compensation, taxes_on_production, gross_operating_surplus, "
            "value_added and jobs",
        ),
        (
            {"jobs": pd.Series([1.0, 2.0, 3.0, 4.0], index=[*INDUSTRIES, "inn"])},
            "the labels of jobs differ from the industries at position 4: 'inn' where 'nothing' belongs",
        ),
        (
            {"household_consumption": pd.Series([1.0, 2.0, 3.0], index=REORDERED)},
            "household_consumption's labels differ from the industries at position 1: 'plant' where 'farm' belongs",
        ),
        (
            {"personal_income": None},
            "closing over households needs compensation and personal_income beside the consumption",
        ),
        (
            {"personal_income": 0.0},
            "personal_income must be above 0, contribution_share at least 0 and below 1",
        ),
    ],
)  # fmt: skip
def test_labels_that_do_not_agree_are_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(TableError) as caught:
        from_make_and_use(**changes)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"Z": pd.DataFrame(np.ones((3, 3)), index=INDUSTRIES, columns=REORDERED)},
            "Z's columns differ from Z's rows at position 1: 'plant' where 'farm' belongs",
        ),
        (
            {"output": pd.Series([1.0, 2.0, 3.0], index=REORDERED)},
            "output's labels differ from Z's rows at position 1: 'plant' where 'farm' belongs",
        ),
        (
            {"imported": pd.DataFrame(np.ones((3, 3)), index=REORDERED, columns=INDUSTRIES)},
            "imported's rows differ from Z's rows at position 1: 'plant' where 'farm' belongs",
        ),
        (
            {"output": by_industry(np.array([1.0, 0.0, -2.0]))},
            "industries without output must be left out: plant, hotel",
        ),
        (
            {"accounts": {"jobs": by_industry(np.array([1.0, np.nan, 1.0]))}, "household_consumption": None},
            "custom: jobs has cells that are not finite numbers",
        ),
    ],
)
def test_a_symmetric_table_that_does_not_fit_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(TableError) as caught:
        symmetric(**changes)
    assert str(caught.value) == message


def test_a_bridge_for_other_industries_is_refused() -> None:
    other = load_table("us-2014").bridge
    with pytest.raises(TableError) as caught:
        symmetric(bridge=other)
    assert str(caught.value) == ("custom: the bridge's industries differ from the table's, in name or in order")
