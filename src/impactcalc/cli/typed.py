"""What was typed for the arguments and options of a command: told where it is empty, or no number."""

from __future__ import annotations

import inspect
import math
import re
from collections.abc import Callable, Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from typer.core import TyperCommand

from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems import options as wrong

_LARGE = 1e15  # from here on digits are no longer exact
_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # a thousand, or a fraction
_GROUPED = re.compile(r"\d{1,3}([.,' \u00a0\u202f])\d{3}(\1\d{3})*")


def checking(command: Callable[..., None]) -> type[TyperCommand]:
    """A kind of command that looks at what was typed before anybody makes a path or a number of it."""

    class Checking(TyperCommand):
        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            typed, _, _ = self.make_parser(ctx).parse_args(args=list(args))
            problems = [] if typed.get("help") is True else list(_problems(self.params, typed, command))
            if problems:
                from impactcalc.console import refuse

                refuse(InputError(problems))
            return super().parse_args(ctx, args)

    return Checking


def _problems(parameters: Any, typed: dict[str, Any], command: Callable[..., None]) -> Iterator[Problem]:
    numbers: dict[str, tuple[bool, float | None, float | None]] | None = None
    for one in parameters:
        given = typed.get(one.name)
        option = one.param_type_name == "option"
        shown = max(one.opts, key=len) if option else one.metavar or str(one.name).upper()
        for text in given if isinstance(given, list | tuple) else [given]:
            if not isinstance(text, str):
                continue
            if not text.strip():
                yield Problem(shown, "", "", wrong.OptionEmpty(argument=not option))
                continue
            numbers = _numbers(command) if numbers is None else numbers
            if one.name in numbers and (fact := _number_fault(text, *numbers[one.name])) is not None:
                yield Problem(shown, "", text, fact)


def _numbers(command: Callable[..., None]) -> dict[str, tuple[bool, float | None, float | None]]:
    """The parameters that take a number: whether a whole one, the least and the most."""
    found = {}
    hints = get_type_hints(command, include_extras=True)
    for name in inspect.signature(command).parameters:
        hint = hints.get(name)
        kind, *more = get_args(hint) if get_origin(hint) is Annotated else (hint,)
        kinds = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
        if int in kinds or float in kinds:
            least, most = (next((getattr(one, end, None) for one in more), None) for end in ("min", "max"))
            found[name] = (int in kinds, least, most)
    return found


def _number_fault(text: str, whole: bool, least: float | None, most: float | None) -> ProblemFact | None:
    """What is wrong with a text as a number; None where it is one that is taken."""
    plain = text.strip()
    try:
        number = float(plain)
    except ValueError:
        return wrong.OptionNoNumber(whole, _readings(plain, whole=whole))
    if "_" in plain or math.isnan(number):
        return wrong.OptionNoNumber(whole, ())
    if whole and not re.fullmatch(r"[+-]?\d+", plain):
        meant = str(int(number)) if math.isfinite(number) and number == int(number) and abs(number) < _LARGE else ""
        return wrong.OptionNotWhole(meant) if math.isfinite(number) else wrong.OptionNoNumber(whole, ())
    if not whole and _POINT.fullmatch(plain):
        return wrong.OptionNoNumber(whole, _readings(plain, whole=whole))
    if least is not None and number < least:
        return wrong.OptionBelowLeast(least)
    if most is not None and number > most:
        return wrong.OptionAboveMost(most)
    return None if math.isfinite(number) else wrong.OptionNoNumber(whole, ())


def _readings(text: str, *, whole: bool) -> tuple[str, ...]:
    """The numbers that a text with a mark in it may be: 1,000 is 1000, or 1.000 with a comma for its point."""
    grouped = _GROUPED.fullmatch(text)
    if grouped:
        large = re.sub(r"\D", "", text)
        if grouped[1] not in ",." or grouped[2] or whole:
            return (large,)
        small = f"{float(text.replace(',', '.')):g}"
        return large, f"{small}0" if _POINT.fullmatch(small) else small
    comma = re.fullmatch(r"(\d+),(\d+)", text)
    return (f"{comma[1]}.{comma[2]}",) if comma and not whole else ()
