"""Year on year: prices taken out, the parts of a change, and that last year may come from a report."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

import impactcalc as ic
from impactcalc.cli.app import app
from impactcalc.impact.beside.year_on_year import YearOnYear, year_on_year
from impactcalc.impact.figures import NAMES
from impactcalc.report.signed.report_file import read_report
from impactcalc.report.words.en.year_on_year import change_lines, finding
from impactcalc.study.sheets.schema import Settings, Visitors
from impactcalc.study.sheets.template import fill_template
from report_cases import STATED

NO_DRAWS = ic.Sampling(draws=0)


def run(study: Any) -> ic.Result:
    return ic.run(study, sampling=NO_DRAWS)


def study(year: int, people: float, *more: Visitors, **settings: Any) -> ic.Study:
    guests = Visitors(id="guests", visitors=people, nights=2, accommodation=100.0 * people, **STATED)
    made = Settings.model_validate({"name": "N", "place": "US", "year": year, **settings})
    return ic.study_from_rows(made, [guests, *more])


def both(last: ic.Study, this: ic.Study) -> YearOnYear:
    return year_on_year(run(this), last, run)


def test_the_same_people_and_prices_in_another_year_are_no_growth_but_that_of_prices() -> None:
    found = both(study(2014, 100), study(2015, 100))
    new = NAMES.index("net_new_spending")
    assert found.reported.net_new_spending == pytest.approx(found.this.net_new_spending)  # the same dollars, typed
    assert found.carried.net_new_spending > found.reported.net_new_spending  # 2014's are worth more of 2015's
    assert found.found.difference[new] == pytest.approx(found.this.net_new_spending - found.carried.net_new_spending)
    assert "within half a percent" not in finding(found)
    assert finding(found) == "New money fell by 1% from 2014 to 2015, prices taken out"


def test_twice_the_people_is_twice_the_money_and_said_with_its_reason() -> None:
    found = both(study(2014, 100), study(2015, 200, report_year=2014))
    assert finding(found) == "New money rose by 98% from 2014 to 2015, prices taken out"
    # 10,000 less residents, casuals, a fifth, the displaced and what hosts paid: 0.9 x 0.95 x 0.8 x 0.98 x 0.9.
    lines = list(change_lines(found))
    assert lines[0].startswith("New money rose by 98%, from about $6,030 to about $12,000, both in prices of 2014")
    assert any("People, days, amounts" in line and "more)" in line for line in lines)


def test_the_parts_add_up_to_the_change() -> None:
    extra = Visitors(id="more", visitors=10, nights=1, accommodation=900.0, **STATED)
    found = both(study(2014, 100, extra), study(2016, 130, report_year=2018))
    assert np.nansum(found.found.by_step, axis=0) == pytest.approx(np.nan_to_num(found.found.difference))
    assert found.found.steps == (("removed",), ("amounts",), ("year",))


def test_two_currencies_are_not_subtracted() -> None:
    found = both(study(2014, 100), study(2014, 100, place="DE", currency="EUR"))
    assert "two currencies" in finding(found)
    assert not any("rose" in line or "fell" in line for line in change_lines(found))


def test_nothing_last_year_and_nothing_at_all() -> None:
    new = Settings(name="N", place="US", year=2014)
    none = ic.study_from_rows(new, [Visitors(id="a", visitors=1, nights=1, accommodation=10, resident_share=1.0)])
    assert finding(both(none, study(2014, 100))).startswith("New money is there for the first time")
    assert finding(both(none, none)).startswith("New money is none in either year")


def test_blank_shares_of_either_year_are_said() -> None:
    guest = Visitors(id="g", visitors=5, nights=1, accommodation=500)
    found = both(study(2014, 100, guest), study(2015, 100))
    assert any(line.startswith("Of 2014 a share is blank") for line in change_lines(found))


def test_last_year_from_its_input_and_from_its_report_is_the_same(tmp_path: Path) -> None:
    for year, people in ((2014, 20), (2015, 30)):
        row = {"id": "guests", "visitors": people, "nights": 2, "accommodation": 150 * people, **STATED}
        fill_template(
            tmp_path / f"{year}.xlsx", {"Study": [{"name": "Ties", "place": "US", "year": year}], "Visitors": [row]}
        )
    report = tmp_path / "2014-report.xlsx"
    assert CliRunner().invoke(app, ["run", str(tmp_path / "2014.xlsx"), "-o", str(report), "-q"]).exit_code == 0
    pages = []
    for last in (tmp_path / "2014.xlsx", report):
        out = tmp_path / f"with-{last.name}"
        done = CliRunner().invoke(
            app, ["run", str(tmp_path / "2015.xlsx"), "--last-year", str(last), "-o", str(out), "-q"]
        )
        assert done.exit_code == 0, done.output
        pages.append(read_report(out).sheets["Year on year"])
        assert CliRunner().invoke(app, ["verify", str(out)]).exit_code == 0
    assert pages[0] == pages[1]
    assert str(pages[0][0][0]).startswith("New money rose by")


def test_a_last_year_that_cannot_be_read_is_told_with_everything_else(tmp_path: Path) -> None:
    (tmp_path / "bad.xlsx").write_text("no")
    fill_template(tmp_path / "this.xlsx", {"Study": [{"name": "Ties", "place": "Atlantis", "year": 2015}]})
    done = CliRunner().invoke(
        app,
        ["run", str(tmp_path / "this.xlsx"), "--last-year", str(tmp_path / "bad.xlsx"), "-o", str(tmp_path / "r.xlsx")],
    )
    assert done.exit_code == 2
    assert "Atlantis" in done.output
    assert "bad.xlsx" in done.output
    assert not (tmp_path / "r.xlsx").exists()


def test_a_report_without_its_input_is_no_last_year(tmp_path: Path) -> None:
    row = {"id": "guests", "visitors": 20, "nights": 2, "accommodation": 3000, **STATED}
    fill_template(tmp_path / "s.xlsx", {"Study": [{"name": "T", "place": "US", "year": 2014}], "Visitors": [row]})
    bare = tmp_path / "bare.xlsx"
    done = CliRunner().invoke(app, ["run", str(tmp_path / "s.xlsx"), "--no-inputs", "-o", str(bare), "-q"])
    assert done.exit_code == 0
    done = CliRunner().invoke(
        app, ["run", str(tmp_path / "s.xlsx"), "--last-year", str(bare), "-o", str(tmp_path / "r.xlsx")]
    )
    assert done.exit_code == 2
    assert "Give last year's input instead" in done.output


@pytest.mark.parametrize(
    ("year", "said"),
    [(2015, "is of 2015 too, so there is no year between"), (2016, "is of 2016, later than the study itself")],
)
def test_a_last_year_that_is_no_earlier_year_is_told(tmp_path: Path, year: int, said: str) -> None:
    row = {"id": "guests", "visitors": 20, "nights": 2, "accommodation": 3000, **STATED}
    for name, of in (("this", 2015), ("last", year)):
        fill_template(
            tmp_path / f"{name}.xlsx", {"Study": [{"name": "T", "place": "US", "year": of}], "Visitors": [row]}
        )
    out = tmp_path / "r.xlsx"
    done = CliRunner().invoke(
        app, ["run", str(tmp_path / "this.xlsx"), "--last-year", str(tmp_path / "last.xlsx"), "-o", str(out)]
    )
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())
    assert "impactcalc compare" in " ".join(done.output.split())
    assert not out.exists()


def test_figures_that_are_at_most_are_said_so() -> None:
    guest = Visitors(id="g", visitors=5, nights=1, accommodation=500)
    found = both(study(2014, 100, guest), study(2015, 100))
    assert finding(found).startswith("New money (at most) ")
    line = next(iter(change_lines(found)))
    assert "from at most about $" in line
    assert "to about $" in line


def test_a_part_is_said_where_the_amounts_beside_it_come_to_the_same() -> None:
    """Jobs have one decimal: 0.94 and 1.02 read as 0.9 and 1.0, which is no rise by 8%."""
    for people in range(100, 400, 7):
        found = both(study(2014, 170), study(2015, people))
        line = next(one for one in change_lines(found) if one.startswith("Jobs"))
        numbers = [float(one) for one in re.findall(r"about ([\d.]+?)\.?(?= |$)", line)]
        if " by " in line:
            part = float(re.search(r"by (\d+)%", line)[1])  # type: ignore[index]
            was, now = numbers
            assert abs(abs(100 * (now / was - 1)) - part) <= 2, line
        elif "in both years" in line:
            assert len(numbers) == 1
