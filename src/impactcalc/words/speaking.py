"""Which language is spoken, and a fact said in it.

A language knows every fact there is: it is fetched when the first thing is said, which help never does.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterator
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from impactcalc.facts.fact import AssumptionFact, CheckFact, Fact, Holds, Said, Taken, Wrong
    from impactcalc.facts.found import DamageFact, ErrorFact, IdentityFact, LineFact, NoteFact, ProblemFact
    from impactcalc.facts.where import Where
    from impactcalc.words.language import Language

_SPOKEN: ContextVar[Language | None] = ContextVar("language", default=None)
_REGISTERED: dict[str, Language] = {}


def language() -> Language:
    """The one that is spoken: British English unless another is."""
    return _SPOKEN.get() or language_of("")


def language_chosen() -> Language | None:
    """The language that was chosen, for another process to speak; None where each study's own is spoken."""
    return _SPOKEN.get()


@contextlib.contextmanager
def speaking(one: Language) -> Iterator[Language]:
    """Within this, what is said is said in this language."""
    token = _SPOKEN.set(one)
    try:
        with one.spoken():
            yield one
    finally:
        _SPOKEN.reset(token)


@functools.cache
def language_of(country: str) -> Language:
    """What a study of a country (ISO 3166 alpha-3) is reported in: American spelling for the United States."""
    from impactcalc.words.en.english import AMERICAN, BRITISH

    return AMERICAN if country == "USA" else BRITISH


def speaking_to(country: str) -> contextlib.AbstractContextManager[object]:
    """Within this, the language of a country is spoken, unless one was chosen already."""
    return speaking(_SPOKEN.get() or language_of(country))


def register(one: Language) -> None:
    """A language by its code, so that what was written in it can be read back in it."""
    _REGISTERED[one.code] = one


def is_at_hand(code: str) -> bool:
    """Whether there is a language of this code; "" stands for a study's own, which is."""
    return not code or code in _languages()


def _languages() -> dict[str, Language]:
    return {**_REGISTERED, **{one.code: one for one in (language_of(""), language_of("USA"))}}


def other_than_own(country: str) -> str:
    """The code of the language that is spoken; "" for a country's own."""
    code = language().code
    return "" if code == language_of(country).code else code


@contextlib.contextmanager
def speaking_again(code: str) -> Iterator[None]:
    """Within this, the language of a code is spoken, which has to be at hand; for "" none that was asked for, so that
    each study is told in its own."""
    token = _SPOKEN.set(None)
    try:
        with speaking(_languages()[code]) if code else language_of("").spoken():
            yield
    finally:
        _SPOKEN.reset(token)


def said(fact: CheckFact) -> Said:
    """What a check found, in the language that is spoken."""
    return cast("Said", say(fact))


def taken(fact: AssumptionFact) -> Taken:
    """What a result rests on, in the language that is spoken."""
    return cast("Taken", say(fact))


def wrong(fact: ProblemFact) -> Wrong:
    """What is wrong, and what to type, in the language that is spoken."""
    return cast("Wrong", say(fact))


def noted(fact: NoteFact) -> str:
    """What was understood, left alone or filled in, in the language that is spoken."""
    return cast(str, say(fact))


def error_words(fact: ErrorFact) -> str:
    """What an error says, in the language that is spoken."""
    return cast(str, say(fact))


def printed(fact: LineFact) -> str:
    """What a command prints, in the language that is spoken."""
    return cast(str, say(fact))


def holds(fact: IdentityFact) -> Holds:
    """What must hold and what was found of it, in the language that is spoken."""
    return cast("Holds", say(fact))


def damage(fact: DamageFact) -> str:
    """How a file is damaged, in the language that is spoken."""
    return cast(str, say(fact))


def phrase(fact: Fact | None) -> str:
    """What stands within a sentence or in a cell, in the language that is spoken: a reason, a rule, a source; "" for
    none."""
    return "" if fact is None else cast(str, say(fact))


def where_words(place: Where) -> str:
    """Where something was found, in the language that is spoken."""
    return language().where(place)


def say(fact: Fact) -> Any:
    """A fact by the sentence of its name, whatever that gives."""
    spoken = language()
    return spoken.respelled(getattr(getattr(spoken, fact.part), fact.sentence)(fact), fact)
