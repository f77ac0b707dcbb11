"""Sister Cities International, Measures That Matter (2015): every published figure, at its published precision.

Press release of 7 October 2015 and annual report of 2015, page 3; the inputs are the shipped sample's.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

import impactcalc as ic
from impactcalc.impact.study_2015.sci2015 import (
    FIGURES,
    LABEL,
    PUBLISHED,
    DirectLines,
    FigureCode,
    Figures,
    PublishedLines,
    direct_lines,
    line_rows,
    method_2015,
    reproduce,
)
from impactcalc.report.words.en.study_2015 import ppp_source, scalar_source
from impactcalc.samples import find_sample

# As published: millions, the last two billions.
AS_PUBLISHED: dict[FigureCode, float] = {
    "inbound_travel_direct": 63.7,
    "events_direct": 56.5,
    "host_students_direct": 70.1,
    "home_direct": 190.4,
    "home_total": 525.7,
    "outbound_total": 106.8,
    "global_direct": 237.6,
    "global_total": 537.7,
    "ppp_direct": 18.5,
    "ppp_total": 41.9,
}


def in_units(code: FigureCode, amount: float) -> float:
    """An amount as the study would have printed it."""
    return round(amount / (1e9 if code.startswith("ppp") else 1e6), 1)


@cache
def lines() -> DirectLines:
    """The lines of the shipped sample."""
    result = ic.run(ic.read_study(find_sample("sister-cities-2014")))
    return direct_lines(result.steps.gross, line_rows(result.rows), result.volunteering.value)


@cache
def reproduced() -> Figures:
    """The figures with the two lines that no published part explains."""
    return reproduce(lines(), method_2015(), PublishedLines())


@pytest.mark.parametrize("code", FIGURES)
def test_each_published_figure_comes_out(code: FigureCode) -> None:
    assert PUBLISHED[code].value == AS_PUBLISHED[code]
    assert in_units(code, reproduced()[code]) == AS_PUBLISHED[code]
    assert PUBLISHED[code].is_met_by(reproduced()[code])


def test_without_the_two_lines_three_sums_and_the_home_total_do_not() -> None:
    """Both lines are needed, and neither hides in another: the published figures do not follow from the parts."""
    figures = reproduce(lines(), method_2015())
    missed = {code: in_units(code, figures[code]) for code in FIGURES if not PUBLISHED[code].is_met_by(figures[code])}
    assert missed == {"home_direct": 190.3, "home_total": 525.4, "global_direct": 237.5, "global_total": 537.4}


def test_the_two_lines_are_what_the_published_figures_leave_open() -> None:
    given = PublishedLines()
    assert given.rounding == pytest.approx(190.4e6 - sum(lines().parts), abs=0.002e6)
    published = AS_PUBLISHED
    rest = published["home_total"] - published["home_direct"] * published["global_total"] / published["global_direct"]
    assert given.unexplained == pytest.approx(rest * 1e6, abs=0.05e6)
    assert lines().volunteers == pytest.approx(given.unexplained, abs=0.05e6)  # the hours were inferred from it


def test_the_scalar_and_the_factor_are_derived() -> None:
    method = method_2015()
    assert method.scalar == 537.7 / 237.6
    assert round(method.scalar, 3) == round(2100 / 927.9, 3) == 2.263
    assert 77.83 <= method.ppp_factor <= 78.02
    assert "537.7 / 237.6" in scalar_source()
    assert "guess" in scalar_source()
    assert "guess" in ppp_source()


def test_volunteer_hours_stand_where_the_unexplained_line_does() -> None:
    """In another study hours count; in the study's own figures the line takes their place, never both."""
    method = method_2015()
    more = reproduce(DirectLines(*lines().parts, outbound=0.0, volunteers=5e6), method)
    none = reproduce(DirectLines(*lines().parts, outbound=0.0, volunteers=0.0), method)
    assert more["home_total"] - none["home_total"] == pytest.approx(5e6)
    assert {code for code in FIGURES if more[code] != none[code]} == {"home_total"}
    own = reproduce(DirectLines(*lines().parts, outbound=0.0, volunteers=5e6), method, PublishedLines())
    assert own["home_total"] == pytest.approx((sum(lines().parts) + 110_000) * method.scalar + 94_800_000)


def test_the_test_is_small_eight_numbers_in_ten_figures_out() -> None:
    """Each of the eight is taken from a published figure: moved by a fiftieth, the figure that it came from is missed.

    What is left, 106.8 and 41.9, could have come out wrong: no number was taken from them.
    """
    given, method, own = lines(), method_2015(), PublishedLines()
    moved: dict[FigureCode, Figures] = {
        "inbound_travel_direct": reproduce(replace(given, inbound_travel=given.inbound_travel * 1.02), method, own),
        "events_direct": reproduce(replace(given, events=given.events * 1.02), method, own),
        "host_students_direct": reproduce(replace(given, host_students=given.host_students * 1.02), method, own),
        "home_direct": reproduce(given, method, replace(own, rounding=0.0)),
        "home_total": reproduce(given, method, replace(own, unexplained=own.unexplained * 1.02)),
        "global_direct": reproduce(replace(given, outbound=given.outbound * 1.02), method, own),
        "global_total": reproduce(given, replace(method, scalar=method.scalar * 1.02), own),
        "ppp_direct": reproduce(given, replace(method, ppp_factor=method.ppp_factor * 1.02), own),
    }
    for code, figures in moved.items():
        assert not PUBLISHED[code].is_met_by(figures[code]), code
    assert set(FIGURES) - set(moved) == {"outbound_total", "ppp_total"}
    assert given.outbound == pytest.approx((237.6 - 190.4) * 1e6)


def test_the_label_says_that_it_is_no_result() -> None:
    assert LABEL == "Reproduction of the 2015 method: not a result"
