"""One amount, one value: a figure of the whole study is the same in the workbook, result.json and every table."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import impactcalc as ic
from impactcalc.impact.abroad.who_spends import LOCAL_MONEY
from impactcalc.impact.result import Result
from impactcalc.report.words.en.answer import headline
from impactcalc.report.words.en.public_money import local_money_words
from impactcalc.report.writers.csv_folder import write_csv
from impactcalc.report.writers.json_text import result_object
from impactcalc.samples import samples
from impactcalc.study.sheets.schema import Budget, Events, Exchanges, Row, Settings, Strata, Survey, Taxes, Visitors
from impactcalc.words.en.spelling import PAIRS

# A name in one place and the same in another. Each is a figure of the whole study.
SAME = {
    "gross spending at home": "gross_spending",
    "spent in partner countries": "spent_abroad",
    "of it spent abroad": "spent_abroad",
    "spent abroad": "spent_abroad",
    "gross spending": "gross_spending",
    "gross spending, here and abroad": "gross",
    "gross": "gross",
    "gross, here and abroad": "gross",
    "net new spending": "net_new_spending",
    "net new": "net_new_spending",
    "of it, local final demand": "local_final_demand",
    "local final demand": "local_final_demand",
    "programme cost": "programme_cost",
    "programme cost, local money": "programme_cost",
    "cost": "programme_cost",
    "local money taken off": "local_money_taken_off",
    "host paid": "local_money_taken_off",
    "own taxes collected of net new spending": "own_budget",
    "own taxes": "own_budget",
}
# Pages and tables that are about something else than the study as a whole, or put other studies beside it.
ELSEWHERE = {"Deals", "Survey", "Scenarios", "Multipliers", "PPP", "Assumptions", "Checks", "About", "How sure"}
# The lines of the page Taxes that make up the programme cost, and that lead to what the ledger takes off.
PAID = (
    "budget_paid_from_local_money", "events'_organisers_paid_from_local_money", "scholarships",
    "guests'_spending_that_local_money_paid,_from_shares",
)  # fmt: skip
LESS = (
    "scholarships_beyond_the_spending_of_their_rows", "local_money_spent_abroad",
    "had_come_off_before,_by_the_other_steps_of_the_ledger",
)  # fmt: skip


def plain(label: str) -> str:
    """A heading or label without its unit and its bounds, in British spelling."""
    text = re.sub(r"\([^)]*\)", "", label).replace("_", " ").strip().lower()
    for british, american in PAIRS.items():
        text = re.sub(rf"\b{american}\b", british, text)
    return re.sub(r"\s+", " ", text.removeprefix("less: "))


Facts = dict[str, list[tuple[str, float]]]


class Collected:
    """Every figure by name, with where it stands; and the columns that must add up to what stands under them."""

    def __init__(self) -> None:
        self.values: Facts = defaultdict(list)
        self.sums: list[tuple[str, list[float], float]] = []

    def add(self, name: str, where: str, value: object) -> None:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            found = plain(name)
            self.values[SAME.get(found, found.replace(" ", "_"))].append((where, float(value)))


def of_workbook(path: Path, found: Collected) -> None:
    """Labels with a number right of them, tables of one row, and totals; cells as openpyxl reads them."""
    for sheet in openpyxl.load_workbook(path, data_only=True):
        if sheet.title in ELSEWHERE:
            continue
        grid = [list(row) for row in sheet.iter_rows(values_only=True)]
        title = ""
        for at, row in enumerate(grid):
            filled = [cell for cell in row if cell is not None]
            if len(filled) == 1 and isinstance(row[0], str):
                title = row[0]
            if len(filled) < 2 or not all(isinstance(cell, str) for cell in filled):
                continue
            body = []
            for later in grid[at + 1 :]:
                if all(cell is None for cell in later) or sum(cell is not None for cell in later) < 2:
                    break
                body.append(later)
            of_table(f"{sheet.title}: {title}", row, body, found)


def of_table(where: str, heads: list[Any], body: list[list[Any]], found: Collected) -> None:
    if not body or not any(isinstance(cell, (int, float)) for row in body for cell in row):
        return
    names = [str(head) for head in heads if head is not None]
    if names[:2] == ["What", names[-1]]:
        for row in body:
            found.add(str(row[0]), where, row[1])
        return
    last = body[-1]
    total = str(last[0]) in ("Total", "World", "Everybody", "Whole") and len(body) > 1
    if not total and not (len(body) == 1 and names[0] == "Spending"):
        if "Break-even" in where and "Program" in " ".join(names):
            at = next(i for i, name in enumerate(names) if name.startswith("Program"))
            for row in body:
                found.add(names[at], where, row[at])
        return
    for at, name in enumerate(names):
        value = last[at]
        if not isinstance(value, (int, float)) or name.startswith(("Row", "Year")):
            continue
        if total:
            column = [row[at] for row in body[:-1] if isinstance(row[at], (int, float))]
            found.sums.append((f"{where}, {name}", column, float(value)))
        if not where.startswith(("World", "Taxes", "Partners", "Industries")) or plain(name) in SAME:
            found.add(name, where, value)


def of_json(found: Collected, whole: dict[str, Any]) -> None:
    for name, value in whole.items():
        found.add(name, "result.json", value)
    for name in ("programme_cost", "local_money_taken_off"):
        found.add(name, "result.json: local_money", whole["local_money"][name])
    for name, value in whole["figures"].items():
        found.add(name, "result.json: figures", value)
    for part in whole["break_even"]:
        found.add("programme_cost", "result.json: break_even", part["programme_cost"])
    for cut in {group["cut"] for group in whole["partners"]}:
        for name in ("gross_spending", "spent_abroad", "net_new_spending"):
            amounts = [group[name] for group in whole["partners"] if group["cut"] == cut]
            found.add(name, f"result.json: partners.{cut}", sum(amounts))
    for name in ("gross_spending", "net_new_spending", "local_final_demand"):
        found.add(name, "result.json: categories", sum(one[name] for one in whole["categories"]))


def of_csv(found: Collected, folder: Path) -> None:
    def table(name: str) -> list[dict[str, str]]:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    about = {row["what"]: row["value"] for row in table("about")}
    for name in ("gross_spending", "net_new_spending", "local_final_demand", "spent_abroad", "programme_cost"):
        found.add(name, "about.csv", float(about[f"figures.{name}"]))
    found.add("local_money_taken_off", "about.csv", float(about["figures.local_money_taken_off"]))
    for name, columns in {
        "activities": ("gross", "spent_abroad", "net_new", "local_final_demand"),
        "ledger": ("gross", "spent_abroad", "net_new", "local_final_demand", "host_paid"),
        "categories": ("gross_spending", "net_new_spending", "local_final_demand"),
    }.items():
        for column in columns:
            found.add(column, f"{name}.csv", sum(float(row[column] or 0) for row in table(name)))
    partners = table("partners")
    for cut in {row["cut"] for row in partners}:
        for column in ("gross_spending", "spent_abroad", "net_new_spending"):
            whole = sum(float(row[column]) for row in partners if row["cut"] == cut)
            found.add(column, f"partners.csv: {cut}", whole)
    paid = [float(row["amount"]) for row in table("who_spends_where")]
    found.add("gross, here and abroad", "who_spends_where.csv", sum(paid))
    for row in table("break_even"):
        found.add("programme_cost", "break_even.csv", float(row["programme_cost"]))


def collected(result: Result, folder: Path) -> Collected:
    """Everything that a run writes, walked."""
    found = Collected()
    book = folder / "report.xlsx"
    result.to_excel(book)
    of_workbook(book, found)
    of_json(found, result_object(result))
    write_csv(result, folder / "tables")
    of_csv(found, folder / "tables")
    return found


def hold(result: Result, folder: Path) -> Collected:
    """The law."""
    found = collected(result, folder)
    size = max(1.0, result.gross_spending + result.spent_abroad, result.programme_cost)
    for name, stated in found.values.items():
        first = stated[0][1]
        others = {where: value for where, value in stated if abs(value - first) > 1e-9 * size}
        assert not others, f"{name}: {stated[0]} but {others}"
    for where, parts, whole in found.sums:
        assert abs(sum(parts) - whole) <= 1e-9 * max(size, abs(whole)), where
        # As printed, parts and wholes differ by no more than their rounding.
        assert abs(sum(map(round, parts)) - round(whole)) <= 0.5 * (len(parts) + 1), where
    on_paper = {name: stated[0][1] for name, stated in found.values.items()}
    if "budget_paid_from_local_money" in on_paper:
        parts = [on_paper[name] for name in PAID]
        assert sum(parts) == pytest.approx(on_paper["programme_cost"], abs=1e-9 * size)
        less = sum(on_paper[name] for name in LESS)
        off = on_paper["local_money_taken_off"]
        assert on_paper["programme_cost"] - less == pytest.approx(off, abs=1e-9 * size)
    else:
        assert not result.fiscal.own_taxes
    reconciled(result)
    return found


def reconciled(result: Result) -> None:
    """The two amounts of local money by their named lines, and with who spends where."""
    cost = result.fiscal.cost
    lines = result_object(result)["local_money"]
    assert isinstance(lines, dict)
    less = ("spent_elsewhere", "spent_abroad_of_it", "had_come_off_before")
    close = 1e-9 * max(1.0, cost.total)
    assert lines["programme_cost"] - sum(lines[name] for name in less) == pytest.approx(
        lines["local_money_taken_off"], abs=close
    )
    assert all(lines[name] >= -close for name in less)
    assert cost.total == pytest.approx(cost.budget + cost.organisers + cost.scholarships + cost.host_paid, abs=close)
    assert result.local_money_taken_off == pytest.approx(float(result.ledger["host_paid"].sum()), abs=close)
    matrix = result.world_contribution.spending
    paid = dict(zip(matrix.payers, map(sum, matrix.amounts), strict=True)).get(LOCAL_MONEY, 0.0)
    assert paid == pytest.approx(cost.total - cost.spent_elsewhere, abs=close)


@pytest.mark.parametrize("name", ["city-programme", "sister-cities-survey", "sister-cities-2014"])
def test_every_sample_has_one_value_for_each_name(name: str, tmp_path: Path) -> None:
    result = ic.run(ic.read_study(samples()[name]))
    found = hold(result, tmp_path)
    for known in ("gross_spending", "net_new_spending", "local_final_demand", "spent_abroad", "local_money_taken_off"):
        assert len(found.values[known]) >= 5, known
    assert len(found.values["programme_cost"]) >= 4
    assert len(found.sums) > 30
    if result.programme_cost > 0:
        (line,) = local_money_words(result)
        assert line.startswith("Local money: the programme cost ")
        assert any("of local money" in text for text in headline(result)) == bool(result.fiscal.own_taxes)


SHARES: dict[str, Any] = {
    "resident_share": 0.1, "casual_share": 0.05, "attribution_share": 0.6, "displaced_share": 0.02,
    "host_paid_share": 0.2,
}  # fmt: skip
some = st.one_of(st.none(), st.sampled_from([0.0, 0.25, 0.5, 1.0]))
money = st.integers(1, 90_000).map(float)


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """Scholarships, host-paid shares, organisers of each payer, budgets from here and elsewhere, trips, members."""
    found: list[Row] = []
    for number in range(draw(st.integers(1, 5))):
        shares = {name: draw(some) for name in SHARES}
        common: dict[str, Any] = {"id": f"r{number}", **shares, "year": draw(st.sampled_from([None, 2013, 2015]))}
        kind = draw(st.sampled_from(["visitors", "event", "student", "budget", "member"]))
        if kind == "visitors":
            abroad = draw(st.sampled_from([None, "DEU"]))
            found.append(Visitors(**common, visitors=3, accommodation=draw(money), food_service=9.0, place=abroad))
        elif kind == "event":
            payer = draw(st.sampled_from([None, "local", "outside", "fees"]))
            spent: dict[str, Any] = {"profile": "arts_event_visitor", "total_spend": draw(money), "paid_from": payer}
            audience = draw(st.booleans())
            found.append(Events(**common, participants=9, venue=draw(money), **(spent if audience else {})))
        elif kind == "student":
            common |= {"host_paid_share": None, "direction": draw(st.sampled_from(["inbound", "outbound"]))}
            scholarship = draw(st.one_of(st.none(), money))
            found.append(
                Exchanges(**common, travellers=2, housing=draw(money), air_travel=draw(money), scholarship=scholarship,
                          partner_country="JPN", origin_country=draw(st.sampled_from([None, "JPN", "USA"])))
            )  # fmt: skip
        elif kind == "budget":
            payer, there = draw(st.sampled_from(["local", "outside"])), draw(st.sampled_from([None, "abroad"]))
            found.append(
                Budget(**common, amount=draw(money) + 100_000.5, category="professional", paid_from=payer,
                       spent_in=there, partner_country="MEX")
            )  # fmt: skip
        else:
            common.pop("year")
            found += [
                Visitors(
                    **{**common, "id": f"m{number}-{k}", "member": f"M{number}-{k}"}, visitors=2, shopping=draw(money)
                )
                for k in range(3)
            ]
    members = [str(row.member) for row in found if isinstance(row, Visitors) and row.member]
    if members:
        found.append(Strata(stratum="all", members=len(members) + 4.0))
        found += [Survey(member=member, stratum="all") for member in members]
    return found


LODGING = Taxes(
    name="Bed", rate=0.07, categories="accommodation, venue", level="local", collector="City", own_budget="yes"
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(rows())
def test_any_study_has_one_value_for_each_name(tmp_path_factory: pytest.TempPathFactory, given_rows: list[Row]) -> None:
    study = ic.study_from_rows(Settings(name="Law", place="cbsa:19100", year=2014), [*given_rows, LODGING])
    hold(ic.run(study), tmp_path_factory.mktemp("law"))


@settings(max_examples=60)
@given(rows())
def test_local_money_is_reconciled_in_any_study(given_rows: list[Row]) -> None:
    reconciled(ic.run(ic.study_from_rows(Settings(name="Law", place="US", year=2014), given_rows)))


def numbers(found: Collected) -> Iterator[str]:
    yield from (name for name, stated in found.values.items() if len(stated) > 1)


def test_the_walk_sees_what_it_must(tmp_path: Path) -> None:
    """A value that differs in one place only is found there."""
    found = collected(ic.run(ic.read_study(samples()["city-programme"])), tmp_path)
    places = {where.split(":")[0] for name in numbers(found) for where, _ in found.values[name]}
    assert {"Summary", "Ledger", "Activities", "Taxes", "Break-even", "Categories", "result.json"} <= places
    assert {"about.csv", "ledger.csv", "activities.csv", "categories.csv", "break_even.csv"} <= places
