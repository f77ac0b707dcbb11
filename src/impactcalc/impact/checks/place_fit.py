"""Whether a place is one that the regional method is known to fit: its size, its commuters, its pay."""

from __future__ import annotations

from collections.abc import Iterator

from impactcalc.economy.regions.calibrated import calibrated
from impactcalc.economy.regions.jobs import place_jobs, place_pay
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.effects.home import PlaceOfStudy

SOURCE = "docs/regions.md"
# Below this share of jobs held by residents a place is a core that others commute to: 160 of 3,142 counties, 2 of 933
# metro and micro areas, the District of Columbia.
CORE = 0.5
# Pay for the same mix of industries over the nation's, beyond which jobs per output will hardly be the nation's: of
# 2019 934 counties and 112 areas lie below, 39 and 4 above, and the District of Columbia.
LOW_PAY, HIGH_PAY = 0.7, 1.25


def place_fit(f: Findings) -> Iterator[Check]:
    for here in f.home.places:
        if here.economy.nation is not None:
            yield from _size(here)
            yield from _core(here)
            yield from _pay(here)


def _size(here: PlaceOfStudy) -> Iterator[Check]:
    """Smaller or larger than every region that the method was fitted to."""
    share = place_jobs(here.economy.place, year=here.economy.year).share
    low, high = calibrated().size
    if low <= share <= high:
        return
    yield Check(
        "place-size-not-calibrated",
        "note",
        f"place {here.place}",
        f"{here.place} has {share:.4%} of the nation's private jobs; the regions with published multipliers that the "
        f"method was fitted to have {low:.2%} to {high:.1%}. How well it fits a place this "
        f"{'small' if share < low else 'large'} is not known",
        "Quote the result with its range; for a small place look at the metro or state around it too",
        SOURCE,
    )


def _core(here: PlaceOfStudy) -> Iterator[Check]:
    """A place that most people who work there leave in the evening."""
    share = here.economy.resident_share
    if share >= CORE:
        return
    yield Check(
        "core-of-commuters",
        "note",
        f"place {here.place}",
        f"Residents hold {share:.0%} of the jobs in {here.place}: of the jobs and the labour income that are supported "
        "there about that share is theirs, and the rest of the pay is spent where commuters live",
        "Say whether jobs are those at work here or of residents; report the metro around it for the whole effect",
        "Census, commuting flows 2011-15; " + SOURCE,
    )


def _pay(here: PlaceOfStudy) -> Iterator[Check]:
    """Pay far from the nation's in the same industries: so will the jobs be that a million of output takes."""
    pay = place_pay(here.economy.place, year=here.economy.year)
    if pay is None or "jobs" not in here.economy.measures or LOW_PAY <= pay.same_mix <= HIGH_PAY:
        return
    more = pay.same_mix < LOW_PAY
    low, high = calibrated().jobs
    yield Check(
        "jobs-per-output-unusual",
        "note",
        f"place {here.place}",
        f"Jobs per output are the nation's, but a job in {here.place} paid {pay.same_mix:.2f} times the nation's in "
        f"the same industries ({pay.year}): a million of output there probably takes {'more' if more else 'fewer'} "
        f"jobs. In regions with published figures jobs were {low:.2f} to {high:.2f} times the computed ones",
        f"Quote the jobs as probably too {'few' if more else 'many'}; money figures do not rest on it",
        "Census, County Business Patterns; " + SOURCE,
    )
