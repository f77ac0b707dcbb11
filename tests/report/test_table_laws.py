"""Laws that every table holds: keys, kinds, units, and the same number in the workbook, in CSV and in JSON."""

from __future__ import annotations

import csv
import importlib
import json
import math
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

import impactcalc as ic
from impactcalc.impact.figures import FIGURES
from impactcalc.impact.result import Result
from impactcalc.report.tables import all_tables, described
from impactcalc.report.tables.all_tables import SUBJECTS, tables_of
from impactcalc.report.tables.described import json_schema
from impactcalc.report.tables.facts import AT_THE_TOP, FACTS, SCHEMA
from impactcalc.report.tables.table import TEXTS, Field, Subject
from impactcalc.report.writers import json_text
from impactcalc.report.writers.csv_folder import TABLES, write_csv
from impactcalc.report.writers.json_text import result_json, result_object
from impactcalc.samples import samples
from report_cases import empty, rich, stated

ROOT = Path(__file__).resolve().parents[2]


@cache
def sample(name: str) -> Result:
    return ic.run(ic.read_study(samples()[name]))


CASES: dict[str, Callable[[], Result]] = {
    "rich": rich,
    "stated": stated,
    "empty": empty,
    "city-programme": lambda: sample("city-programme"),
    "sister-cities-2014": lambda: sample("sister-cities-2014"),
    "sister-cities-survey": lambda: sample("sister-cities-survey"),
}
every_case = pytest.mark.parametrize("case", CASES)
every_subject = pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.key)


def script(name: str) -> Any:
    """A script of scripts/, as a module."""
    if str(ROOT / "scripts") not in sys.path:
        sys.path.insert(0, str(ROOT / "scripts"))
    return importlib.import_module(name)


# --- what is said of every table, before there is a result


@every_subject
def test_every_column_has_a_key_a_unit_and_a_meaning(subject: Subject[Any]) -> None:
    keys = [field.key for field in subject.fields]
    assert len(set(keys)) == len(keys)
    assert "study" not in keys  # the column that every CSV file has
    assert set(subject.index) <= set(keys)
    assert not subject.keyed or (len(subject.index) == 1 and subject.path)
    assert subject.says.endswith(".")
    for field in subject.fields:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", field.key), field.key
        assert field.heading, field.key
        said(field)


def test_every_fact_has_a_path_a_unit_and_a_meaning() -> None:
    paths = [fact.key for fact in FACTS]
    assert len(set(paths)) == len(paths)
    for fact in FACTS:
        assert re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*", fact.key)
        said(fact)


def said(field: Field[Any]) -> None:
    assert field.says.strip() == field.says != "", field.key
    assert field.says.endswith((".", "...")), field.key
    assert (field.kind in TEXTS) == (field.unit == ""), (field.key, field.kind, field.unit)


def test_every_table_has_a_name_and_a_place_of_its_own() -> None:
    keys, paths = [s.key for s in SUBJECTS], [s.path for s in SUBJECTS if s.path]
    assert len(set(keys)) == len(keys)
    assert len(set(paths)) == len(paths)
    assert not set(paths) & {fact.key for fact in FACTS}
    assert (*(f"{key}.csv" for key in keys), "datapackage.json") == TABLES


def test_every_figure_is_said_and_stands_where_its_name_says() -> None:
    for key, figure in FIGURES.items():
        assert (figure.key, bool(figure.heading), figure.says[-1:]) == (key, True, ".")
    headings = [figure.heading for figure in FIGURES.values()]
    assert len(set(headings)) == len(headings)
    assert {f"figures.{key}" for key in FIGURES} == {f.key for f in FACTS if f.key.startswith("figures.")}
    found: Any = result_object(rich())
    for key in AT_THE_TOP:
        assert found[key] == found["figures"][key] == FIGURES[key].read(rich())


# --- the same in every output


@every_case
def test_rows_are_told_apart_and_columns_do_not_depend_on_the_study(case: str) -> None:
    for subject, table in tables_of(CASES[case]()):
        assert [column.key for column in table.columns] == [field.key for field in subject.fields]
        assert {len(column.values) for column in table.columns} == {len(table)}, subject.key
        names = [tuple(record[key] for key in subject.index) for record in table.records()]
        assert not subject.index or len(set(names)) == len(names), subject.key


@every_case
def test_csv_and_json_hold_the_same(case: str, tmp_path: Path) -> None:
    result = CASES[case]()
    whole: Any = result_object(result)
    write_csv(result, tmp_path / "t")
    for subject in SUBJECTS:
        with (tmp_path / "t" / f"{subject.key}.csv").open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows = list(reader)
        assert reader.fieldnames == ["study", *(field.key for field in subject.fields)]
        assert {row["study"] for row in rows} <= {result.study.settings.name}
        if subject.path:
            for row, record in zip(rows, records_at(whole, subject), strict=True):
                for field in subject.fields:
                    assert as_json(row[field.key], field) == plain(record[field.key]), (subject.key, field.key)
    with (tmp_path / "t" / "about.csv").open(encoding="utf-8", newline="") as file:
        about = {row["what"]: row for row in csv.DictReader(file)}
    for fact in FACTS:
        assert as_json(about[fact.key]["value"], fact) == plain(at(whole, fact.key)), fact.key


def at(whole: Any, path: str) -> Any:
    for part in path.split("."):
        whole = whole[part]
    return whole


def records_at(whole: Any, subject: Subject[Any]) -> list[dict[str, Any]]:
    found = at(whole, subject.path)
    if not subject.keyed:
        return list(found)
    return [{subject.index[0]: key, **record} for key, record in found.items()]


def as_json(cell: str, field: Field[Any]) -> Any:
    """A cell of a CSV file as JSON has it; a text that is marked as none, without the mark."""
    if cell == "":
        return None
    if field.kind == "yes_no":
        return {"yes": True, "no": False}[cell]
    if field.kind in TEXTS:
        return cell[1:] if cell.startswith("'") and cell[1:2] in "=+-@\t\r" else cell
    return float(cell)


def plain(value: Any) -> Any:
    return (
        None
        if value in (None, "")
        else float(value)
        if isinstance(value, int | float) and value is not True and (value is not False)
        else value
    )


@every_case
def test_the_workbook_shows_numbers_of_the_tables(case: str, tmp_path: Path) -> None:
    """Every number of the tables that the workbook shows whole stands in it to the last bit."""
    result = CASES[case]()
    result.to_excel(tmp_path / "r.xlsx")
    shown = {
        float(cell)
        for sheet in openpyxl.load_workbook(tmp_path / "r.xlsx", data_only=True)
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if isinstance(cell, int | float) and not isinstance(cell, bool)
    }
    for subject in SUBJECTS:
        table = subject.of(result)
        for key in SHOWN.get(subject.key, ()):
            found = table[key].plain()
            if subject.key == "swings":  # what moves a figure by rounding only is not listed on paper
                ends = zip(table["at_low"].plain(), table["at_high"].plain(), found, strict=True)
                found = [value for low, high, value in ends if abs(high - low) > 1e-9 * max(abs(low), abs(high))]
            assert {value for value in numbers(found) if value} <= shown, (subject.key, key)


# Columns that the workbook lists in full.
SHOWN = {
    "totals": ("output", "value_added", "labour_income", "jobs", "taxes_on_production"),
    "contribution": ("output", "value_added", "labour_income", "jobs", "taxes_on_production"),
    "activities": ("row", "people", "gross", "spent_abroad", "net_new", "local_final_demand", "total_type_2_output"),
    "ledger": ("gross", "residents", "casual", "not_attributable", "displaced", "host_paid", "leakage", "net_new"),
    "categories": ("gross_spending", "net_new_spending", "taxes_on_sale", "leakage", "total_type_2_jobs"),
    "industries": ("direct_output", "indirect_output", "induced_output", "total_jobs"),
    "multipliers": ("local_final_demand", "leakage", "total_type_2_output"),
    "ppp": ("spent", "direct", "total_type_1", "total_type_2", "ppp_direct", "ppp_total_type_2"),
    "world": ("spent", "value_added", "labour_income", "jobs", "received_through_leakage"),
    "who_spends_where": ("amount",),
    "deals": ("amount", "stated_per_year", "claimed_per_year", "claimed_in_all", "total_type_2_jobs"),
    "survey_strata": ("members", "asked", "answers", "weight"),
    "survey_outliers": ("gross", "share", "left_out", "alone"),
    "named_taxes": ("collected", "counted", "collected_of_gross"),
    "ranges": ("point", "mean", "standard_deviation", "p5", "p50", "p95"),
    "swings": ("at_low", "at_high"),
}


def numbers(values: list[Any]) -> Iterator[float]:
    return (float(value) for value in values if value is not None)


# --- the descriptions


@every_case
def test_result_json_is_what_its_schema_says(case: str) -> None:
    valid(json.loads(result_json(CASES[case]())), json_schema(), "")


def valid(value: Any, schema: dict[str, Any], where: str) -> None:
    """Whether a value is as a JSON schema says; of the keywords those that the schema uses, and no others."""
    said = {"$schema", "title", "description", "unit"}
    known = {"type", "properties", "required", "additionalProperties", "items", "const"}
    assert set(schema) <= said | known, where
    assert "const" not in schema or value == schema["const"], where
    types = schema.get("type", [])
    assert not types or any(is_a(value, one) for one in ([types] if isinstance(types, str) else types)), (where, value)
    if isinstance(value, dict):
        rest = schema["additionalProperties"]
        assert set(schema.get("required", ())) <= set(value), where
        for key, part in value.items():
            inner = schema.get("properties", {}).get(key, rest)
            assert inner is not False, f"{where}.{key} is not in the schema"
            valid(part, inner, f"{where}.{key}")
    elif isinstance(value, list):
        for part in value:
            valid(part, schema["items"], f"{where}[]")


def is_a(value: Any, kind: str) -> bool:
    if kind == "number":
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    whole = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
    return isinstance(value, int) and not isinstance(value, bool) if kind == "integer" else type(value) is whole[kind]


@every_case
def test_the_folder_is_what_its_description_says(case: str, tmp_path: Path) -> None:
    """Frictionless Table Schema: the columns in their order, and each cell of its type or missing."""
    write_csv(CASES[case](), tmp_path / "t")
    package = json.loads((tmp_path / "t" / "datapackage.json").read_text(encoding="utf-8"))
    assert {one["path"] for one in package["resources"]} == {path.name for path in (tmp_path / "t").glob("*.csv")}
    types: dict[str, Callable[[str], Any]] = {
        "string": str, "number": float, "integer": int, "any": str, "boolean": {"yes": True, "no": False}.__getitem__,
    }  # fmt: skip
    for resource in package["resources"]:
        assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])
        fields = resource["schema"]["fields"]
        with (tmp_path / "t" / resource["path"]).open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        assert head == [field["name"] for field in fields]
        assert set(resource["schema"].get("primaryKey", ())) <= set(head)
        for row in rows:
            for cell, field in zip(row, fields, strict=True):
                if cell != "":
                    types[field["type"]](cell)
        for field in fields:
            assert field["description"]
            assert field["type"] not in ("number", "integer") or field["unit"], field
    money = {field.get("unit") for one in package["resources"] for field in one["schema"]["fields"]}
    assert "report money" not in money


def test_docs_and_schema_are_current() -> None:
    pages = script("build_docs").pages()
    for name in ("result.md", "result.schema.json"):
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == pages[name], (
            f"python scripts/build_docs.py: {name}"
        )
    assert json.loads(pages["result.schema.json"])["title"] == SCHEMA


# --- what a fault would do


def test_a_column_that_is_forgotten_or_differs_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A column that is added in one line is in every output and its description; without a meaning it is named."""
    extra: Field[Any] = Field("jobs_toy", "jobs", "Jobs, of toys", "A toy.", lambda _: np.arange(5.0))
    changed = tuple(replace(s, fields=(*s.fields, extra)) if s.key == "totals" else s for s in SUBJECTS)
    for module in (all_tables, described, json_text):
        monkeypatch.setattr(module, "SUBJECTS", changed)
    found: Any = result_object(stated())
    assert [row["jobs_toy"] for row in found["totals"].values()] == [0.0, 1.0, 2.0, 3.0, 4.0]
    valid(found, json_schema(), "")
    (table,) = (table for _, table in tables_of(stated()) if table.key == "totals")
    assert (table["jobs_toy"].unit, len(table)) == ("job-years", 5)
    with pytest.raises(AssertionError, match="jobs_toy"):
        test_every_column_has_a_key_a_unit_and_a_meaning(
            replace(changed[1], fields=(replace(extra, says=""),)),
        )
    with pytest.raises(AssertionError, match="is not in the schema"):
        valid(found | {"more": 1}, json_schema(), "")


def test_the_comparison_finds_what_differs(tmp_path: Path) -> None:
    compare = script("compare_results")
    text = result_json(stated())
    old, new = tmp_path / "a.json", tmp_path / "b.json"
    old.write_text(text, encoding="utf-8")
    whole = json.loads(text)
    whole["totals"]["direct"]["output"] *= 1 + 1e-13
    new.write_text(json.dumps(whole), encoding="utf-8")
    assert not list(compare.differences(compare.flat(old), compare.flat(new)))
    whole["totals"]["direct"]["output"] *= 1 + 1e-11
    del whole["figures"]["jobs"]
    new.write_text(json.dumps(whole), encoding="utf-8")
    found = list(compare.differences(compare.flat(old), compare.flat(new)))
    assert [line.split(":")[0] for line in found] == ["figures.jobs", "totals.direct.output"]


@pytest.mark.parametrize(
    ("old", "new"),
    {
        "by_category[fuel].effects.direct.jobs": "categories[fuel].direct_jobs",
        "by_category[fuel].gross": "categories[fuel].gross_spending",
        "cuts.year[2014].net_new_spending": "partners[year,2014].net_new_spending",
        "uncertainty.headlines.impact.output.total_type_2.p5": "uncertainty.ranges.output.p5",
        "uncertainty.headlines.contribution.jobs.total_type_1.p95": "uncertainty.ranges.contribution_jobs_type_1.p95",
        "taxes.impact.by_level.local": "taxes.by_level[impact,local].amount",
        "break_even[local].cost": "break_even[local].programme_cost",
        "break_even[local].people[guests].cost": "break_even_people[local,guests].cost",
        "scenarios[A].steps[2].difference.jobs": "scenario_differences[A,2].jobs",
        "gross_spending": "gross_spending",
    }.items(),
)
def test_old_keys_lead_to_new_ones(old: str, new: str) -> None:
    compare = script("compare_results")
    assert compare.now(old, compare.JSON_KEYS) == new
