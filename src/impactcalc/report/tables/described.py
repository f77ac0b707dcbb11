"""What the tables hold, for machines: the CSV folder's datapackage.json and the JSON schema of result.json."""

from __future__ import annotations

from typing import Any

from impactcalc.impact.result import Result
from impactcalc.report.tables.all_tables import SUBJECTS
from impactcalc.report.tables.facts import FACTS, SCHEMA
from impactcalc.report.tables.table import Field, Kind, Subject, money_unit, unit_words
from impactcalc.report.words.speaking import term
from impactcalc.study.checking.given_outputs import TABLES

STUDY: Field[Any] = Field("study", "text", "Study", "The study's name: folders of several can be put together.", list)
# Kind: the type of a Frictionless field, and that of a JSON schema; every other kind is a number.
_FRICTIONLESS: dict[Kind, str] = {
    "text": "string",
    "words": "string",
    "yes_no": "boolean",
    "any": "any",
    "year": "integer",
    "whole": "integer",
}
_JSON: dict[Kind, list[str]] = {
    "text": ["string", "null"],
    "words": ["string", "null"],
    "yes_no": ["boolean", "null"],
    "any": ["string", "number", "boolean", "null"],
    "year": ["integer", "null"],
    "whole": ["integer", "null"],
}


def folder_description(result: Result, ending: str = "csv") -> dict[str, Any]:
    """datapackage.json of a folder of CSV or of Parquet files: Frictionless Table Schema, with a unit for each
    number."""
    money = money_unit(result)
    return {
        "profile": "tabular-data-package",
        "name": TABLES,
        "title": result.study.settings.name,
        "resources": [_resource(subject, money, ending) for subject in SUBJECTS],
    }


def _resource(subject: Subject[Any], money: str, ending: str) -> dict[str, Any]:
    typed = ending != "csv"  # the file says itself what its cells are
    schema: dict[str, Any] = {
        "fields": [field_description(field, money, typed=typed) for field in (STUDY, *subject.fields)]
    }
    if not typed:
        schema["missingValues"] = [""]
    key = subject.index if subject.primary is None else subject.primary
    if key:
        schema["primaryKey"] = [STUDY.key, *key]
    return {
        "name": subject.key.replace("_", "-"),
        "path": f"{subject.key}.{ending}",
        "profile": "tabular-data-resource",
        "description": term(subject.says),
        **({"format": ending} if typed else {"encoding": "utf-8"}),
        "schema": schema,
    }


def field_description(field: Field[Any], money: str, *, typed: bool) -> dict[str, Any]:
    """A column: its name, type, title, how it is read and its unit. `typed`: the file says what its cells are."""
    found: dict[str, Any] = {
        "name": field.key,
        "type": "string" if typed and field.kind == "any" else _FRICTIONLESS.get(field.kind, "number"),
        "title": term(field.heading),
        "description": term(field.says),
    }
    if field.unit:
        found["unit"] = unit_words(field, money)
    if field.kind == "yes_no" and not typed:
        found |= {"trueValues": ["yes"], "falseValues": ["no"]}
    return found


def json_schema() -> dict[str, Any]:
    """The JSON schema of result.json: nothing in it that is not said here."""
    whole: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **_object(),
    }
    for fact in FACTS:
        found: dict[str, Any] = {"const": SCHEMA} if fact.key == "schema" else {"type": _type(fact.kind)}
        _put(whole, fact.key, found | _said(fact))
    for subject in SUBJECTS:
        if subject.path:
            _put(whole, subject.path, _rows(subject))
    return whole


def _rows(subject: Subject[Any]) -> dict[str, Any]:
    row = _object()
    for field in subject.fields:
        if not (subject.keyed and field.key in subject.index):
            row["properties"][field.key] = {"type": _type(field.kind)} | _said(field)
            row["required"].append(field.key)
    if subject.keyed:
        return {"type": "object", "description": subject.says, "additionalProperties": row}
    return {"type": "array", "description": subject.says, "items": row}


def _put(whole: dict[str, Any], path: str, found: dict[str, Any]) -> None:
    *above, name = path.split(".")
    for part in above:
        if part not in whole["required"]:
            whole["properties"][part] = _object()
            whole["required"].append(part)
        whole = whole["properties"][part]
    whole["properties"][name] = found
    whole["required"].append(name)


def _object() -> dict[str, Any]:
    return {"type": "object", "properties": {}, "required": [], "additionalProperties": False}


def _said(field: Field[Any]) -> dict[str, str]:
    return {"description": field.says, **({"unit": field.unit} if field.unit else {})}


def _type(kind: Kind) -> list[str]:
    return _JSON.get(kind, ["number", "null"])
