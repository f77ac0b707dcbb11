"""No id stands twice, nor two that a reader takes for one: in other letters of the same look, or with unseen ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

import numpy as np

from impactcalc.errors import Problem
from impactcalc.facts.problems.rows import Differ, IdAlike, IdTwice
from impactcalc.study.rows import SheetRows


def same_ids(tables: Mapping[str, SheetRows]) -> Iterator[Problem]:
    """Every row whose id an earlier row has, on whichever sheet."""
    ids = np.concatenate([table.columns["id"] for table in tables.values()]).astype(str)
    seen, counts = np.unique(ids, return_counts=True)
    alike = np.array([seen_as(name) for name in seen.tolist()], dtype=str)
    distinct, group = np.unique(alike, return_inverse=True)
    times = np.bincount(group, weights=counts, minlength=len(distinct))
    if (times <= 1).all():
        return
    repeated = seen[times[group] > 1].tolist()
    places: dict[str, tuple[str, str]] = {}
    for table in tables.values():
        for i in np.flatnonzero(np.isin(table.columns["id"].astype(str), repeated)):
            name = str(table.columns["id"][i])
            where = table.cell(int(i), "id")
            if (key := seen_as(name)) not in places:
                places[key] = name, f"{table.sheet}!{where}"
                continue
            first, place = places[key]
            if name == first:
                yield Problem(table.sheet, where, name, IdTwice(place))
            else:
                yield Problem(table.sheet, where, name, IdAlike(place, first, _difference(name, first)))


def seen_as(name: str) -> str:
    """A name as readers see it: in no case, composed in one way, without what has no width."""
    if name.isascii():
        return name.casefold()
    return _composed(_visible(_composed(name).casefold()))


def _composed(name: str) -> str:
    return unicodedata.normalize("NFKC", name)


def _visible(name: str) -> str:
    return "".join(letter for letter in name if unicodedata.category(letter) != "Cf")


def _difference(one: str, other: str) -> Differ:
    if _composed(one) == _composed(other):
        return "composed"
    if one.casefold() == other.casefold():
        return "capitals"
    if _visible(one) == _visible(other):
        return "unseen"
    return "several"
