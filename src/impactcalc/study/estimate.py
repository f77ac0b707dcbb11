"""A study that is made of a few heads and nights: what a first answer in one command stands on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.many import ShareImpossible, ShareOneOrAll
from impactcalc.study.checking.validation import study_from_rows
from impactcalc.study.sheets.schema import SHEETS, Row, Settings
from impactcalc.study.study import Study


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of people, as a row of a study has them: on which `sheet`, with which `profile`, and under which columns
    stand how many they are and how long they stayed. `elsewhere` is whether they came from elsewhere by what they
    are, so that no resident is among them."""

    sheet: str
    id: str
    name: str
    profile: str
    people: str
    time: str
    unit: str
    elsewhere: bool = True
    also: Sequence[tuple[str, str]] = ()


VISITORS = Kind("Visitors", "visitors", "Visitors with a room of their own", "delegate", "visitors", "nights", "night")
HOSTED = Kind("Visitors", "hosted", "Guests in host families", "host_family_youth", "visitors", "nights", "night")
EVENT_GUESTS = Kind(
    "Events", "event-guests", "Event guests who stay overnight", "festival_overnight", "participants", "days", "night"
)
EVENT_PEOPLE = Kind(
    "Events", "event-people", "People at events, for the day", "festival_day", "participants", "days", "day", False
)
STUDENTS = Kind(
    "Exchanges", "students", "Exchange students", "exchange_student", "travellers", "nights", "night",
    also=(("direction", "inbound"), ("kind", "students")),
)  # fmt: skip
KINDS: Mapping[str, Kind] = MappingProxyType(
    {kind.id: kind for kind in (VISITORS, HOSTED, EVENT_PEOPLE, EVENT_GUESTS, STUDENTS)}
)


@dataclass(frozen=True, slots=True)
class Group:
    """So many people of a kind, who stayed so many nights or days each."""

    kind: Kind
    people: float
    time: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a first answer is asked for: a place as typed and as it is understood, a year, the groups, and the shares
    that somebody gave (None: nothing is taken off): of residents among the people at events, of all groups what would
    have come anyway and what is due to the ties."""

    typed: str
    place: str
    year: int
    groups: Sequence[Group]
    residents: float | None = None
    anyway: float | None = None
    because: float | None = None

    def study(self) -> Study:
        """The study, through the same checks as a workbook. InputError carries every problem.

        The place is read as it was typed: its code may be a state's too.
        """
        settings = Settings(name=self.title, place=self.typed, year=self.year)
        made: list[Row] = [
            SHEETS[sheet].model_validate(row) for sheet, rows in self._by_sheet().items() for row in rows
        ]
        return study_from_rows(settings, made)

    def sheets(self) -> Mapping[str, Sequence[Mapping[str, object]]]:
        """The rows of a workbook to go on with, by sheet."""
        study = {"name": self.title, "place": self.typed, "year": self.year}
        return {"Study": [study], **self._by_sheet()}

    @property
    def title(self) -> str:
        """The name of the study."""
        return f"First estimate, {self.typed}, {self.year}"

    def _by_sheet(self) -> dict[str, list[Mapping[str, object]]]:
        sheets: dict[str, list[Mapping[str, object]]] = {}
        for group in self.groups:
            sheets.setdefault(group.kind.sheet, []).append(dict(self._row(group)))
        return sheets

    def _row(self, group: Group) -> Iterator[tuple[str, object]]:
        kind = group.kind
        yield from {"id": kind.id, "name": kind.name, "profile": kind.profile}.items()
        yield from kind.also
        yield from {kind.people: group.people, kind.time: group.time}.items()
        residents = 0.0 if kind.elsewhere else self.residents
        given = {"resident_share": residents, "casual_share": self.anyway, "attribution_share": self.because}
        yield from ((name, share) for name, share in given.items() if share is not None)


def given_share(option: str, text: str) -> float | None:
    """A share as it was given in an option: 60%, 0.6 or 60; None for "". InputError for what is none, or may be two."""
    typed = text.strip()
    if not typed:
        return None
    signed = typed.endswith("%")
    try:
        value = float(typed.removesuffix("%").strip().replace(",", "."))
    except ValueError:
        value = math.nan
    share = value / 100 if signed or value > 1 else value
    if not 0 <= share <= 1:
        raise InputError([Problem(option, "", text, ShareImpossible())])
    if value == 1 and not signed:
        raise InputError([Problem(option, "", text, ShareOneOrAll())])
    return share
