"""The scalar method of the 2015 study, reproduced: one multiplier for everything, one factor for all countries.

Source: Sister Cities International with valueideas, *Measures That Matter* (2015), as published in the press release of
7 October 2015 and in the annual report of 2015, page 3. The full report is not at hand, so that the arithmetic is
inferred; it gives every figure that was published. This is a labelled reproduction and no result: nothing but
`study-2015` uses it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.purchasing_power import study_2015_factor, times_factor
from impactcalc.impact.rows.activities import Activities, Masks

LABEL = "Reproduction of the 2015 method: not a result"

FigureCode = Literal[
    "inbound_travel_direct",
    "events_direct",
    "host_students_direct",
    "home_direct",
    "home_total",
    "outbound_total",
    "global_direct",
    "global_total",
    "ppp_direct",
    "ppp_total",
]
# A line of the arithmetic: a figure, or what goes into one.
LineCode = FigureCode | Literal["rounding", "unexplained", "volunteers", "outbound"]
FIGURES: tuple[FigureCode, ...] = get_args(FigureCode)
PARTS: tuple[FigureCode, ...] = ("inbound_travel_direct", "events_direct", "host_students_direct")
IN_PPP: tuple[FigureCode, ...] = ("ppp_direct", "ppp_total")
Figures = Mapping[FigureCode, float]

MILLION, BILLION = 1_000_000, 1_000_000_000
PRESS_RELEASE = "Sister Cities International, press release of 7 October 2015"
ANNUAL_REPORT = "Sister Cities International, annual report 2015, page 3"


@dataclass(frozen=True, slots=True)
class Published:
    """A figure as it was published: a number with one decimal, in millions or billions (`size`) of US dollars."""

    value: float
    size: int
    source: str

    @property
    def amount(self) -> float:
        """Whole dollars."""
        return float(round(self.value * self.size))

    def is_met_by(self, amount: float) -> bool:
        """Whether an amount, rounded as the figure was, reads the same."""
        return round(amount / self.size, 1) == self.value


PUBLISHED: Mapping[FigureCode, Published] = MappingProxyType(
    {
        "inbound_travel_direct": Published(63.7, MILLION, ANNUAL_REPORT),
        "events_direct": Published(56.5, MILLION, ANNUAL_REPORT),
        "host_students_direct": Published(70.1, MILLION, ANNUAL_REPORT),
        "home_direct": Published(190.4, MILLION, ANNUAL_REPORT),
        "home_total": Published(525.7, MILLION, PRESS_RELEASE),
        "outbound_total": Published(106.8, MILLION, PRESS_RELEASE),
        "global_direct": Published(237.6, MILLION, PRESS_RELEASE),
        "global_total": Published(537.7, MILLION, PRESS_RELEASE),
        "ppp_direct": Published(18.5, BILLION, PRESS_RELEASE),
        "ppp_total": Published(41.9, BILLION, PRESS_RELEASE),
    }
)


@dataclass(frozen=True, slots=True)
class Method:
    """The two numbers of the method; the report says where each comes from.

    `scalar` turns direct spending into a total; `ppp_factor` is what US dollars were multiplied by and called
    PPP-adjusted: an average of local money per international dollar over countries, without a meaning.
    """

    scalar: float
    ppp_factor: float


def method_2015() -> Method:
    """The method as the published figures give it away."""
    total, direct = PUBLISHED["global_total"], PUBLISHED["global_direct"]
    return Method(
        scalar=total.value / direct.value,
        ppp_factor=study_2015_factor(reproduction="2015 study"),
    )


@dataclass(frozen=True, slots=True)
class PublishedLines:
    """Money that the published figures hold and no published part explains. The study's own figures only.

    `rounding` is in the published direct sum and not in its parts; `unexplained` in the published home total, beside
    direct spending times the multiplier. The study names volunteering as included there, so the line stands in the
    place of volunteer hours: the sample's hours were inferred from it.
    """

    rounding: float = 110_000.0
    unexplained: float = 94_800_000.0


@dataclass(frozen=True, slots=True)
class DirectLines:
    """What the method adds up, gross, in one currency and price year; `dollars_per_unit` is what the currency is worth.

    The study's own lines are in US dollars.
    """

    inbound_travel: float
    events: float
    host_students: float
    outbound: float
    volunteers: float
    dollars_per_unit: float = 1.0

    @property
    def parts(self) -> tuple[float, float, float]:
        """The three parts at home, in the order of PARTS."""
        return self.inbound_travel, self.events, self.host_students


@dataclass(frozen=True)
class LineRows:
    """Which activities (N,) are in which line; `left_out` has those for which the method has no line."""

    inbound_travel: Masks
    events: Masks
    host_students: Masks
    outbound: Masks
    left_out: Masks

    @property
    def parts(self) -> tuple[Masks, Masks, Masks]:
        """The three parts at home, in the order of PARTS."""
        return self.inbound_travel, self.events, self.host_students

    @property
    def inbound(self) -> Masks:
        """All that is counted at home."""
        return np.asarray(self.inbound_travel | self.events | self.host_students)


def line_rows(rows: Activities) -> LineRows:
    """Visitors, events and inbound exchanges at home, outbound exchanges; budgets and whatever else are left out."""
    at_home, exchanges = ~rows.abroad, rows.sheet == "Exchanges"
    inbound_travel = np.asarray((rows.sheet == "Visitors") & at_home, dtype=bool)
    events = np.asarray((rows.sheet == "Events") & at_home, dtype=bool)
    host_students = np.asarray(exchanges & at_home, dtype=bool)
    outbound = np.asarray(exchanges & rows.outbound, dtype=bool)
    return LineRows(
        inbound_travel, events, host_students, outbound, ~(inbound_travel | events | host_students | outbound)
    )


def direct_lines(gross: Floats, rows: LineRows, volunteers: float, dollars_per_unit: float = 1.0) -> DirectLines:
    """The lines of activities with gross spending (N,); `volunteers` is the value of their hours."""
    return DirectLines(
        inbound_travel=float(gross[rows.inbound_travel].sum()),
        events=float(gross[rows.events].sum()),
        host_students=float(gross[rows.host_students].sum()),
        outbound=float(gross[rows.outbound].sum()),
        volunteers=volunteers,
        dollars_per_unit=dollars_per_unit,
    )


def reproduce(lines: DirectLines, method: Method, published: PublishedLines | None = None) -> Figures:
    """Every figure by the method of 2015.

        home direct = inbound travel + events + host students (+ rounding)
        home total = home direct x scalar + value of volunteer hours (or the line that nothing explains)
        outbound total = outbound x scalar
        global direct = home direct + outbound           global total = global direct x scalar
        "PPP" = US dollars x factor

    `published` has the lines of the study's own figures; without it there is neither, and volunteer hours count.
    """
    rounding = published.rounding if published else 0.0
    besides = published.unexplained if published else lines.volunteers
    home = sum(lines.parts) + rounding
    world = home + lines.outbound
    return {
        **dict(zip(PARTS, lines.parts, strict=True)),
        "home_direct": home,
        "home_total": home * method.scalar + besides,
        "outbound_total": lines.outbound * method.scalar,
        "global_direct": world,
        "global_total": world * method.scalar,
        "ppp_direct": called_ppp(world * lines.dollars_per_unit, method),
        "ppp_total": called_ppp(world * method.scalar * lines.dollars_per_unit, method),
    }


def called_ppp(dollars: float, method: Method) -> float:
    """What the method calls PPP-adjusted: US dollars times the factor."""
    return times_factor(dollars, method.ppp_factor, reproduction="2015 study")
