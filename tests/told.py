"""A problem as a reader sees it: where it is, and in words what is wrong and what to do."""

from __future__ import annotations

from typing import NamedTuple

from impactcalc.errors import Problem


class Told(NamedTuple):
    sheet: str
    cell: str
    value: str
    message: str
    remedy: str


def told(problem: Problem) -> Told:
    return Told(problem.sheet, problem.cell, problem.value, problem.message, problem.remedy)
