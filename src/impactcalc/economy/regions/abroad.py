"""What regionalises a table outside the United States: its parameters, their bounds, who holds the jobs."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from impactcalc.economy.regions.calibrated import ParameterRange
from impactcalc.economy.regions.quotients import RegionalMethod
from impactcalc.known.places import members_of
from impactcalc.known.world_places import is_own, world_package, world_places

# Residents over jobs at the workplace, the nation's ratio 1, within which a mix counted by residence is taken for the
# place's own.
NEAR_ONE = (0.9, 1.1)


@functools.cache
def method_abroad() -> RegionalMethod:
    """The method as calibrated to Scotland in the United Kingdom and to Austria's nine Laender."""
    values = {row[0]: float(row[1]) for row in world_package().table("parameters")[1]}
    return RegionalMethod(method="sized", **values)


@functools.cache
def ranges_abroad() -> Mapping[str, ParameterRange]:
    """What each parameter of the method may be outside the United States."""
    return MappingProxyType(
        {
            name: ParameterRange(float(low), float(mode), float(high), int(regions), source)
            for name, _, low, mode, high, regions, source in world_package().table("ranges")[1]
        }
    )


@functools.cache
def delta_bounds() -> tuple[float, float]:
    """The least and the most of delta that surveyed tables of regions call for."""
    return _range("delta")


def size_only_range() -> tuple[float, float]:
    """What Type I of a region comes to over the same by its size alone: nine of ten regions whose mix is known."""
    return _range("size_only")


def _range(name: str) -> tuple[float, float]:
    return ranges_abroad()[name].low, ranges_abroad()[name].high


@functools.cache
def _retail() -> Mapping[str, float]:
    return MappingProxyType({row[0]: float(row[1]) for row in world_package().table("retail")[1]})


def retail_share(category: str) -> float:
    """The shops' part of the margin of trade on what is spent in a category; 0 for a category without a margin."""
    return _retail().get(category, 0.0)


def residents_over_jobs(place: str) -> float | None:
    """Employed residents over jobs at the workplace, as a multiple of the nation's; None where it is not known."""
    if is_own(place):
        return None
    known = [world_places()[one] for one in members_of(place)]
    if any(one.residents is None for one in known):
        return None
    weights = [one.towns or 1 for one in known]
    return sum((one.residents or 0.0) * w for one, w in zip(known, weights, strict=True)) / sum(weights)


def resident_share_abroad(place: str) -> float:
    """The most of a region's jobs that its residents can hold: 1, or residents over jobs where there are fewer."""
    ratio = residents_over_jobs(place)
    return 1.0 if ratio is None else min(1.0, ratio)
