"""The command `places`: what a place is called."""

from __future__ import annotations

from typing import Annotated

import typer

from impactcalc.cli.asked_year import check_year
from impactcalc.console import (
    USERS_FAULT,
    refuse,
    say,
    say_block,
    tell,
)
from impactcalc.errors import InputError, Problem

SPENDING_OF = 2024  # the year of assumed spending, where none is asked for


def places(
    words: Annotated[list[str], typer.Argument(metavar="SEARCH", help="Part of a name, or a code.")],
    spending: Annotated[
        bool, typer.Option("--spending", help="Show what a visitor would be assumed to spend in the first one found.")
    ] = False,
    year: Annotated[int | None, typer.Option("--year", help="The year of that spending, 2024 if not given.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 20,
) -> None:
    """Find a country, a state, metro or county of the United States, or a region abroad, by name or code, or by a city.

    Outside the United States regions are known of Australia, Canada, Japan, Korea, New Zealand, Türkiye and most of
    Europe; of other countries only the whole. With --spending it is shown what a visitor would be assumed to spend in
    the place, or in a city abroad such as Nagasaki, Japan.
    """
    from impactcalc.facts.problems.commands import NothingCalledSo, YearOfNoSpending
    from impactcalc.report.places_found import search_places
    from impactcalc.report.words.speaking import said

    text = " ".join(words)
    try:
        if year is not None and not spending:
            raise InputError([Problem("--year", "", str(year), YearOfNoSpending())])
        check_year(year, visits=True)
        found = search_places(text, limit)
        if not found:
            raise InputError([Problem("", "", "", NothingCalledSo(text))])
        if not (spending and found.city):
            for line in said().places.place_lines(found)[:limit]:
                say(line)
            remark = said().places.place_remark(found, text)
            if remark:
                tell(f"{remark}.")
        if spending:
            shown = said().spending.spending_text(found.first, year or SPENDING_OF, city=found.city)
            say_block(shown if found.city else f"\n{shown}")
    except USERS_FAULT as error:
        refuse(error)
