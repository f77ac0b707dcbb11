"""RIMS II multipliers in BEA's layout and in a long list; what a set cannot tell is absent, not zero."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from impactcalc.economy.economy import Economy
from impactcalc.economy.importing.own_bridge import read_wishes
from impactcalc.economy.importing.own_package import About
from impactcalc.economy.importing.rims import import_rims
from impactcalc.economy.multiplier_set import MultiplierSet
from impactcalc.economy.package import load_economy
from impactcalc.economy.verification import verify
from impactcalc.errors import InputError, PackageError, TableError
from impactcalc.impact.effects.effects import EFFECTS, category_multipliers
from own_tables import write_rows
from small_package import change_cell

ABOUT = About("US-NC", "USA", 2018, "USD", "made up", valuation="producer", jobs_basis="jobs")
# As BEA's table 2.5 has it: two rows of headings, footnotes and units in them, code and name in one cell.
WIDE: list[tuple[object, ...]] = [
    ("Table 2.5 Total Multipliers by Industry Aggregation: Somewhere (Type II)",),
    ("", "Final Demand", "", "", "", "Direct Effect", ""),
    ("INDUSTRY", "Output/1/ (dollars)", "Earnings/2/ (dollars)", "Employment/3/ (jobs)", "Value-added/4/ (dollars)",
     "Earnings/5/ (dollars)", "Employment/6/ (jobs)"),
    ("721 Accommodation", 1.9, 0.55, 15.0, 1.1, 1.8, 1.5),
    ("722 Food services", 2.0, 0.6, 20.0, 1.2, 1.6, 1.25),
    ("445 Food and beverage stores", 2.0, 0.65, 22.0, 1.2, 1.5, 1.4),
    ("H00000 Households", 1.2, 0.37, 9.7, 0.72, "", ""),
    ("1. Region as defined",),
]  # fmt: skip


def made(folder: Path, *files: Path, region: str = "", type: str = "") -> Economy:
    import_rims(list(files), folder / "set", ABOUT, read_wishes(codes="naics"), region=region, type=type)
    assert all(identity.passed for identity in verify(folder / "set"))
    return load_economy(folder / "set")


def test_beas_layout(tmp_path: Path) -> None:
    economy = made(tmp_path, write_rows(tmp_path / "rims.csv", WIDE))
    assert isinstance(economy, MultiplierSet)
    assert economy.industries == ("721", "722", "445")
    assert economy.industry_names[0] == "Accommodation"
    assert economy.multipliers("output", "II").tolist() == [1.9, 2.0, 2.0]
    np.testing.assert_allclose(economy.per_output["jobs"], [10.0, 16.0, 22.0 / 1.4])
    np.testing.assert_allclose(economy.per_output["labour_income"], [0.55 / 1.8, 0.6 / 1.6, 0.65 / 1.5])
    assert economy.per_pay == {"output": 1.2, "labour_income": 0.37, "jobs": 9.7, "value_added": 0.72}
    for part in ("A", "A_d", "L", "L2", "output", "households", "wage_induced", "earnings"):
        with pytest.raises(TableError, match="set is a set of multipliers without a matrix"):
            getattr(economy, part)
    with pytest.raises(TableError, match="has no Type I multipliers of output"):
        economy.multipliers("output", "I")


def test_effects_of_a_category(tmp_path: Path) -> None:
    table = category_multipliers(made(tmp_path, write_rows(tmp_path / "rims.csv", WIDE)))
    hotels = table.K[:, :, table.categories.index("accommodation")]
    measure = {name: m for m, name in enumerate(table.measures)}
    effect = {name: e for e, name in enumerate(EFFECTS)}
    assert hotels[effect["direct"], measure["output"]] == 1.0
    assert hotels[effect["total_type_2"], measure["output"]] == 1.9
    assert hotels[effect["total_type_2"], measure["jobs"]] == pytest.approx(15e-6)
    for name in ("indirect", "induced", "total_type_1"):
        assert np.isnan(hotels[effect[name]]).all()
    assert math.isnan(hotels[effect["direct"], measure["value_added"]])
    wages = table.K[:, measure["output"], table.categories.index("local_wages")]
    assert wages.tolist() == [0.0, 0.0, 1.2, 0.0, 1.2]
    rail = table.K[:, measure["output"], table.categories.index("rail_travel")]
    assert (rail == 0).all()  # nobody there sells it: it leaks


def test_two_files_are_one_set(tmp_path: Path) -> None:
    first = [("Total Multipliers (Type I)",), *WIDE[1:3], ("721", 1.45, 0.4, 12.0, 0.8, 1.3, 1.2),
             ("722", 1.5, 0.45, 18.0, 0.9, 1.2, 1.125), ("445", 1.4, 0.5, 18.0, 0.9, 1.15, 1.1)]  # fmt: skip
    economy = made(tmp_path, write_rows(tmp_path / "2.csv", WIDE), write_rows(tmp_path / "1.csv", first))
    assert economy.multipliers("output", "I").tolist() == [1.45, 1.5, 1.4]
    assert economy.multipliers("output", "II").tolist() == [1.9, 2.0, 2.0]


def test_two_files_of_one_name_may_have_the_same_figures(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
    economy = made(tmp_path, *(write_rows(tmp_path / name / "m.csv", WIDE) for name in "ab"))
    assert economy.multipliers("output", "II").tolist() == [1.9, 2.0, 2.0]


def test_a_long_list_of_several_regions(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("region", "industry_naics", "industry_name", "measure", "type", "value")]
    for region, output in (("North", 1.9), ("South", 1.5)):
        rows += [
            (region, "721", "Accommodation", "final_demand_output", "II", output),
            (region, "721", "Accommodation", "final_demand_output", "I_derived", 1.3),
            (region, "721", "Accommodation", "final_demand_employment", "II", 15),
            (region, "721", "Accommodation", "direct_effect_employment", "II", 1.5),
            (region, "721", "Accommodation", "induced_output_per_type1_labor_income", "closure", 0.9),
        ]
    file = write_rows(tmp_path / "rims.csv", rows)
    with pytest.raises(InputError, match="Name one with --region: North; South"):
        made(tmp_path, file)
    economy = made(tmp_path, file, region="South")
    assert economy.multipliers("output", "II").tolist() == [1.5]
    assert economy.multipliers("output", "I").tolist() == [1.3]
    assert economy.measures == ("output", "jobs")


def test_the_type_must_be_known(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "rims.csv", [("industry", "output"), ("721", 1.9)])
    with pytest.raises(InputError, match="Write Type I or Type II above the headings, or add --type I or II"):
        made(tmp_path, file)
    assert made(tmp_path, file, type="II").multipliers("output", "II").tolist() == [1.9]


def test_what_is_no_table_of_multipliers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no row of headings says what the figures are"):
        made(tmp_path, write_rows(tmp_path / "rims.csv", [("a", "b"), ("c", 1)]))


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("721", 0.9, 0.5, 15.0)], "Type II, at least one .*721.*--anyway"),
        ([("721", 1.9, -0.5, 15.0)], "final_demand_earnings, not negative"),
    ],
)
def test_multipliers_that_cannot_be_are_refused_and_nothing_is_written(
    tmp_path: Path, rows: list[tuple[object, ...]], message: str
) -> None:
    heads = ("industry", "final demand output type 2", "final demand earnings type 2", "final demand employment type 2")
    with pytest.raises(InputError, match=message):
        made(tmp_path, write_rows(tmp_path / "rims.csv", [heads, *rows]))
    assert not (tmp_path / "set").exists()


def test_a_set_that_was_changed_fails_its_identities(tmp_path: Path) -> None:
    made(tmp_path, write_rows(tmp_path / "rims.csv", WIDE))
    change_cell(tmp_path / "set", "multipliers", "721", "final_demand_output_type_2", lambda _: 0.5)
    failed = [identity.name for identity in verify(tmp_path / "set") if not identity.passed]
    assert failed == ["Type II, at least one"]
    change_cell(tmp_path / "set", "multipliers", "722", "final_demand_output_type_2", lambda _: "inf")
    with pytest.raises(PackageError, match="not finite"):
        verify(tmp_path / "set")
