"""A Result -> the page: one file that needs no network and no script."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from markupsafe import Markup, escape

import impactcalc
from impactcalc.impact.result import Result
from impactcalc.report.clauses import as_json
from impactcalc.report.edition import PLAIN, Edition
from impactcalc.report.html.contents import Contents, Tile, contents_of
from impactcalc.report.html.model import NOTHING, model_of
from impactcalc.report.html.numbers import Numbers, marked
from impactcalc.report.html.order import order_of
from impactcalc.report.html.palette import styles_of
from impactcalc.report.html.shown import Shown
from impactcalc.report.html.templating import templates, text_of
from impactcalc.report.words.respelled import respelled_json, speller
from impactcalc.report.words.speaking import said
from impactcalc.report.writers.json_value import Json
from impactcalc.report.writers.targets import output_of
from impactcalc.workbooks.picture import Picture


def write_html(result: Result, path: Path, *, inputs: bool = True, edition: Edition = PLAIN) -> None:
    """Write the page, whole or not at all, and never over the study's own input; the same bytes each time. Without
    `inputs` nothing on it can be moved: it carries no row of the study but those that it shows."""
    text = page_html(result, inputs=inputs, edition=edition)
    with output_of(result.study, path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def page_html(result: Result, *, inputs: bool = True, edition: Edition = PLAIN) -> str:
    """The page as text, made up for whom `edition` says and in its look."""
    with result.spoken():
        return _page_html(result, edition.of_study(result.study.settings), inputs=inputs)


def _page_html(result: Result, edition: Edition, *, inputs: bool) -> str:
    numbers = Numbers(result)
    spell = numbers.spell
    model = model_of(numbers, result) if inputs else NOTHING
    script, contents = text_of("script.js"), contents_of(numbers, result)
    sentences = _sentences(numbers, result, contents) if model["rows"] else {}
    apart = (*numbers.within("in_kind.sums"), *numbers.within("deals"))
    return (
        templates()
        .get_template("page.html")
        .render(
            made_by=f"impactcalc {impactcalc.__version__}",
            tongue=said().page.TONGUE,
            title=said().page.page_title(contents.name),
            colours=styles_of(edition.look),
            style=Markup(text_of("style.css")),
            paper="letter" if contents.letter else "A4",
            currency=numbers.currency,
            marked=numbers.marked,
            logo=_address(contents.logo or edition.look.logo),
            page=contents,
            tiles=[(tile, _says(numbers, tile)) for tile in contents.tiles],
            proportion=_proportion(numbers, contents),
            outside=[(numbers.marked(text, *apart), moves) for text, moves in _outside(result, contents)],
            sentences=sentences,
            charts={chart.id: chart for chart in (*contents.charts, *((contents.ranges,) if contents.ranges else ()))},
            order=order_of(edition.template),
            can_move=bool(model["rows"]),
            too_many=spell(said().page.TOO_MANY_TO_MOVE) if inputs and result.gross_spending > 0 else "",
            move_title=spell(said().page.MOVE_TITLE),
            move_words=spell(said().page.MOVE_WORDS),
            labels=respelled_json(said().page.MOVE_LABELS, spell),
            fields=respelled_json(said().page.FIELDS_SAID, spell),
            not_moved=spell(said().page.NOT_MOVED),
            model=_for_script(
                {**model, "words": {**respelled_json(said().page.move_words(result), spell), "sentences": sentences}}
            ),
            script=Markup(script),
            script_hash=f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}",
        )
    )


def _outside(result: Result, contents: Contents) -> Iterator[tuple[str, bool]]:
    """What is not in the figures, and whether it follows what is moved: of all that, what was spent abroad does."""
    for at, text in enumerate(contents.outside):
        yield text, at == 0 and result.spent_abroad > 0


def _sentences(numbers: Numbers, result: Result, contents: Contents) -> dict[str, Json]:
    """The sentences that follow what is moved, by their names; names that the user typed stay as they are."""
    found: dict[str, Json] = {name: as_json(one) for name, one in said().what_if.sentences_if(result).items() if one}
    found |= {chart.id: [[[], [chart.neutral]]] for chart in contents.charts if chart.neutral}
    found["quotes"] = [[[], [said().page.QUOTES_IF]]]
    spelled: dict[str, Json] = respelled_json(found, numbers.spell)
    return spelled


def answer_html(result: Result) -> str:
    """The answer alone, without the page: its sentences and how sure they are."""
    with result.spoken():
        words = (
            *said().first.warned_words(result),
            *said().first.first_words(result),
            *said().first.sure_words(result),
        )
    spell = speller(result)
    return Markup("<div>{}</div>").format(Markup("").join(Markup("<p>{}</p>").format(spell(text)) for text in words))


def _says(numbers: Numbers, tile: Tile) -> Markup:
    """What a tile is, with its numbers as elements; those of people stand in one sentence."""
    sheets = numbers.rows("partners", cut="sheet")
    labels = {numbers.whole["partners"][n]["label"]: n for n in sheets}
    people = [
        numbers.shown("count", f"partners.{labels[name]}.people") for name in said().page.SHEETS_SAID if name in labels
    ]
    parts = (Markup(one.__html__()) if isinstance(one, Shown) else marked(one, people) for one in tile.says)
    return Markup("").join(escape(part) for part in parts)


def _address(logo: Picture | None) -> str:
    """A picture as an address that holds all of it; "" without one."""
    return "" if logo is None else f"data:{logo.media_type};base64,{base64.b64encode(logo.data).decode()}"


def _proportion(numbers: Numbers, contents: Contents) -> Markup:
    """The jobs beside all of the place."""
    there = "places.0.private_jobs_2019"
    if not contents.proportion:
        return Markup()
    jobs = (numbers.shown("count", there), numbers.shown("ratio", there, of=("figures.jobs",)))
    return numbers.marked(contents.proportion, *jobs)


def _for_script(model: Mapping[str, Json]) -> Markup:
    """JSON that no text in it can end."""
    text = json.dumps(model, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))
