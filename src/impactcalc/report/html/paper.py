"""A Result -> a PDF: the two sheets of the page, and with them, where it is asked for, what they rest on."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import impactcalc
from impactcalc.impact.effects.net_new import STEPS
from impactcalc.impact.result import Result
from impactcalc.report.edition import PLAIN, Edition
from impactcalc.report.html.charts import Chart
from impactcalc.report.html.contents import Contents, contents_of
from impactcalc.report.html.finance import ForFinance, Rows
from impactcalc.report.html.numbers import Numbers
from impactcalc.report.html.order import order_of
from impactcalc.report.html.palette import on_paper
from impactcalc.report.html.pictures import bare_svg
from impactcalc.report.html.shown import as_read
from impactcalc.report.html.templating import text_of
from impactcalc.report.html.typeset import typeset
from impactcalc.report.pages.about import citation
from impactcalc.report.tables.listed import ASSUMPTIONS, CHECKS
from impactcalc.report.tables.rows import LEDGER
from impactcalc.report.words.respelled import Spell, respelled_json
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.look import Look
from impactcalc.report.writers.targets import output_of

OPTION = "--pdf"
STANDARDS = ["a-2a", "ua-1"]  # kept for good, and read out loud
# Of typst, so that a report is the same on every machine; letters that they lack are the system's.
FONTS = ["Libertinus Serif", "Noto Serif", "DejaVu Serif"]
LONGEST_NAME = 200
MOST_ROWS = 300  # of a table of the appendix
HEADS = {
    "topic": "Topic", "what": "What", "value": "Value", "source": "Source",
    "severity": "Severity", "where": "Where", "message": "Message", "remedy": "Remedy",
}  # fmt: skip
Appendix = tuple[str, Sequence[str], Sequence[str], Sequence[int], Sequence[Sequence[str]]]


def write_pdf(result: Result, path: Path, *, full: bool = False, edition: Edition = PLAIN) -> None:
    """Write the PDF, whole or not at all, and never over the study's own input. `full`: with ledger, method,
    assumptions, checks and how to cite. InputError where typst is missing."""
    with output_of(result.study, path) as temporary:  # what is set needs room for its pictures too
        temporary.write_bytes(pdf_of(result, full=full, edition=edition))


def pdf_of(result: Result, *, full: bool = False, edition: Edition = PLAIN) -> bytes:
    """The PDF: tagged, with all it needs inside, the same bytes each time; for whom `edition` says, in its look."""
    edition = edition.of_study(result.study.settings)
    numbers = Numbers(result)
    contents = contents_of(numbers, result)
    contents = replace(contents, logo=contents.logo or edition.look.logo)
    with result.spoken():
        appendix = list(_appendix(result, numbers.spell)) if full else []
    data = {**_sheets(contents), **_identity(result, contents), **_looks(edition.look), "appendix": appendix}
    data["labels"] = respelled_json(dict(said().page.MOVE_LABELS), numbers.spell)
    data["order"] = asdict(order_of(edition.template))
    files = {f"{chart.id}.svg": bare_svg(chart, edition.look) for chart in _charts(contents)}
    files["data.json"] = json.dumps(data, ensure_ascii=False).encode()
    if contents.logo is not None:
        files[str(_logo_name(contents))] = contents.logo.data
    option = f"{OPTION}-full" if full else OPTION
    return typeset(option, text_of("report.typ"), files, format="pdf", pdf_standards=STANDARDS)


def _looks(look: Look) -> dict[str, Any]:
    """Colours, and fonts: those of typst, so that a report is the same on every machine, after the city's own."""
    own = [look.font] if look.name else []
    titles = [look.title_font] if look.name else []
    return {"colours": asdict(on_paper(look)), "fonts": [*own, *FONTS], "title_fonts": [*titles, *own, *FONTS]}


def _identity(result: Result, contents: Contents) -> dict[str, Any]:
    """Who issued it and when: never the day of the clock, so that two runs are the same."""
    settings = result.study.settings
    day = date.fromisoformat(settings.issued or impactcalc.__date__)
    return {
        "author": settings.issuer or "impactcalc",
        "date": [day.year, day.month, day.day],
        "issued": textwrap.shorten(contents.issued, LONGEST_NAME, placeholder="…"),
        "logo": _logo_name(contents),
        "logo_of": contents.logo_of,
    }


def _logo_name(contents: Contents) -> str | None:
    return None if contents.logo is None else f"logo.{contents.logo.media_type.removeprefix('image/')}"


def _charts(contents: Contents) -> list[Chart]:
    return [*contents.charts, *([contents.ranges] if contents.ranges else [])]


def _sheets(of: Contents) -> dict[str, Any]:
    """What the template says, as text."""
    rows = [[row.name, *map(as_read, row.numbers), row.rests_on] for row in of.table.rows] if of.table else []
    if of.table:
        rows.append([term("All"), *map(as_read, of.table.total), ""])
    return {
        "title": said().page.page_title(of.name),
        "words": _labels(),
        "name": of.name,
        "full_name": textwrap.shorten(of.full_name, LONGEST_NAME, placeholder="…"),
        "line": of.what_it_is,
        "status": of.status,
        "paper": "us-letter" if of.letter else "a4",
        "warned": list(of.warned),
        "answer": list(of.answer),
        "sure": list(of.sure),
        "tiles": [{"figure": one.figure.text, "says": "".join(map(as_read, one.says))} for one in of.tiles],
        "charts": {one.id: _chart(one) for one in _charts(of)},
        "cost_title": of.cost_title,
        "cost": list(of.cost),
        "proportion": of.proportion,
        "quotes": [text for _, text in of.quotes],
        "no_quotes": of.no_quotes,
        "do_not": of.do_not,
        "finance": _finance(of.finance),
        "table": rows,
        "caption": of.caption,
        "more": of.more,
        "outside": list(of.outside),
        "terms": [list(pair) for pair in of.terms],
        "foot": list(of.foot),
    }


def _labels() -> dict[str, Any]:
    """The template's headings, as the page has them."""
    head = (
        term("Activity"), term("People"), term("Spent here"), term("New money"), term("Value added"), term("Jobs"),
        term("Spending is"),
    )  # fmt: skip
    return {
        "tongue": said().page.TONGUE,
        "sure": term("How sure?"),
        "proportion": term("In proportion"),
        "activities": term("Activity by activity"),
        "activities_head": head,
        "outside": term("Not in these figures"),
        "meant": term("What the words mean"),
    }


def _finance(of: ForFinance) -> dict[str, Any]:
    return {
        "checks": of.checks,
        "errors": list(of.errors),
        "warnings": list(of.warnings),
        "tax": _rows(of.tax, width=50) if of.tax else None,
        "per_unit": [_rows(table) for table in of.per_unit],
        "notes": list(of.notes),
    }


def _rows(of: Rows, width: int = 100) -> dict[str, Any]:
    """A table, so many percent as wide as there is room."""
    rows = [[name, number.text] for name, number in zip(of.names, of.numbers, strict=True)]
    return {"title": of.title, "head": list(of.head), "rows": rows, "width": width}


def _chart(chart: Chart) -> dict[str, str]:
    return {"finding": chart.finding, "in_words": f"{chart.finding}. {chart.in_words}", "file": f"{chart.id}.svg"}


def _appendix(result: Result, spell: Spell) -> Iterator[Appendix]:
    """Ledger, method, assumptions, checks, how to cite."""
    steps = [step for step in STEPS if result.steps.steps[step].any()]
    names = [term("Spent abroad") if step == "spent_abroad" else spell(said().page.STEPS_SAID[step]) for step in steps]
    table = LEDGER.of(result, ("id", "gross", *steps, "net_new"))
    columns = [table[key].plain(0, MOST_ROWS) for key in ("id", "gross", *steps, "net_new")]
    rows = [[str(name), *(f"{value:,.0f}" for value in values)] for name, *values in zip(*columns, strict=True)]
    head = [term("Activity"), term("Spent"), *map(said().page.less_words, names), term("New money")]
    yield term("Ledger"), _cut(len(table)), head, [2] + [-1] * (len(head) - 1), rows
    yield term("The method in a page"), list(map(spell, said().page.METHOD)), [], [], []
    for title, subject, keys, widths in (
        (term("Assumptions"), ASSUMPTIONS, ("topic", "what", "value", "source"), (2, 3, 6, 6)),
        (term("Checks"), CHECKS, ("severity", "where", "message", "remedy"), (1, 2, 6, 6)),
    ):
        listed = subject.of(result)
        found = [[spell(str(row[key])) for key in keys] for row in listed.records()[:MOST_ROWS]]
        yield title, _cut(len(listed)), [term(HEADS[key]) for key in keys], widths, found
    yield term("How to cite"), [spell(citation(result))], [], [], []


def _cut(count: int) -> list[str]:
    return [said().page.TOO_LONG.format(shown=MOST_ROWS, count=count)] if count > MOST_ROWS else []
