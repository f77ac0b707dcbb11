"""This year's study beside last year's: the change with prices taken out, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from impactcalc.impact.beside.comparison import Comparison, compare
from impactcalc.impact.beside.what_if import Run
from impactcalc.impact.result import Result
from impactcalc.study.study import Study


@dataclass(frozen=True)
class YearOnYear:
    """`reported` is last year's study in the prices that it names. `found` compares the same in this year's prices
    (its A) with this year's (its B): what is left of the difference is no change of prices."""

    reported: Result
    found: Comparison

    @property
    def carried(self) -> Result:
        """Last year's study in this year's prices."""
        return self.found.a

    @property
    def this(self) -> Result:
        """This year's."""
        return self.found.b


def year_on_year(this: Result, last: Study, run: Run) -> YearOnYear:
    """Last year's study, run anew with the program of today, beside this year's. InputError where it cannot be run, or
    where nothing carries its money into this year's prices."""
    plain = replace(last, scenarios=())
    reported = run(plain)
    settings = plain.settings.model_copy(update={"report_year": this.basis.report_year})
    carried = run(replace(plain, settings=settings))
    now = replace(this, study=replace(this.study, scenarios=()), scenarios=())
    return YearOnYear(reported, compare(carried, now, run))
