"""The shipped prices and countries are what the build script makes of the source tables, byte for byte."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "build_prices.py"
DATA = ROOT.parent / "shared" / "data"
COUNTRIES = ROOT / "src" / "impactcalc" / "known"


def _build(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


def _skip_without_sources() -> None:
    if not SCRIPT.is_file():
        pytest.skip("the build script is not part of this installation")
    if not (DATA / "prices").is_dir():
        pytest.skip("the source tables (../shared/data/prices) are not here")
    recorded = json.loads((COUNTRIES / "countries.source.json").read_text(encoding="utf-8"))
    for source in recorded["sources"]:
        name = source.get("package")
        if name is None:
            continue
        if importlib.util.find_spec(name) is None:
            pytest.skip(f"{name}, which only the build needs, is not installed")
        if importlib.metadata.version(name) != source["version"]:
            pytest.skip(f"{name} is not version {source['version']}, which the shipped names come from")


def test_rebuilding_gives_the_shipped_bytes(tmp_path: Path) -> None:
    _skip_without_sources()
    done = _build("--data", DATA, "--out", tmp_path, "--countries", tmp_path / "study")
    assert done.returncode == 0, done.stderr
    shipped = ROOT / "multipliers" / "prices"
    built = tmp_path / "prices"
    assert sorted(p.name for p in built.iterdir()) == sorted(p.name for p in shipped.iterdir())
    for path in built.iterdir():
        assert path.read_bytes() == (shipped / path.name).read_bytes(), path.name
    for path in (tmp_path / "study").iterdir():
        assert path.read_bytes() == (COUNTRIES / path.name).read_bytes(), path.name


def test_without_the_source_tables_the_build_says_what_it_needs(tmp_path: Path) -> None:
    if not SCRIPT.is_file():
        pytest.skip("the build script is not part of this installation")
    done = _build("--data", tmp_path / "nowhere", "--out", tmp_path)
    assert done.returncode == 2
    assert "ppp_fx_deflator_2005_2024.csv" in done.stderr
    assert not (tmp_path / "prices").exists()
