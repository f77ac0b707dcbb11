"""What a sheet itself says its figures are counted in, held against how they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from impactcalc.economy.importing.grid import Grid, Position
from impactcalc.errors import Problem

_PEOPLE = r"persons?|people|jobs|employe\w*|workers|employment|fte|full[- ]time|hours|heads"
_WORDS: Mapping[str, str] = {
    "thousand": r"thousands?|tsd\.?|1[ .,']?000|'000|000s|k(?=€|eur)",
    "million": r"millions?|mio\.?|mln\.?|(?<=[€£$])m|m(?=€)",
    "billion": r"billions?|mrd\.?|bn|(?<=[€£$])bn",
}
_STATED = re.compile("|".join(rf"(?P<{unit}>(?<![a-z\d]){words}(?![a-z\d]))" for unit, words in _WORDS.items()))


def stated_units(text: str) -> set[str]:
    """The units that a text speaks of: thousand, million, billion."""
    plain = text.casefold().replace("_", " ").replace("\u2018", "'").replace("\u2019", "'")
    return {str(match.lastgroup) for match in _STATED.finditer(plain)}


def money_problems(grid: Grid, top: int, left: int) -> list[Problem]:
    """Cells above a table that say its money is not in millions, which is how it is read where nothing else is said."""
    cells = [(r, c) for r in range(top) for c in range(grid.width)]
    return _problems(grid, [*cells, *((top, c) for c in range(left + 1))], "million", "--unit", "money", people=False)


def jobs_problems(grid: Grid, row: int, left: int) -> list[Problem]:
    """Cells beside a row of jobs that say they are not counted one by one."""
    cells = [(row, c) for c in range(left + 2)]
    return _problems(grid, cells, "unit", "--jobs-unit", "jobs", people=True)


def _problems(
    grid: Grid, cells: Iterable[Position], taken: str, option: str, what: str, *, people: bool
) -> list[Problem]:
    """One question, at the first cell that says another unit; none where the sheet says several."""
    found: dict[str, Position] = {}
    for where in cells:
        text = grid.label(*where)
        if not isinstance(grid.at(*where), float) and (people or not re.search(_PEOPLE, text, re.IGNORECASE)):
            for unit in stated_units(text):
                found.setdefault(unit, where)
    if len(found) != 1 or taken in found:
        return []
    [(unit, where)] = found.items()
    verb, pronoun = ("is", "it is") if what == "money" else ("are", "they are")
    how = "one by one" if taken == "unit" else f"in {taken}s"
    text = f"this says that {what} {verb} in {unit}s; without {option} {pronoun} read {how}"
    return [grid.problem(*where, text, f"Add {option} {unit}; or {option} {taken}, if that is right")]
