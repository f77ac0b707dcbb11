"""What was given and not paid for: each line, and the sums by kind; in no total."""

from __future__ import annotations

from operator import attrgetter

from impactcalc.impact.result import Result
from impactcalc.impact.rows.in_kind import Given, KindSum
from impactcalc.known.periods import calendar_year
from impactcalc.report.tables.table import Field, Kind, Subject, floats
from impactcalc.words.speaking import phrase

_Lines = tuple[Given, ...]
_Sums = tuple[KindSum, ...]


def _lines(result: Result) -> _Lines:
    return result.in_kind.lines


def _sums(result: Result) -> _Sums:
    return result.in_kind.sums


def _word(key: str, kind: Kind, heading: str, says: str = "As typed.") -> Field[_Lines]:
    get = attrgetter(key)
    return Field(key, kind, heading, says, lambda lines: [get(line) or None for line in lines])


def _number(key: str, kind: Kind, heading: str, says: str, unit: str = "") -> Field[_Lines]:
    get = attrgetter(key)
    return Field(key, kind, heading, says, lambda lines: floats([get(line) for line in lines]), unit)


def _rules(lines: _Lines) -> list[str]:
    """By which each is valued."""
    return [phrase(line.rule) for line in lines]


IN_KIND = Subject(
    "in_kind",
    "A row per line of the sheet In kind: nights in host families, gifts, free services. Not spending, never "
    "multiplied, in no total.",
    _lines,
    (
        Field("row", "whole", "Row", "The row of the sheet In kind.",
              lambda lines: floats([line.row for line in lines]), "row of the sheet"),
        _word("id", "text", "Id"),
        _word("name", "words", "What"),
        _word("kind", "text", "Kind", "host_family_nights, gift or pro_bono."),
        _number("quantity", "count", "Quantity", "How many; empty: a gift of which only the worth is said.",
                "nights, gifts or hours"),
        _word("unit", "text", "Unit", "nights, gifts or hours."),
        _number("unit_value", "amount", "Unit value", "Of one, as typed or by the rule; empty: none."),
        _word("currency", "text", "Currency", "Of the unit value."),
        Field("year", "year", "Price year", "Of the value; of a fiscal one, in which most of it lies.",
              lambda lines: floats([calendar_year(line.year) for line in lines])),
        _number("value", "money", "Value", "All of it; empty: no value is stated. In no total."),
        Field("rule", "words", "Valued by", "The rule that the study states.", _rules),
        _word("partner_city", "words", "Partner city"),
        _word("partner_country", "text", "Partner country", "Its ISO code."),
        _word("source", "words", "Source"),
    ),
    index=("id",),
    path="in_kind.lines",
)  # fmt: skip


def _sum(key: str, kind: Kind, heading: str, says: str, unit: str = "") -> Field[_Sums]:
    get = attrgetter(key)
    return Field(key, kind, heading, says, lambda sums: floats([get(one) for one in sums]), unit)


IN_KIND_SUMS = Subject(
    "in_kind_sums",
    "What was given, by kind: there is no sum over kinds, and none of it is in any total.",
    _sums,
    (
        Field("kind", "text", "Kind", "host_family_nights, gift or pro_bono.", lambda sums: [one.kind for one in sums]),
        _sum("lines", "count", "Lines", "Rows of the sheet.", "rows"),
        _sum("quantity", "count", "Quantity", "How many; gifts of which only the worth is said count as one each.",
             "nights, gifts or hours"),
        Field("unit", "text", "Unit", "nights, gifts or hours.", lambda sums: [one.unit for one in sums]),
        _sum("value", "money", "Value", "Of those with a value, by the rules that the study states."),
        _sum("unvalued", "count", "Without a value", "How many of the quantity have no value.",
             "nights, gifts or hours"),
    ),
    index=("kind",),
    path="in_kind.sums",
)  # fmt: skip
