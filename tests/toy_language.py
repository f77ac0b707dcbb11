"""A toy language: English in letters of its own, so that what is still English shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from impactcalc.facts.fact import Fact
from impactcalc.report.words.en.english_report import ENGLISH as REPORT
from impactcalc.report.words.language import ReportWords
from impactcalc.report.words.speaking import register
from impactcalc.words.en.english import BRITISH, English
from impactcalc.words.language import Language
from impactcalc.words.speaking import register as register_language
from terms_asked import all_terms

# Parts of a language that say facts.
FACTS = ("checks_", "assumptions_", "notes_", "origins_", "problems_", "errors_", "lines_", "identities_")
ENGLISH = re.compile(r"[a-z]{3,} [a-z]{2,}")  # two words of English after each other


def toyish(text: str) -> str:
    """No letter of it is one of English; digits and marks stay, and so does what stands in braces, a name."""
    return re.sub(
        r"\{\w+\}|[A-Za-z]",
        lambda found: found[0] if found[0][0] == "{" else chr(ord(found[0]) - ord("A") + 0x0410),
        text,
    )


def toyish_all(said: Any) -> Any:
    """Whatever a module of sentences gives, with every text in it in letters of its own; keys stay."""
    if isinstance(said, str):
        return toyish(said)
    if isinstance(said, Mapping):
        return {key: toyish_all(value) for key, value in said.items()}
    if isinstance(said, tuple | list):
        return type(said)(map(toyish_all, said))
    if isinstance(said, Iterator):
        return map(toyish_all, said)
    if is_dataclass(said) and not isinstance(said, type):
        return replace(said, **{one.name: toyish_all(getattr(said, one.name)) for one in fields(said)})
    return (lambda *given, **named: toyish_all(said(*given, **named))) if callable(said) else said


class ToySentences:
    """A module of the report's words, in letters of its own."""

    def __init__(self, module: object) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        return toyish_all(getattr(self._module, name))


class Catalogue(dict[str, str]):
    """Every term in letters of the toy's own; KeyError for a text that is none."""

    def __missing__(self, english: str) -> str:
        if not self:
            self.update({one: self.put(one) for one in all_terms()})
            return self[english]
        raise KeyError(f"{english!r} is asked for as a term, and the list of terms lacks it (tests/terms_asked.py)")

    @staticmethod
    def put(english: str) -> str:
        """What stands in braces is a name."""
        return "".join(part if part[:1] == "{" else toyish(part) for part in re.split(r"(\{[^}]*\})", english))


CATALOGUE = Catalogue()


class ToyReport:
    """What a report says."""

    @staticmethod
    def term(english: str) -> str:
        return CATALOGUE[english]

    def __getattr__(self, module: str) -> ToySentences:
        return ToySentences(getattr(REPORT, module))


class ToyPart:
    """A part of the language: what English says of a fact, in letters of its own."""

    def __init__(self, part: object) -> None:
        self._part = part

    def __getattr__(self, sentence: str) -> Callable[[Fact], Any]:
        say = getattr(self._part, sentence)
        return lambda fact: toyish(words) if isinstance(words := say(fact), str) else type(words)(*map(toyish, words))


class Toy(English):
    def __init__(self) -> None:
        super().__init__()
        self.code = "toy"

    def __getattribute__(self, name: str) -> Any:
        own = super().__getattribute__(name)
        return ToyPart(own) if name.startswith(FACTS) else own

    @staticmethod
    def where(place: Any) -> str:
        return toyish(BRITISH.where(place))

    @staticmethod
    def problem_count(count: int, source: str) -> str:
        return toyish(BRITISH.problem_count(count, source))

    @staticmethod
    def besides_these() -> str:
        return toyish(BRITISH.besides_these())

    @staticmethod
    def country_words(name: str) -> str:
        return name or toyish(BRITISH.country_words(""))

    @staticmethod
    def organisers_part(name: str) -> str:
        return name + toyish(BRITISH.organisers_part(""))

    @staticmethod
    def more_of_them(count: int, listed: bool) -> str:
        return toyish(BRITISH.more_of_them(count, listed))

    @staticmethod
    def with_others(meaning: str, others: Any, more: int) -> str:
        return toyish(BRITISH.with_others(meaning, others, more))


TOY = cast("Language", Toy())
register_language(TOY)
register(TOY.code, cast("ReportWords", ToyReport()))
