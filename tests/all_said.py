"""Every text that people read in what is written of a study: the workbook, result.json, the tables, the page."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineWorkbook

from impactcalc.impact.result import Result
from impactcalc.report.html.page import page_html
from impactcalc.report.writers.csv_folder import write_csv
from impactcalc.report.writers.json_text import result_json
from page_walker import Walker


def in_workbook(path: Path) -> Iterator[tuple[str, str]]:
    """Every text of a workbook, with the sheet that it is on."""
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).to_python():
            yield from ((f"sheet {name}", cell) for cell in row if isinstance(cell, str) and cell)


def in_json(tree: object) -> Iterator[str]:
    """Every text of a tree, its keys apart."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict):
        for part in tree.values():
            yield from in_json(part)
    elif isinstance(tree, list):
        for part in tree:
            yield from in_json(part)


def on_page(page: str) -> Iterator[str]:
    """What people read on a page, and what its script may say."""
    walker = Walker(page)
    yield from (text for _, text in walker.bare)
    for one in walker.elements:
        if one.attributes.get("id") == "model":
            yield from in_json(json.loads(one.text)["words"])


def all_said(result: Result, folder: Path) -> list[tuple[str, str]]:
    """Every text of a report in its outputs, each once, with where it stands; the sheet Signed is for a machine."""
    result.to_excel(folder / "report.xlsx", inputs=False)
    found = [(where, text) for where, text in in_workbook(folder / "report.xlsx") if where != "sheet Signed"]
    found += [("result.json", text) for text in in_json(json.loads(result_json(result)))]
    write_csv(result, folder / "tables")
    for path in sorted((folder / "tables").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += [(path.name, cell) for row in list(csv.reader(file))[1:] for cell in row]
    found += [("page", text) for text in on_page(page_html(result))]
    return list(dict.fromkeys(found))
