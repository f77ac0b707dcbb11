"""The command `explain`: where a figure of a report comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from impactcalc.console import USERS_FAULT, refuse, say
from impactcalc.errors import InputError, Problem


def explain(
    report: Annotated[Path, typer.Argument(metavar="REPORT", help="A report that impactcalc run wrote (.xlsx).")],
    figure: Annotated[
        str,
        typer.Option("--figure", help="gross_spending, net_new_spending, local_final_demand, value_added or jobs."),
    ] = "value_added",
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many rows, the largest.")] = 10,
) -> None:
    """Say from which typed cells a figure of a report comes, step by step, as its sheet Trace has it."""
    from impactcalc.facts.problems.commands import NoFigureOfTrace
    from impactcalc.report.explained import FIGURES, explained
    from impactcalc.report.signed.trace_sheet import trace_of

    try:
        if figure not in FIGURES:
            raise InputError([Problem("", "", "", NoFigureOfTrace(figure, tuple(FIGURES)))])
        trace = trace_of(report)
        with trace.spoken():
            for line in explained(trace.rows, figure, limit):
                say(line)
    except USERS_FAULT as error:
        refuse(error)
