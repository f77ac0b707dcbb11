"""Write the generated pages of docs/: checks, problems, columns of the input, commands, what a result holds and its
JSON schema.

python scripts/build_docs.py [--out docs]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.core import TyperGroup

from checks_page import checks_page
from compare_results import HEADLINES
from impactcalc.report.tables.all_tables import SUBJECTS
from impactcalc.report.tables.described import json_schema
from impactcalc.report.tables.facts import FACTS, SCHEMA
from impactcalc.report.writers.json_value import json_lines
from impactcalc.study.sheets.template import column_reference
from problems_page import problems_page
from renamed_keys import CSV_KEYS, JSON_KEYS


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("docs"))
    folder = parser.parse_args().out
    folder.mkdir(exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
        print(folder / name)
    return 0


def pages() -> dict[str, str]:
    """File name -> text of every generated page."""
    return {
        "checks.md": checks_page(),
        "columns.md": columns_page(),
        "problems.md": problems_page(),
        "commands.md": commands_page(),
        "result.md": result_page(),
        "result.schema.json": json_lines(json_schema()) + "\n",
    }


def columns_page() -> str:
    """Every sheet and column, from the schema."""
    lines = [
        "# Sheets and columns of the input",
        "",
        "Made from the schema (`scripts/build_docs.py`); the template's sheet Columns holds the same. Headings may be",
        "the words or the short name, in any case, with or without the unit in brackets.",
    ]
    sheet = ""
    for name, heading, short, unit, needed, allowed, meaning in column_reference():
        if name != sheet:
            sheet = name
            lines += [
                "",
                f"## {name}",
                "",
                "| heading | short name | unit | allowed | what it is |",
                "|---|---|---|---|---|",
            ]
        mark = " (needed)" if needed else ""
        cells = (f"{heading}{mark}", f"`{short}`", unit, allowed, meaning)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _names(command: Any, words: list[str]) -> Iterator[list[str]]:
    """The words of a command and of all commands below it, as --help lists them."""
    yield words
    if isinstance(command, TyperGroup):
        for name in command.commands:
            yield from _names(command.commands[name], [*words, name])


def commands_page() -> str:
    """Every command's help, as the terminal shows it."""
    import typer.main
    from typer.testing import CliRunner

    from impactcalc.cli import app

    runner = CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1"})
    names = list(_names(typer.main.get_command(app), []))
    lines = [
        "# Commands",
        "",
        "Made from the commands' own help (`scripts/build_docs.py`). Exit codes: 0 done; 1 a fault of impactcalc;",
        "2 the input or the command has problems; 3 with `--strict`, a check of severity error or warning fired;",
        "130 stopped by Ctrl-C. All outputs of a command are put in their places together, when all are written.",
    ]
    for words in names:
        text = runner.invoke(app, [*words, "--help"], prog_name="impactcalc").output
        title = " ".join(["impactcalc", *words])
        body = "\n".join(line.rstrip() for line in text.strip().splitlines())
        lines += ["", f"## {title}", "", "```", body, "```"]
    return "\n".join(lines) + "\n"


def result_page() -> str:
    """Every fact, figure, table and column of a result, and what each was called before."""
    lines = [
        "# What a result holds",
        "",
        "Made from the tables themselves (`scripts/build_docs.py`). result.json and the folder of CSV files are two",
        f"forms of the same tables, schema `{SCHEMA}`; `result.schema.json` beside this page says what result.json may",
        "hold, `datapackage.json` in the folder what each column is. Money is in whole units of the report's currency",
        "at report-year prices unless a column says otherwise; numbers are unrounded. What is not known is null in",
        "result.json and empty in CSV. The first column of every CSV file, `study`, is the study's name. CSV says yes",
        "and no where JSON says true and false.",
        "",
        "`run --parquet` writes the tables of the CSV folder as Parquet, for very many rows: numbers, years, and yes",
        "or no have their types, what is not known is null, and no text is marked against being taken for a formula.",
        "",
        "## Facts",
        "",
        "Said once of a whole result: under these paths in result.json, as rows of about.csv. Under `figures.` stand",
        "the figures by the names that every output uses: ranges, scenarios, comparisons, batches.",
        "",
        "| path | unit | what it is |",
        "|---|---|---|",
        *(_row(f"`{fact.key}`", fact.unit or "text", fact.says) for fact in FACTS),
    ]
    for subject in SUBJECTS:
        where = f"`{subject.path}` in result.json and {subject.key}.csv" if subject.path else f"{subject.key}.csv only"
        told = f" Rows are told apart by {', '.join(f'`{key}`' for key in subject.index)}." if subject.index else ""
        keyed = " In result.json it is an object by that key." if subject.keyed else ""
        lines += ["", f"## {subject.key}", "", f"{subject.says} {where[0].upper()}{where[1:]}.{told}{keyed}", ""]
        lines += ["| column | heading | unit | what it is |", "|---|---|---|---|"]
        lines += [_row(f"`{f.key}`", f.heading, f.unit or _KINDS[f.kind], f.says) for f in subject.fields]
    lines += [
        "",
        "## Names in impactcalc/result/1",
        "",
        "What is not named here is called as before. {name} stands for anything, [...] for the row of a list: by what",
        "tells it apart, else by its position. `scripts/compare_results.py OLD NEW` compares two results through this.",
        "",
        "| result.json, before | now |",
        "|---|---|",
        *(_row(f"`{old}`", f"`{new}`") for old, new in JSON_KEYS.items()),
        "",
        "| CSV, before | now |",
        "|---|---|",
        *(_row(f"`{old}`", f"`{new}`") for old, new in CSV_KEYS.items()),
        "",
        "Ranges have the names of figures: what was `{headline}` is `{figure}`.",
        "",
        "| headline, before | figure |",
        "|---|---|",
        *(_row(f"`{old}`", f"`{new}`") for old, new in HEADLINES.items()),
    ]
    return "\n".join(lines) + "\n"


_KINDS = {"text": "text", "words": "text", "yes_no": "yes or no", "any": "text or number"}


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    sys.exit(main())
