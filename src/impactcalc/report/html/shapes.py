"""Pictures as shapes: what a chart is made of, and how it is spelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from impactcalc.report.html.shown import Shown

Words = str | Shown


@dataclass(frozen=True, slots=True)
class Shape:
    """One mark: its kind, its place and size, its class."""

    tag: str
    place: tuple[tuple[str, float], ...]
    look: str

    def __html__(self) -> str:
        places = Markup(" ").join(Markup('{}="{}"').format(name, spelled(value)) for name, value in self.place)
        return Markup('<{0} {1} class="{2}"/>').format(self.tag, places, self.look)


@dataclass(frozen=True, slots=True)
class Label:
    """A text at a place; its numbers say where they come from."""

    x: float
    y: float
    words: tuple[Words, ...]
    look: str

    def __html__(self) -> str:
        said = Markup("").join(one.drawn if isinstance(one, Shown) else one for one in self.words)
        return Markup('<text x="{}" y="{}" class="{}">{}</text>').format(
            spelled(self.x), spelled(self.y), self.look, said
        )


@dataclass(frozen=True, slots=True)
class Row:
    """The shapes of one row of a chart, which move together."""

    shapes: Sequence[Shape | Label]

    def __html__(self) -> str:
        return Markup("<g>{}</g>").format(Markup("").join(Markup(one.__html__()) for one in self.shapes))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of a width and height; `left` and `room` are where its scale begins and how wide it is."""

    width: float
    height: float
    left: float
    room: float
    rows: Sequence[Row | Shape | Label]


def rectangle(x: float, y: float, width: float, height: float, look: str) -> Shape:
    """A bar; never so thin that it is not seen."""
    return Shape("rect", (("x", x), ("y", y), ("width", max(width, 1.0)), ("height", height)), look)


def line(x1: float, y1: float, x2: float, y2: float, look: str) -> Shape:
    """A line."""
    return Shape("line", (("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)), look)


def dot(x: float, y: float, look: str) -> Shape:
    """A point."""
    return Shape("circle", (("cx", x), ("cy", y), ("r", 5.0)), look)


def spelled(value: float) -> str:
    """A length in at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")
