"""The charts of the page: each says its finding and its numbers, twice drawn (for a wide and for a narrow screen), and
once more as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from impactcalc.report.html.shapes import Drawing, Label, Row, Shape, dot, line, rectangle
from impactcalc.report.html.shown import Shown, as_read
from impactcalc.report.words.speaking import term

WIDE, NARROW = 640.0, 340.0  # of the pictures, in their own units
NAMES = 228.0  # what names take of the wide one
STEP, THICK = 30.0, 20.0  # from row to row, and of a bar
TALL, TALLER = 44.0, 56.0  # from row to row where the name stands above its bar; and the numbers too
LONGEST_WIDE, LONGEST_NARROW = 29, 42  # letters of a name
LETTER = 8.6  # the room that a letter of a label takes, in the widest of the fonts that a browser may fall back on
GAP = 6.0
# How bars follow from each other: each begins where the one before ended, downwards or upwards; or all begin at 0.
DOWN, UP, EACH = "down", "up", "each"


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart: from where to where, in the numbers of the page; `strong` begins or ends the story."""

    name: str
    amount: Shown
    start: float
    end: float
    part: Shown | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Whisker:
    """A row of a chart of ranges: a point, or a low and a high and what lies in the middle."""

    name: str
    low: Shown
    high: Shown | None = None
    middle: Shown | None = None
    pale: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """`finding` is its title, `in_words` its numbers in words, `rows` the same as a table under `head`;
    `neutral` is the title where the finding may not hold any more."""

    id: str
    finding: str
    in_words: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | Shown, ...], ...]
    wide: Drawing
    narrow: Drawing
    moves: str = ""
    neutral: str = ""


def bar_chart(
    id: str, finding: str, head: tuple[str, ...], bars: Sequence[Bar], moves: str, neutral: str = ""
) -> Chart:
    """Bars on one scale from 0; `moves` says how they follow from each other."""
    rows = tuple((bar.name, bar.amount, *((bar.part,) if bar.part else ())) for bar in bars)
    in_words = "; ".join(_words(bar) for bar in bars)
    most = max(max(bar.start, bar.end) for bar in bars) or 1.0
    wide, narrow = (_bars(bars, most, moves != EACH, narrow=narrow) for narrow in (False, True))
    return Chart(id, finding, f"{in_words}.", head, rows, wide, narrow, moves, neutral)


def _words(bar: Bar) -> str:
    amount = bar.amount.text.lstrip("−")
    amount = term("{amount} taken off", amount=amount) if bar.amount.taken_off else amount
    return f"{bar.name}: {amount}" + (f" ({bar.part.text})" if bar.part else "")


def _bars(bars: Sequence[Bar], most: float, joined: bool, *, narrow: bool) -> Drawing:
    width, left = (NARROW, 0.0) if narrow else (WIDE, NAMES + GAP)
    room = width - left - 2.0
    step = TALL if narrow else STEP
    drawn = []
    for n, bar in enumerate(bars):
        top = n * step + (18.0 if narrow else 4.0)
        low, high = sorted((bar.start, bar.end))
        x, end = left + low / most * room, left + high / most * room
        look = "off" if bar.amount.taken_off else "bar"
        shapes: list[Shape | Label] = [rectangle(x, top, end - x, THICK, look)]
        if n + 1 < len(bars) and joined:
            at = left + bar.end / most * room
            shapes.append(line(at, top + THICK, at, top + step, "join"))
        strong = " strong" if bar.strong else ""
        words = (bar.amount, *((" · ", bar.part) if bar.part else ()))
        middle = top + THICK / 2 + 4.5
        shapes.append(_name(bar.name, middle, top, narrow=narrow, strong=strong))
        inside = "in-off" if bar.amount.taken_off else "in"
        shapes.append(_beside(x, end, left, left + room, _length(bar), middle, words, inside))
        drawn.append(Row(shapes))
    return Drawing(width, len(bars) * step + 4.0, left, room, drawn)


def _name(name: str, middle: float, top: float, *, narrow: bool, strong: str = "") -> Label:
    longest = LONGEST_NARROW if narrow else LONGEST_WIDE
    short = name if len(name) <= longest else f"{name[: longest - 1]}…"
    return Label(0.0, top - 5.0, (short,), f"called{strong}") if narrow else Label(
        NAMES, middle, (short,), f"called end{strong}"
    )  # fmt: skip


def _length(bar: Bar) -> float:
    return LETTER * len(bar.amount.text + (f" · {bar.part.text}" if bar.part else ""))


def _beside(
    x: float,
    end: float,
    left: float,
    right: float,
    length: float,
    y: float,
    words: tuple[str | Shown, ...],
    inside: str,
) -> Label:
    """Where the numbers of a bar stand: right of it, else left of it, else in it."""
    if end + GAP + length <= right:
        return Label(end + GAP, y, words, "value")
    if x - GAP - length >= left:
        return Label(x - GAP, y, words, "value end")
    return Label(end - GAP, y, words, f"value end {inside}")


def range_chart(
    id: str, finding: str, head: tuple[str, ...], whiskers: Sequence[Whisker], *, beside: bool = True
) -> Chart:
    """Points and ranges on one scale, a line through the first of them; not `beside` it, each on a scale from 0."""
    rows = tuple((one.name, one.low, one.middle or "", one.high or "") for one in whiskers)
    in_words = "; ".join(f"{one.name}: {''.join(map(as_read, _from_to(one)))}" for one in whiskers)
    ends = [end.value for one in whiskers for end in (one.low, one.high) if end is not None]
    low, high = min(ends if beside else (*ends, 0.0)), max(ends)
    margin = (high - low) * 0.04 or abs(high) * 0.1 or 1.0
    scale = (low - margin, high + margin)
    wide, narrow = (
        _ranges(whiskers, scale, whiskers[0].low.value if beside else 0.0, narrow=narrow) for narrow in (False, True)
    )
    return Chart(id, finding, f"{in_words}.", head, rows, wide, narrow)


def _said_length(one: Whisker) -> int:
    """Letters of the numbers of a row."""
    return sum(len(as_read(part)) for part in _from_to(one))


def _from_to(one: Whisker) -> tuple[str | Shown, ...]:
    """The numbers of a row, and what stands between them."""
    return (one.low,) if one.high is None else (one.low, f" {term('to')} ", one.high)


def _ranges(whiskers: Sequence[Whisker], scale: tuple[float, float], beside: float, *, narrow: bool) -> Drawing:
    low, high = scale
    width, left = (NARROW, 6.0) if narrow else (WIDE, NAMES + GAP)
    values = 0.0 if narrow else LETTER * max(map(_said_length, whiskers)) + GAP
    room = width - left - values - 6.0
    step = TALLER if narrow else STEP

    def place(value: float) -> float:
        return left + (value - low) / (high - low) * room

    height = len(whiskers) * step + 4.0
    at_line = place(beside)
    drawn: list[Row | Shape | Label] = [line(at_line, 0.0, at_line, height, "join")]
    for n, one in enumerate(whiskers):
        middle = n * step + (44.0 if narrow else 15.0)
        look = "pale" if one.pale else "mark"
        shapes: list[Shape | Label] = []
        words = _from_to(one)
        if one.high is None:
            shapes.append(dot(place(one.low.value), middle, look))
        else:
            x, end = place(one.low.value), place(one.high.value)
            shapes.append(rectangle(x, middle - 4.0, end - x, 8.0, look))
            if one.middle is not None:
                at = place(one.middle.value)
                shapes.append(line(at, middle - 7.0, at, middle + 7.0, "median"))
        shapes.append(_name(one.name, middle + 4.5, middle - 25.0, narrow=narrow))
        stands = Label(0.0, middle - 13.0, words, "value") if narrow else Label(width, middle + 4.5, words, "value end")
        shapes.append(stands)
        drawn.append(Row(shapes))
    return Drawing(width, height, left, room, drawn)
