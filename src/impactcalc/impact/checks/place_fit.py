"""Whether a place is one that the regional method is known to fit: its size, its commuters, its pay."""

from __future__ import annotations

from collections.abc import Iterator

from impactcalc.economy.regions.abroad import NEAR_ONE, residents_over_jobs, size_only_range
from impactcalc.economy.regions.calibrated import calibrated
from impactcalc.economy.regions.jobs import place_jobs, place_pay
from impactcalc.economy.regions.world_jobs import source_of
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.facts.checks import places as facts
from impactcalc.facts.where import Place
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.effects.home import PlaceOfStudy
from impactcalc.known.places import named
from impactcalc.known.world_places import family_abroad, is_own

# Below this share of jobs held by residents a place is a core that others commute to: 160 of 3,142 counties, 2 of 933
# metro and micro areas, the District of Columbia.
CORE = 0.5
# Pay for the same mix of industries over the nation's, beyond which jobs per output will hardly be the nation's: of
# 2019 934 counties and 112 areas lie below, 39 and 4 above, and the District of Columbia.
LOW_PAY, HIGH_PAY = 0.7, 1.25


def place_fit(f: Findings) -> Iterator[Check]:
    if len(f.study.jobs) and not any(is_own(here.economy.place) for here in f.home.places):
        yield Check(facts.JobsOfAnotherPlace(named(f.study.settings.place)), Place(named(f.study.settings.place)))
    for here in f.home.places:
        economy = here.economy
        if not isinstance(economy, TableEconomy) or economy.nation is None:
            continue
        if family_abroad(economy.place):
            yield from _counted_at_home(here, economy)
            continue
        yield from _size(here)
        yield from _core(here)
        yield from _pay(here)


def _counted_at_home(here: PlaceOfStudy, economy: TableEconomy) -> Iterator[Check]:
    """A region abroad whose jobs are told by where people live, and where many live elsewhere than they work."""
    place, (low, high) = economy.place, NEAR_ONE
    jobs = economy.jobs_here
    if is_own(place) and jobs is not None and set(jobs.status) == {"nation"}:
        yield Check(facts.RegionBySizeOnly(named(here.place), *size_only_range()), Place(named(here.place)))
    ratio = residents_over_jobs(place)
    if ratio is None:
        return
    if source_of(place).by_residence and not low <= ratio <= high:
        yield Check(facts.JobsCountedByResidence(named(here.place), ratio), Place(named(here.place)))


def _size(here: PlaceOfStudy) -> Iterator[Check]:
    """Smaller or larger than every region that the method was fitted to."""
    share = place_jobs(here.economy.place, year=here.economy.year).share
    low, high = calibrated().size
    if low <= share <= high:
        return
    yield Check(facts.PlaceSizeNotCalibrated(named(here.place), share, low, high), Place(named(here.place)))


def _core(here: PlaceOfStudy) -> Iterator[Check]:
    """A place that most people who work there leave in the evening."""
    share = here.economy.resident_share
    if share < CORE:
        yield Check(facts.CoreOfCommuters(named(here.place), share), Place(named(here.place)))


def _pay(here: PlaceOfStudy) -> Iterator[Check]:
    """Pay far from the nation's in the same industries: so will the jobs be that a million of output takes."""
    pay = place_pay(here.economy.place, year=here.economy.year)
    if pay is None or "jobs" not in here.economy.measures or LOW_PAY <= pay.same_mix <= HIGH_PAY:
        return
    low, high = calibrated().jobs
    found = facts.JobsPerOutputUnusual(named(here.place), pay.same_mix, pay.year, pay.same_mix < LOW_PAY, low, high)
    yield Check(found, Place(named(here.place)))


CHECKS = (place_fit,)
