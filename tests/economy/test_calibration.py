"""The shipped parameters give the fit that the docs print, and the scripts write the same again."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from impactcalc.datapackage import read_package
from impactcalc.economy.package import load_table
from impactcalc.economy.regions.fit import Fit, fit_lines, held_out, read_published, summaries
from impactcalc.economy.regions.jobs import place_jobs
from impactcalc.economy.regions.places import find_place
from impactcalc.economy.regions.regional import default_method, regional_economy
from impactcalc.economy.regions.residents import jobs_held_by_residents
from impactcalc.resources import shipped

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
STATES_AND_METRO = ("US-NC", "US-VA", "cbsa:24780")


def _fits() -> dict[tuple[str, str], Fit]:
    published, prices = read_published()
    fits = summaries(fit_lines(load_table("us-2014"), published, prices))
    return {(fit.place, fit.figure): fit for fit in fits}


def _left_out() -> dict[tuple[str, str], Fit]:
    return {(fit.place, fit.figure): fit for fit in held_out()[0]}


def test_left_out_regions_meet_the_aims_or_the_miss_is_known() -> None:
    """Aim 0.05 for states and metros: reached but for North Carolina's Type II (0.063)."""
    fits = _left_out()
    assert {place for place, _ in fits} == {*STATES_AND_METRO, "fips:51760"}
    for place in STATES_AND_METRO:
        assert fits[place, "output_type_1"].mean_absolute_error <= 0.05
        assert abs(fits[place, "earnings"].ratio - 1.0) < 0.05
    within = {place: fits[place, "output_type_2"].mean_absolute_error for place in STATES_AND_METRO}
    assert within == pytest.approx({"US-NC": 0.063, "US-VA": 0.046, "cbsa:24780": 0.049}, abs=6e-4)
    jobs = {place: fits[place, "jobs"].ratio - 1.0 for place in STATES_AND_METRO}
    assert jobs == pytest.approx({"US-NC": -0.172, "US-VA": -0.121, "cbsa:24780": -0.012}, abs=6e-4)


def test_richmond_city_left_out_is_within_a_fifth_on_the_residents_basis() -> None:
    fits = _left_out()
    for figure in ("output_type_1", "output_type_2", "earnings", "jobs"):
        assert abs(fits["fips:51760", figure].ratio - 1.0) < 0.2


def test_shipped_residuals_are_those_of_the_regions_left_out() -> None:
    package = read_package(shipped("multipliers") / "regional")
    fits = _left_out()
    for row in package.table("residuals")[1]:
        logs = [-np.log(fit.ratio) for (_, figure), fit in fits.items() if figure == row[0]]
        assert int(row[1]) == len(logs) == 4
        assert [float(cell) for cell in row[2:]] == pytest.approx(
            [np.mean(logs), np.std(logs, ddof=1), np.exp(min(logs)), np.exp(max(logs))], abs=1e-5
        )


def test_ranges_hold_the_parameters_in_use() -> None:
    package = read_package(shipped("multipliers") / "regional")
    ranges = {(row[0], row[1]): [float(cell) for cell in row[2:5]] for row in package.table("ranges")[1]}
    method = default_method()
    assert ranges["delta", "US"] == [0.03, method.delta, 0.085]
    assert ranges["delta", "elsewhere"] == [0.08, 0.15, 0.2]
    assert ranges["household_delta", "US"][1] == method.household_delta
    assert ranges["level", "US"][1] == package.descriptor["impactcalc"]["proprietors_level"]
    for low, mode, high in ranges.values():
        assert 0.0 < low <= mode <= high


def test_the_docs_print_this_fit() -> None:
    text = (ROOT / "docs" / "regions.md").read_text(encoding="utf-8")
    for fit in _left_out().values():
        assert f"{fit.published:.3f} | {fit.computed:.3f}" in text
    method = default_method()
    for name, value in (("delta", method.delta), ("household delta", method.household_delta)):
        assert f"| {name} | {value:g} |" in text
    for place, title in (("US-NC", "North Carolina"), ("fips:51760", "Richmond city")):
        fits = [_fits()[place, figure] for figure in ("output_type_1", "output_type_2")]
        cells = " | ".join(f"{fit.mean_error:+.3f} ({fit.mean_absolute_error:.3f})" for fit in fits)
        assert f"| {title} | 15 services | {cells} |" in text


def test_a_trial_of_the_scripts_is_what_the_project_computes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import regional_trial
    import self_employed

    nation, method = load_table("us-2014"), default_method()
    parts = regional_trial.Nation.of(nation, self_employed.LEVEL)
    for identifier in ("US-VA", "fips:51760"):
        jobs = place_jobs(identifier, year=2018)
        region = regional_trial.Region.of(nation, jobs, jobs_held_by_residents(find_place(identifier)), {})
        tried = regional_trial.Parameters(
            delta=method.delta, household_delta=method.household_delta, level=self_employed.LEVEL
        )
        found = regional_trial.multipliers(parts, region, tried)
        economy = regional_economy(nation, jobs)
        assert found["output_type_1"] == pytest.approx(economy.L.sum(axis=0))
        assert found["output_type_2"] == pytest.approx(economy.L2.sum(axis=0))
        assert found["earnings"] == pytest.approx(economy.earnings)
        assert found["jobs"] == pytest.approx(economy.per_output["jobs"] @ economy.L2 * economy.resident_share)


@pytest.mark.skipif(not DATA.is_dir(), reason="the source tables are not beside this checkout")
def test_the_script_writes_the_same_page_and_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import calibrate_regions

    docs = tmp_path / "docs"
    monkeypatch.setattr(sys, "argv", ["x", "--data", str(DATA), "--out", str(tmp_path), "--docs", str(docs), "--refit"])
    assert calibrate_regions.main() == 0
    told = capsys.readouterr()
    assert told.out
    assert told.err == ""  # the level in the tables is the one that the fit finds
    for name in ("regions.md", "regions.svg"):
        assert (docs / name).read_bytes() == (ROOT / "docs" / name).read_bytes()
    for path in sorted((ROOT / "multipliers" / "regional").iterdir()):
        assert (tmp_path / "regional" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.skipif(not DATA.is_dir(), reason="the source tables are not beside this checkout")
def test_places_are_built_to_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import build_places

    build_places.build(DATA, tmp_path / "places")
    for path in sorted((ROOT / "multipliers" / "places").iterdir()):
        assert (tmp_path / "places" / path.name).read_bytes() == path.read_bytes()
