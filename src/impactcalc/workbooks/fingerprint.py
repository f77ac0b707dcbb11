"""The fingerprint of some rows of a sheet: all that is known of them, and nothing of the others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from impactcalc.workbooks.raw import RawSheet


def rows_sha256(sheet: RawSheet, rows: Iterable[int]) -> bytes:
    """Over where the rows stand, their cells, and what else is known of those: not how the file spells them."""
    whole = hashlib.sha256()
    formats = sheet.formats
    facts: tuple[object, ...] = (
        sheet.name, sorted(sheet.errors.items()), sorted(sheet.uncached), sheet.merged, sheet.decimal_comma,
        sheet.hidden, sorted(sheet.hidden_rows), sorted(sheet.filtered_rows), sorted(sheet.hidden_columns),
        sorted(sheet.totals_rows), sorted(formats.percent), sorted(formats.currency.items()), sorted(formats.struck),
        sorted(sheet.formulas.items()), sorted(sheet.stand.items()),
    )  # fmt: skip
    whole.update(repr(facts).encode("utf-8", "surrogatepass"))
    for number in rows:
        whole.update(repr((number, sheet.rows[number])).encode("utf-8", "surrogatepass"))
    return whole.digest()
