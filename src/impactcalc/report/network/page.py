"""A network -> its page: one file that needs no network and no script, with the figures of the workbook."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from markupsafe import Markup

import impactcalc
from impactcalc.files import whole_file
from impactcalc.impact.members.members import Group, Member
from impactcalc.report.html.charts import Chart, Whisker, range_chart
from impactcalc.report.html.palette import styles_of
from impactcalc.report.html.shown import NOT_ZERO, Shown
from impactcalc.report.html.templating import templates, text_of
from impactcalc.report.network.network import Network
from impactcalc.report.network.pages import network_pages
from impactcalc.report.network.spelled import spell_of
from impactcalc.report.words.respelled import respelled_json, respelled_pages
from impactcalc.report.words.speaking import said
from impactcalc.report.writers.look import SHIPPED
from impactcalc.report.writers.page import Column, Kind, Lines, Page, Table

DRAWN = "net_new_spending"
MOST_DRAWN = 20  # members in a chart
SPELLED: Mapping[Kind, Callable[[float], str]] = MappingProxyType(
    {
        "money": lambda value: f"{value + 0.0:,.0f}",
        "amount": lambda value: f"{value + 0.0:,.2f}",
        "jobs": lambda value: said().jobs.jobs(value),
        "count": lambda value: f"{value + 0.0:,.0f}",
        "rate": lambda value: f"{value:,.3f}",
    }
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: a text, or a number as it is and as it reads."""

    text: str
    value: float | None = None

    @property
    def says(self) -> bool:
        """Whether it is a text."""
        return self.value is None

    def __html__(self) -> str:
        if self.value is None or not math.isfinite(self.value):
            return Markup("{}").format(self.text)
        return Markup('<data value="{}">{}</data>').format(repr(self.value), self.text)


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table as the page has it: rows of cells, the last one a total where `total`; `notes` stand under it."""

    title: str
    called: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...]
    notes: tuple[str, ...]


def write_network_html(network: Network, path: Path) -> None:
    """Write the page, whole or not at all; the same bytes each time."""
    text = network_html(network)
    with whole_file(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def network_html(network: Network) -> str:
    """The page as text."""
    spell = spell_of(network)
    parts = [(page, list(_blocks(page))) for page in respelled_pages(network_pages(network), spell)]
    return (
        templates()
        .get_template("network.html")
        .render(
            tongue=said().page.TONGUE,
            made_by=f"impactcalc {impactcalc.__version__}",
            title=parts[0][0].title,
            style=styles_of(SHIPPED) + Markup("\n" + text_of("style.css")),
            what_it_is=spell(said().network.WHAT_IT_IS),
            headline=spell(said().network.headline(network.groups)),
            parts=parts,
            charts=list(_charts(network.groups)),
            foot=respelled_json(said().network.foot_words(impactcalc.__version__), spell),
        )
    )


def _blocks(page: Page) -> Iterator[ShownTable | Lines]:
    """Each table is called by what no other of its page is called by."""
    several = len(page.tables) > 1
    for at, block in enumerate(page.blocks, start=1):
        if isinstance(block, Table):
            which = block.title or (f"{at}" if several else "")
            yield _shown(block, f"{page.title}, {which}" if which else page.title)
        elif isinstance(block, Lines):
            yield block


def _shown(table: Table, called: str) -> ShownTable:
    columns = table.columns
    rows = tuple(zip(*(list(_cells(column)) for column in columns), strict=True))
    total: tuple[Cell, ...] = ()
    if table.total_label:
        sums = [Cell("") if one.total is None else _number(one.kind, one.total) for one in columns[1:]]
        total = (Cell(table.total_label), *sums)
    head = tuple(Cell(one.heading, None if one.is_text else math.nan) for one in columns)
    return ShownTable(table.title, called, head, rows, total, table.notes)


def _cells(column: Column) -> Iterator[Cell]:
    for value in column.values:
        yield Cell(str(value)) if column.is_text else _number(column.kind, float(value))


def _number(kind: Kind, value: float) -> Cell:
    """A number as it reads; one that is not zero does not read as zero."""
    if not math.isfinite(value):
        return Cell(said().network.NO_FIGURE, value)
    text = SPELLED[kind](value)
    nothing = value != 0 and NOT_ZERO.isdisjoint(text)
    return Cell(f"{Decimal(f'{value:.2g}'):f}" if nothing else text, value)


def _charts(groups: Sequence[Group]) -> Iterator[tuple[str, Chart, str]]:
    """For each kind of money: what it is, the members' net new spending, and a word on those that are not drawn."""
    for at, group in enumerate(groups):
        known = [one for one in group.members if math.isfinite(one.figures[DRAWN])]
        if known:
            drawn = [_whisker(f"members.{at}.{n}", one, group) for n, one in enumerate(known[:MOST_DRAWN])]
            finding = said().network.CHART if len(groups) == 1 else f"{said().network.CHART}: {group.prices}"
            more = len(known) - len(drawn)
            chart = range_chart(f"members-{at}", finding, said().network.CHART_HEAD, drawn, beside=False)
            yield group.prices, chart, said().network.more_members_words(more) if more else ""


def _whisker(key: str, member: Member, group: Group) -> Whisker:
    def shown(name: str, value: float) -> Shown:
        return Shown(value, (f"{key}.{name}",), "about", group.prices.partition(",")[0])

    middle = shown(DRAWN, member.figures[DRAWN])
    low, high = member.ranges.get(DRAWN, (math.nan, math.nan))
    if not low < high:
        return Whisker(member.name or member.called, middle)
    return Whisker(member.name or member.called, shown("p5", low), shown("p95", high), middle)
