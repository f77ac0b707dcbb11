"""What the page holds, part by part: the same for the screen and for paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from impactcalc.impact.result import Result
from impactcalc.report.html.charts import Chart
from impactcalc.report.html.finance import ForFinance, for_finance
from impactcalc.report.html.numbers import Numbers
from impactcalc.report.html.parts import RANGES, ActivityTable, activity_table, charts_of
from impactcalc.report.html.shown import NOT_ZERO, Shown
from impactcalc.report.pages.about import LICENCE, citation
from impactcalc.report.words.respelled import respelled_json
from impactcalc.report.words.speaking import said, term
from impactcalc.report.workbook import ON_LETTER_PAPER
from impactcalc.report.writers.targets import input_name
from impactcalc.study.study import shortened
from impactcalc.workbooks.picture import Picture

# What of the page is sentences of ours, maybe with a name of the user's in them.
SENTENCES = (
    "what_it_is", "status", "warned", "answer", "sure", "cost_title", "cost", "proportion", "quotes", "no_quotes",
    "do_not",
    "caption", "more", "outside", "terms", "foot",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure in large letters, and what it is: words, and numbers among them."""

    figure: Shown
    says: tuple[str | Shown, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """Sheet one, then sheet two; sentences as they are, in the order in which they stand."""

    name: str
    full_name: str
    what_it_is: str
    issued: str
    status: str
    logo: Picture | None
    logo_of: str
    warned: Sequence[str]
    answer: Sequence[str]
    sure: Sequence[str]
    tiles: Sequence[Tile]
    charts: Sequence[Chart]
    cost_title: str
    cost: Sequence[str]
    proportion: str
    quotes: Sequence[tuple[str, str]]
    no_quotes: str
    do_not: str
    ranges: Chart | None
    table: ActivityTable | None
    caption: str
    more: str
    outside: Sequence[str]
    terms: Sequence[tuple[str, str]]
    foot: Sequence[str]
    letter: bool
    finance: ForFinance


def contents_of(numbers: Numbers, result: Result) -> Contents:
    """All of it, as its reader spells; names stay as they were typed."""
    with result.spoken():
        made = _contents(numbers, result)
    ours = {name: respelled_json(getattr(made, name), numbers.spell) for name in SENTENCES}
    tiles = tuple(replace(tile, says=tuple(respelled_json(tile.says, numbers.spell))) for tile in made.tiles)
    return replace(made, **ours, tiles=tiles, finance=made.finance.spelled(numbers.spell))


def _contents(numbers: Numbers, result: Result) -> Contents:
    table, charts = activity_table(numbers, result), charts_of(numbers, result)
    return Contents(
        name=shortened(result.study.settings.name),
        full_name=result.study.settings.name,
        what_it_is=said().page.what_it_is(result),
        issued=said().page.issued_words(result),
        status=said().page.draft_words(result),
        logo=result.study.logo,
        logo_of=said().page.logo_words(result.study.settings.issuer or ""),
        warned=said().first.warned_words(result),
        answer=said().first.first_words(result),
        sure=said().first.sure_words(result),
        tiles=tuple(_tiles(numbers, result)),
        charts=[chart for chart in charts if chart.id != RANGES],
        cost_title=said().first.cost_share_words(result) or term("What it cost"),
        cost=tuple(said().page.cost_story(result)),
        proportion=said().page.proportion_words(result),
        quotes=said().first.quotable(result),
        no_quotes=said().first.nothing_to_quote(result),
        do_not=said().first.DO_NOT_WRITE,
        ranges=next((chart for chart in charts if chart.id == RANGES), None),
        table=table if table.rows else None,
        caption=said().terms.money_unit(result),
        more=said().page.more_activities(table.more) if table.more else "",
        outside=tuple(said().page.not_in_them(result)),
        terms=said().page.words_meant(),
        foot=tuple(_foot(result)),
        letter=result.economy.country in ON_LETTER_PAPER,
        finance=for_finance(numbers, result),
    )


def _tiles(numbers: Numbers, result: Result) -> Iterator[Tile]:
    """Who came, what is new of what was spent, the value added, the jobs."""
    sheets = {numbers.whole["partners"][n]["label"]: n for n in numbers.rows("partners", cut="sheet")}
    keys = [f"partners.{sheets[name]}.people" for name in said().page.SHEETS_SAID if name in sheets]
    people = numbers.shown("count", *keys)
    if keys and people.value >= 0.5:
        counts = {name: numbers.at(f"partners.{n}.people") for name, n in sheets.items()}
        yield Tile(people, (said().page.people_tile(counts),))
    new = numbers.shown("about", "figures.net_new_spending")
    if new.value > 0:
        part = numbers.shown("percent", "figures.net_new_spending", of=("figures.gross_spending",))
        gross = numbers.shown("about", "figures.gross_spending")
        yield Tile(new, _put(said().page.new_tile(result), part=part, gross=gross))
    added, pay = (numbers.shown("about", f"figures.{key}") for key in ("value_added", "labour_income"))
    if added.value > 0:
        yield Tile(added, _put(said().page.added_tile(result, paid=pay.value > 0), pay=pay))
    found, direct = numbers.shown("counted jobs", "figures.jobs"), numbers.shown("jobs", "totals.direct.jobs")
    if found.value > 0:
        says = said().page.jobs_tile(result, direct=not NOT_ZERO.isdisjoint(direct.text))
        yield Tile(found, _put(says, direct=direct))


def _put(sentence: str, **numbers: Shown) -> tuple[str | Shown, ...]:
    """A sentence with its numbers where their names stand in braces."""
    parts = re.split(r"\{(\w+)\}", sentence)
    return tuple(numbers[part] if at % 2 else part for at, part in enumerate(parts) if part)


def _foot(result: Result) -> Iterator[str]:
    """What made the page, from what, and how to cite it."""
    yield said().page.made_of(result)
    if result.study.sha256:
        yield said().page.input_words(result, input_name(result.study))
    yield said().page.to_cite(citation(result))
    yield term(LICENCE)
