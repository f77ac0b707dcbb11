"""The sample workbooks that people open first."""

from __future__ import annotations

import difflib
from pathlib import Path

from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.commands import NoSuchSample
from impactcalc.resources import shipped


def samples() -> dict[str, Path]:
    """Every shipped sample by its name, sorted."""
    return {path.stem: path for path in sorted(shipped("sample_inputs").glob("*.xlsx"))}


def find_sample(name: str) -> Path:
    """The sample of this name, with or without its ending. InputError lists the names there are."""
    known = samples()
    stem = Path(name).stem.lower()
    if stem in known:
        return known[stem]
    close = difflib.get_close_matches(stem, known, n=1)
    raise InputError([Problem("--sample", "", name, NoSuchSample(close[0] if close else "", tuple(known)))])
