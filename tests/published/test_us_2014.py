"""The shipped package us-2014: its headline figures, BEA's own published inverse, and how it was built."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from impactcalc.datapackage import read_package
from impactcalc.economy.leontief import Matrix, close_over_households, leontief_inverse
from impactcalc.economy.package import Accounts, load_table, locate, read_accounts
from impactcalc.economy.supply_use import Coefficients, coefficients
from impactcalc.economy.table_economy import TableEconomy

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
HOTELS = "721"

needs_sources = pytest.mark.skipif(
    not (DATA / "io").is_dir(), reason="the source tables (../shared/data), which are no part of the project"
)


@pytest.fixture(scope="module")
def us() -> TableEconomy:
    return load_table("us-2014")


@pytest.fixture(scope="module")
def accounts() -> Accounts:
    return read_accounts(read_package(locate("us-2014")))


# --- headline figures, and what other closures would make of them


def test_hotels(us: TableEconomy) -> None:
    assert round(us.multipliers(type="I")[HOTELS], 2) == 1.66
    assert round(us.multipliers(type="II")[HOTELS], 2) == 2.59


def test_compensation_alone_in_the_household_row_would_give_less(us: TableEconomy, accounts: Accounts) -> None:
    assert us.households is not None
    assert round(_hotels_closed(us, _net_pay(accounts), us.households.column), 2) == 2.46


def test_proprietors_income_is_about_what_bea_counts(us: TableEconomy, accounts: Accounts) -> None:
    """BEA's is about 14% of compensation; construction has much of it, hotels and government little or none."""
    assert accounts.proprietors_income is not None
    part = dict(zip(us.industries, accounts.proprietors_income / np.maximum(accounts.compensation, 1.0), strict=True))
    assert accounts.proprietors_income.sum() / accounts.compensation.sum() == pytest.approx(0.14, abs=0.02)
    assert part["23"] > part["81"] > part["721"] > part["GSLG"] == 0.0
    assert us.households is not None
    net = 1.0 - accounts.contribution_share
    assert us.households.row == pytest.approx(accounts.earnings / accounts.output * net)
    assert us.per_output["labour_income"] == pytest.approx(accounts.compensation / accounts.output)  # not in it


def _net_pay(accounts: Accounts) -> Matrix:
    return np.asarray(accounts.compensation / accounts.output * (1.0 - accounts.contribution_share))


def _hotels_closed(us: TableEconomy, row: Matrix, column: Matrix) -> float:
    return float(close_over_households(us.L, row, column)[:, us.industries.index(HOTELS)].sum())


def test_gross_compensation_in_the_household_row_would_give_more(us: TableEconomy, accounts: Accounts) -> None:
    assert us.households is not None
    gross = accounts.compensation / accounts.output
    assert round(_hotels_closed(us, gross, us.households.column), 2) == 2.63


def test_consumption_over_compensation_would_give_far_too_much(us: TableEconomy, accounts: Accounts) -> None:
    # The common mistake: domestic consumption, 11.1 trillion, is 1.2 times compensation, 9.3, but 0.75 of income, 14.8.
    assert us.households is not None
    column = accounts.household_consumption / accounts.compensation.sum()
    gross = accounts.compensation / accounts.output
    assert round(_hotels_closed(us, _net_pay(accounts), column), 1) == 3.4
    assert round(_hotels_closed(us, gross, column), 1) == 3.9


def test_totals(us: TableEconomy, accounts: Accounts) -> None:
    assert round(accounts.value_added.sum() / 1e6, 2) == 17.55  # GDP, trillion
    assert round(accounts.personal_income / 1e6, 2) == 14.80
    assert round(float(accounts.jobs.sum()) / 1e6, 1) == 186.2
    assert round(accounts.contribution_share, 3) == 0.123
    assert us.industries[:2] == ("111CA", "113FF")
    assert len(us.industries) == 71


# --- against the source tables


def _table(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / f"io/us_summary_2014_12sch_{name}.csv", comment="#", index_col=0, dtype={0: str})


@pytest.fixture(scope="module")
def tables() -> tuple[Matrix, Matrix, Matrix]:
    make, use, imports = _table("make"), _table("use"), _table("import")
    industries, commodities = list(make.index), list(make.columns)
    return (
        make.to_numpy(float),
        use.loc[commodities, industries].to_numpy(float),
        imports.loc[commodities, industries].to_numpy(float),
    )


@pytest.fixture(scope="module")
def computed(tables: tuple[Matrix, Matrix, Matrix]) -> Coefficients:
    return coefficients(*tables)


@needs_sources
def test_with_imports_it_is_beas_published_inverse(computed: Coefficients, us: TableEconomy) -> None:
    # Industry by industry, after redefinitions, 2014, release of September 2021; printed with seven decimals.
    published = pd.read_csv(
        DATA / "validation/us_summary_2014_12sch_ixi_total_requirements_published.csv",
        comment="#",
        index_col=0,
        dtype={0: str},
    )
    assert tuple(published.index) == tuple(published.columns) == us.industries
    off = np.abs(leontief_inverse(computed.A) - published.to_numpy(float))
    assert off.max() <= 3.5e-5


@needs_sources
def test_negative_cells_of_use_less_imports(tables: tuple[Matrix, Matrix, Matrix], computed: Coefficients) -> None:
    _, use, imports = tables
    assert int((use - imports < 0).sum()) == 22
    assert (computed.capped, computed.capped_sum) == (14, 2941.0)  # more imported than used: capped
    assert computed.negative == 8  # the table's own: they stay
    assert (computed.dropped, computed.dropped_sum) == (3, 48.0)  # of these 8, the ones with an import
    removed = imports - computed.imports
    assert removed.sum() == computed.capped_sum + computed.dropped_sum
    assert ((use - computed.imports < 0) == (use < 0)).all()


@needs_sources
def test_the_import_matrix_differs_from_the_use_table_by_duties_and_freight() -> None:
    # Wholesale trade differs by what NIPA table 3.2, line 6, has as customs duties; the rest is freight and mining.
    use, imports = _table("use"), _table("import")
    commodities = list(_table("make").columns)
    gap = imports.loc[commodities].drop(columns="F050").sum(axis="columns") + use.loc[commodities, "F050"]
    facts = pd.read_csv(DATA / "taxes/tax_split_summary.csv", comment="#")
    duties = facts[(facts["year"] == 2014) & (facts["item"] == "federal_customs")]["value"].iloc[0]
    assert gap["42"] / 1000.0 == pytest.approx(duties, abs=0.1)
    assert gap.abs().sum() == 65_944
    assert gap[["481", "482", "483", "484", "487OS"]].sum() == 22_184
    assert gap["212"] == 5_631


@needs_sources
def test_the_package_holds_what_the_tables_say(computed: Coefficients, accounts: Accounts) -> None:
    np.testing.assert_allclose(accounts.output, computed.output)
    np.testing.assert_allclose(accounts.Z, computed.A * computed.output, rtol=0, atol=1e-6)
    np.testing.assert_allclose(accounts.Z_d, computed.A_d * computed.output, rtol=0, atol=1e-6)


@needs_sources
@pytest.mark.parametrize(("script", "package"), [("build_us.py", "us-2014"), ("build_profiles.py", "profiles")])
def test_the_script_builds_the_shipped_bytes(script: str, package: str, tmp_path: Path) -> None:
    path = ROOT / "scripts" / script
    if not path.is_file():
        pytest.skip("the build scripts are not part of this installation")
    out = tmp_path / package if script == "build_profiles.py" else tmp_path
    done = subprocess.run(
        [sys.executable, str(path), "--data", str(DATA), "--out", str(out)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shipped, built = locate_shipped(package), tmp_path / package
    assert sorted(p.name for p in built.iterdir()) == sorted(p.name for p in shipped.iterdir())
    for made in built.iterdir():
        assert made.read_bytes() == (shipped / made.name).read_bytes(), made.name


def locate_shipped(package: str) -> Path:
    return ROOT / "multipliers" / package


def test_without_the_source_tables_the_scripts_say_what_they_need(tmp_path: Path) -> None:
    for script, file in (("build_us.py", "us_summary_2014_12sch_make.csv"), ("build_profiles.py", "profiles")):
        path = ROOT / "scripts" / script
        if not path.is_file():
            pytest.skip("the build scripts are not part of this installation")
        done = subprocess.run(
            [sys.executable, str(path), "--data", str(tmp_path / "nowhere"), "--out", str(tmp_path / "out")],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert file in done.stderr
        assert not (tmp_path / "out").exists()
