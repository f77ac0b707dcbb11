"""What is known of an input's sheets beside their cells, as plain JSON and back: formats, what is hidden, formulas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import zip_longest
from typing import Any

from impactcalc.report.signed.cells import code, row_digest
from impactcalc.workbooks.carried import known
from impactcalc.workbooks.raw import Formats, Position, RawSheet

Json = dict[str, Any]


def facts_of(sheet: RawSheet, *, tab: str) -> Json:
    """A sheet without its cells; `tab` is where those stand in the report, "" where they are not carried."""
    formats = sheet.formats
    facts: Json = {
        "name": sheet.name,
        "tab": tab,
        "rows": len(sheet.rows),
        "columns": len(sheet.rows[0]) if sheet.rows else 0,
        "codes": _by_value(
            {(r, c): of for r, row in enumerate(sheet.rows) for c, value in enumerate(row) if (of := code(value))}
        ),
        "errors": _by_value(sheet.errors),
        "uncached": _runs(sheet.uncached),
        "merged": [list(area) for area in sheet.merged],
        "decimal_comma": sheet.decimal_comma,
        "hidden": sheet.hidden,
        "hidden_rows": sorted(sheet.hidden_rows),
        "filtered_rows": sorted(sheet.filtered_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "totals_rows": sorted(sheet.totals_rows),
        "percent": _runs(formats.percent),
        "currency": _by_value(formats.currency),
        "struck": _runs(formats.struck),
        "formulas": [[*at, text] for at, text in sorted(sheet.formulas.items())],
        "digests": [row_digest(row) for row in sheet.rows],
        "column_digests": [row_digest(column) for column in zip_longest(*sheet.rows, fillvalue="")],
    }
    kept = {name: value for name, value in facts.items() if value not in ([], {}, False)}
    return kept if tab else {name: kept[name] for name in ("name", "tab", "hidden") if name in kept}


def sheet_of(facts: Mapping[str, Any], rows: list[list[object]]) -> RawSheet:
    """The sheet again, with its cells."""
    formats = Formats(
        percent=_positions(facts.get("percent", ())),
        currency=_values(facts.get("currency", {})),
        struck=_positions(facts.get("struck", ())),
    )
    formulas = {(row, column): text for row, column, text in facts.get("formulas", ())}
    frozen: Callable[[str], frozenset[int]] = lambda name: frozenset(facts.get(name, ()))  # noqa: E731
    return RawSheet(
        name=facts["name"],
        rows=rows,
        errors=_values(facts.get("errors", {})),
        uncached=_positions(facts.get("uncached", ())),
        merged=tuple((a, b, c, d) for a, b, c, d in facts.get("merged", ())),
        decimal_comma=facts.get("decimal_comma", False),
        hidden=facts.get("hidden", False),
        hidden_rows=frozen("hidden_rows"),
        filtered_rows=frozen("filtered_rows"),
        hidden_columns=frozen("hidden_columns"),
        totals_rows=frozen("totals_rows"),
        find_formats=partial(known, formats),
        find_formulas=partial(known, formulas),
    )


def codes_of(facts: Mapping[str, Any]) -> dict[Position, str]:
    """What each cell was that is carried as a text."""
    return _values(facts.get("codes", {}))


def _runs(positions: Iterable[Position]) -> list[list[int]]:
    """Positions as stretches down a column: column, first row, last row."""
    runs: list[list[int]] = []
    for column, row in sorted((column, row) for row, column in positions):
        if runs and runs[-1][0] == column and runs[-1][2] == row - 1:
            runs[-1][2] = row
        else:
            runs.append([column, row, row])
    return runs


def _positions(runs: Sequence[Sequence[int]]) -> frozenset[Position]:
    return frozenset((row, column) for column, first, last in runs for row in range(first, last + 1))


def _by_value(values: Mapping[Position, str]) -> dict[str, list[list[int]]]:
    return {
        value: _runs(at for at, one in values.items() if one == value)
        for value in sorted(dict.fromkeys(values.values()))
    }


def _values(runs: Mapping[str, Sequence[Sequence[int]]]) -> dict[Position, str]:
    return {at: value for value, those in runs.items() for at in _positions(those)}
