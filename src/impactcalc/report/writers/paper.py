"""Which rows of a worksheet go on one sheet of paper, so that no chart and no short table is cut in two.

A page is printed as wide as its paper, so the room for rows follows from the width of its columns. Widths are those of
Excel's own font: other fonts make columns wider, the print smaller and the room larger, and what fits here fits there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from impactcalc.report.writers.formats import A4, LETTER

PAPER_SIZES: Mapping[int, tuple[float, float]] = MappingProxyType({LETTER: (612.0, 792.0), A4: (595.0, 842.0)})
INCH = 72.0
MARGINS: Mapping[str, float] = MappingProxyType({"left": 0.5, "right": 0.5, "top": 0.75, "bottom": 0.65})  # inches
# What goes a little over its last sheet, by this part of one, is printed smaller, as far as it can still be read.
MOST_LONGER, SMALLEST_SCALE = 0.3, 0.5
# Heights are a guess where a viewer has other fonts.
SAFETY = 0.97
# A table that is longer than a sheet begins on the one that is in use only where it has this part of it left.
LEAST_LEFT = 0.4


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that belong together, `first` to before `end`, and their height in points."""

    first: int
    end: int
    height: float


def room_for_rows(
    widths: Sequence[float], paper: int, *, upright: bool, across: int = 1, repeated: int = 0
) -> tuple[float, float]:
    """Points of row height that a sheet of paper takes when the columns (in characters) fill the width of `across` of
    them, the first `repeated` columns on each, and the scale at which they do."""
    wide, high = PAPER_SIZES[paper] if upright else PAPER_SIZES[paper][::-1]
    wide = across * (wide - INCH * (MARGINS["left"] + MARGINS["right"]))
    high -= INCH * (MARGINS["top"] + MARGINS["bottom"])
    columns = sum(0.75 * column_pixels(width) for width in [*widths, *list(widths[:repeated]) * (across - 1)])
    scale = min(1.0, wide / columns) if columns else 1.0
    return SAFETY * high / scale, scale


def column_pixels(width: float) -> int:
    """How wide a column of so many characters is drawn."""
    return int(7 * width) + 5


def sheets_when_shrunk(height: float, room: float, scale: float, most: int) -> int:
    """How many sheets, at most `most`, rows of this height take when printed a little smaller; 0: no fewer for it."""
    for sheets in range(1, most + 1):
        longer = height / (sheets * room)
        if 1 < longer <= 1 + MOST_LONGER / sheets and scale / longer >= SMALLEST_SCALE:
            return sheets
    return 0


def sheets_of(stretches: Sequence[Stretch], room: float, repeated: float) -> list[tuple[int, int]]:
    """Rows of each part that begins on a sheet of its own: first and before the end, without a gap.

    `repeated` is the height of the rows that every further sheet has on top. A stretch that is longer than a sheet runs
    on over as many as it takes, and what follows it begins anew, since nobody can say where it ends.
    """
    parts: list[tuple[int, int]] = []
    begun, used = 0, 0.0
    for at, stretch in enumerate(stretches):
        long = stretch.height > room - repeated
        fits = used + stretch.height <= room or (long and used < (1 - LEAST_LEFT) * room)
        if at and not fits:
            parts.append((begun, stretch.first))
            begun, used = stretch.first, repeated
        used += stretch.height
    if stretches:
        parts.append((begun, stretches[-1].end))
    return parts
