"""Crompton's Exhibit 4-3 through `import rims`: capture and totals, the multipliers being the exhibit's own."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from studies import STATED, at, settings

import impactcalc as ic
from impactcalc.economy.importing.own_bridge import read_wishes
from impactcalc.economy.importing.own_package import About
from impactcalc.economy.importing.rims import import_rims
from impactcalc.economy.package import load_economy
from impactcalc.economy.table_economy import table_of
from impactcalc.economy.verification import verify
from impactcalc.study.sheets.schema import Visitors
from own_tables import write_rows

EXHIBIT = Path(__file__).parent / "crompton_4_3.csv"
YEAR = 2010


def exhibit() -> list[dict[str, str]]:
    lines = EXHIBIT.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@pytest.fixture
def community(tmp_path: Path) -> ic.Economy:
    """The set of multipliers that the exhibit implies, in the layout of a RIMS II table."""
    heads = ("industry", "Final demand output", "Final demand earnings", "Final demand employment",
             "Direct effect earnings", "Direct effect employment")  # fmt: skip
    rows: list[tuple[object, ...]] = [heads]
    bridge: list[tuple[object, ...]] = [("category", "treatment", "industry", "share")]
    capture: list[tuple[object, ...]] = [("category", "share")]
    for line in exhibit():
        sold, own_jobs, own_pay, sales, jobs, pay = (
            float(line[name])
            for name in (
                "direct_sales", "direct_jobs", "direct_income", "total_sales", "total_jobs", "total_income",
            )
        )  # fmt: skip
        rows.append((line["sector"], sales / sold, pay / sold, jobs / sold * 1e6, pay / own_pay, jobs / own_jobs))
        bridge.append((line["category"], "service", line["sector"], 1))
        capture.append((line["category"], sold / float(line["visitor_spending"])))
    wishes = read_wishes(
        bridge=write_rows(tmp_path / "bridge.csv", bridge), capture=write_rows(tmp_path / "capture.csv", capture)
    )
    about = About("US", "USA", YEAR, "USD", "Crompton (2010), Exhibit 4-3", valuation="producer", jobs_basis="jobs")
    file = write_rows(tmp_path / "multipliers.csv", rows)
    import_rims([file], tmp_path / "community", about, wishes, type="II")
    assert all(identity.passed for identity in verify(tmp_path / "community"))
    return load_economy(tmp_path / "community")


@pytest.fixture
def result(community: ic.Economy) -> ic.Result:
    spent = {line["category"]: float(line["visitor_spending"]) for line in exhibit()}
    row = Visitors.model_validate({**STATED, **spent, "visitors": 1})
    return ic.run(ic.study_from_rows(settings(year=YEAR), [row]), community)


def test_capture(community: ic.Economy) -> None:
    stays = dict(zip(community.spending_bridge().categories, community.spending_bridge().B.sum(axis=0), strict=True))
    assert {code: round(stays[code], 12) for code in ("groceries", "fuel", "shopping", "accommodation")} == {
        "groceries": 0.2, "fuel": 0.15, "shopping": 0.5, "accommodation": 1.0,
    }  # fmt: skip


def test_what_is_spent_and_what_is_captured(result: ic.Result) -> None:
    assert result.gross_spending == pytest.approx(4_300_000)
    assert result.local_final_demand == pytest.approx(3_295_000)
    assert at(result.totals, "direct", "output") == pytest.approx(3_295_000)


def test_totals(result: ic.Result) -> None:
    assert at(result.totals, "total_type_2", "output") == pytest.approx(5_071_252)
    assert at(result.totals, "total_type_2", "labour_income") == pytest.approx(1_664_687)
    assert at(result.totals, "total_type_2", "jobs") == pytest.approx(85.6)  # not the printed 86.6
    assert at(result.totals, "direct", "jobs") == pytest.approx(69.4)
    assert at(result.totals, "direct", "labour_income") == pytest.approx(1_090_431)


def test_what_the_exhibit_does_not_tell_is_blank_and_said(result: ic.Result) -> None:
    assert result.totals.loc[["indirect", "induced", "total_type_1"]].isna().all(axis=None)
    [missing] = [check for check in result.checks_found if check.code == "measure-missing"]
    assert "value added" in missing.message
    assert {"no-matrix"} <= {check.code for check in result.checks_found}
    with pytest.raises(ic.TableError, match="without a matrix"):
        _ = table_of(result.economy).L
