"""What the page says, in the order in which it says it: sheet one the answer, sheet two what holds it up."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from impactcalc.impact.effects.breakdowns import NOT_STATED
from impactcalc.impact.effects.net_new import STEPS
from impactcalc.impact.result import Result
from impactcalc.report.html.charts import DOWN, EACH, UP, Bar, Chart, Whisker, bar_chart, range_chart
from impactcalc.report.html.numbers import Numbers
from impactcalc.report.html.shown import How, Shown
from impactcalc.report.words.speaking import said, term

MOST_PARTNERS, MOST_ROWS = 5, 12
LARGE = 10_000_000  # amounts from here on are shown in three digits, not to the unit
LONG_NAME = 60
RANGES = "ranges"
ALWAYS = ("residents", "not_attributable")  # steps that readers look for, and can move, also where they take nothing


def in_charts(numbers: Numbers) -> How:
    """How charts and tables say money: to the unit, or in three digits where it is a lot."""
    return "whole" if numbers.at("figures.gross_spending") < LARGE else "about"


def charts_of(numbers: Numbers, result: Result) -> list[Chart]:
    """Every chart that a result has something for."""
    makers = (waterfall, earners, partners, what_would_change_it)
    return [chart for make in makers if (chart := make(numbers, result))]


def waterfall(numbers: Numbers, result: Result) -> Chart | None:
    """From what was spent to what is new, and why the rest does not count."""
    how, gross, spell = in_charts(numbers), numbers.at("figures.gross_spending"), numbers.spell
    if not gross > 0:
        return None
    bars = [Bar(spell(said().page.SPENT), numbers.shown(how, "figures.gross_spending"), 0.0, gross, strong=True)]
    left = gross
    for step in STEPS[1:]:
        amount = numbers.at(f"steps.{step}.amount")
        if amount > 0 or step in ALWAYS:
            taken = numbers.shown(how, f"steps.{step}.amount", taken_off=True)
            bars.append(Bar(spell(said().page.STEPS_SAID[step]), taken, left, max(left - amount, 0.0)))
            left = max(left - amount, 0.0)
    new = numbers.shown(how, "figures.net_new_spending")
    bars.append(Bar(spell(said().page.NEW), new, 0.0, new.value, strong=True))
    return bar_chart(
        "waterfall", spell(said().first.new_share_words(result)), (term("Step"), term("Amount")), bars, DOWN
    )


def earners(numbers: Numbers, result: Result) -> Chart | None:
    """The value added by round, one after the other."""
    how: How = in_charts(numbers)
    keys = [f"totals.{name}.value_added" for name in said().page.ROUNDS_SAID]
    total = "totals.total_type_2.value_added"
    if not all(numbers.at(key) >= 0 for key in keys) or not numbers.at(total) > 0:
        return None
    bars, left = [], 0.0
    for key, name in zip(keys, said().page.ROUNDS_SAID.values(), strict=True):
        added = numbers.shown(how, key)
        part = numbers.shown("percent", key, of=(total,))
        bars.append(Bar(numbers.spell(name), added, left, left + added.value, part))
        left += added.value
    head = (term("Who"), term("Value added"), term("Share"))
    return bar_chart("earners", numbers.spell(said().page.earners_finding(result)), head, bars, UP)


def partners(numbers: Numbers, result: Result) -> Chart | None:
    """New money by partner city, by country where no city is named; none named last."""
    for cut in ("partner_city", "partner_country"):
        rows = numbers.rows("partners", cut=cut)
        if any(numbers.whole["partners"][n]["label"] != NOT_STATED and _new(numbers, n) > 0 for n in rows):
            break
    else:
        return None
    listed = numbers.whole["partners"]
    rows = [n for n in rows if listed[n]["net_new_spending"] > 0]
    if not rows:
        return None
    named = sorted((n for n in rows if listed[n]["label"] != NOT_STATED), key=lambda n: (-_new(numbers, n), n))
    groups: list[tuple[str, list[int]]] = [(_partner(cut, listed[n]["label"]), [n]) for n in named[:MOST_PARTNERS]]
    if others := named[MOST_PARTNERS:]:
        groups.append((said().page.others(len(others)), others))
    groups += [(said().page.NONE_NAMED[cut], [n]) for n in rows if listed[n]["label"] == NOT_STATED]
    bars = []
    for name, group in groups:
        keys = [f"partners.{n}.net_new_spending" for n in group]
        new = numbers.shown(in_charts(numbers), *keys)
        part = numbers.shown("percent", *keys, of=("figures.net_new_spending",))
        bars.append(Bar(name, new, 0.0, new.value, part))
    top = groups[0][0] if named and len(named) > 1 and bars[0].amount.value > bars[1].amount.value else ""
    finding = numbers.spell(said().page.partners_finding(result, cut, top[:LONG_NAME], bars[0].amount.value))
    neutral = said().page.partners_finding(result, cut, "", 0.0)
    return bar_chart("partners", finding, (term("Partner"), term("New money"), term("Share")), bars, EACH, neutral)


def _new(numbers: Numbers, n: int) -> float:
    return numbers.at(f"partners.{n}.net_new_spending")


def _partner(cut: str, label: str) -> str:
    return said().terms.country_name(label) if cut == "partner_country" else label


def what_would_change_it(numbers: Numbers, result: Result) -> Chart | None:
    """The value added as reported, its ranges, other settings, other inputs."""
    if not numbers.at("figures.value_added") > 0:
        return None
    found = [Whisker(term("As reported"), numbers.shown("about", "figures.value_added")), *_ranges_of_it(numbers)]
    for n, scenario in enumerate(numbers.whole["scenarios"]):
        key = f"scenarios.{n}.value_added"
        if scenario["currency"] == numbers.currency and math.isfinite(numbers.at(key)):
            found.append(Whisker(term("If: {scenario}", scenario=scenario["scenario"]), numbers.shown("about", key)))
    nation = numbers.rows("band", bound="nation", effect="total_type_2")
    if nation and result.home.main.economy.nation is not None:
        nations = numbers.shown("about", f"band.{nation[0]}.value_added")
        found.append(Whisker(term("The nation's multipliers"), nations, pale=True))
    if len(found) == 1:
        return None
    head = (term("What"), term("Value, or low"), term("Median"), term("High"))
    return range_chart(RANGES, term("What would change the answer: value added"), head, found)


def _ranges_of_it(numbers: Numbers) -> Iterator[Whisker]:
    drawn = "uncertainty.ranges.value_added"
    low, middle, high = (numbers.shown("about", f"{drawn}.{end}") for end in ("p5", "p50", "p95"))
    if math.isfinite(low.value) and low.value < high.value:
        yield Whisker(term("Nine of ten draws"), low, high, middle)
    ends = [numbers.rows("band", bound=bound, effect="total_type_2") for bound in ("low", "high")]
    if all(ends):
        low, high = (numbers.shown("about", f"band.{rows[0]}.value_added") for rows in ends)
        if math.isfinite(low.value) and low.value < high.value:
            yield Whisker(term("Other settings of the method"), low, high)


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """A row of the table of activities."""

    name: str
    numbers: tuple[Shown | str, ...]
    rests_on: str


@dataclass(frozen=True, slots=True)
class ActivityTable:
    """The largest activities in the order of the workbook, and how many more there are."""

    rows: tuple[ActivityRow, ...]
    total: tuple[Shown | str, ...]
    count: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.rows)


def activity_table(numbers: Numbers, result: Result) -> ActivityTable:
    """Each activity and what it comes to, as many as a sheet of paper has room for."""
    order, table = result.rows.reading_order(), numbers.activities
    here = np.asarray(table["gross"].values, dtype=float) - np.asarray(table["spent_abroad"].values, dtype=float)
    ranked = np.lexsort((np.arange(len(order)), -here))[:MOST_ROWS]
    how = in_charts(numbers)
    rests = _rests_on(result)
    rows = []
    for n in sorted(ranked.tolist()):
        cells: list[Shown | str] = [
            numbers.shown("count", f"activities.{n}.people") if numbers.at(f"activities.{n}.people") > 0 else "–",
            _less(numbers, how, n),
            numbers.shown(how, f"activities.{n}.net_new"),
            numbers.shown(how, f"activities.{n}.total_type_2_value_added"),
            numbers.shown("jobs", f"activities.{n}.total_type_2_jobs"),
        ]
        name = str(table["name"].values[n] or table["id"].values[n])
        rows.append(ActivityRow(name, tuple(cells), rests[int(order[n])]))
    total: tuple[Shown | str, ...] = (
        "",
        numbers.shown(how, "figures.gross_spending"),
        numbers.shown(how, "figures.net_new_spending"),
        numbers.shown(how, "figures.value_added"),
        numbers.shown("jobs", "figures.jobs"),
    )
    return ActivityTable(tuple(rows), total, len(order))


def _less(numbers: Numbers, how: How, n: int) -> Shown:
    """What was spent here: gross less what was spent abroad."""
    keys = [f"activities.{n}.gross"]
    if numbers.at(f"activities.{n}.spent_abroad") > 0:
        keys.append(f"-activities.{n}.spent_abroad")
    return numbers.shown(how, *keys)


def _rests_on(result: Result) -> Sequence[str]:
    """Of each activity (N,), whether its spending was typed, split by a profile, or assumed."""
    rows = result.rows
    return [
        said().page.ASSUMED if daily else said().page.SPLIT if day >= 0 else said().page.TYPED
        for daily, day in zip(rows.daily_assumed.tolist(), rows.day.tolist(), strict=True)
    ]
