"""Workbooks of many studies, and lists of members."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class NoStudies(ProblemFact):
    """The settings of many studies, and none."""


class StudyColumnTwice(ProblemFact):
    """Two columns that say whose the rows are."""

    first: str


class StudyColumnMissing(ProblemFact):
    """Rows, and no column that says whose they are; `every` stands for all studies."""

    every: str


class WhoseRow(ProblemFact):
    """A row of which it is not said whose it is."""

    every: str


class StudyCalledAll(ProblemFact):
    """A study that is called as all of them together are."""

    every: str


class StudyTwice(ProblemFact):
    """A study that is there twice."""

    first: str


class UnknownStudy(ProblemFact):
    """A row of a study that is not on the sheet Study."""

    near: str
    every: str


class OneStudy(ProblemFact):
    """A workbook of one study, where one of many belongs."""


class NoMemberFile(ProblemFact):
    """A list of members that is no .csv file, or is not `there`."""

    there: bool


class NameColumnMissing(ProblemFact):
    """A list of members without their names."""


class MemberNameless(ProblemFact):
    """A member without a name."""


class ListedTwice(ProblemFact):
    """A member that is listed twice."""

    first: str


class MemberWithoutStratum(ProblemFact):
    """A member without a stratum, where there are strata."""


class NoMembers(ProblemFact):
    """A list without members."""


class ShareImpossible(ProblemFact):
    """A share, given on the command line, that none is."""


class ShareOneOrAll(ProblemFact):
    """The share 1, given on the command line."""


class ManySaid(Protocol):
    """What a language says of these."""

    def no_studies(self, fact: NoStudies, /) -> Wrong: ...
    def study_column_twice(self, fact: StudyColumnTwice, /) -> Wrong: ...
    def study_column_missing(self, fact: StudyColumnMissing, /) -> Wrong: ...
    def whose_row(self, fact: WhoseRow, /) -> Wrong: ...
    def study_called_all(self, fact: StudyCalledAll, /) -> Wrong: ...
    def study_twice(self, fact: StudyTwice, /) -> Wrong: ...
    def unknown_study(self, fact: UnknownStudy, /) -> Wrong: ...
    def one_study(self, fact: OneStudy, /) -> Wrong: ...
    def no_member_file(self, fact: NoMemberFile, /) -> Wrong: ...
    def name_column_missing(self, fact: NameColumnMissing, /) -> Wrong: ...
    def member_nameless(self, fact: MemberNameless, /) -> Wrong: ...
    def listed_twice(self, fact: ListedTwice, /) -> Wrong: ...
    def member_without_stratum(self, fact: MemberWithoutStratum, /) -> Wrong: ...
    def no_members(self, fact: NoMembers, /) -> Wrong: ...
    def share_impossible(self, fact: ShareImpossible, /) -> Wrong: ...
    def share_one_or_all(self, fact: ShareOneOrAll, /) -> Wrong: ...
