"""What is found in an input: what is wrong with it, and what was understood of it."""

from __future__ import annotations

from typing import ClassVar

from impactcalc.facts.fact import Fact


class FoundFact(Fact):
    """What was found in it."""

    @property
    def code(self) -> str:
        """Stable: the fact's name with hyphens."""
        return self.sentence.replace("_", "-")


class ProblemFact(FoundFact):
    """What is wrong with an input: when it is found is the docstring."""


class DamageFact(FoundFact):
    """How a workbook's file is damaged: part of what is said of the file or of a sheet."""


class NoteFact(FoundFact):
    """What was understood, left alone or filled in: when it is noted is the docstring."""

    alike: ClassVar[str] = ""

    @property
    def read_alike(self) -> str:
        """Cells of a column that were read in the same way are noted together, by this."""
        return self.alike or self.code


class OneByOneFact(NoteFact):
    """Cells that were read in this way are noted together only where all of it is the same."""

    @property
    def read_alike(self) -> str:
        """By all that it holds, unless the fact says by what."""
        return self.alike or repr(self)


class ErrorFact(FoundFact):
    """What an error says that is no problem of a cell: when it is raised is the docstring."""


class LineFact(FoundFact):
    """A line that a command prints, beside what it was asked for: when it is printed is the docstring."""


class IdentityFact(FoundFact):
    """What must hold in a package, and what was found of it."""

    same_as: ClassVar[str] = ""

    @property
    def key(self) -> str:
        """By which it is told from others of the package, and found again in another."""
        return self.same_as or self.code
