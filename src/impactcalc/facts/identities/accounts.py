"""What must hold among the accounts of a package."""

from __future__ import annotations

from typing import ClassVar, Literal, Protocol

from impactcalc.facts.fact import Holds
from impactcalc.facts.found import IdentityFact


class FilesAsDescribed(IdentityFact):
    """Every file is the one that the descriptor describes."""

    files: int


class LabelsAgree(IdentityFact):
    """The flows have the labels of the industries."""

    industries: int


class EveryOutput(IdentityFact):
    """Every industry has output; the one with the least."""

    industry: str


class ColumnBalance(IdentityFact):
    """Purchases and value added make up output; where they miss it by most."""

    industry: str


class ColumnBalanceRelative(IdentityFact):
    """The same of the coefficients."""

    industry: str


class ValueAddedParts(IdentityFact):
    """Value added is its three parts."""

    industry: str


class GdpBalance(IdentityFact):
    """Value added is output less purchases, of the whole economy."""

    value_added: float
    net: float


class BroughtColumns(IdentityFact):
    """Purchases and value added make up output, of a table that was brought; where they miss it by most, and the share
    that they may."""

    same_as: ClassVar[str] = "column-balance"

    industry: str
    gap: float
    share: float


class PurchasesAreRest(IdentityFact):
    """The same where purchases are the rest of output, as the package says."""

    same_as: ClassVar[str] = "column-balance"

    remainder_by: str


class Lacking(IdentityFact):
    """What a package lacks, so that nothing can be tested."""

    of: Literal["column balance", "Type II", "jobs"]

    @property
    def key(self) -> str:
        return self.of.lower().replace(" ", "-")


class RowBalance(IdentityFact):
    """What is sold makes up output; where it misses it by most, and the share that it may."""

    industry: str
    gap: float
    share: float


class ImportsSplit(IdentityFact):
    """Imports that were split in proportion."""


class DomesticFlows(IdentityFact):
    """Domestic flows are part of all flows; how many cells are not, and by how much."""

    below: int
    short: float
    above: int
    over: float


class DomesticCell(IdentityFact):
    """The same of each flow; the one that is off by most."""

    buyer: str
    seller: str


class WorstOf(IdentityFact):
    """An identity of many economies: the one that is closest to failing, and those that fail."""

    inner: IdentityFact
    place: str
    failed: tuple[str, ...]

    @property
    def key(self) -> str:
        return self.inner.key


class MedianOf(IdentityFact):
    """A figure of many economies that is only told: the median, and the ends."""

    inner: IdentityFact
    low: float
    low_place: str
    high: float
    high_place: str

    @property
    def key(self) -> str:
        return self.inner.key


class AccountsSaid(Protocol):
    """What a language says of these."""

    def files_as_described(self, fact: FilesAsDescribed, /) -> Holds: ...
    def labels_agree(self, fact: LabelsAgree, /) -> Holds: ...
    def every_output(self, fact: EveryOutput, /) -> Holds: ...
    def column_balance(self, fact: ColumnBalance, /) -> Holds: ...
    def column_balance_relative(self, fact: ColumnBalanceRelative, /) -> Holds: ...
    def value_added_parts(self, fact: ValueAddedParts, /) -> Holds: ...
    def gdp_balance(self, fact: GdpBalance, /) -> Holds: ...
    def brought_columns(self, fact: BroughtColumns, /) -> Holds: ...
    def purchases_are_rest(self, fact: PurchasesAreRest, /) -> Holds: ...
    def lacking(self, fact: Lacking, /) -> Holds: ...
    def row_balance(self, fact: RowBalance, /) -> Holds: ...
    def imports_split(self, fact: ImportsSplit, /) -> Holds: ...
    def domestic_flows(self, fact: DomesticFlows, /) -> Holds: ...
    def domestic_cell(self, fact: DomesticCell, /) -> Holds: ...
    def worst_of(self, fact: WorstOf, /) -> Holds: ...
    def median_of(self, fact: MedianOf, /) -> Holds: ...
