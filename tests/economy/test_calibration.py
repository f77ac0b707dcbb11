"""The shipped parameters give the fit that the docs print, and the scripts write the same again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from impactcalc.economy.package import load_economy
from impactcalc.economy.regions.fit import Fit, fit_lines, read_published, summaries
from impactcalc.economy.regions.regional import default_method

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"


def _fits() -> dict[tuple[str, str], Fit]:
    published, prices = read_published()
    fits = summaries(fit_lines(load_economy("us-2014"), published, prices))
    return {(fit.place, fit.figure): fit for fit in fits}


def test_the_shipped_parameters_meet_the_aims_on_the_regions_they_were_fitted_to() -> None:
    fits = _fits()
    assert {fit.count for fit in fits.values()} == {15}
    assert fits["US-NC", "output_type_1"].mean_absolute_error <= 0.08
    assert fits["US-NC", "output_type_2"].mean_absolute_error <= 0.10
    assert fits["cbsa:24780", "output_type_1"].mean_absolute_error <= 0.12
    assert fits["cbsa:24780", "output_type_2"].mean_absolute_error <= 0.15
    assert fits["US-NC", "earnings"].ratio == pytest.approx(1.0, abs=0.15)


def test_jobs_per_dollar_miss_by_what_the_docs_say() -> None:
    fits = _fits()
    assert fits["US-NC", "jobs"].ratio == pytest.approx(0.834, abs=0.01)
    assert fits["cbsa:24780", "jobs"].ratio == pytest.approx(1.17, abs=0.01)
    text = (ROOT / "docs" / "regions.md").read_text(encoding="utf-8")
    assert "| North Carolina | jobs per million | 21.164 | 17.661 | -17% |" in text


def test_the_docs_print_this_fit() -> None:
    text = (ROOT / "docs" / "regions.md").read_text(encoding="utf-8")
    for fit in _fits().values():
        assert f"{fit.published:.3f} | {fit.computed:.3f}" in text
    method = default_method()
    for value in (method.delta, method.household_delta, method.household_level, method.resident_delta):
        assert f"| {value:g} |" in text


@pytest.mark.skipif(not DATA.is_dir(), reason="the source tables are not beside this checkout")
def test_the_script_writes_the_same_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import calibrate_regions

    monkeypatch.setattr(
        sys, "argv", ["x", "--data", str(DATA), "--out", str(tmp_path), "--docs", str(tmp_path / "docs")]
    )
    assert calibrate_regions.main() == 0
    assert capsys.readouterr().out
    assert not (tmp_path / "regional").exists()  # the parameters stay as they are but with --refit
    page = ROOT / "docs" / "regions.md"
    assert (tmp_path / "docs" / "regions.md").read_bytes() == page.read_bytes()


@pytest.mark.skipif(not DATA.is_dir(), reason="the source tables are not beside this checkout")
def test_places_are_built_to_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import build_places

    build_places.build(DATA, tmp_path / "places")
    for path in sorted((ROOT / "multipliers" / "places").iterdir()):
        assert (tmp_path / "places" / path.name).read_bytes() == path.read_bytes()
