"""A fact: a code and plain values; how a language says it is found by its name."""

from __future__ import annotations

import inspect
import re
from typing import ClassVar, Literal, NamedTuple, NoReturn, dataclass_transform

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class Said(NamedTuple):
    """A fact in words: what it means, what to do, and whose rule it is."""

    message: str
    remedy: str
    source: str


class Wrong(NamedTuple):
    """A problem in words: what is wrong, and what to type or do instead."""

    message: str
    remedy: str


class Holds(NamedTuple):
    """What must hold, in words: its name, what it means, and what was found."""

    name: str
    what: str
    explanation: str


class Taken(NamedTuple):
    """What a result rests on, in words: `topic` groups them, `value` is as a reader sees it."""

    topic: str
    what: str
    value: str
    source: str


@dataclass_transform(frozen_default=True)
class Fact:
    """What facts have in common. A language says `Name` by its function `name`, in its part for the fact's module.

    Its annotations are its fields, as of a frozen dataclass: to build one of each of so many facts takes long.
    """

    part: ClassVar[str] = ""
    sentence: ClassVar[str] = ""
    fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = [name for name, kind in inspect.get_annotations(cls).items() if "ClassVar" not in str(kind)]
        hidden = [name for name in own if hasattr(Fact, name) or isinstance(getattr(cls, name, None), property)]
        if hidden:  # a property of every fact, such as `code`, would be read in its place
            raise TypeError(f"{cls.__name__}: a field cannot be called {', '.join(hidden)}")
        cls.fields = tuple(dict.fromkeys((*cls.fields, *own)))
        cls.part = cls.__module__.partition(".facts.")[2].replace(".", "_")
        cls.sentence = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", cls.__name__).lower()

    def __init__(self, *values: object, **named: object) -> None:
        given = dict(zip(self.fields, values, strict=False)) | named
        wrong = len(values) > len(self.fields) or not given.keys() <= set(self.fields)
        if wrong or not all(name in given or hasattr(type(self), name) for name in self.fields):
            raise TypeError(f"{type(self).__name__} has the fields {', '.join(self.fields)}")
        self.__dict__.update(given)

    @property
    def values(self) -> tuple[object, ...]:
        """Its fields, in their order."""
        return tuple(getattr(self, name) for name in self.fields)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, Fact) and other.values == self.values

    def __hash__(self) -> int:
        return hash((type(self).__name__, *self.values))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.fields)})"


class CheckFact(Fact):
    """What a check found: when it is found is the docstring. `severities`: the worse of two where it depends."""

    codes: ClassVar[tuple[str, ...]]
    severities: ClassVar[tuple[Severity, ...]]

    @property
    def code(self) -> str:
        """Stable: scripts may rely on it."""
        return self.codes[0]

    @property
    def milder(self) -> bool:
        """Whether it is the milder of two severities."""
        return False

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.severities[-1 if self.milder else 0]


class ConfirmedFact(CheckFact):
    """What a row may confirm: a note then, else a warning."""

    severities: ClassVar[tuple[Severity, ...]] = ("warning", "note")
    confirmed: bool

    @property
    def milder(self) -> bool:
        """Where the row says that it is right."""
        return self.confirmed


class AssumptionFact(Fact):
    """What a result rests on."""

    @property
    def code(self) -> str:
        """Stable: the fact's name with hyphens."""
        return self.sentence.replace("_", "-")


class OriginFact(Fact):
    """Where a figure is from, how it came to be, or why there is none: said in a cell or within a sentence."""
