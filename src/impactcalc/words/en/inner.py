"""A fact within another one, said in English."""

from __future__ import annotations

import importlib
from typing import Any, cast

from impactcalc.facts.fact import Fact, Holds, Wrong
from impactcalc.facts.found import DamageFact, IdentityFact, ProblemFact


def inner_problem(fact: ProblemFact) -> Wrong:
    """What is wrong, and what to do, as it stands inside another sentence."""
    return cast(Wrong, _say(fact))


def inner_phrase(fact: Fact | None) -> str:
    """What a fact says within a sentence; "" for none."""
    return "" if fact is None else cast(str, _say(fact))


def inner_identity(fact: IdentityFact) -> Holds:
    """What must hold, as it stands inside another sentence."""
    return cast(Holds, _say(fact))


def why(damage: DamageFact | str) -> str:
    """How a file is damaged, or what was said of it, as it stands inside another sentence."""
    return damage if isinstance(damage, str) else cast(str, _say(damage))


def _say(fact: Fact) -> Any:
    """By the module of sentences that stands beside the fact's own, under the same name."""
    module = importlib.import_module(type(fact).__module__.replace(".facts.", ".words.en."))
    return getattr(module, fact.sentence)(fact)
