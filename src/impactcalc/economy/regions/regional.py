"""The nation's economy and a place's jobs -> the place's economy."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from impactcalc.content import kept
from impactcalc.datapackage import read_package
from impactcalc.economy.bridge import LOCAL, Bridge, Part
from impactcalc.economy.economy import Economy
from impactcalc.economy.fiscal_shares import Fiscal, Share
from impactcalc.economy.leontief import Vector
from impactcalc.economy.regions.abroad import (
    NEAR_ONE,
    delta_bounds,
    method_abroad,
    resident_share_abroad,
    residents_over_jobs,
    retail_share,
)
from impactcalc.economy.regions.calibrated import calibrated
from impactcalc.economy.regions.jobs import PlaceJobs, place_jobs, place_pay
from impactcalc.economy.regions.places import Place
from impactcalc.economy.regions.quotients import (
    Method,
    RegionalMethod,
    final_quotient,
    household_quotient,
    regional_coefficients,
    trading,
)
from impactcalc.economy.regions.residents import SOURCE, jobs_held_by_residents
from impactcalc.economy.regions.world_jobs import region_jobs, source_of
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.errors import PackageError, TableError
from impactcalc.facts.errors import package_contents
from impactcalc.facts.errors import regions as refusals
from impactcalc.known.world_places import family_abroad
from impactcalc.resources import shipped

# What is consumed where it is bought: a bed, a meal, a taxi, a museum, a class. It stays in the place whatever
# the quotient says, as long as the place has the industry. The rest is bought by location quotient.
ON_THE_SPOT = frozenset({
    "accommodation", "food_service", "road_travel", "local_transport", "vehicle_rental", "culture",
    "sport_recreation", "education", "housing", "health", "venue", "government_fees",
})  # fmt: skip
SHOPS = frozenset({"441", "445", "452", "4A0", "G47"})  # a shop keeps its margin where it stands
TRADE = "G"  # wholesale and retail in one: of its margin the shops' part stays
OWNER_OCCUPIED = "HS"  # a dwelling's owner lives in it: local wherever it is
# Real estate in tables of ISIC, in which owner-occupied housing is.
HOUSING = (OWNER_OCCUPIED, "L68", "L")


def default_method(place: str = "US") -> RegionalMethod:
    """The method and its parameters as calibrated to published regional multipliers, for a place of the United States
    (docs/regions.md) or a region abroad (docs/regions-abroad.md)."""
    return method_abroad() if family_abroad(place) else _home_method()


@functools.cache
def _home_method() -> RegionalMethod:
    package = read_package(shipped("multipliers") / "regional")
    values = {row[0]: float(row[1]) for row in package.table("parameters")[1]}
    method: Method = package.descriptor["impactcalc"]["method"]
    try:
        return RegionalMethod(method=method, **values)
    except TypeError as error:
        raise PackageError(package_contents.NoSuchParameter(str(package.folder), str(error))) from error


def regional_economy(
    nation: TableEconomy, place: str | PlaceJobs, method: RegionalMethod | None = None
) -> TableEconomy:
    """The economy of a place, from the nation's table and location quotients on the place's jobs.

        A_r = min(lq, 1) A_d      h_r = min(lq_h, 1) h      w_r = (share of jobs that residents hold) w

    An industry that the place does not have supplies nothing: it is listed in `absent`, its multipliers are
    nan, and spending on it leaks. Output by industry is the nation's times the place's share of its jobs.
    Coefficients per unit of output (pay, jobs, taxes) are the nation's. TableError when the nation has no
    households account or no bridge is at fault; PackageError when there is no such place.
    """
    jobs = jobs_for(nation, place) if isinstance(place, str) else place
    return _regional_economy(nation, jobs, method or default_method(jobs.place.id))


@kept(32)
def _regional_economy(nation: TableEconomy, jobs: PlaceJobs, applied: RegionalMethod) -> TableEconomy:
    quotient = quotient_for(nation.industries, jobs)
    trade = trading(quotient, jobs.share, applied)
    staying = resident_share(jobs.place, applied) if jobs.residents is None else jobs.residents
    households = nation.households
    if households is not None:
        local = household_quotient(quotient, jobs.share, applied)
        local[[code in HOUSING for code in nation.industries]] = 1.0
        households = replace(households, row=households.row * staying, column=households.column * local)
    bridge = nation.bridge
    if bridge is not None:
        bridge = regional_bridge(bridge, quotient, final_quotient(quotient, jobs.share, applied))
    absent = tuple(code for code, q in zip(nation.industries, quotient, strict=True) if not q > 0.0)
    return replace(
        nation,
        name=f"{nation.name}/{jobs.place.id}",
        title=f"{jobs.place.title} {nation.year}, from {nation.title}",
        place=jobs.place.id,
        A_d=regional_coefficients(nation.A_d, trade),
        output=nation.output * quotient * jobs.share,
        households=households,
        bridge=bridge,
        sha256=_fingerprint(nation, jobs, applied),
        sources=(*nation.sources, jobs.source),
        facts={**nation.facts, **_facts(jobs, applied, staying, absent)},
        absent=absent,
        imputed_share=jobs.imputed_share,
        resident_share=staying,
        nation=nation,
        jobs_here=jobs,
        fiscal=_fiscal(nation, jobs.place),
    )


def jobs_for(nation: TableEconomy, place: str) -> PlaceJobs:
    """The jobs of a place by the industries of its nation's table, those of the year that fits the table best."""
    return region_jobs(place, nation.industries) if family_abroad(place) else place_jobs(place, year=nation.year)


def _fiscal(nation: TableEconomy, place: Place) -> Fiscal | None:
    """The nation's split of taxes with the income tax of the place's own states, by their part in its jobs."""
    rates = nation.income_tax_by_state
    if nation.fiscal is None or not place.states or any(state not in rates for state, _ in place.states):
        return nation.fiscal
    own = sum(weight * rates[state][0] for state, weight in place.states)
    local = sum(weight * rates[state][1] for state, weight in place.states)
    whole = own + local
    source = f"{nation.income_tax_source}: {', '.join(state for state, _ in place.states)}"
    return replace(
        nation.fiscal,
        state_local_income_tax=Share(whole, source),
        state_income=Share(own / whole, source) if whole > 0 else nation.fiscal.state_income,
    )


def at_the_ends(economy: Economy) -> tuple[tuple[float, TableEconomy], tuple[float, TableEconomy]] | None:
    """A place's economy with the least and the most that delta can be, and those; None for other economies.

    Where a region's industries are
    told by where people live and that is doubtful, the one with more takes them to be as common as in the nation.
    """
    if not isinstance(economy, TableEconomy) or economy.nation is None:
        return None
    default = default_method(economy.place)
    low, high = delta_bounds()
    if not family_abroad(economy.place):
        low, high = calibrated().ranges["delta"].low, calibrated().ranges["delta"].high
    jobs = _jobs_of(economy)
    wide = _as_common_as_in_the_nation(jobs) if isinstance(jobs, PlaceJobs) and _mix_doubtful(economy.place) else jobs
    less = regional_economy(economy.nation, wide, replace(default, delta=low))
    return (low, less), (high, regional_economy(economy.nation, jobs, replace(default, delta=high)))


def _mix_doubtful(place: str) -> bool:
    """Whether the industries of a place are told by where people live, and many live elsewhere than they work."""
    ratio = residents_over_jobs(place) if family_abroad(place) else None
    return ratio is not None and source_of(place).by_residence and not NEAR_ONE[0] <= ratio <= NEAR_ONE[1]


def _as_common_as_in_the_nation(jobs: PlaceJobs) -> PlaceJobs:
    """The same place, every industry that it has at least as common there as in the nation."""
    return replace(jobs, quotient=np.where(jobs.quotient > 0.0, np.maximum(jobs.quotient, 1.0), 0.0))


def _jobs_of(economy: TableEconomy) -> str | PlaceJobs:
    """The jobs that a place's economy was estimated with."""
    return economy.place if economy.jobs_here is None else economy.jobs_here


def quotient_for(industries: tuple[str, ...], jobs: PlaceJobs) -> Vector:
    """The place's location quotients in the order of a table's industries; TableError when one is not known."""
    if jobs.industries == industries:
        return jobs.quotient
    known = dict(zip(jobs.industries, jobs.quotient.tolist(), strict=True))
    unknown = [code for code in industries if code not in known]
    if unknown:
        raise TableError(refusals.JobsNotCovering(tuple(unknown)))
    return np.array([known[code] for code in industries])


def resident_share(place: Place, method: RegionalMethod) -> float:
    """The share of a place's jobs, and so of its pay, that its residents hold; the rest goes home with commuters.

    Of workers, not of pay: that commuters are paid as residents are is assumed. `commuting` overrides the census.
    Abroad it is the most that it can be.
    """
    if method.commuting is not None:
        return 1.0 - method.commuting
    return resident_share_abroad(place.id) if family_abroad(place.id) else jobs_held_by_residents(place)


def regional_bridge(bridge: Bridge, quotient: Vector, local_share: Vector) -> Bridge:
    """The bridge of a place: what is consumed on the spot stays whole, the rest by location quotient.

    `quotient` SLQ (n,), `local_share` (n,) the local part of what is not bought on the spot. A purchase from
    an industry that the place does not have leaks whole: it cannot have been made there.
    """
    kept = [*(part for part in bridge.parts if part.treatment not in LOCAL and part.treatment != "leakage")]
    leaked = dict(zip(bridge.categories, bridge.leakage.tolist(), strict=True))
    staying = dict(zip(bridge.industries, local_share.tolist(), strict=True))
    absent = {code for code, q in zip(bridge.industries, quotient, strict=True) if not q > 0.0}
    for part in bridge.parts:
        if part.treatment in LOCAL:
            spot = spot_share(part)
            share = 0.0 if part.industry in absent else spot + (1.0 - spot) * staying[part.industry]
            leaked[part.category] += part.share * (1.0 - share)
            if share > 0.0:
                kept.append(replace(part, share=part.share * share))
    kept += [Part(category, "leakage", "", min(1.0, share)) for category, share in leaked.items() if share > 0.0]
    return Bridge(bridge.categories, bridge.industries, tuple(_in_order(bridge, kept)))


def spot_share(part: Part) -> float:
    """How much of a part is on the spot: of the margin of a trade in one industry what shops have of it."""
    if part.treatment == "margin" and part.industry == TRADE:
        return retail_share(part.category)
    return float(on_the_spot(part))


def on_the_spot(part: Part) -> bool:
    """Whether the money of a part stays where it is spent: a service consumed there, or a shop's margin."""
    if part.treatment == "service":
        return part.category in ON_THE_SPOT
    return part.treatment == "margin" and part.industry in SHOPS


def _in_order(bridge: Bridge, parts: Iterable[Part]) -> list[Part]:
    order = {category: i for i, category in enumerate(bridge.categories)}
    return sorted(parts, key=lambda part: order[part.category])


def _fingerprint(nation: TableEconomy, jobs: PlaceJobs, method: RegionalMethod) -> str:
    parts = (nation.sha256, jobs.place.id, str(jobs.year), jobs.quotient.tobytes().hex(), repr(method))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _facts(jobs: PlaceJobs, method: RegionalMethod, staying: float, absent: tuple[str, ...]) -> dict[str, str]:
    place = jobs.place
    if family_abroad(place.id):
        return _facts_abroad(jobs, method, staying, absent)
    by_state = [c for c, s in zip(jobs.industries, jobs.status, strict=True) if s == "state"]
    imputed = [c for c, s in zip(jobs.industries, jobs.status, strict=True) if s == "imputed"]
    return {
        "place": f"{place.title}, {jobs.total:,} private jobs, {jobs.share:.4%} of the nation's",
        "place's jobs": jobs.source,
        "place's jobs disclosed": f"{1.0 - jobs.imputed_share:.1%} by industry, {jobs.imputed_share:.1%} imputed",
        "pay per private job": _pay(jobs),
        "industries imputed": ", ".join(imputed) or "none",
        "industries with the state's quotient": ", ".join(by_state) or "none",
        "industries that the place does not have": ", ".join(absent) or "none",
        "regional method": f"{method.method}, delta {method.delta:g}; households delta {method.household_delta:g}",
        "jobs held by residents": f"{staying:.1%} ({'given' if method.commuting is not None else SOURCE})",
    }


def _facts_abroad(jobs: PlaceJobs, method: RegionalMethod, staying: float, absent: tuple[str, ...]) -> dict[str, str]:
    nowhere = [c for c, s in zip(jobs.industries, jobs.status, strict=True) if s == "nation"]
    given = method.commuting is not None or jobs.residents is not None
    return {
        "place": f"{jobs.place.beside_code} ({jobs.place.id}), {jobs.total:,} {jobs.unit}, "
        f"{jobs.share:.4%} of the nation's",
        "place's jobs": jobs.source,
        "place's jobs filled in": f"{jobs.imputed_share:.1%}",
        "industries that the source does not count": ", ".join(nowhere) or "none",
        "industries that the place does not have": ", ".join(absent) or "none",
        "regional method": f"{method.method}, delta {method.delta:g}; households delta {method.household_delta:g}",
        "jobs held by residents": f"{staying:.1%} ({'given' if given else 'at most: who commutes is not known'})",
    } | ({} if jobs.pay is None else {"pay per job": f"{jobs.pay:,.6g} (told, not used: it is the nation's)"})


def _pay(jobs: PlaceJobs) -> str:
    pay = place_pay(jobs.place.id, year=jobs.year)
    if pay is None:
        return "not known"
    return (
        f"{pay.relative:.2f} times the nation's in {pay.year}, {pay.same_mix:.2f} times in the same industries "
        "(told, not used: pay per dollar of output is the nation's)"
    )
