"""Stratified expansion: published examples, another library's figures, identities, and the coverage of the interval."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import impactcalc as ic
from impactcalc.arrays import Floats
from impactcalc.impact.survey.expansion import (
    Expansion,
    degrees_of_freedom,
    effective_size,
    expansion,
    margin,
    ratio,
    skewness,
)
from impactcalc.impact.survey.strata import collapsed, common_cells
from impactcalc.impact.survey.student_t import t_quantile
from impactcalc.samples import find_sample

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
from survey_coverage import ANSWERS, FEW, NETWORKS, coverage, with_ratio  # noqa: E402


def whole(members: list[float], stratum: list[int]) -> Expansion:
    """An expansion of answers that all came."""
    return expansion(np.array(members), np.array(stratum), np.ones(len(stratum), dtype=bool))


def error(by: Expansion, values: Floats) -> float:
    """The standard error of a total."""
    return float(np.sqrt((by.deviations(values[:, None]) ** 2).sum()))


# Stata, Survey Data Reference Manual, "Finite population correction", dataset fpc.dta; also the dataset fpc of R's
# package survey. Mean 5.448148, standard error 0.6160407 with the correction and 0.7412683 without, 6 design degrees
# of freedom.
STATA_X = np.array([2.8, 4.1, 6.8, 6.8, 9.2, 3.7, 6.6, 4.2])
STATA_STRATUM = [0, 0, 0, 0, 0, 1, 1, 1]


def test_the_finite_population_correction_of_the_stata_manual() -> None:
    by = whole([15.0, 12.0], STATA_STRATUM)
    assert float(by.total(STATA_X[:, None])[0]) / 27 == pytest.approx(5.448148, abs=5e-7)
    assert error(by, STATA_X) / 27 == pytest.approx(0.6160407, abs=5e-8)
    # A network a million times as large, with the same parts: the correction is gone.
    large = whole([15e6, 12e6], STATA_STRATUM)
    assert error(large, STATA_X) / 27e6 == pytest.approx(0.7412683, abs=5e-7)


# Lohr, Sampling: Design and Analysis (2nd edition, 2010), example 3.2: acres in farms of US counties, 1992. Counties,
# counties in the sample, mean and variance by region; total 909,736,035, standard error 50,417,248.
LOHR = ((220, 21, 97_629.8, 7_647_472_708), (1054, 103, 300_504.2, 29_618_183_543),
        (1382, 135, 211_315.0, 53_587_487_856), (422, 41, 662_295.5, 396_185_950_266))  # fmt: skip


def test_acres_in_farms_of_lohr() -> None:
    values, stratum = [], []
    for h, (_, n, mean, variance) in enumerate(LOHR):
        shape = np.linspace(-1.0, 1.0, n)
        values += (mean + shape / shape.std(ddof=1) * math.sqrt(variance)).tolist()
        stratum += [h] * n
    by = whole([float(row[0]) for row in LOHR], stratum)
    acres = np.array(values)
    assert float(by.total(acres[:, None])[0]) == pytest.approx(909_736_035, rel=1e-7)  # the means are rounded
    assert error(by, acres) == pytest.approx(50_417_248, rel=1e-7)


# svy 0.35.0, Sample.estimation of the shipped sample survey; design: stratum, weight N/n,
# pop_size.
SVY = {"volunteer_hours": (4119932.427262065, 262710.562918026), "auxiliary": (80291094.28820448, 5633036.622588957)}
SVY_RATIO = (0.05131244584204555, 0.0046835508096161795)


def sample_survey() -> tuple[ic.Study, Expansion]:
    """The shipped sample of 100 of 545 simulated members."""
    study = ic.read_study(find_sample("sister-cities-survey"))
    names = study.survey.strata.words("stratum").tolist()
    stratum = [names.index(name) for name in study.survey.survey.words("stratum").tolist()]
    return study, whole(study.survey.strata.numbers("members").tolist(), stratum)


@pytest.mark.parametrize("column", SVY)
def test_totals_as_the_library_svy_has_them(column: str) -> None:
    study, by = sample_survey()
    values = study.survey.survey.numbers(column)
    assert (float(by.total(values[:, None])[0]), error(by, values)) == pytest.approx(SVY[column], rel=1e-12)


def test_a_ratio_as_the_library_svy_has_it() -> None:
    study, by = sample_survey()
    size, known = study.survey.survey.numbers("auxiliary"), study.survey.strata.numbers("auxiliary_total")
    hours = study.survey.survey.numbers("volunteer_hours")[:, None]
    raised = ratio(by, size, known, separate=False)
    assert raised is not None
    found = float(raised.total(hours)[0]), float(np.sqrt((raised.deviations(hours) ** 2).sum()))
    # svy has the ratio itself; the total is that times what is known.
    assert found == pytest.approx((SVY_RATIO[0] * known.sum(), SVY_RATIO[1] * known.sum()), rel=1e-12)


def test_totals_and_ratios_as_svy_calculates_them_now() -> None:
    svy = pytest.importorskip("svy", reason="svy is not installed; the figures that it gave are tested above")
    frame = pytest.importorskip("polars")
    random = np.random.default_rng(3)
    members, stratum = [40.0, 90.0, 25.0], random.permutation([0] * 9 + [1] * 14 + [2] * 6)
    values, size = random.gamma(2.0, 3.0, 29), random.gamma(4.0, 1.0, 29)
    by = whole(members, stratum.tolist())
    columns = {"h": stratum, "n": np.array(members)[stratum], "w": by.weight, "y": values, "x": size}
    design = svy.Design(stratum="h", wgt="w", pop_size="n")
    estimation = svy.Sample(frame.DataFrame(columns), design).estimation
    total, rate = estimation.total("y").estimates[0], estimation.ratio("y", "x").estimates[0]
    assert (float(by.total(values[:, None])[0]), error(by, values)) == pytest.approx((total.est, total.se), rel=1e-9)
    raised = ratio(by, size, np.array([1.0, 0.0, 0.0]), separate=False)
    assert raised is not None
    assert float(raised.total(values[:, None])[0]) == pytest.approx(rate.est, rel=1e-9)
    assert float(np.sqrt((raised.deviations(values[:, None]) ** 2).sum())) == pytest.approx(rate.se, rel=1e-9)


@pytest.mark.parametrize(
    ("probability", "freedom", "value"),
    # Student's t: closed forms for 1, 2 and 4 degrees, printed tables for the others, the normal limit.
    [
        (0.975, 1, math.tan(math.pi * 0.475)),
        (0.975, 2, 4.302652729749464),
        (0.975, 4, 2.776445105197794),
        (0.975, 6, 2.446911851144969),
        (0.975, 30, 2.042272456301238),
        (0.95, 2.5, 2.5582186141359355),
        (0.995, 97.3, 2.6273055907319005),
        (0.975, math.inf, 1.959963984540054),
    ],
)
def test_quantiles_of_t(probability: float, freedom: float, value: float) -> None:
    assert t_quantile(probability, freedom) == pytest.approx(value, rel=1e-12)


def test_quantiles_of_t_where_nothing_is_known() -> None:
    assert math.isnan(t_quantile(0.975, math.nan))


@pytest.mark.parametrize(
    ("members", "answers", "cells"),
    [
        ([10, 10, 10], [2, 2, 2], [0, 1, 2]),
        ([10, 20, 30], [5, 1, 5], [0, 0, 1]),  # the neighbour with fewer members
        ([30, 20, 10], [5, 0, 5], [0, 1, 1]),
        ([10, 20, 10], [5, 1, 5], [0, 0, 1]),  # alike: the one above
        ([10, 20, 30], [1, 5, 5], [0, 0, 1]),
        ([10, 20, 30], [5, 5, 1], [0, 1, 1]),
        ([10, 10, 10, 10], [0, 1, 0, 9], [0, 0, 0, 0]),
        ([1, 20], [1, 5], [0, 1]),  # all of its members answered: it stands alone
        ([10], [1], [0]),
        ([10, 10], [0, 0], [0, 0]),
        ([400, 20, 3], [20, 1, 3], [0, 0, 1]),  # and none joins it, though it has fewer members
        ([400, 3, 20], [20, 3, 1], [0, 1, 0]),  # not even across it
        ([400, 3, 20, 30], [20, 3, 1, 9], [0, 1, 2, 2]),
        ([10, 20, 3, 5], [5, 1, 3, 5], [0, 0, 1, 2]),
        ([10, 3, 20, 40], [5, 3, 1, 9], [0, 1, 2, 2]),  # the nearest, though the other has fewer members
        ([3, 20], [3, 1], [0, 1]),  # no other is left
        ([3, 20, 4], [3, 0, 4], [0, 1, 2]),
        ([3, 20, 4, 9], [3, 0, 4, 1], [0, 1, 2, 1]),
        ([1, 1], [1, 1], [0, 1]),
    ],
)
def test_strata_with_too_few_answers_join_a_neighbour(
    members: list[float], answers: list[int], cells: list[int]
) -> None:
    assert collapsed(np.array(members, dtype=float), np.array(answers)).tolist() == cells


def test_the_example_of_two_strata_by_hand() -> None:
    """N = 10 and 4; 1, 3 in the first, 5, 9 in the second: by the textbook formulas."""
    by = whole([10.0, 4.0], [0, 0, 1, 1])
    values = np.array([1.0, 3.0, 5.0, 9.0])
    assert by.weight.tolist() == [5.0, 5.0, 2.0, 2.0]
    assert by.total(values[:, None]).tolist() == [48.0]
    # N^2 (1 - n/N) s^2 / n: 100 x 0.8 x 2 / 2 = 80, 16 x 0.5 x 8 / 2 = 32
    off = by.deviations(values[:, None])
    assert float((off**2).sum()) == pytest.approx(112.0)
    # Satterthwaite: 112^2 / (80^2 / 1 + 32^2 / 1)
    freedom = degrees_of_freedom(off, by.cell, np.array([1.0, 1.0]))
    assert freedom.tolist() == pytest.approx([112.0**2 / (80.0**2 + 32.0**2)])
    assert effective_size(by.weight) == pytest.approx(14.0**2 / (2 * 25.0 + 2 * 4.0))


def test_a_blank_is_not_a_zero() -> None:
    values = np.array([[4.0], [6.0], [0.0]])
    zero = expansion(np.array([30.0]), np.zeros(3, dtype=np.int64), np.array([True, True, True]))
    blank = expansion(np.array([30.0]), np.zeros(3, dtype=np.int64), np.array([True, True, False]))
    assert zero.total(values).tolist() == [100.0]
    assert blank.total(values).tolist() == [150.0]
    # 30^2 (1 - 2/30) x 2 / 2
    assert float((blank.deviations(values) ** 2).sum()) == pytest.approx(840.0)


def test_one_answer_for_many_has_no_error_that_is_known() -> None:
    by = whole([7.0], [0])
    assert by.total(np.array([[3.0]])).tolist() == [21.0]
    off = by.deviations(np.array([[3.0]]))
    assert np.isnan(off).all()
    assert np.isnan(margin(np.sqrt((off**2).sum(axis=0)), degrees_of_freedom(off, by.cell, np.array([0.0])))).all()


def test_the_separate_ratio_is_a_ratio_in_each_stratum() -> None:
    by = whole([10.0, 4.0], [0, 0, 1, 1])
    size, values = np.array([1.0, 2.0, 10.0, 30.0]), np.array([[2.0], [5.0], [11.0], [33.0]])
    raised = ratio(by, size, np.array([20.0, 90.0]), separate=True)
    assert raised is not None
    assert raised.total(values).tolist() == pytest.approx([20.0 * 7 / 3 + 90.0 * 44 / 40])


def test_a_ratio_leaves_alone_what_is_known_of_all() -> None:
    """Small: 2 of 10 answered, sizes 1 and 2 of 20 in all. Large: both answered, sizes 10 and 30."""
    by = whole([10.0, 2.0], [0, 0, 1, 1])
    size, values = np.array([1.0, 2.0, 10.0, 30.0]), np.array([[2.0], [5.0], [11.0], [33.0]])
    for separate in (False, True):
        raised = ratio(by, size, np.array([20.0, 40.0]), separate)
        assert raised is not None
        assert raised.weight.tolist() == pytest.approx([20.0 / 3, 20.0 / 3, 1.0, 1.0])
        assert raised.total(values).tolist() == pytest.approx([20.0 * 7 / 3 + 44.0])
        # R = 7/3: residuals -1/3 and 1/3, s^2 = 2/9; 10^2 (1 - 2/10) s^2 / 2 times the factor (20 / 15)^2
        assert float((raised.deviations(values) ** 2).sum()) == pytest.approx(80.0 / 9 * (20 / 15) ** 2)
    census = ratio(whole([2.0], [0, 0]), np.zeros(2), np.array([0.0]), separate=False)
    assert census is not None
    assert census.weight.tolist() == [1.0, 1.0]


def test_cells_that_hold_those_of_every_question() -> None:
    first, second = np.array([0, 1, 0, 2, 3]), np.array([0, 1, 2, 2, 3])
    assert common_cells([first]).tolist() == first.tolist()
    assert common_cells([first, second]).tolist() == [0, 1, 0, 0, 2]


def test_what_is_known_of_all_adds_no_degrees_of_freedom() -> None:
    off = np.array([[3.0], [-3.0], [0.0], [0.0], [0.0]])
    cell = np.array([0, 0, 1, 1, 1])
    assert degrees_of_freedom(off, cell, np.array([1.0, np.inf])).tolist() == [1.0]
    assert degrees_of_freedom(off * 0, cell, np.array([1.0, np.inf])).tolist() == [1.0]
    assert degrees_of_freedom(off * 0, cell, np.array([np.inf, np.inf])).tolist() == [math.inf]


def test_a_ratio_to_nothing_is_refused() -> None:
    assert ratio(whole([10.0], [0, 0]), np.zeros(2), np.array([5.0]), separate=False) is None


def test_skewness_of_an_estimate() -> None:
    off = np.array([[1.0, 1.0], [-1.0, 0.0], [0.0, 0.0]])
    assert skewness(off).tolist() == pytest.approx([0.0, 1.0])
    assert skewness(np.zeros((3, 1))).tolist() == [0.0]


@st.composite
def surveys(draw: st.DrawFn) -> tuple[Floats, np.ndarray[tuple[int], np.dtype[np.int64]], Floats]:
    """Members (H,), the strata (n,) and values (n, 2) of answers."""
    counts = draw(st.lists(st.integers(0, 6), min_size=1, max_size=5).filter(lambda found: sum(found) > 1))
    members = [float(count + draw(st.integers(1 if count == 0 else 0, 40))) for count in counts]
    stratum = np.repeat(np.arange(len(counts)), counts)
    number = st.floats(0, 1e6, allow_subnormal=False)
    values = draw(st.lists(number, min_size=2 * len(stratum), max_size=2 * len(stratum)))
    return np.array(members), stratum, np.array(values).reshape(len(stratum), 2)


@given(surveys())
def test_weights_add_up_to_the_network(
    drawn: tuple[Floats, np.ndarray[tuple[int], np.dtype[np.int64]], Floats],
) -> None:
    members, stratum, values = drawn
    by = expansion(members, stratum, np.ones(len(stratum), dtype=bool))
    spoken_for = members[np.isin(by.cell_of, by.cell)]
    assert by.speaks_for_all == (len(spoken_for) == len(members))
    assert by.weight.sum() == pytest.approx(spoken_for.sum())
    assert by.total(np.ones((len(stratum), 1)))[0] == pytest.approx(spoken_for.sum())
    # What is known of all its members is what they say, whatever the others do.
    census = (np.bincount(stratum, minlength=len(members)) == members)[stratum]
    assert (by.weight[census] == 1.0).all()
    assume(not by.thin.any())
    # Deviations of each cell cancel; of a sum they are the sum.
    assert by.deviations(values).sum(axis=0) == pytest.approx(np.zeros(2), abs=1e-6 * (1 + values.max()) * len(values))
    both = by.deviations(values.sum(axis=1, keepdims=True))[:, 0]
    assert both == pytest.approx(by.deviations(values).sum(axis=1), rel=1e-9, abs=1e-6)


@given(surveys())
def test_a_network_of_which_all_answered_is_known(
    drawn: tuple[Floats, np.ndarray[tuple[int], np.dtype[np.int64]], Floats],
) -> None:
    _, stratum, values = drawn
    members = np.bincount(stratum).astype(float)
    by = expansion(members, stratum, np.ones(len(stratum), dtype=bool))
    assert by.total(values) == pytest.approx(values.sum(axis=0))
    assert not by.deviations(values).any()


@given(surveys())
def test_a_size_that_answers_follow_exactly_leaves_no_error(
    drawn: tuple[Floats, np.ndarray[tuple[int], np.dtype[np.int64]], Floats],
) -> None:
    members, stratum, values = drawn
    by = expansion(members, stratum, np.ones(len(stratum), dtype=bool))
    assume(not by.thin.any())
    size = values[:, 0] + 1.0
    all_answered = np.bincount(stratum, minlength=len(members)) == members
    sizes = np.bincount(stratum, weights=size, minlength=len(members))
    known = np.where(all_answered, sizes, (members + sizes) * 3.0)
    raised = ratio(by, size, known, separate=False)
    assert raised is not None
    assert raised.total(7.0 * size[:, None])[0] == pytest.approx(7.0 * known.sum())
    assert np.abs(raised.deviations(7.0 * size[:, None])).max() <= 1e-9 * 7.0 * (raised.weight * size).sum()


@given(surveys())
def test_degrees_of_freedom_lie_between_the_smallest_cell_and_all(
    drawn: tuple[Floats, np.ndarray[tuple[int], np.dtype[np.int64]], Floats],
) -> None:
    members, stratum, values = drawn
    by = expansion(members + 1.0, stratum, np.ones(len(stratum), dtype=bool))
    free = np.bincount(by.cell, minlength=by.cells).astype(np.float64) - 1.0
    found = degrees_of_freedom(by.deviations(values), by.cell, free)
    assert (found >= min(free) - 1e-9).all()
    assert (found <= free.sum() + 1e-9).all()


# The simulated networks are fixed and the seeds too: a change of the method shows, chance does not.
@pytest.mark.parametrize("name", ["normal", "mildly skewed"])
@pytest.mark.parametrize("answers", [ANSWERS, FEW], ids=["100 answers", "17 answers"])
def test_the_interval_holds_the_truth_in_95_of_100_samples(
    name: str, answers: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> None:
    assert 0.93 <= coverage(name, answers, 1000).held <= 0.97


@pytest.mark.parametrize("name", ["normal", "mildly skewed"])
def test_the_ratio_and_the_choice_hold_it_too(name: str) -> None:
    for found in with_ratio(name, ANSWERS, 1000).values():
        assert 0.93 <= found.held <= 0.97


def test_on_a_heavily_skewed_network_it_falls_short_and_says_so() -> None:
    found = coverage("heavily skewed", ANSWERS, 1000)
    assert found.held < 0.9
    assert found.below > found.above  # the interval is then too low rather than too high
    assert found.flagged > 0.9  # and the check survey-skewed fires
    assert coverage("normal", ANSWERS, 1000).flagged < 0.02


def test_the_page_has_the_coverage_that_was_measured() -> None:
    page = (ROOT / "docs" / "survey.md").read_text(encoding="utf-8")
    for name in NETWORKS:
        row = next(line for line in page.splitlines() if line.startswith(f"| {name}:") and "| plain |" in line)
        assert f"**{coverage(name, ANSWERS, 1000).held:.1%}**" in row
