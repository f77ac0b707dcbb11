"""Which rows of a sheet are rows: not the example, not a total; and which may not be meant to count.

A total is told by its name, by a formula over the rows above it, by an Excel table, or by its numbers. The first three
are left out and said; the last is asked about. Hidden and struck-through rows count, with a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import PART, Floats
from impactcalc.facts.notes.rows import RowLeftAlone, TotalLeftOut
from impactcalc.facts.problems import rows as wrong
from impactcalc.facts.rows import WhyTotal
from impactcalc.study.checking.alike_rows import alike_rows
from impactcalc.study.checking.collector import Collector
from impactcalc.study.checking.filled_rows import example_rows, filled_rows
from impactcalc.study.checking.rules import Mask
from impactcalc.study.rows import Doubt, SheetRows
from impactcalc.study.sheets.headings import plain
from impactcalc.study.sheets.number_text import is_blank, shown
from impactcalc.study.sheets.schema import EXAMPLE_ID, SHEETS, Column, columns
from impactcalc.workbooks.cell_names import column_number
from impactcalc.workbooks.raw import RawSheet

# Sheets whose rows are amounts, or heads, that can be summed.
REPEATABLE = frozenset({"Visitors", "Events", "Exchanges", "Volunteers", "Budget", "In kind", "Deals"})
SUMMED = REPEATABLE | {"Survey", "Strata", "Taxes"}
_LABELS = ("id", "name", "member", "stratum")
_TOTALS = frozenset(
    plain(word)
    for word in (
        "total", "totals", "sum", "sums", "subtotal", "sub-total", "sub total", "subtotals", "grand total", "overall",
        "all together", "gesamt", "gesamtsumme", "insgesamt", "summe", "zwischensumme", "endsumme", "somme",
        "sous-total", "total général", "total general", "suma", "suma total", "subtotal general", "totale",
        "subtotale", "totaal", "eindtotaal", "razem", "suma końcowa", "celkem", "celkom", "összesen",
        "mindösszesen", "yhteensä", "totalt",
        "i alt", "toplam", "ara toplam", "genel toplam", "itogo", "итого", "всего", "сума", "разом", "σύνολο", "合計",
        "小計", "総計", "計", "合计", "小计", "总计", "总和", "합계", "소계", "총계", "المجموع",
        "gesamtbetrag", "summa", "ukupno", "jumlah", "累計", "סה\"כ", "totaux", "som",
    )
)  # fmt: skip
_STEMS = tuple(sorted({word.split()[0] for word in _TOTALS} | {"grand"}))
# What may stand beside such a word without making it the name of something.
_BESIDE = frozenset({
    "all", "amount", "amounts", "cost", "costs", "spending", "spend", "rows", "row", "of", "the", "for", "in", "year",
    "fy", "this", "general", "net", "gross", "above", "visitors", "guests", "people", "events", "exchanges",
    "volunteers", "hours", "budget", "travellers", "participants", "deals", "usd", "eur", "gbp", "nights", "programme",
    "program", "income", "expenses", "expenditure", "revenue", "taxes", "tax", "members", "survey", "lodging",
    "hotel", "sales", "rate", "rates", "room", "occupancy", "local", "state", "combined", "q1", "q2", "q3", "q4",
})  # fmt: skip
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?:\s*:\s*\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_STRUCTURED = re.compile(r"\b(?:SUM|SUBTOTAL|AGGREGATE)\s*\([^)]*\[", re.IGNORECASE)
_SUMS = re.compile(r"\b(?:SUM|SUBTOTAL|AGGREGATE|SUMME|SOMME|SUMA)\s*\(", re.IGNORECASE)
MOST_WINDOW = 40  # rows above that a subtotal told by its numbers alone may sum
MOST_NAMED = 12


def counted_rows(name: str, sheet: RawSheet, places: Mapping[str, int], collector: Collector) -> list[int]:
    """Rows below the heading that hold something in a known column, by number; without the example and totals."""
    flawed = {row for row, _ in sheet.errors} | {row for row, _ in sheet.uncached}
    confirmed = places.get("confirmed")
    filled = filled_rows(sheet, sorted(places.values()))
    filled[[row for row in flawed if row < len(filled)]] = True
    others = ~filled
    for number in example_rows(sheet, places):
        filled[number] = others[number] = False
        if _altered(name, sheet.rows[number], places):
            key = places["id"]
            example = sheet.rows[number][key]
            collector.add(name, sheet.address(number, key), example, wrong.ExampleChanged(EXAMPLE_ID))
    found: list[int] = (np.flatnonzero(filled[1:]) + 1).tolist()
    for number in (np.flatnonzero(others[1:]) + 1).tolist():
        if not all(map(is_blank, sheet.rows[number])) and not _is_total(name, sheet, number, places):
            collector.note(name, sheet.address(number, 0), "", RowLeftAlone())
    if name not in SUMMED:
        return found
    totals = _totals(name, sheet, found, places)
    kept: list[int] = []
    for number in found:
        why = totals.get(number)
        if why is None:
            kept.append(number)
        elif confirmed is not None and plain(_at(sheet.rows[number], confirmed)) == "yes":
            collector.doubts.append(Doubt("totals-confirmed", name, (f"row {number + 1}",), (), confirmed=True))
            kept.append(number)
        elif not any(above not in totals for above in found if above < number):
            collector.add(
                name,
                sheet.address(number, _label_column(sheet, number, places)),
                _at(sheet.rows[number], _label_column(sheet, number, places)),
                wrong.TotalOfNothing(*why),
            )
        else:
            at = _label_column(sheet, number, places)
            fact = TotalLeftOut(*why, tuple(_numbers_of(sheet, number, places)))
            collector.note(name, sheet.address(number, at), _at(sheet.rows[number], at), fact)
    return kept


def _at(row: Sequence[object], column: int) -> object:
    return row[column] if column < len(row) else ""


def _altered(name: str, row: Sequence[object], places: Mapping[str, int]) -> bool:
    """Whether an example row says something else than the template's."""
    shown_there = {item.name: item.example if item.shown else "" for item in columns(SHEETS[name])}
    return any(
        at < len(row) and not is_blank(row[at]) and row[at] != shown_there[field]
        for field, at in places.items()
        if field != "id"
    )


# Totals by name and by formula -------------------------------------------------------------


def _totals(
    name: str, sheet: RawSheet, found: Sequence[int], places: Mapping[str, int]
) -> dict[int, tuple[WhyTotal, str]]:
    """The rows that are totals, why, and what they are called where that tells it."""
    totals: dict[int, tuple[WhyTotal, str]] = {}
    numeric = _amount_columns(name, places)
    named = _named_totals(sheet, found, places)
    formulas = _formula_rows(sheet, found, numeric)
    for number in found:
        if number in sheet.totals_rows:
            totals[number] = "table", ""
        elif number in named:
            totals[number] = "name", named[number]
        elif number in formulas:
            totals[number] = "sums", ""
    return totals


def _is_total(name: str, sheet: RawSheet, number: int, places: Mapping[str, int]) -> bool:
    """Whether a row without anything in a known column is a total all the same."""
    return name in SUMMED and (number in sheet.totals_rows or _total_label(sheet.rows[number], places) is not None)


def _named_totals(sheet: RawSheet, found: Sequence[int], places: Mapping[str, int]) -> dict[int, str]:
    """The rows that a text calls a total. Each distinct text is looked at once: few sheets have any that may be one."""
    width = len(sheet.rows[0]) if sheet.rows else 0
    labels = {places[field] for field in _LABELS if field in places}
    columns_ = labels | (set(range(width)) - set(places.values()))
    suspects: set[int] = set()
    for at in columns_:
        cells = sheet.column(at)
        texts = {text for number in found if isinstance(text := cells[number], str)}
        everything = "\n".join(texts).lower()
        stems = [stem for stem in _STEMS if stem in everything]
        wanted = {text for text in texts if any(stem in text.lower() for stem in stems)} if stems else None
        if wanted:
            suspects.update(number for number in found if cells[number] in wanted)
    labelled = ((number, _total_label(sheet.rows[number], places)) for number in sorted(suspects))
    return {number: label for number, label in labelled if label is not None}


def _total_label(row: Sequence[object], places: Mapping[str, int]) -> str | None:
    """The text that calls a row a total: in a column that names rows, or in the first cell that holds anything."""
    candidates = [_at(row, places[field]) for field in _LABELS if field in places]
    candidates += [next((cell for cell in row if not is_blank(cell)), "")]
    for cell in candidates:
        if isinstance(cell, str) and _means_total(cell):
            return shown(cell.strip())
    return None


def _means_total(text: str) -> bool:
    words = plain(text)
    if not words or len(words) > 60:
        return False
    if words in _TOTALS:
        return True
    parts = words.split()
    for cut in (1, 2):
        for head, others in ((parts[:cut], parts[cut:]), (parts[-cut:], parts[:-cut])):
            if " ".join(head) in _TOTALS and others and all(word in _BESIDE or word.isdigit() for word in others):
                return True
    return False


def _amount_columns(name: str, places: Mapping[str, int]) -> list[int]:
    return [
        places[column.name] for column in columns(SHEETS[name]) if column.kind == "number" and column.name in places
    ]


def _formula_rows(sheet: RawSheet, found: Collection[int], numeric: Sequence[int]) -> set[int]:
    """Rows whose numbers are formulas, one of them at least a sum of the rows above in its own column."""
    if not numeric or not sheet.formulas:
        return set()
    wanted = set(found)
    sums = {row for (row, column), text in sheet.formulas.items() if column in numeric and row in wanted
            and _sums_above(text, row, column)}  # fmt: skip
    return {
        row for row in sums if all(is_blank(_at(sheet.rows[row], c)) or (row, c) in sheet.formulas for c in numeric)
    }


def _sums_above(formula: str, row: int, column: int) -> bool:
    """Whether a formula sums cells of its own column that stand above it: SUM(F3:F9), F3+F4, SUM(Table[Visitors])."""
    if _STRUCTURED.search(formula):
        return True
    references = _REFERENCE.findall(formula.replace("[.", "").replace(":.", ":").replace("]", ""))
    if not references:
        return False
    cells = 0
    for first, start, last, end in references:
        top, bottom = int(start) - 1, int(end or start) - 1
        if any(column_number(letters.encode()) != column for letters in (first, last) if letters):
            return False
        if bottom >= row or top < 1:
            return False
        cells += bottom - top + 1
    only_sums = not re.search(r"[*/^]|AVERAGE|COUNT|MAX|MIN|IF\s*\(", formula, re.IGNORECASE)
    return only_sums and (cells >= 2 or (bool(_SUMS.search(formula)) and row >= 2))


def _label_column(sheet: RawSheet, number: int, places: Mapping[str, int]) -> int:
    """The column of the cell that names a row, or of the first that holds anything."""
    row = sheet.rows[number]
    for field in _LABELS:
        if field in places and not is_blank(_at(row, places[field])):
            return places[field]
    return next((at for at, cell in enumerate(row) if not is_blank(cell)), 0)


def _numbers_of(sheet: RawSheet, number: int, places: Mapping[str, int]) -> Iterator[tuple[str, float]]:
    """The first numbers of a row with the headings of their columns."""
    cells = ((at, _at(sheet.rows[number], at)) for at in sorted(places.values()))
    filled = [(at, cell) for at, cell in cells if isinstance(cell, int | float) and cell]
    for at, value in filled[:3]:
        yield shown(sheet.rows[0][at]), value


# What the numbers tell -------------------------------------------------------------------------


def additive(name: str) -> tuple[Column, ...]:
    """The columns whose numbers can be summed over rows: not those per person, and no rates."""
    return tuple(
        column
        for column in columns(SHEETS[name])
        if column.kind == "number" and column.unit and "per" not in column.unit.split() and column.unit != "years"
    )


def judge_rows(table: SheetRows, sheet: RawSheet, collector: Collector) -> None:
    """Ask about rows that equal the sum of rows above them; doubt those that are hidden, struck or there twice."""
    if table.sheet in SUMMED and len(table):
        _ask_about_sums(table, collector)
    if table.sheet in REPEATABLE and len(table) > 1:
        _doubt_repeats(table, collector)
    _doubt_hidden(table, sheet, collector)


def holds(table: SheetRows, positions: Sequence[int]) -> tuple[tuple[str, float], ...]:
    """What some rows hold, by heading: the sums of their amounts and heads, the largest columns first."""
    sums = []
    for column in additive(table.sheet) if table.sheet in SHEETS else ():
        total = float(np.nansum(table.columns[column.name][list(positions)]))
        if total:
            sums.append((column.heading, total))
    return tuple(sums)


def _ask_about_sums(table: SheetRows, collector: Collector) -> None:
    """Rows that hold, in every column of amounts that they fill, what two or more rows above them hold together."""
    fields = [column for column in _summed_columns(table.sheet) if column.name in table.letters]
    values = np.column_stack([np.nan_to_num(table.columns[column.name]) for column in fields] or [np.zeros(len(table))])
    used = (values != 0).any(axis=0)
    fields = [column for column, is_used in zip(fields, used, strict=False) if is_used]
    values = values[:, used]
    if len(values) < 3 or not fields:
        return
    telling = _telling(table, fields, values)
    summed = _sums_of(values, telling, int(table.rows[0]))
    confirmed = table.confirmed
    unread = np.logical_or.reduce([table.is_settled(column.name) for column in fields])
    for i, sum_of in sorted(summed.items()):
        if confirmed[i]:
            doubt = Doubt("totals-confirmed", table.sheet, (f"row {table.rows[i]}",), (), confirmed=True)
            if doubt not in collector.doubts:  # its name may have said so already
                collector.doubts.append(doubt)
            continue
        collector.totals_asked.add((table.sheet, int(table.rows[i])))
        if unread[i]:
            continue
        first = fields[int(np.flatnonzero(values[i])[0])]
        collector.add(
            table.sheet,
            table.cell(i, first.name),
            float(table.columns[first.name][i]),
            sum_of,
        )


def _summed_columns(name: str) -> tuple[Column, ...]:
    """The columns whose numbers a total would sum; a tax's rates add up to the rate of all taxes together."""
    rates = tuple(column for column in columns(SHEETS[name]) if name == "Taxes" and column.name == "rate")
    return additive(name) + rates


def _telling(table: SheetRows, fields: Sequence[Column], values: Floats) -> Mask:
    """Which rows cannot equal a sum by chance: they fill two columns, or one of money, or leave blank what others say.

    10, 20 and 30 guests are three groups of guests, each with its nights; a total has no nights.
    """
    money = np.array([column.unit.startswith("currency") for column in fields])
    filled = values != 0
    sure = (filled.sum(axis=1) >= 2) | filled[:, money].any(axis=1)
    each = [
        ~np.isnan(table.columns[column.name])
        for column in columns(SHEETS[table.sheet])
        if column.kind == "number" and column.name in table.letters and "per" in column.unit.split()
    ]
    lacks = ~np.logical_or.reduce(each) if each else np.ones(len(values), dtype=bool)
    last = np.arange(len(values)) == len(values) - 1
    telling = np.asarray(sure | (last & lacks & filled.any(axis=1)), dtype=bool)
    if table.sheet == "Survey":  # a member that answered has its stratum, a total has none
        telling &= np.asarray((table.words("stratum") == "") & ~table.is_settled("stratum"), dtype=bool)
    return telling


def _sums_of(values: Floats, telling: Mask, first: int) -> dict[int, wrong.SumOfRows]:
    """Which rows equal a sum of others, and of which, the first of all being row `first`; a row that does is left out
    of the sums that follow."""
    found: dict[int, wrong.SumOfRows] = {}
    count = len(values)
    before = np.zeros((count + 1, values.shape[1]))  # before[k]: the sum of rows 0..k-1
    np.cumsum(values, axis=0, out=before[1:])
    lead = int(np.argmax((values != 0).sum(axis=0)))  # the column that most rows fill tells most of them apart
    room = _room(values)
    for width in range(2, min(MOST_WINDOW, count - 1) + 1):
        gap = np.abs(before[width:-1, lead] - before[: -1 - width, lead] - values[width:, lead])
        near = (gap <= room[width:, lead]) | (values[width:, lead] == 0)
        rows = np.flatnonzero(near & telling[width:]) + width
        if width == 2:  # two of a single column may be a sum by chance in the middle of a sheet
            rows = rows[((values[rows] != 0).sum(axis=1) >= 2) | (rows == 2)]
        if len(rows):
            for i in rows[_equal(values[rows], before[rows] - before[rows - width], room[rows])].tolist():
                found.setdefault(i, wrong.SumOfRows("above", width))
    del before
    for _ in range(2):  # a grand total sums the rows, not their subtotals as well
        kept = values.copy()
        kept[list(found)] = 0.0
        above = np.zeros(values.shape)
        np.cumsum(kept[:-1], axis=0, out=above[1:])
        for i in _all_above(values, above, room, np.flatnonzero(telling & (np.arange(count) >= 2))):
            if i not in found or found[i].rows == i:
                found[i] = wrong.SumOfRows("all above", first=first)
    below = values[1:].sum(axis=0)[None, :] - values[sorted(i for i in found if i)].sum(axis=0)[None, :]
    if telling[0] and count > 3 and 0 not in found and _equal(values[:1], below, room[:1])[0]:
        found[0] = wrong.SumOfRows("all below")
    return found


def _all_above(values: Floats, above: Floats, room: Floats, rows: npt.NDArray[np.int64]) -> list[int]:
    """Which of some rows equal the sum of all above, a part of the rows at a time."""
    parts = (rows[start : start + 16 * PART] for start in range(0, len(rows), 16 * PART))
    return [i for part in parts for i in part[_equal(values[part], above[part], room[part])].tolist()]


def _room(values: Floats) -> Floats:
    """How far a total may be off: by what sums of typed decimals differ by, or where it was rounded to whole units."""
    parts = (values != np.round(values)).any(axis=0)
    rounded = np.where((values == np.round(values)) & parts, 0.51, 0.0)
    return np.asarray(np.maximum(1e-9 * np.abs(values), rounded), dtype=np.float64)


def _equal(one: Floats, other: Floats, room: Floats) -> Mask:
    """Which rows are equal in every column that they fill; never rows of zeros."""
    filled = one != 0
    same = ((np.abs(one - other) <= room) | ~filled).all(axis=1)
    return np.asarray(same & filled.any(axis=1), dtype=bool)


def _doubt_repeats(table: SheetRows, collector: Collector) -> None:
    """The same row twice: alike in every cell but the id."""
    names = [
        c.name for c in columns(SHEETS[table.sheet]) if c.name in table.letters and c.name not in ("id", "confirmed")
    ]
    groups = alike_rows([table.columns[name] for name in names])
    confirmed = table.confirmed
    for positions in groups:
        if holds(table, positions):
            rows = tuple(f"row {table.rows[i]}" for i in positions[:MOST_NAMED])
            sure = all(confirmed[i] for i in positions[1:])
            collector.doubts.append(Doubt("rows-repeated", table.sheet, rows, holds(table, positions[1:]), sure))


def _doubt_hidden(table: SheetRows, sheet: RawSheet, collector: Collector) -> None:
    name = table.sheet
    everything = list(range(len(table)))
    if sheet.hidden and len(table):
        collector.doubts.append(Doubt("sheet-hidden", name, (), holds(table, everything)))
    confirmed = table.confirmed
    numbers = (table.rows - 1).tolist()
    groups = (
        ("rows-filtered", sheet.filtered_rows),
        ("rows-hidden", sheet.hidden_rows - sheet.filtered_rows),
        ("rows-struck-through", _struck_rows(table, sheet)),
    )
    for code, rows in groups:
        positions = [i for i, number in enumerate(numbers) if number in rows] if rows else []
        for sure in (False, True):
            some = [i for i in positions if confirmed[i] == sure]
            if some:
                cells = tuple(f"row {table.rows[i]}" for i in some)
                collector.doubts.append(Doubt(code, name, cells, holds(table, some), sure))  # type: ignore[arg-type]
    hidden = [c for c in columns(SHEETS[name]) if c.name in table.letters and c.kind in ("number", "share")
              and column_number(table.letters[c.name].encode()) in sheet.hidden_columns]  # fmt: skip
    filled = [c for c in hidden if not np.isnan(table.columns[c.name]).all()]
    if filled:
        cells = tuple(f"column {table.letters[c.name]} ({c.heading})" for c in filled)
        sums = dict(holds(table, everything))
        collector.doubts.append(
            Doubt(
                "columns-hidden", name, cells, tuple((c.heading, sums[c.heading]) for c in filled if c.heading in sums)
            )
        )


def _struck_rows(table: SheetRows, sheet: RawSheet) -> frozenset[int]:
    """Rows of which a cell that holds a number or a name is struck through."""
    struck = sheet.formats.struck
    if not struck:
        return frozenset()
    known = {column_number(letters.encode()) for letters in table.letters.values()}
    return frozenset(row for row, column in struck if column in known and not is_blank(_at(sheet.rows[row], column)))
