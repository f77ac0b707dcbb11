"""Where something was found, as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as part
from typing import Literal


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows by the sheets they stand on, `more` that are not named, and the field that it is about. `every` are the
    positions of all of them among the activities, the named and the others."""

    rows: tuple[tuple[str, int], ...]
    more: int
    field: str
    every: Iterable[int] = part(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cells:
    """Cells of one sheet, and `more` that are not named."""

    sheet: str
    cells: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Doubted:
    """Rows or columns of a sheet as a reader finds them ("row 5", "C7"), and `more`; none: the sheet."""

    sheet: str
    cells: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Under:
    """What stands on a sheet under names of the user's or of ours: categories, strata, questions."""

    sheet: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowsOn:
    """Rows of one sheet."""

    sheet: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Members:
    """Members on the sheet Survey with their rows, and `more` that are not named."""

    members: tuple[tuple[str, int], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Member:
    """A member and its row on the sheet Survey."""

    row: int
    name: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """Whole sheets."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of the sheet Study, or a column of another sheet, by its name in the schema."""

    name: str
    sheet: str = "Study"


@dataclass(frozen=True, slots=True)
class Tables:
    """A table of multipliers by its name, and what of it."""

    name: str
    of: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the study, and a category there."""

    name: str
    category: str = ""


@dataclass(frozen=True, slots=True)
class Countries:
    """Countries by name or code ("": one that nobody named), and the year (a fiscal one by its first month)."""

    names: tuple[str, ...]
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Everywhere:
    """No one place."""

    what: Literal["all sheets", "spending abroad", "column Year", "economies of the places"]


OnSheets = Rows | Cells | Doubted | Under | RowsOn | Members | Member | Sheets | Setting
Elsewhere = Tables | Place | Countries | Everywhere
Where = OnSheets | Elsewhere
