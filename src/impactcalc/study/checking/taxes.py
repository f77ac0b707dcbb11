"""The sheet Taxes: what its categories mean, and what must fit together between its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

import numpy as np

from impactcalc.errors import Problem
from impactcalc.facts.notes.reading import AsCategories
from impactcalc.facts.notes.rows import OwnBudgetBlank
from impactcalc.facts.problems import taxes as wrong
from impactcalc.known.tax_rates import OFFERED, WAITING
from impactcalc.known.vocabulary import CATEGORIES, CATEGORY_CODES, categories_meant
from impactcalc.study.rows import Note, SheetRows
from impactcalc.study.sheets.headings import looks_like, plain
from impactcalc.study.sheets.synonyms import meant_category, offered, two_categories

_BY_NAME = {plain(name): category.code for category in CATEGORIES for name in (category.code, category.label)}
NOT_A_SALE = "local_wages"


def split_categories(text: str) -> tuple[str, ...]:
    """The names in a cell that lists categories, separated by commas, semicolons or line breaks."""
    return tuple(name.strip() for name in re.split(r"[,;\n]", text) if name.strip())


def understood(taxes: SheetRows, place: str) -> tuple[SheetRows, list[Problem], list[Note]]:
    """The rows with category codes for names, `place` for a blank one and "no" for a blank own budget; what is wrong;
    what was filled in."""
    problems, notes = list(_unknown(taxes)), list(_other_words(taxes))
    values = dict(taxes.columns)
    values["categories"] = np.array([", ".join(_codes(text)) for text in taxes.words("categories")], dtype=object)
    values["place"] = np.where(taxes.words("place") == "", place, taxes.words("place")).astype(object)
    blank = np.flatnonzero((taxes.words("own_budget") == "") & ~taxes.is_settled("own_budget"))
    if len(blank):
        own = taxes.words("own_budget").copy()
        own[blank] = "no"
        values["own_budget"] = own
        notes.append(Note("Taxes", taxes.cell(int(blank[0]), "own_budget"), "", OwnBudgetBlank(), len(blank)))
    values["confirmed"] = np.array(list(_answers(taxes)), dtype=object)
    read = SheetRows(taxes.sheet, taxes.rows, MappingProxyType(values), taxes.letters)
    problems += _twice(read)
    return read, problems, notes


def counts(taxes: SheetRows) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Which taxes (rows,) count: a line of the user's own unless it is answered with no, an offered one with a yes."""
    answer = taxes.words("confirmed")
    return np.asarray((answer == "") | (answer == "yes"), dtype=bool)


def _answers(taxes: SheetRows) -> Iterator[str]:
    """The cells Confirmed; a blank of a line that was offered still waits for its answer."""
    return (
        WAITING if answer == "" and source.startswith(OFFERED) else answer
        for answer, source in zip(taxes.words("confirmed").tolist(), taxes.words("source").tolist(), strict=True)
    )


def _codes(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for name in split_categories(text) for code in _meant(name)))


def _meant(name: str) -> tuple[str, ...]:
    """The categories that a name stands for: its own, by another word, or several joined by "and", "&", "+" or "/"."""
    one = _BY_NAME.get(plain(name)) or meant_category(name)
    return (one,) if one else two_categories(name)


def _other_words(taxes: SheetRows) -> Iterator[Note]:
    """What names that are none of ours were read as, each text once."""
    cells: dict[str, list[int]] = {}
    for i, text in enumerate(taxes.words("categories").tolist()):
        if any(plain(name) not in _BY_NAME and _meant(name) for name in split_categories(text)):
            cells.setdefault(text, []).append(i)
    for text, rows in cells.items():
        yield Note("Taxes", taxes.cell(rows[0], "categories"), text, AsCategories(_codes(text)), len(rows))


def _unknown(taxes: SheetRows) -> Iterator[Problem]:
    for i, text in enumerate(taxes.words("categories")):
        where = taxes.cell(i, "categories")
        if not text:
            continue  # said already
        names = split_categories(text)
        if not names:
            yield Problem("Taxes", where, text, wrong.NoCategory())
        for name in names:
            meant_codes = _meant(name)
            code = next((one for one in meant_codes if one == NOT_A_SALE), meant_codes[0] if meant_codes else None)
            several = () if code else offered(name, CATEGORY_CODES)
            if several:
                sold = tuple(one for one in several if one[0] != NOT_A_SALE)
                yield Problem("Taxes", where, name, wrong.CategoryDoubtful(sold))
                continue
            close = looks_like(name, _BY_NAME, cutoff=0.6)
            if code is None and (close is None or _BY_NAME[close] != NOT_A_SALE):
                meant = [_BY_NAME[close]] if close else [code for code in categories_meant(name) if code != NOT_A_SALE]
                yield Problem("Taxes", where, name, wrong.UnknownCategory(tuple(meant), tuple(_sold())))
            elif code is None or code == NOT_A_SALE:
                yield Problem("Taxes", where, name, wrong.TaxOnWages())
        given = [code for name in names if (code := _BY_NAME.get(plain(name)))]
        for code in dict.fromkeys(code for code in given if given.count(code) > 1):
            yield Problem("Taxes", where, code, wrong.CategoryTwice())


def _twice(taxes: SheetRows) -> Iterator[Problem]:
    """The same tax on the same category in two rows: it would be collected twice."""
    seen: dict[tuple[str, ...], int] = {}
    for i in range(len(taxes)):
        name = str(taxes.words("name")[i])
        if not name:
            continue
        tax = (plain(name), *(str(taxes.words(field)[i]) for field in ("level", "collector", "place")))
        for category in split_categories(str(taxes.words("categories")[i])):
            first = seen.setdefault((*tax, category), i)
            if first != i:
                fact = wrong.TaxTwice(category, int(taxes.rows[first]))
                yield Problem("Taxes", taxes.cell(i, "name"), name, fact)


def _sold() -> Iterator[str]:
    return (category.code for category in CATEGORIES if category.code != NOT_A_SALE)
