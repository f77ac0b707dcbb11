"""How often the 95% interval of an expanded survey holds the truth, on simulated networks; for docs/survey.md.

python scripts/survey_coverage.py [--samples 1000] [--write docs/survey.md]

Each network is one fixed population in the strata of the sample survey; samples are drawn from it without replacement,
by stratum, and every one gives an interval. 95 of 100 should hold the network's true total.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from impactcalc.impact.survey.estimator import GAIN, LEAST_FOR_RATIO
from impactcalc.impact.survey.expansion import Expansion, degrees_of_freedom, expansion, margin, ratio, skewness
from simulated_survey import STRATA

Floats = npt.NDArray[np.float64]
Draw = Callable[[np.random.Generator, int], Floats]
SEED, SAMPLES = 545, 1000
BEGIN, END = "<!-- coverage: scripts/survey_coverage.py -->", "<!-- end of coverage -->"
MEMBERS = np.array([float(s.members) for s in STRATA])
ANSWERS = np.array([s.answers for s in STRATA])
# A tenth of them, so that the small-sample end is seen too.
FEW = np.array([4, 3, 3, 3, 2, 2])
MEANS = np.array([s.least for s in STRATA]) ** 0.35  # a member's total grows with its city, as in the sample survey

# How members of one stratum differ, as a multiple of the stratum's mean.
NETWORKS: Mapping[str, tuple[str, Draw]] = {
    "normal": ("normal, standard deviation 0.4 of the mean", lambda r, n: r.normal(1.0, 0.4, n)),
    "mildly skewed": ("gamma of shape 4 (skewness 1)", lambda r, n: r.gamma(4.0, 0.25, n)),
    "skewed": ("lognormal, sigma 0.8 (skewness 3.7)", lambda r, n: r.lognormal(0.0, 0.8, n)),
    "heavily skewed": (
        "lognormal, sigma 1.5 (skewness 33), and half of the members with nothing",
        lambda r, n: r.lognormal(0.0, 1.5, n) * (r.uniform(size=n) < 0.5),
    ),
}


@dataclass(frozen=True)
class Coverage:
    """Of many samples: how often the interval held the truth, lay below it and above it; how many raised the check
    `survey-skewed`; the mean width over the truth."""

    held: float
    below: float
    above: float
    flagged: float
    width: float


def population(name: str) -> tuple[npt.NDArray[np.int64], Floats]:
    """The stratum (545,) and the total (545,) of every member of a network."""
    random = np.random.default_rng([SEED, list(NETWORKS).index(name)])
    stratum = np.repeat(np.arange(len(STRATA)), MEMBERS.astype(int))
    return stratum, MEANS[stratum] * NETWORKS[name][1](random, len(stratum))


def samples(stratum: npt.NDArray[np.int64], answers: npt.NDArray[np.int64], count: int) -> npt.NDArray[np.int64]:
    """Who answers in each sample (n, count): members drawn by stratum without replacement."""
    random = np.random.default_rng([SEED, int(answers.sum())])
    drawn = []
    for h, n in enumerate(answers):
        there = np.flatnonzero(stratum == h)
        order = np.argsort(random.uniform(size=(len(there), count)), axis=0)[:n]
        drawn.append(there[order])
    return np.concatenate(drawn)


def coverage(name: str, answers: npt.NDArray[np.int64], count: int = SAMPLES) -> Coverage:
    """The coverage of the plain estimator; every sample is a column of the same expansion."""
    stratum, values = population(name)
    by = _expansion(answers)
    said = values[samples(stratum, answers, count)]
    return _coverage(by, by.total(said), by.deviations(said), float(values.sum()))


def with_ratio(name: str, answers: npt.NDArray[np.int64], count: int = SAMPLES) -> dict[str, Coverage]:
    """The coverage of the combined ratio estimator, with a size that the totals roughly follow, and of
    whichever of the two a run chooses by its standard error; a sample at a time."""
    stratum, values = population(name)
    random = np.random.default_rng([SEED, 7])
    size = np.abs(values) * random.gamma(4.0, 0.25, len(values)) + 0.2 * MEANS[stratum]
    known = np.bincount(stratum, weights=size).astype(np.float64)
    base = _expansion(answers)
    chosen = samples(stratum, answers, count)
    raised = np.zeros(count)
    off_plain, off_raised = base.deviations(values[chosen]), np.zeros(chosen.shape)
    plain = base.total(values[chosen])
    for s, members in enumerate(chosen.T):
        by = ratio(base, size[members], known, separate=False)
        assert by is not None
        raised[s] = by.total(values[members][:, None])[0]
        off_raised[:, s] = by.deviations(values[members][:, None])[:, 0]
    smaller = np.sqrt((off_raised**2).sum(axis=0)) < GAIN * np.sqrt((off_plain**2).sum(axis=0))
    truth = float(values.sum())
    return {
        "ratio": _coverage(base, raised, off_raised, truth),
        "as chosen": _coverage(base, np.where(smaller, raised, plain), np.where(smaller, off_raised, off_plain), truth),
    }


def _expansion(answers: npt.NDArray[np.int64]) -> Expansion:
    respondents = np.repeat(np.arange(len(STRATA)), answers)
    return expansion(MEMBERS, respondents, np.ones(len(respondents), dtype=bool))


def _coverage(by: Expansion, totals: Floats, deviations: Floats, truth: float) -> Coverage:
    free = np.bincount(by.cell, minlength=by.cells).astype(np.float64) - 1.0
    freedom = degrees_of_freedom(deviations, by.cell, free)
    half = margin(np.sqrt((deviations**2).sum(axis=0)), freedom)
    below, above = totals + half < truth, totals - half > truth
    return Coverage(
        float(1.0 - (below | above).mean()),
        float(below.mean()),
        float(above.mean()),
        float((skewness(deviations) > 0.2).mean()),
        float((2.0 * half / truth).mean()),
    )


def table(count: int) -> str:
    """The table of the docs."""
    lines = [
        "| network (members of a stratum) | answers | estimator | holds the truth | all too low | all too high | "
        "flagged as skewed | width, of the truth |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for answers in (ANSWERS, FEW):
        for name, (words, _) in NETWORKS.items():
            measured = {"plain": coverage(name, answers, count), **with_ratio(name, answers, count)}
            if answers.sum() < LEAST_FOR_RATIO:
                del measured["as chosen"]  # a run then uses the plain one
            for estimator, found in measured.items():
                lines.append(
                    f"| {name}: {words} | {int(answers.sum())} of 545 | {estimator} | **{found.held:.1%}** | "
                    f"{found.below:.1%} | {found.above:.1%} | {found.flagged:.0%} | {found.width:.0%} |"
                )
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--samples", type=int, default=SAMPLES)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    text = table(given.samples)
    print(text)
    if given.write:
        page = given.write.read_text(encoding="utf-8")
        before, _, rest = page.partition(BEGIN)
        _, _, after = rest.partition(END)
        given.write.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
