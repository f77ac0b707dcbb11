"""The options that several commands have, each said once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

# What goes in.
Source = Annotated[
    Path, typer.Argument(metavar="INPUT", help="A workbook (.xlsx, .xlsm, .ods) or a folder of .csv or .parquet files.")
]
Multipliers = Annotated[str, typer.Option("--multipliers", help="A shipped package's name, or the folder of one.")]
BothMultipliers = Annotated[
    str, typer.Option("--multipliers", help="For both: a shipped package's name, or the folder of one.")
]
Nation = Annotated[str, typer.Option("--multipliers", help="The package of the nation to start from.")]
StudyPlace = Annotated[
    str | None, typer.Option("--place", help="Where effects are counted, instead of the study's place.")
]
# What comes out.
Force = Annotated[bool, typer.Option("--force", help="Replace outputs that are already there.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but problems.")]
ReportOut = Annotated[
    Path | None, typer.Option("-o", "--out", help="The report workbook; NAME-report.xlsx here if not given.")
]
TableOut = Annotated[Path | None, typer.Option("-o", "--out", help="Also write the table: a .csv or .xlsx file.")]
Json = Annotated[str, typer.Option("--json", help="Also write result.json to this file; - for stdout.")]
FiguresJson = Annotated[str, typer.Option("--json", help="Also write the figures to this file; - for stdout.")]
ComparisonJson = Annotated[str, typer.Option("--json", help="Also write the comparison to this file; - for stdout.")]
Csv = Annotated[Path | None, typer.Option("--csv", help="Also write every table as .csv into this folder.")]
Parquet = Annotated[
    Path | None, typer.Option("--parquet", help="Also write every table as .parquet into this folder (extra: parquet).")
]
LastYear = Annotated[
    Path | None,
    typer.Option("--last-year", help="Last year's input or report: adds a sheet that says what changed and why."),
]
NoInputs = Annotated[
    bool, typer.Option("--no-inputs", help="Leave the input out of the report: hashes only, for one to be published.")
]
Html = Annotated[
    Path | None, typer.Option("--html", help="Also write the answer as one page (.html), to be read and printed.")
]
Pdf = Annotated[Path | None, typer.Option("--pdf", help="Also write that page as a PDF of two sheets (extra: pdf).")]
PdfFull = Annotated[
    Path | None, typer.Option("--pdf-full", help="The PDF with ledger, method, assumptions and checks (extra: pdf).")
]
Charts = Annotated[
    Path | None,
    typer.Option("--charts", help="Also write each chart into this folder: SVG, PNG, and its text (extra: pdf)."),
]
Template = Annotated[
    str,
    typer.Option(
        "--template",
        help="For whom the report is: finance (checks, cost, tax and "
        "figures per unit of money and per job in front) or "
        "advocate (one page of sentences to quote); all if not given.",
    ),
]
Theme = Annotated[
    Path | None,
    typer.Option("--theme", help="An .xlsx workbook in the city's own look: its colours, fonts and first picture."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 3 when a check of severity error or warning fires.")]
EitherStrict = Annotated[
    bool, typer.Option("--strict", help="Exit with 3 when a check of severity error or warning fires in either.")
]
# What of it counts.
First = Annotated[str, typer.Option("--from", help="Only activities dated on or after this day: 2024-07-01.")]
Last = Annotated[str, typer.Option("--to", help="Only activities dated on or before this day: 2025-06-30.")]
# How sure the figures are.
Draws = Annotated[
    int,
    typer.Option("--draws", min=0, help="Draws of the open numbers, the model's own and those given a range; 0: none."),
]
Seed = Annotated[int, typer.Option("--seed", min=0, help="What the draws depend on: the same seed, the same ranges.")]
Sobol = Annotated[
    bool, typer.Option("--sobol", help="Also the shares of the variance that each range explains; needs scipy.")
]


# What belongs together, in the order in which help has it.
@dataclass(frozen=True)
class Written:
    """What a run writes, and where."""

    out: ReportOut = None
    json: Json = ""
    csv: Csv = None
    parquet: Parquet = None
    html: Html = None
    pdf: Pdf = None
    pdf_full: PdfFull = None
    charts: Charts = None


@dataclass(frozen=True)
class Counted:
    """What of a study counts, where, and by which multipliers."""

    place: StudyPlace = None
    first: First = ""
    last: Last = ""
    multipliers: Multipliers = ""


@dataclass(frozen=True)
class Drawn:
    """How ranges are drawn."""

    draws: Draws = 10_000
    seed: Seed = 2015
    sobol: Sobol = False


@dataclass(frozen=True)
class Shaped:
    """What a report carries beside the answer, for whom it is and in whose look."""

    no_inputs: NoInputs = False
    last_year: LastYear = None
    template: Template = ""
    theme: Theme = None


@dataclass(frozen=True)
class Manner:
    """How a command ends, writes and speaks."""

    strict: Strict = False
    force: Force = False
    quiet: Quiet = False
