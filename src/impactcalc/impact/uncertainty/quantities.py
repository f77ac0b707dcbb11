"""What is uncertain: every number with a range, under a name that does not depend on where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.regions.regional import default_method
from impactcalc.errors import InputError, Problem
from impactcalc.facts.fact import OriginFact
from impactcalc.facts.origins import uncertain as facts
from impactcalc.facts.origins.rates import Stated
from impactcalc.facts.problems.draws import DeltaOutside
from impactcalc.impact.uncertainty.distributions import inverse, moments
from impactcalc.impact.uncertainty.draws import dirichlet, uniform
from impactcalc.known.profiles import Profile, profiles
from impactcalc.known.segments import AnyProfile, segments
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.sheets.ranges import Range, SharedRange
from impactcalc.study.sheets.schema import SHEETS, columns
from impactcalc.study.study import Study

Values = Mapping[str, Floats]
# Whose range it is: of the workbook, of the model's own multipliers, of the studies behind a daily amount, of who
# answered a survey, of prices carried to a year that none is published for.
Origin = Literal["typed", "model", "studies", "survey", "prices"]
MOST_KEPT = 10_000_000  # draws that are kept together: 80 MB


@dataclass(frozen=True)
class Quantity:
    """One uncertain number, or the shares of a profile (`shares`, (categories,)), which are drawn together.

    `value` is what was stated, `range` its range; shares have the `concentration` of a Dirichlet instead. A factor with
    `log` has a normal logarithm with that range. `minimum` and `maximum` are what the field allows at all. `label`
    says what it is, `where` in which cell, `source` where one was given, `origin` whose range it is.
    """

    name: str
    label: OriginFact
    where: str
    value: float
    range: Range | None = None
    shares: Floats | None = None
    concentration: float = float("nan")
    minimum: float = 0.0
    maximum: float = float("inf")
    source: OriginFact | None = None
    origin: Origin = "typed"
    log: bool = False

    @property
    def stated(self) -> Floats:
        """What was stated, as the one draw that the plain run makes."""
        return np.array([self.value]) if self.shares is None else self.shares[None]

    @property
    def ends(self) -> Floats | None:
        """The low and the high (2,); None for shares, which have neither."""
        if self.range is None:
            return None
        ends = np.array([self.range.low, self.range.high])
        return np.exp(ends) if self.log else ends

    @property
    def distribution(self) -> str:
        """The distribution in words."""
        if self.range is None:
            return f"Dirichlet, as sure as {self.concentration:,.0f} answers"
        return f"log{self.range.spread}" if self.log else self.range.spread

    def drawn(self, seed: int, count: int, salt: str = "") -> Floats:
        """Draws (count,), of shares (count, categories); `salt` makes an independent set of them."""
        name = f"{self.name}\n{salt}" if salt else self.name
        if self.shares is not None:
            return dirichlet(seed, name, self.shares * self.concentration, count)
        assert self.range is not None
        probability = uniform(seed, name, count)
        if self.log:
            return np.exp(inverse(probability, (self.range.low + self.range.high) / 2.0, self.range))
        return np.clip(inverse(probability, self.value, self.range), self.minimum, self.maximum)


class Drawn(Mapping[str, Floats]):
    """The draws of quantities by name, made when asked for, and kept only where all of them take little room."""

    def __init__(self, quantities: Mapping[str, Quantity], seed: int, draws: int, salt: str = "") -> None:
        self._quantities, self._seed, self._draws, self._salt = quantities, seed, draws, salt
        self._kept: dict[str, Floats] = {}
        self._keeps = len(quantities) * draws <= MOST_KEPT

    def __getitem__(self, name: str) -> Floats:
        if name in self._kept:
            return self._kept[name]
        found = self._quantities[name].drawn(self._seed, self._draws, self._salt)
        if self._keeps:
            self._kept[name] = found
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._quantities

    def __iter__(self) -> Iterator[str]:
        return iter(self._quantities)

    def __len__(self) -> int:
        return len(self._quantities)


@dataclass(frozen=True)
class CellRanges:
    """The ranges of one field of one sheet: `rows` (R,) the rows' numbers in the workbook, a quantity's name each."""

    sheet: str
    field: str
    rows: Sequence[int]
    names: Sequence[str]


@dataclass(frozen=True)
class Uncertain:
    """All that is uncertain in a study: the quantities by name, and which cells hold which."""

    quantities: Mapping[str, Quantity]
    cells: tuple[CellRanges, ...]
    shared: Mapping[str, SharedRange]

    def __len__(self) -> int:
        return len(self.quantities)

    def of(self, what: str) -> list[SharedRange]:
        """The shared ranges of one sort."""
        return [one for one in self.shared.values() if one.what == what]


def uncertain(study: Study) -> Uncertain:
    """Every range of a study, by name in order. InputError for a range of delta that the method's own is not in."""
    found: dict[str, Quantity] = {}
    cells = []
    for sheet, table in study.sheets.items():
        about = {column.name: column for column in columns(SHEETS[sheet])}
        ids = table.words("id")
        for field, stated in table.ranges.items():
            column, values = about[field], table.numbers(field)
            names = [f"{sheet}/{ids[at]}/{field}" for at in stated.positions.tolist()]
            cells.append(CellRanges(sheet, field, table.rows[stated.positions].tolist(), names))
            for name, at, one in zip(names, stated.positions.tolist(), stated.ranges, strict=True):
                found[name] = Quantity(
                    name,
                    facts.NumberOfCell(sheet, str(ids[at]), column.heading),
                    f"{sheet}!{table.cell(at, field)}",
                    float(values[at]),
                    one,
                    maximum=float("inf") if column.maximum is None else column.maximum,
                )
    shared = {shared_name(one): one for one in study.shared_ranges}
    for name, stated_of in shared.items():
        found[name] = _shared(name, stated_of, study)
    problems = list(_outside(shared, study.settings.place))
    if problems:
        raise InputError(problems, study.source)
    return Uncertain({name: found[name] for name in sorted(found)}, tuple(cells), shared)


def shared_name(one: SharedRange) -> str:
    """The name of what rows share."""
    return f"{one.what}/{one.subject}" if one.subject else one.what


def shared_label(what: str, subject: str) -> facts.NumberOfMany:
    """What rows share: a shipped profile by its words ("business traveller"), others as they are typed."""
    shipped = subject in profiles() or subject in segments()
    return facts.NumberOfMany(cast(facts.SharedNumber, what), subject, shipped or what == "rate")


def _shared(name: str, one: SharedRange, study: Study) -> Quantity:
    label, source = shared_label(one.what, one.subject), Stated(one.source) if one.source else None
    value = default_method(study.settings.place).delta if one.what == "delta" else one.value
    if one.what != "profile_shares":
        return Quantity(name, label, one.where, value, one.range, source=source)
    profile = study.profiles[one.subject]
    shares = shares_of(profile)
    size = one.sample_size if np.isfinite(one.sample_size) else _concentration(profile, one.shares)
    return Quantity(name, label, one.where, float("nan"), None, shares, size, source=source)


def shares_of(profile: AnyProfile) -> Floats:
    """The shares (categories,) of a published or own profile; those of a kind of visitor are never drawn."""
    assert isinstance(profile, Profile)
    return np.array([profile.shares.get(code, 0.0) for code in CATEGORY_CODES])


def _concentration(profile: AnyProfile, ranges: Mapping[str, Range]) -> float:
    """The sum of a Dirichlet's shapes whose shares vary, taken together, as much as their ranges say.

    A share p of a Dirichlet varies by p (1 - p) / (sum + 1).
    """
    shares = dict(zip(CATEGORY_CODES, shares_of(profile).tolist(), strict=True))
    spread = sum(shares[code] * (1.0 - shares[code]) for code in ranges)
    variance = sum(moments(shares[code], one)[1] for code, one in ranges.items())
    return max(spread / variance - 1.0, 1.0) if variance > 0 else float("inf")


def _outside(shared: Mapping[str, SharedRange], place: str) -> Iterator[Problem]:
    for one in shared.values():
        value = default_method(place).delta
        if one.what == "delta" and one.range is not None and not one.range.low <= value <= one.range.high:
            sheet, _, cell = one.where.partition("!")
            yield Problem(sheet, cell, "delta", DeltaOutside(value))
