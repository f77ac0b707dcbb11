"""What is found in an input: what is wrong with it, and what was understood of it."""

from __future__ import annotations

import inspect
from typing import ClassVar, NoReturn, dataclass_transform

from impactcalc.facts.fact import Fact


@dataclass_transform(frozen_default=True)
class FoundFact(Fact):
    """Its annotations are its fields, as of a frozen dataclass; there are too many such facts to build that of each."""

    fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = [name for name, kind in inspect.get_annotations(cls).items() if "ClassVar" not in str(kind)]
        hidden = [name for name in own if hasattr(FoundFact, name)]
        if hidden:  # a property of every fact, such as `code`, would be read in its place
            raise TypeError(f"{cls.__name__}: a field cannot be called {', '.join(hidden)}")
        cls.fields = (*cls.fields, *own)

    def __init__(self, *values: object, **named: object) -> None:
        given = dict(zip(self.fields, values, strict=False)) | named
        wrong = len(values) > len(self.fields) or not given.keys() <= set(self.fields)
        if wrong or not all(name in given or hasattr(type(self), name) for name in self.fields):
            raise TypeError(f"{type(self).__name__} has the fields {', '.join(self.fields)}")
        self.__dict__.update(given)

    @property
    def code(self) -> str:
        """Stable: the fact's name with hyphens."""
        return self.sentence.replace("_", "-")

    @property
    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.fields)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and isinstance(other, FoundFact) and other._values == self._values

    def __hash__(self) -> int:
        return hash((type(self).__name__, *self._values))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.fields)})"


class ProblemFact(FoundFact):
    """What is wrong with an input: when it is found is the docstring."""


class NoteFact(FoundFact):
    """What was understood, left alone or filled in: when it is noted is the docstring."""

    alike: ClassVar[str] = ""

    @property
    def read_alike(self) -> str:
        """Cells of a column that were read in the same way are noted together, by this."""
        return self.alike or self.code
