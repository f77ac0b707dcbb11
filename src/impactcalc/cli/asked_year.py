"""A year that an option gives: one that a study may be of."""

from __future__ import annotations

from impactcalc.errors import InputError, Problem


def year_problems(year: int | None, *, visits: bool) -> list[Problem]:
    """What is wrong with the year of `--year`, if it is given: that of the visits, or of a study."""
    from impactcalc.facts.problems.commands import AskedYearOutside
    from impactcalc.study.sheets.schema import EARLIEST_YEAR, LATEST_YEAR

    if year is None or EARLIEST_YEAR <= year <= LATEST_YEAR:
        return []
    return [Problem("--year", "", str(year), AskedYearOutside(EARLIEST_YEAR, LATEST_YEAR, visits=visits))]


def check_year(year: int | None, *, visits: bool) -> None:
    """InputError where something is wrong with it."""
    problems = year_problems(year, visits=visits)
    if problems:
        raise InputError(problems)
