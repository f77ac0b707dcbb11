"""Tables -> result.json, schema impactcalc/result/2."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from impactcalc.impact.result import Result
from impactcalc.report.tables.all_tables import SUBJECTS
from impactcalc.report.tables.facts import facts_of
from impactcalc.report.tables.table import Subject, Table
from impactcalc.report.words.respelled import respelled_json, speller
from impactcalc.report.writers.json_value import Json, json_lines
from impactcalc.report.writers.targets import output_of


def result_json(result: Result) -> str:
    """The result as JSON text: money in whole units, unrounded; what is not known is null."""
    return json_lines(result_object(result)) + "\n"


def write_json(result: Result, path: Path) -> None:
    """Write result.json, whole or not at all, and never over the study's own input."""
    text = result_json(result)
    with output_of(result.study, path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def result_object(result: Result) -> dict[str, Json]:
    """The result as what JSON can hold: the facts, then the tables, each at its path."""
    whole: dict[str, Any] = {}
    with result.spoken():
        for fact, value in facts_of(result):
            _put(whole, fact.key, value)
        for subject in SUBJECTS:
            if subject.path:
                _put(whole, subject.path, _shown(subject, subject.of(result)))
        spell = speller(result)
        return {key: respelled_json(part, spell) for key, part in whole.items()}


def _put(whole: dict[str, Any], path: str, value: Json) -> None:
    *above, name = path.split(".")
    for part in above:
        whole = whole.setdefault(part, {})
    whole[name] = value


def _shown(subject: Subject[Any], table: Table) -> Json:
    """A list of rows; where the table is keyed, an object of them by the column that tells them apart."""
    records = table.records()
    return {record.pop(subject.index[0]): record for record in records} if subject.keyed else records
