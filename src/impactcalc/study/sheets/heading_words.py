"""Headings that mean a column of ours by another word: "No. of guests", "Hotels ($)"; and those that mean two."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from impactcalc.errors import Problem
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.notes.sheets import AsColumn
from impactcalc.facts.problems import sheets as wrong
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.rows import Note
from impactcalc.study.sheets.heading_units import without_unit
from impactcalc.study.sheets.headings import fields_by_heading
from impactcalc.study.sheets.number_text import is_blank, shown
from impactcalc.study.sheets.range_columns import PARTS, range_columns
from impactcalc.study.sheets.schema import SHEETS, Column, columns
from impactcalc.study.sheets.synonyms import HEADINGS, another_number, meant_column, offered, two_categories
from impactcalc.study.sheets.unit_words import unit_words
from impactcalc.workbooks.raw import RawSheet

_BRACKETS = re.compile(r"[(\[（【][^)\]）】]*[)\]）】]")
_PART = re.compile(rf"(.+)\s+({'|'.join(PARTS)})")
_MONEY = ("categories", "spending")


def with_our_headings(sheets: Mapping[str, RawSheet]) -> tuple[dict[str, RawSheet], list[Problem], list[Note]]:
    """The sheets with our own headings in the place of other words for them; what is asked; what was understood.

    What stands in brackets after a heading stays there: it may be the unit of the numbers.
    """
    found, problems, notes = {}, [], []
    for name, sheet in sheets.items():
        if sheet.rows and (name in HEADINGS or _has_categories(name)):
            reader = _Heads(name, sheet)
            heads = reader.read()
            problems += reader.problems
            notes += reader.notes
            found[name] = sheet if heads == list(sheet.rows[0]) else sheet.under(heads)
        else:
            found[name] = sheet
    return found, problems, notes


class _Heads:
    """Reads the headings of one sheet."""

    def __init__(self, name: str, sheet: RawSheet) -> None:
        self.name, self.sheet = name, sheet
        self.problems: list[Problem] = []
        self.notes: list[Note] = []
        self.fields = fields_by_heading(SHEETS[name])
        self.columns = {column.name: column for column in columns(SHEETS[name])}
        heads = sheet.rows[0]
        self.taken = {item.name: at for at, head in enumerate(heads) if (item := self._own(head))}

    def read(self) -> list[object]:
        heads = self.sheet.rows[0]
        beside = set(range_columns(self.name, SHEETS[self.name], heads).values())
        return [
            head
            if is_blank(head) or at in beside or self._own(head)
            else self._read(at, str(head).replace("\u00a0", " ").strip())
            for at, head in enumerate(heads)
        ]

    def _own(self, head: object) -> Column | None:
        """The column that a heading names in our own words, with or without a unit."""
        return None if is_blank(head) else self.fields.get(without_unit(str(head), self.fields)[0])

    def _read(self, at: int, head: str) -> object:
        """The heading as ours, or as it is where it is none."""
        bare = _BRACKETS.sub(" ", head).strip()
        another = another_number(self.name, bare)
        if another is not None:
            if self._has_numbers(at):
                self._ask(at, head, another)
            return head
        part = _PART.fullmatch(bare.lower())
        if part and (column := meant_column(self.name, part[1])) and column.kind in ("number", "share"):
            return f"{column.heading} {part[2]}"
        column, unit = self._meant(bare)
        if column is not None:
            return self._known(at, head, column, unit)
        if _has_categories(self.name) and self._has_numbers(at):
            return self._asked(at, head)
        return head

    def _meant(self, bare: str) -> tuple[Column | None, str]:
        """The column that a heading means, and the words at its end that are a unit."""
        column = meant_column(self.name, bare)
        words = bare.split()
        for cut in range(len(words) - 1, 0, -1) if column is None else ():
            tail = " ".join(words[cut:]).strip(" ,;:-\u2013\u2014")
            found = unit_words(tail)
            if found.says and not found.other_words and (column := meant_column(self.name, " ".join(words[:cut]))):
                return column, f"({tail})"
        return column, ""

    def _known(self, at: int, head: str, column: Column, unit: str) -> object:
        if column.kind in ("number", "share") and self._is_text(at):
            return head  # the name of a hotel, not what it cost
        if column.name in self.taken:
            if column.group in _MONEY and self._has_numbers(at):
                first = self.sheet.address(0, self.taken[column.name])
                self._ask(at, head, wrong.HeadingThereAlready(column.heading, first))
            return head
        self.taken[column.name] = at
        self.notes.append(Note(self.name, self.sheet.address(0, at), shown(head), AsColumn(column.heading)))
        return " ".join(filter(None, (self._ours(head, column), unit)))

    def _asked(self, at: int, head: str) -> object:
        """A heading of amounts that stands for several categories, or for one of several."""
        codes = two_categories(head)
        if codes:
            self._ask(at, head, wrong.HeadingOfSeveral(tuple(self.columns[code].heading for code in codes)))
        else:
            several = offered(_BRACKETS.sub("", head), CATEGORY_CODES)
            codes = tuple(code for code, _ in several)
            if not codes:
                return head
            readings = tuple((self.columns[code].heading, meaning) for code, meaning in several)
            self._ask(at, head, wrong.HeadingDoubtful(readings))
        # Read on as if it were the first that is free: that its amounts are missing would be no news.
        free = next((code for code in codes if code not in self.taken), None)
        if free is None:
            return head
        self.taken[free] = at
        return self._ours(head, self.columns[free])

    def _ask(self, at: int, head: str, fact: ProblemFact) -> None:
        self.problems.append(Problem(self.name, self.sheet.address(0, at), shown(head), fact))

    def _ours(self, head: str, column: Column) -> str:
        return " ".join([column.heading, *_BRACKETS.findall(head)])

    def _cells(self, at: int) -> Sequence[object]:
        return [row[at] for row in self.sheet.rows[1:] if at < len(row) and not is_blank(row[at])]

    def _has_numbers(self, at: int) -> bool:
        return any(not isinstance(cell, str) or any(map(str.isdigit, cell)) for cell in self._cells(at))

    def _is_text(self, at: int) -> bool:
        cells = self._cells(at)
        return bool(cells) and all(isinstance(cell, str) and not any(map(str.isdigit, cell)) for cell in cells)


def _has_categories(name: str) -> bool:
    return CATEGORY_CODES[0] in SHEETS[name].model_fields
