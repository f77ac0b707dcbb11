"""What stands around notes and problems where they are listed."""

from __future__ import annotations

from collections.abc import Sequence

from impactcalc.words.en.numbers import plural
from impactcalc.words.en.spelling import spelled


def problem_count(count: int, source: str) -> str:
    """City.xlsx: 3 problems."""
    return f"{source}: {plural(count, 'problem')}" if source else plural(count, "problem")


def besides_these() -> str:
    """Notes follow on problems."""
    return "Besides, this was understood or left alone:"


def organisers_part(name: str) -> str:
    """Festival: the organiser's spending."""
    spending = spelled("the organiser's spending")
    return f"{name}: {spending}"


def more_of_them(count: int, listed: bool) -> str:
    """So many notes are not shown."""
    return f"and {count} more: impactcalc validate lists them" if listed else f"and {count} more"


def with_others(meaning: str, others: Sequence[tuple[str, str, str]], more: int) -> str:
    """What was understood of a cell, and of other cells of its column."""
    if not others:
        return f"{meaning} ({more + 1} cells of this column)" if more else meaning
    following = [f'; {cell} "{value}" {reading}' for cell, value, reading in others]
    unlisted = more - len(others)
    return f"{meaning}{''.join(following)}{f'; and {unlisted} more' if unlisted else ''}"
