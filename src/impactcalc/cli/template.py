"""The command `template`: a blank workbook, or a sample."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from impactcalc.cli.options import (
    Force,
)
from impactcalc.console import (
    USERS_FAULT,
    refuse,
    say,
    tell,
)
from impactcalc.errors import InputError, Problem
from impactcalc.facts.lines import commands as printing
from impactcalc.words.speaking import printed


def template(
    out: Annotated[Path, typer.Argument(help="The workbook to write, for example programme.xlsx.")],
    sample: Annotated[str, typer.Option("--sample", help="Copy a shipped sample, such as city-programme.")] = "",
    place: Annotated[
        str, typer.Option("--place", help='Fill in the place and offer its taxes, such as "Fort Worth, TX".')
    ] = "",
    year: Annotated[int | None, typer.Option("--year", help="With --place: the year of the study.")] = None,
    many: Annotated[
        bool, typer.Option("--many", help="For many studies in one workbook: a column Study, the settings a row each.")
    ] = False,
    force: Force = False,
) -> None:
    """Write a blank workbook that explains itself, or a copy of a shipped sample.

    With --place the sheet Taxes holds what is known of the taxes there, each line with its source: one that says please
    confirm is left out of a report until its cell Confirmed says yes.
    """
    from impactcalc.facts.problems.commands import LeaveOneOut
    from impactcalc.files import Outputs, whole_file
    from impactcalc.samples import find_sample

    try:
        if many and (sample or place):
            raise InputError([Problem("--many", "", "", LeaveOneOut("many"))])
        if (sample and place) or (year is not None and not place):
            one = LeaveOneOut("sample" if sample else "year")
            raise InputError([Problem("--place" if sample else "--year", "", "", one)])
        source = find_sample(sample) if sample else None
        outputs = Outputs(inputs=(source,), force=force, tell=tell)
        if source is None:
            outputs.file(out, endings=(".xlsx",), what="template")
        else:
            outputs.file(out, endings=(source.suffix,), what="sample")
        outputs.check()
        if place:
            from impactcalc.cli.place_template import template_of_place

            template_of_place(out, place, year)
        elif source is None:
            from impactcalc.study.sheets.template import write_many_template, write_template

            (write_many_template if many else write_template)(out)
        else:
            with whole_file(out, inputs=(source,)) as temporary:
                temporary.write_bytes(source.read_bytes())
    except USERS_FAULT as error:
        refuse(error)
    say(printed(printing.Wrote(str(out))))
