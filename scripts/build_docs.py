"""Write the generated pages of docs/: the columns of the input, and the commands.

python scripts/build_docs.py [--out docs]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from impactcalc.study.sheets.template import column_reference


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
    return {"columns.md": columns_page(), "commands.md": commands_page()}


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


def commands_page() -> str:
    """Every command's help, as the terminal shows it."""
    from typer.testing import CliRunner

    from impactcalc.cli import app

    runner = CliRunner(env={"COLUMNS": "100", "NO_COLOR": "1"})
    names = [[], ["template"], ["validate"], ["run"], ["batch"], ["compare"], ["study-2015"], ["places"]]
    names += [["multipliers"]]
    names += [["multipliers", name] for name in ("list", "show", "compare", "verify", "build", "import")]
    names += [["multipliers", "import", name] for name in ("rims", "symmetric", "mrio")]
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


if __name__ == "__main__":
    sys.exit(main())
