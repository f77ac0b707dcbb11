"""What a sheet itself says its figures are counted in, held against how they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from impactcalc.economy.importing.grid import Grid, Position
from impactcalc.errors import Problem
from impactcalc.facts.problems.brought_cells import CountedIn, UnitSaidElsewhere

_PEOPLE = r"persons?|people|jobs|employe\w*|workers|employment|fte|full[- ]time|hours|heads"
_WORDS: Mapping[CountedIn, str] = {
    "thousand": r"thousands?|tsd\.?|1[ .,']?000|'000|000s|k(?=€|eur)",
    "million": r"millions?|mio\.?|mln\.?|(?<=[€£$])m|m(?=€)",
    "billion": r"billions?|mrd\.?|bn|(?<=[€£$])bn",
}
_STATED = re.compile("|".join(rf"(?P<{unit}>(?<![a-z\d]){words}(?![a-z\d]))" for unit, words in _WORDS.items()))


def stated_units(text: str) -> set[CountedIn]:
    """The units that a text speaks of: thousand, million, billion."""
    plain = text.casefold().replace("_", " ").replace("\u2018", "'").replace("\u2019", "'")
    said = {match.lastgroup for match in _STATED.finditer(plain)}
    return {unit for unit in _WORDS if unit in said}


def money_problems(grid: Grid, top: int, left: int) -> list[Problem]:
    """Cells above a table that say its money is not in millions, which is how it is read where nothing else is said."""
    cells = [(r, c) for r in range(top) for c in range(grid.width)]
    return _problems(grid, [*cells, *((top, c) for c in range(left + 1))], "--unit", jobs=False)


def jobs_problems(grid: Grid, row: int, left: int) -> list[Problem]:
    """Cells beside a row of jobs that say they are not counted one by one."""
    cells = [(row, c) for c in range(left + 2)]
    return _problems(grid, cells, "--jobs-unit", jobs=True)


def _problems(grid: Grid, cells: Iterable[Position], option: str, *, jobs: bool) -> list[Problem]:
    """One question, at the first cell that says another unit; none where the sheet says several."""
    found: dict[CountedIn, Position] = {}
    for where in cells:
        text = grid.label(*where)
        if not isinstance(grid.at(*where), float) and (jobs or not re.search(_PEOPLE, text, re.IGNORECASE)):
            for unit in stated_units(text):
                found.setdefault(unit, where)
    if len(found) != 1 or (not jobs and "million" in found):
        return []
    [(unit, where)] = found.items()
    return [grid.problem(*where, UnitSaidElsewhere(jobs, unit, option))]
