"""How money is shown on these pages: in millions where it is large, whole where it is not."""

from __future__ import annotations

from impactcalc.impact.study_2015.study_2015 import Study2015
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Kind

LARGE = 10_000_000


def is_large(study: Study2015) -> bool:
    """Whether the figures read better in millions."""
    figure = study.figure("global_total")
    return max(abs(figure.start), abs(figure.corrected)) >= LARGE


def money_kind(study: Study2015) -> Kind:
    """The kind of a column of figures; the cells hold them whole."""
    return "millions" if is_large(study) else "money"


def unit_word(study: Study2015) -> str:
    """The unit of such a column."""
    currency = study.result.basis.home_currency
    return term("{currency} million", currency=currency) if is_large(study) else currency


def in_unit(study: Study2015, amount: float, *, sign: bool = False) -> str:
    """An amount in that unit, as a text."""
    return said().study_2015_pages.amount(amount, millions=is_large(study), sign=sign)


def chart_format(study: Study2015) -> str:
    """The number format of a chart's axis."""
    return "#,##0,," if is_large(study) else "#,##0"
