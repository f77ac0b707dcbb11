"""A workbook's charts for those who do not see them."""

from __future__ import annotations

from collections.abc import Sequence

from impactcalc.report.words.asked.charts import Bar, Whisker


def title(finding: str) -> str:
    """What it shows, before its numbers."""
    return f"{finding}."


def bars(name: str, bars: Sequence[Bar]) -> str:
    """The numbers of a row of bars; of none too."""
    return _series(name, [f"{called} {_number(length)}" for called, length in bars])


def whiskers(name: str, whiskers: Sequence[Whisker]) -> str:
    """The numbers of dots and how far they may be off."""
    return _series(
        name,
        [f"{called} {_number(dot)}, between {_number(low)} and {_number(high)}" for called, dot, low, high in whiskers],
    )


def _series(name: str, numbers: Sequence[str]) -> str:
    return f"{name}: {'; '.join(numbers) or 'nothing'}."


def _number(value: float) -> str:
    return f"{value:,.6g}"
