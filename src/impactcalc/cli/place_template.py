"""What `template --place` does: a blank workbook that knows its place and offers the taxes there."""

from __future__ import annotations

from pathlib import Path

from impactcalc.cli.asked_year import check_year
from impactcalc.console import label, say, tell
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems import commands as wrong


def template_of_place(out: Path, place: str, year: int | None) -> None:
    """Write the workbook and say what it offers. InputError for what is no place, or may be several."""
    from impactcalc.impact.rows.tables_called_for import table_lacking
    from impactcalc.impact.rows.unknown_places import missing_of
    from impactcalc.report.words.speaking import said
    from impactcalc.study.checking.asked_places import given_place
    from impactcalc.study.sheets.place_template import write_place_template
    from impactcalc.words.speaking import wrong as worded

    meant = given_place(place, "--place")
    if missing_of(meant.word):
        raise InputError([Problem("--place", "", place, wrong.NoSuchPlace())])
    check_year(year, visits=False)
    offer = write_place_template(out, meant.word, place, year)
    if (lacking := table_lacking(meant)) is not None:
        words = worded(lacking)
        tell(f"  {label('note')}  --place {place}: {words.message}. {words.remedy}.")
    elif meant.note:
        say(f"{place}: {meant.note}.")
    for line in said().offered_taxes.offer_words(offer, meant.word):
        say(line)
