"""How cells were read."""

from __future__ import annotations

from impactcalc.facts.notes import reading as f
from impactcalc.words.en.dates import MONTHS, full_words
from impactcalc.words.en.inner import inner_phrase


def as_number(fact: f.AsNumber) -> str:
    value = f"{fact.value:,.15g}" if fact.grouped else f"{fact.value:.15g}"
    return f"read as {value}{f' {fact.unit}' if fact.unit else ''}"


def as_this_file_writes(fact: f.AsThisFileWrites) -> str:
    return f"read as {fact.value:.15g}, as this file writes decimals with a comma"


def as_percent(fact: f.AsPercent) -> str:
    return f"read as {fact.value:g}%"


def as_percent_range(fact: f.AsPercentRange) -> str:
    return (
        f"read as {fact.value:g}%, between {fact.low:g}% and {fact.high:g}% "
        f"({fact.low_share:g} to {fact.high_share:g}, {fact.spread})"
    )


def as_range(fact: f.AsRange) -> str:
    sign = "%" if fact.percent else ""
    least, most = f"{fact.low:.15g}{sign}", f"{fact.high:.15g}{sign}"
    return f"read as {fact.value:.15g}{sign}, between {least} and {most} ({fact.spread})"


def range_without_width(fact: f.RangeWithoutWidth) -> str:
    return f"a range without a width, read as {fact.value:.15g}{'%' if fact.percent else ''}"


def each_with_its_own_range(fact: f.EachWithItsOwnRange) -> str:
    return f"{inner_phrase(fact.first)}; each with its own range"


def decimal_comma(fact: f.DecimalComma) -> str:
    return f"a decimal comma, read as {fact.value:.15g}"


def date_as_year(fact: f.DateAsYear) -> str:
    return f"a date, read as the year {fact.year}"


def as_year(fact: f.AsYear) -> str:
    return f"read as {full_words(fact.year)}"


def study_year(fact: f.StudyYear) -> str:
    why = ""
    if not fact.stated:
        source = "as typed on the sheet Study" if fact.typed else fact.source
        why = f", since fiscal years begin in {MONTHS[fact.month - 1]} ({source})"
        why += "" if fact.typed else '; type the setting "Fiscal year begins" if yours does not'
    months = "most months lie" if fact.most else f"as many months lie as in {fact.other}, and it ends"
    return f"read as {full_words(fact.year)}{why}; the table is sought for {fact.of}, in which {months}"


def as_day(fact: f.AsDay) -> str:
    return f"read as {fact.day}"


def as_day_of_number(fact: f.AsDayOfNumber) -> str:
    return f"read as {fact.day}, the day that spreadsheets keep as this number"


def taken_as(fact: f.TakenAs) -> str:
    return f"taken as {fact.choice}"


def as_currency(fact: f.AsCurrency) -> str:
    return f"read as {fact.currency}"


def as_categories(fact: f.AsCategories) -> str:
    return f"read as {', '.join(fact.codes)}"
