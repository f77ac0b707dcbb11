"""What `verify` found, in lines."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import takewhile

from impactcalc.impact.figures import FIGURES
from impactcalc.report.signed.verdict import MOST_CELLS, Difference, Is, Kind, Stands, State, Verdict
from impactcalc.words.en.numbers import in_a_row

_FOUND: Mapping[Kind, str] = {
    "input": "input  {where}: not the file that the report was made of: sha256 {now} instead of {signed}",
    "input cell": "input  {where}: another than when the report was written; it says {now} now",
    "input row": "input  {where}, row {signed}: another than when the report was written",
    "version": "version  {where}: written by version {signed}, verified with {now}",
    "package": "package  {where}: sha256 {signed} when the report was written, {now} now",
    "figure": "figure  {where}: {signed} as signed, {now} in a second run",
    "live": "live  {where}: changed since signing: {signed} as signed, {now} now",
    "moved": "moved  {where}: formulas over what was changed, whose results are others: {signed}",
    "cell": "cell  {where}: a second run writes {signed}, the report says {now}",
}
_SHEETS: Mapping[State, str] = {
    "missing": "sheet  {where}: is missing, and a second run writes it",
    "there": "sheet  {where}: is there, but is not written by a second run",
}
_PACKAGES: tuple[str, str] = (
    "package  {where}: not used when the report was written, but now, sha256 {now}",
    "package  {where}: used when the report was written, sha256 {signed}, but not now",
)
_OTHERS: Mapping[Kind, str] = {
    "input": "the input",
    "input cell": "the input",
    "input row": "the input",
    "package": "a package",
    "version": "the version",
}
_LETTERS = 60  # of a cell that are told
_BEFORE = 20  # of them stand before the first that differs
_OF_CELLS, _OF_FIGURES, _MOST_DIGITS = 10, 6, 17  # digits of a number


def verdict_words(verdict: Verdict) -> Iterator[str]:
    """Same, or what differs: the input, a package, the version, figures, then cells of the report."""
    if verdict.same:
        yield _same(verdict)
        return
    count = len(verdict.differs)
    yield f"Not the same: {_how_much(verdict)}."
    for one in verdict.differs[:MOST_CELLS]:
        yield f"  {_line(one)}"
    if count > MOST_CELLS:
        yield f"  and {count - MOST_CELLS:,} more"


def _how_much(verdict: Verdict) -> str:
    """How many differences, and whether the rest is the same or was not compared."""
    blank = [one.signed for one in verdict.differs if one.kind == "uncalculated" and isinstance(one.signed, int)]
    if len(blank) == len(verdict.differs):
        others = verdict.compared - sum(blank)
        return f"{_blank(sum(blank))}; the other {others:,} cells of the report are the same"
    count = len(verdict.differs)
    return f"{count:,} difference{'' if count == 1 else 's'}{_not_compared(verdict)}"


def _blank(count: int) -> str:
    """Formulas that hold no result, and why."""
    what, them = ("1 formula holds", "it") if count == 1 else (f"{count:,} formulas hold", "them")
    return f"{what} no result, because no spreadsheet program has calculated {them} since the report was saved"


def _same(verdict: Verdict) -> str:
    if verdict.given:
        return (
            f"Same: a second run of the input that was given, {verdict.given}, gives all {verdict.compared:,} cells "
            "of this report."
        )
    return f"Same: a second run of what this report carries gives all {verdict.compared:,} of its cells."


def _not_compared(verdict: Verdict) -> str:
    """That the cells of the report were not compared, and why."""
    if not verdict.is_other_run:
        return ""
    others = list(dict.fromkeys(_OTHERS[one.kind] for one in verdict.differs if one.kind in _OTHERS))
    are = f"{in_a_row(others)} {'is another' if len(others) == 1 else 'are others'}"
    return f"; the other cells of the report were not compared, because {are}"


def _line(one: Difference) -> str:
    form = _FOUND.get(one.kind, "")
    if one.kind == "sheet":
        form = _SHEETS["missing" if one.now == Is("missing") else "there"]
    elif one.kind == "package" and Is("not used") in (one.signed, one.now):
        form = _PACKAGES[0 if one.signed == Is("not used") else 1]
    elif one.kind == "uncalculated" and isinstance(one.signed, int):
        return f"blank  {one.where}: {_blank(one.signed)}"
    signed, now = _sides(one)
    return form.format(where=_where(one), signed=signed, now=now)


def _where(one: Difference) -> str:
    return FIGURES[one.where].heading if one.kind == "figure" and one.where in FIGURES else one.where


def _sides(one: Difference) -> tuple[str, str]:
    """Both sides, so that they can be told apart."""
    signed, now = one.signed, one.now
    if isinstance(signed, float) and isinstance(now, float):
        return _numbers(signed, now, _OF_FIGURES)
    if not (isinstance(signed, Stands) and isinstance(now, Stands)):
        return _alone(signed), _alone(now)
    if isinstance(signed.value, float) and isinstance(now.value, float):
        return _numbers(signed.value, now.value, _OF_CELLS)
    first, second = (one if isinstance(one, str) else "" for one in (signed.value, now.value))
    start = _start(_in_a_line(first), _in_a_line(second))
    return _cell(signed, start), _cell(now, start)


def _alone(found: object) -> str:
    if isinstance(found, Stands):
        return _cell(found, 0)
    return f"{found:,}" if isinstance(found, int) else str(found)


def _cell(found: Stands, start: int) -> str:
    if isinstance(found.value, float):
        return _numbers(found.value, found.value, _OF_CELLS)[0]
    whole = _in_a_line(found.value)
    text = whole[start : start + _LETTERS]
    text = f"{'...' if start and text else ''}{text}{'...' if len(whole) > start + _LETTERS else ''}"
    if not whole:
        return "nothing"
    return f"the formula {text}" if found.formula else f'"{text}"'


def _in_a_line(text: str) -> str:
    """As cells are compared: it does not matter how a program ends lines."""
    return " ".join(text.split())


def _start(one: str, other: str) -> int:
    """Where to begin with two texts, so that the first letter that differs is told."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return 0 if max(len(one), len(other)) <= _LETTERS or same < _LETTERS - _BEFORE else same - _BEFORE


def _numbers(one: float, other: float, digits: int) -> tuple[str, str]:
    """Two numbers in so many digits, and in more where they would read alike."""
    said = ("", "")
    for most in range(digits, _MOST_DIGITS + 1):
        said = (_number(one, most), _number(other, most))
        if said[0] != said[1] or one == other:
            break
    return said


def _number(value: float, digits: int) -> str:
    """In so many digits, all that stand before the point, and never as a power of ten."""
    if not math.isfinite(value):
        return "nothing"
    before = math.floor(math.log10(abs(value))) + 1 if value else 1
    said = f"{value:,.{max(0, digits - before)}f}"
    return said.rstrip("0").rstrip(".") if "." in said else said
