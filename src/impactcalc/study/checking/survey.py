"""The sheets Survey and Strata: whose answers they are, what must fit together, and their totals as activities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

import numpy as np

from impactcalc.arrays import Floats, Objects
from impactcalc.errors import Problem
from impactcalc.facts.notes.rows import NotAnswered, NotRaised, StrataUnused, SurveyRangeLeftAlone
from impactcalc.facts.problems import spending
from impactcalc.facts.problems import survey as wrong
from impactcalc.study.checking.rules import Known, Mask, given, row_problems
from impactcalc.study.rows import MemberSurvey, Note, SheetRows, is_number
from impactcalc.study.sheets.headings import looks_like, plain
from impactcalc.study.sheets.number_text import shown
from impactcalc.study.sheets.schema import ACTIVITY_SHEETS, Settings, Survey, columns


@dataclass(frozen=True, slots=True)
class Question:
    """What a member is asked about: the sheet whose rows tell of it, and the columns of the sheet Survey that do.

    `answer` is the column that must be filled for an answer to count, 0 included; `fields` leads from the columns of
    the activity sheet to those of the sheet Survey. `direction` is that of exchanges.
    """

    name: str
    sheet: str
    answer: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    direction: str = ""

    def rows_of(self, table: SheetRows) -> Mask:
        """Which rows of its sheet tell of it."""
        if not self.direction:
            return np.ones(len(table), dtype=bool)
        return np.asarray(table.words("direction") == self.direction, dtype=bool)


_SHARES = {name: name for name in ("casual_share", "attribution_share", "displaced_share", "host_paid_share")}
_HERE = {"resident_share": "resident_share", **_SHARES}


def _spending(people: str, heads: str, stem: str, **more: str) -> dict[str, str]:
    return {people: heads, "total_spend": f"{stem}_spend", "profile": f"{stem}_profile", **more}


QUESTIONS: tuple[Question, ...] = (
    Question("visitors", "Visitors", "visitor_spend", _spending("visitors", "visitors", "visitor", **_HERE)),
    Question(
        "events",
        "Events",
        "event_spend",
        _spending("participants", "participants", "event", **{**_SHARES, "resident_share": "event_resident_share"}),
    ),
    Question(
        "inbound exchanges",
        "Exchanges",
        "inbound_spend",
        _spending("travellers", "inbound_travellers", "inbound", **_HERE),
        "inbound",
    ),
    Question(
        "outbound exchanges",
        "Exchanges",
        "outbound_spend",
        _spending("travellers", "outbound_travellers", "outbound", partner_country="outbound_country"),
        "outbound",
    ),
    Question(
        "volunteers",
        "Volunteers",
        "volunteer_hours",
        {"volunteers": "volunteers", "hours": "volunteer_hours", "hourly_value": "hourly_value"},
    ),
    Question("budget", "Budget"),
)


@dataclass
class Surveyed:
    """What was understood, what is wrong with it, and what was filled in; `sheets` have their members respelled."""

    found: MemberSurvey
    sheets: dict[str, SheetRows]
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def surveyed(
    survey: SheetRows, strata: SheetRows, sheets: Mapping[str, SheetRows], settings: Settings | None, profiles: Known
) -> Surveyed:
    """The survey of a workbook; `sheets` are the activity sheets, `profiles` those that may be named."""
    survey = _filled(survey, settings)
    problems = [*_strata_problems(strata, survey), *_member_problems(survey, strata), *_counts(survey, strata)]
    respelled, unknown = _respelled(sheets, survey)
    totals = tuple(_totals(question, survey) for question in QUESTIONS if question.answer)
    problems += [*unknown, *_stated_twice(survey, respelled), *_volunteer_problems(survey)]
    problems += _profile_problems(survey, profiles)
    stratum = _canonical(survey.words("stratum"), strata.words("stratum"))
    survey = _with(survey, stratum=stratum)
    notes = [*_ranges(survey), *_unanswered(survey), *_without_answers(survey, strata)]
    notes += _auxiliary_notes(survey, strata)
    return Surveyed(MemberSurvey(survey, strata, tuple(t for t in totals if len(t))), respelled, problems, notes)


def _with(table: SheetRows, **changes: np.ndarray[Any, Any]) -> SheetRows:
    return replace(table, columns=MappingProxyType({**table.columns, **changes}))


def _filled(survey: SheetRows, settings: Settings | None) -> SheetRows:
    """Blank years, currencies and places from the settings."""
    if settings is None or not len(survey):
        return survey
    year = np.where(np.isnan(survey.numbers("year")), float(settings.period), survey.numbers("year"))
    filled: dict[str, np.ndarray[Any, Any]] = {"year": year}
    for name, default in (("currency", settings.currency or ""), ("place", settings.place)):
        filled[name] = np.where(survey.words(name) == "", default, survey.words(name)).astype(object)
    return _with(survey, **filled)


def _known(names: Objects) -> dict[str, str]:
    """Names by what counts of them; cells that are blank or complained about already are no names."""
    return {plain(name): name for name in reversed(names.tolist()) if name}


def _canonical(names: Objects, known: Objects) -> Objects:
    spelled = _known(known)
    return np.array([spelled.get(plain(name), name) for name in names.tolist()], dtype=object)


def _strata_problems(strata: SheetRows, survey: SheetRows) -> Iterator[Problem]:
    if len(survey) and not len(strata):
        yield Problem("Strata", "", "", wrong.StrataMissing())
    first: dict[str, int] = {}
    for i, name in enumerate(strata.words("stratum").tolist()):
        if not name:
            continue
        at = first.setdefault(plain(name), i)
        if at != i:
            yield Problem("Strata", strata.cell(i, "stratum"), name, wrong.StratumTwice(int(strata.rows[at])))


def _misspelt(survey: SheetRows, strata: SheetRows) -> dict[str, tuple[str, int, str]]:
    """Strata that no answer names, beside a name of several answers that is like it: the slip is on the sheet Strata.

    By what counts of the answers' name: that name, how many answers have it, and the stratum's name.
    """
    known, answers = _known(strata.words("stratum")), _known(survey.words("stratum"))
    count = Counter(plain(name) for name in survey.words("stratum").tolist())
    unused = {key: name for key, name in known.items() if key not in answers}
    found: dict[str, tuple[str, int, str]] = {}
    for key, name in answers.items():
        close = looks_like(name, unused.values(), cutoff=0.6) if key not in known and count[key] > 1 else None
        # Of names that are all like each other (small town, small city), the answers may mean one that others name.
        if close is not None and looks_like(name, known.values(), cutoff=0.6) == close:
            found[key] = name, count[key], unused.pop(plain(close))
    return found


def _member_problems(survey: SheetRows, strata: SheetRows) -> Iterator[Problem]:
    known, misspelt = _known(strata.words("stratum")), _misspelt(survey, strata)
    for name, count, typed in misspelt.values():
        i = strata.words("stratum").tolist().index(typed)
        yield Problem("Strata", strata.cell(i, "stratum"), typed, wrong.StratumMisspelt(name, count, typed))
    first: dict[str, int] = {}
    for i, (member, stratum) in enumerate(
        zip(survey.words("member").tolist(), survey.words("stratum").tolist(), strict=True)
    ):
        if member:
            at = first.setdefault(plain(member), i)
            if at != i:
                yield Problem("Survey", survey.cell(i, "member"), member, wrong.MemberTwice(int(survey.rows[at])))
        if stratum and known and plain(stratum) not in (*known, *misspelt):
            close = looks_like(stratum, known.values(), cutoff=0.6)
            fact = wrong.UnknownStratum(close or "", tuple(known.values()))
            yield Problem("Survey", survey.cell(i, "stratum"), stratum, fact)


def _counts(survey: SheetRows, strata: SheetRows) -> Iterator[Problem]:
    """More answers than members, more of the auxiliary than the whole network has, or less where all answered."""
    stratum = np.array([plain(name) for name in survey.words("stratum").tolist()], dtype=object)
    size = survey.numbers("auxiliary")
    for i, name in enumerate(strata.words("stratum").tolist()):
        if not name:
            continue
        here = stratum == plain(name)
        members, total = float(strata.numbers("members")[i]), float(strata.numbers("auxiliary_total")[i])
        if here.sum() > members:
            fact = wrong.MoreAnswersThanMembers(int(here.sum()))
            yield Problem("Strata", strata.cell(i, "members"), shown(members), fact)
        asked = float(strata.numbers("asked")[i])
        if asked > members or asked < here.sum():
            implausible = wrong.AskedImplausible(members if asked > members else None)
            yield Problem("Strata", strata.cell(i, "asked"), shown(asked), implausible)
        answered = float(np.nansum(size[here])) if here.any() else 0.0
        if answered > total * (1 + 1e-9):
            above = wrong.AuxiliaryAboveTotal(answered)
            yield Problem("Strata", strata.cell(i, "auxiliary_total"), shown(total), above)
        elif here.sum() == members and not np.isnan(size[here]).any() and answered < total * (1 - 1e-6):
            below = wrong.AuxiliaryBelowTotal(answered)
            yield Problem("Strata", strata.cell(i, "auxiliary_total"), shown(total), below)


def _respelled(sheets: Mapping[str, SheetRows], survey: SheetRows) -> tuple[dict[str, SheetRows], list[Problem]]:
    """The activity sheets with each row's member as the sheet Survey spells it; members that are not there."""
    known = _known(survey.words("member"))
    found, problems = dict(sheets), []
    for name, table in sheets.items():
        if "member" not in table.columns or not given(table, "member").any():
            continue
        members = table.words("member")
        for i in np.flatnonzero(members != "").tolist():
            if plain(members[i]) in known:
                continue
            close = looks_like(members[i], known.values(), cutoff=0.6)
            fact = wrong.UnknownMember(close or "", surveyed=bool(known))
            problems.append(Problem(name, table.cell(i, "member"), members[i], fact))
        found[name] = _with(table, member=_canonical(members, survey.words("member")))
    return found, problems


def _stated_twice(survey: SheetRows, sheets: Mapping[str, SheetRows]) -> Iterator[Problem]:
    """A total on the sheet Survey beside rows of the same member on the sheet that the total is about."""
    members = survey.words("member")
    for question in QUESTIONS:
        table = sheets.get(question.sheet)
        if table is None or not question.answer:
            continue
        listed = set(table.words("member")[question.rows_of(table)].tolist()) - {""}
        both = given(survey, question.answer) & np.isin(members.astype(str), [str(name) for name in listed])
        for i in np.flatnonzero(both).tolist():
            value = shown(survey.numbers(question.answer)[i])
            fact = wrong.AnsweredTwice(str(members[i]), question.sheet)
            yield Problem("Survey", survey.cell(i, question.answer), value, fact)


def _profile_problems(survey: SheetRows, profiles: Known) -> Iterator[Problem]:
    """Totals that no profile splits, and profiles that do not hold where the row is."""
    for question in QUESTIONS:
        column = question.fields.get("profile", "")
        if not column:
            continue
        amount = survey.numbers(question.answer)
        for i in np.flatnonzero((amount > 0) & ~given(survey, column)).tolist():
            unsplit = spending.SumWithoutProfile(tuple(profiles), instead=False)
            yield Problem("Survey", survey.cell(i, column), "", unsplit)
        rows = _totals(question, survey)
        named = rows.words("profile") != ""
        kept = {name: values[named] for name, values in rows.columns.items()}
        local = replace(rows, rows=rows.rows[named], columns=MappingProxyType(kept))
        for problem in row_problems(local, profiles):
            abroad = isinstance(problem.fact, spending.PartnerCountryBlank)
            fact = spending.PartnerCountryBlank(survey=True) if abroad else problem.fact
            yield Problem("Survey", problem.cell, problem.value, fact)


def _volunteer_problems(survey: SheetRows) -> Iterator[Problem]:
    people = survey.numbers("volunteers")
    for i in np.flatnonzero((survey.numbers("volunteer_hours") > 0) & ~(people > 0)).tolist():
        value = "" if np.isnan(people[i]) else shown(people[i])
        yield Problem("Survey", survey.cell(i, "volunteers"), value, wrong.HoursOfNobody())


def _totals(question: Question, survey: SheetRows) -> SheetRows:
    """The answers to a question that name an amount, as rows of its sheet with the addresses of the sheet Survey."""
    rows = np.flatnonzero(np.nan_to_num(survey.numbers(question.answer)) > 0)
    values: dict[str, np.ndarray[Any, Any]] = {}
    letters: dict[str, str] = {}
    model = ACTIVITY_SHEETS[question.sheet]
    for column in columns(model):
        source = question.fields.get(column.name, column.name if column.name in _COMMON else "")
        if source:
            values[column.name] = survey.columns[source][rows]
            letters |= {column.name: survey.letters[source]} if source in survey.letters else {}
        else:
            blank: Any = np.nan if is_number(column.kind) else ""
            values[column.name] = np.full(len(rows), blank, dtype=np.float64 if is_number(column.kind) else object)
    members = survey.words("member")[rows].tolist()
    values["id"] = np.array([f"{member}: {question.name}" for member in members], dtype=object)
    if question.direction:
        values["direction"] = np.full(len(rows), question.direction, dtype=object)
    if question.sheet == "Volunteers":  # the sheet Survey has the hours in all, the sheet Volunteers those of each
        people = values["volunteers"]
        values["hours"] = np.divide(values["hours"], people, out=np.zeros(len(rows)), where=people > 0)
    return SheetRows(
        question.sheet, survey.rows[rows], MappingProxyType(values), MappingProxyType(letters), typed_on="Survey"
    )


_COMMON = ("member", "place", "year", "currency", "network", "confirmed")


def _ranges(survey: SheetRows) -> Iterator[Note]:
    for column, ranges in survey.ranges.items():
        if len(ranges):
            where = survey.cell(int(ranges.positions[0]), column)
            yield Note("Survey", where, "", SurveyRangeLeftAlone(), len(ranges))


def _unanswered(survey: SheetRows) -> Iterator[Note]:
    """Blank answers, where others did answer: they are missing, and not zero."""
    for question in QUESTIONS:
        if not question.answer or not given(survey, question.answer).any():
            continue
        blank = np.flatnonzero(~given(survey, question.answer))
        if len(blank):
            heading = next(c.heading for c in columns(Survey) if c.name == question.answer)
            where = survey.cell(int(blank[0]), question.answer)
            yield Note("Survey", where, "", NotAnswered(heading, question.sheet), len(blank))


def _without_answers(survey: SheetRows, strata: SheetRows) -> Iterator[Note]:
    if len(strata) and not len(survey):
        yield Note("Strata", "", "", StrataUnused())


def _auxiliary_notes(survey: SheetRows, strata: SheetRows) -> Iterator[Note]:
    size, total = survey.numbers("auxiliary"), strata.numbers("auxiliary_total")
    for table, column, values, other in (
        (survey, "auxiliary", size, total),
        (strata, "auxiliary_total", total, size),
    ):
        blank = np.flatnonzero(np.isnan(values))
        if len(blank) and not np.isnan(other).all():
            yield Note(table.sheet, table.cell(int(blank[0]), column), "", NotRaised(), len(blank))


def known_sizes(found: MemberSurvey) -> tuple[Floats, Floats] | None:
    """The auxiliary of every respondent (n,) and its known sum by stratum (H,); None where something is blank."""
    size, total = found.survey.numbers("auxiliary"), found.strata.numbers("auxiliary_total")
    if not len(size) or np.isnan(size).any() or np.isnan(total).any():
        return None
    return size, total
