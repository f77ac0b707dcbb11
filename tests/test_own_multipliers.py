"""The commands `multipliers build` and `import`, and the sample study through every package that they make."""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from commands import impactcalc
from impactcalc.samples import samples
from make_use_rows import write_make_use
from own_tables import GERMANY, NETHERLANDS, concordance, symmetric_rows, write_rows
from published_table import published_table

DE, NL = published_table("germany_1995"), published_table("netherlands_2000")


def sample_through(folder: Path, place: str) -> dict[str, Any]:
    """result.json of the sample study, run through the package `own` in a folder; all outputs are written."""
    shutil.copy(samples()["city-programme"], folder / "study.xlsx")
    done = impactcalc(
        "run", "study.xlsx", "--multipliers", "own", "--place", place, "--json", "result.json", "--csv", "tables",
        cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "nan" not in done.stdout
    assert (folder / "study-report.xlsx").read_bytes()[:2] == b"PK"
    assert impactcalc("multipliers", "verify", "own", cwd=folder).returncode == 0
    for words in (["show", "own"], ["show", "own", "--industries"]):
        assert impactcalc("multipliers", *words, cwd=folder).returncode == 0
    found: dict[str, Any] = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    return found


def codes(result: dict[str, Any]) -> set[str]:
    return {check["code"] for check in result["checks"]}


def test_a_symmetric_table_without_households(tmp_path: Path) -> None:
    accounts = {"P1": DE.accounts["output"], "B1G": DE.accounts["value_added"], "D1": DE.accounts["compensation"],
                "EMP": DE.accounts["employment"]}  # fmt: skip
    write_rows(tmp_path / "siot.csv", symmetric_rows(DE.flows, accounts))
    concordance(tmp_path / "concordance.csv", GERMANY)
    # The table is of 1995; rates and deflators are shipped from 2005 on, so it is entered as if it were of 2014.
    done = impactcalc(
        "multipliers", "import", "symmetric", "siot.csv", "-o", "own", "--place", "DE", "--year", 2014, "--currency",
        "EUR", "--jobs-unit", "thousand", "--concordance", "concordance.csv", cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "household closure: none" in done.stdout
    result = sample_through(tmp_path, "DEU")
    assert result["totals"]["total_type_1"]["output"] > result["totals"]["direct"]["output"] > 0
    assert result["totals"]["total_type_2"]["output"] is None
    assert "measure-missing" in codes(result)


def test_a_symmetric_table_with_households(tmp_path: Path) -> None:
    accounts = {"P1": NL.accounts["output"], "B1G": NL.accounts["value_added"], "D1": NL.accounts["compensation"]}
    columns = {"P3_S14": NL.accounts["household_consumption"]}
    write_rows(tmp_path / "siot.csv", symmetric_rows(NL.flows, accounts, columns, codes=NETHERLANDS), ";")
    done = impactcalc(
        "multipliers", "import", "symmetric", "siot.csv", "-o", "own", "--place", "NL", "--year", 2014, "--currency",
        "EUR", cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "personal income: assumed: value added times 0.84" in done.stdout
    result = sample_through(tmp_path, "NL")
    totals = result["totals"]
    assert totals["total_type_2"]["output"] > totals["total_type_1"]["output"] > totals["direct"]["output"] > 0
    assert totals["direct"]["jobs"] is None
    again = impactcalc(
        "multipliers", "import", "symmetric", "siot.csv", "-o", "own", "--place", "NL", "--year", 2014, "--currency",
        "EUR", cwd=tmp_path,
    )  # fmt: skip
    assert again.returncode == 2
    assert "Add --force to replace it" in again.stderr
    industries = tmp_path / "own" / "industries.csv"
    industries.write_text(industries.read_text(encoding="utf-8").replace("21863", "21864"), encoding="utf-8")
    damaged = impactcalc("run", "study.xlsx", "--multipliers", "own", "--place", "NL", "-o", "x.xlsx", cwd=tmp_path)
    assert damaged.returncode == 2
    assert "is not the file that the descriptor describes" in damaged.stderr
    assert not (tmp_path / "x.xlsx").exists()


def test_rims(tmp_path: Path) -> None:
    heads = ("industry", "name", "final_demand_output_type_2", "final_demand_employment_type_2")
    rows = [heads, ("721", "Accommodation", 1.9, 15), ("722", "Food services", 2.0, 20), ("485", "Transit", 2.0, 40)]
    write_rows(tmp_path / "rims.csv", rows)
    done = impactcalc(
        "multipliers", "import", "rims", "rims.csv", "-o", "own", "--place", "US-NC", "--year", 2018, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    result = sample_through(tmp_path, "US-NC")
    assert result["totals"]["total_type_1"]["output"] is None
    assert codes(result) >= {"measure-missing", "no-matrix", "category-without-industry"}


def test_make_and_use(tmp_path: Path) -> None:
    write_make_use(tmp_path)
    done = impactcalc(
        "multipliers", "build", "--make", "make.csv", "--use", "use.csv", "--import", "import.csv", "-o", "own",
        "--place", "US", "--year", 2014, "--currency", "USD", cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    result = sample_through(tmp_path, "US")
    assert result["totals"]["total_type_2"]["output"] > result["totals"]["direct"]["output"] > 0


def test_mrio(tmp_path: Path) -> None:
    if find_spec("pymrio") is None:
        pytest.skip("the optional extra mrio is not installed")
    sections = {"food": "C10-12", "mining": "B", "manufactoring": "C13-C33", "electricity": "D", "construction": "F",
                "trade": "G_I", "transport": "H", "other": "J-S"}  # fmt: skip
    concordance(tmp_path / "concordance.csv", sections)
    done = impactcalc(
        "multipliers", "import", "mrio", "test", "--country", "reg1", "--place", "DE", "--year", 2014, "--currency",
        "USD", "-o", "own", "--concordance", "concordance.csv", cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert sample_through(tmp_path, "DEU")["totals"]["total_type_1"]["output"] > 0


def test_options_that_cannot_be_are_listed_together(tmp_path: Path) -> None:
    done = impactcalc(
        "multipliers", "import", "symmetric", "siot.csv", "-o", "own", "--place", "nowhere", "--year", 14,
        "--currency", "coins", "--unit", "dozen", cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 2
    for option in ("--place", "--currency", "--year", "--unit"):
        assert option in done.stderr
    missing = impactcalc(
        "multipliers", "import", "symmetric", "siot.csv", "-o", "own", "--place", "DE", "--year", 2014, "--currency",
        "EUR", cwd=tmp_path,
    )  # fmt: skip
    assert missing.returncode == 2
    assert "There is no such file." in missing.stderr
    assert not (tmp_path / "own").exists()
