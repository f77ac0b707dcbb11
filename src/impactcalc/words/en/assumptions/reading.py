"""How the workbook was read."""

from __future__ import annotations

from impactcalc.facts.assumptions import reading as f
from impactcalc.facts.fact import Taken
from impactcalc.words.en.inner import inner_phrase
from impactcalc.words.en.numbers import rows


def day_visits(fact: f.DayVisits) -> Taken:
    value = f"counted as one day of spending in {rows(fact.rows)}"
    return Taken("Reading", "0 nights or days", value, "a day visit")


def as_read(fact: f.AsRead) -> Taken:
    where = "!".join(part for part in (fact.sheet, fact.cell) if part) or "workbook"
    more = f" ({fact.cells} cells)" if fact.cells > 1 else ""
    return Taken(
        "Reading", where, f"{fact.value}: {inner_phrase(fact.reading)}{more}".lstrip(": "), "the workbook, as read"
    )


def who_counted(fact: f.WhoCounted) -> Taken:
    return Taken(fact.sheet, "who counted it", rows(fact.rows), fact.source)
