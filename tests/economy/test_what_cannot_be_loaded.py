"""`multipliers verify` of a package that cannot be loaded, or has figures that are none."""

from __future__ import annotations

import json
import math
import shutil
from pathlib import Path

from typer.testing import CliRunner

from impactcalc.cli import app
from impactcalc.economy.package import locate
from impactcalc.economy.verification import verify
from impactcalc.facts.identities.multipliers import JobsAverage
from impactcalc.words.en.identities.multipliers import jobs_average


def test_nothing_is_said_to_hold_of_what_cannot_be_loaded(tmp_path: Path) -> None:
    folder = tmp_path / "q"
    shutil.copytree(locate("us-2014"), folder)
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["impactcalc"]["income_tax_by_state"]["rates"]["AZ"][1] = "2014"
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    verified = CliRunner().invoke(app, ["multipliers", "verify", str(folder)])
    assert verified.exit_code == 2
    assert "two rates from 0 to 1" in verified.output
    assert "hold" not in verified.output


def test_pay_that_is_not_known_is_left_out() -> None:
    assert "nan" not in jobs_average(JobsAverage("million US dollars", math.nan, "EUR")).explanation
    assert (
        "; EUR 50,000 of compensation a job" in jobs_average(JobsAverage("million US dollars", 5e4, "EUR")).explanation
    )


def test_what_is_only_unusual_is_so_in_a_collection_too() -> None:
    one = {identity.fact.key: identity for identity in verify("us-2014")}
    many = {identity.fact.key: identity for identity in verify("world-2014")}
    for key in ("jobs-spread", "domestic-flows", "domestic-cell"):
        found = [identities[key] for identities in (one, many) if key in identities]
        assert found
        assert not any(identity.grave for identity in found)
    assert any(identity.grave for identity in many.values())
