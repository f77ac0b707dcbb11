"""A Result -> the page: one file that needs no network and no script."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

import impactcalc
from impactcalc.impact.result import Result
from impactcalc.report.html.model import NOTHING, model_of
from impactcalc.report.html.numbers import Numbers, marked
from impactcalc.report.html.parts import RANGES, activity_table, charts_of
from impactcalc.report.html.templating import templates, text_of
from impactcalc.report.html.told import Told
from impactcalc.report.pages.about import LICENCE, citation
from impactcalc.report.words.answer import check_words
from impactcalc.report.words.first import (
    DO_NOT_WRITE,
    cost_share_words,
    first_words,
    quotable,
    sure_words,
    warned_words,
)
from impactcalc.report.words.page import (
    DRAFT,
    FIELDS_SAID,
    MOVE_LABELS,
    MOVE_TITLE,
    MOVE_WORDS,
    NOT_MOVED,
    SHEETS_SAID,
    TOO_MANY_TO_MOVE,
    WHAT_IF,
    cost_story,
    move_words,
    not_in_them,
    people_words,
    proportion_words,
    what_it_is,
    words_meant,
)
from impactcalc.report.words.terms import money_unit
from impactcalc.report.workbook import ON_LETTER_PAPER
from impactcalc.report.writers.json_value import Json
from impactcalc.report.writers.targets import input_name, output_of
from impactcalc.study.study import shortened


def answer_html(result: Result) -> str:
    """The answer alone, without the page: its sentences and how sure they are."""
    words = (*warned_words(result), *first_words(result), *sure_words(result))
    return Markup("<div>{}</div>").format(Markup("").join(Markup("<p>{}</p>").format(text) for text in words))


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure in large letters, and what it is."""

    figure: Told
    noun: str
    says: Markup


def write_html(result: Result, path: Path, *, inputs: bool = True) -> None:
    """Write the page, whole or not at all, and never over the study's own input; the same bytes each time. Without
    `inputs` nothing on it can be moved: it carries no row of the study but those that it shows."""
    text = page_html(result, inputs=inputs)
    with output_of(result.study, path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def page_html(result: Result, *, inputs: bool = True) -> str:
    """The page as text."""
    numbers = Numbers(result)
    model = model_of(numbers, result) if inputs else NOTHING
    script = text_of("script.js")
    name = shortened(result.study.settings.name)
    table = activity_table(numbers, result)
    charts = charts_of(numbers, result)
    apart = (*numbers.within("in_kind.sums"), *numbers.within("deals"))
    return (
        templates()
        .get_template("page.html")
        .render(
            made_by=f"impactcalc {impactcalc.__version__}",
            title=f"{name}: economic impact",
            name=name,
            style=Markup(text_of("style.css")),
            paper="letter" if result.economy.country in ON_LETTER_PAPER else "A4",
            currency=numbers.currency,
            marked=numbers.marked,
            what_it_is=what_it_is(result),
            issued_by="",
            status=DRAFT,
            logo="",
            logo_of="",
            warned=warned_words(result),
            answer=first_words(result),
            sure=sure_words(result),
            tiles=tuple(_tiles(numbers, result)),
            charts=[chart for chart in charts if chart.id != RANGES],
            cost_title=cost_share_words(result) or "What it cost",
            cost=tuple(cost_story(result)),
            proportion=_proportion(numbers, result),
            what_if=WHAT_IF,
            can_move=bool(model["rows"]),
            too_many=TOO_MANY_TO_MOVE if inputs and result.gross_spending > 0 else "",
            move_title=MOVE_TITLE,
            move_words=MOVE_WORDS,
            labels=MOVE_LABELS,
            fields=FIELDS_SAID,
            not_moved=NOT_MOVED,
            model=_for_script({**model, "words": move_words(result)}),
            script=Markup(script),
            script_hash=f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}",
            quotes=quotable(result),
            do_not=DO_NOT_WRITE,
            ranges=next((chart for chart in charts if chart.id == RANGES), None),
            table=table if table.rows else None,
            caption=f"{money_unit(result)}",
            more=f"{table.more:,} more stand in the workbook, on the page Activities.",
            outside=[numbers.marked(text, *apart) for text in not_in_them(result)],
            terms=words_meant(),
            foot=_foot(result),
        )
    )


def _for_script(model: Mapping[str, Json]) -> Markup:
    """JSON that no text in it can end."""
    text = json.dumps(model, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))


def _tiles(numbers: Numbers, result: Result) -> Iterator[Tile]:
    """Who came, what is new of what was spent, the value added, the jobs."""
    sheets = {numbers.whole["partners"][n]["label"]: n for n in numbers.rows("partners", cut="sheet")}
    keys = [f"partners.{sheets[name]}.people" for name in SHEETS_SAID if name in sheets]
    people = numbers.told("count", *keys)
    if keys and people.value >= 0.5:
        counts = {name: numbers.at(f"partners.{n}.people") for name, n in sheets.items()}
        parts = [numbers.told("count", key) for key in keys]
        yield Tile(people, "", Markup("people counted: {}").format(marked(people_words(counts), parts)))
    new = numbers.told("about", "figures.net_new_spending")
    if new.value > 0:
        part = numbers.told("percent", "figures.net_new_spending", of=("figures.gross_spending",))
        gross = numbers.told("about", "figures.gross_spending")
        most = "new money at most, " if result.at_most else "new money, "
        yield Tile(new, "", Markup("{}{} of {} spent here").format(most, part, gross))
    added, pay = (numbers.told("about", f"figures.{key}") for key in ("value_added", "labour_income"))
    if added.value > 0:
        inside = Markup(", {} of it pay").format(pay) if pay.value > 0 else ""
        most = " at most" if result.at_most else ""
        yield Tile(added, "", Markup("value added{}, what GDP counts{}").format(most, inside))
    found, direct = numbers.told("some jobs", "figures.jobs"), numbers.told("jobs", "totals.direct.jobs")
    if found.value > 0:
        most = ", at most" if result.at_most else ""
        says = Markup("supported for a year{}; {} of them where the money is spent").format(most, direct)
        yield Tile(found, "job" if found.text == "1.0" else "jobs", says)


def _proportion(numbers: Numbers, result: Result) -> Markup:
    """The jobs beside all of the place."""
    there = "places.0.private_jobs_2019"
    said = proportion_words(result)
    told = (numbers.told("count", there), numbers.told("ratio", there, of=("figures.jobs",)))
    return numbers.marked(said, *told) if said else Markup()


def _foot(result: Result) -> Iterator[str]:
    """What made the page, from what, and how to cite it."""
    economy, study = result.economy, result.study
    yield f"Multipliers: {economy.title}, {economy.name} {economy.version}. Checks that fired: {check_words(result)}."
    if study.sha256:
        yield f"Input: {input_name(study)}, sha256 {study.sha256[:12]}. The workbook and result.json have every figure."
    yield f"How to cite: {citation(result)}"
    yield LICENCE
