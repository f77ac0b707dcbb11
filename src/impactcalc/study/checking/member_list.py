"""A list of all members of a network, a .csv file: what each is called, and the stratum that it stands in."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems import many as wrong
from impactcalc.study.sheets.headings import plain
from impactcalc.study.sheets.number_text import is_blank
from impactcalc.workbooks.cell_names import cell_address
from impactcalc.workbooks.csv_folder import CsvError, read_csv

EVERYONE = "all members"


@dataclass(frozen=True)
class MemberList:
    """The stratum of each member, by its folded name; `names` as typed, `strata` in the order of the list."""

    stratum: Mapping[str, str]
    names: Mapping[str, str]

    @property
    def strata(self) -> tuple[str, ...]:
        """Every stratum, once, in the order of the list: those that stand side by side are neighbours."""
        return tuple(dict.fromkeys(self.stratum.values()))

    def find(self, *called: str) -> str | None:
        """The member that is called by one of these; None where none is."""
        return next((folded(name) for name in called if folded(name) in self.stratum), None)


def folded(name: str) -> str:
    """By what a member is known, however it is typed: in any case and form of letters."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def read_member_list(path: Path) -> MemberList:
    """Read a .csv file with a column Study (or Member) and, where there are several strata, a column Stratum.

    InputError carries every problem.
    """
    if path.suffix.lower() != ".csv" or not path.is_file():
        raise InputError([Problem("--members", "", str(path), wrong.NoMemberFile(path.exists()))])
    try:
        sheet = read_csv(path)
    except CsvError as error:
        raise InputError([error.problem], path.name) from error
    heads = [plain(head) for head in sheet.rows[0]] if sheet.rows else []
    name_at = next((at for at, head in enumerate(heads) if head in ("study", "member")), None)
    if name_at is None:
        raise InputError([Problem(path.stem, "A1", "", wrong.NameColumnMissing())], path.name)
    stratum_at = next((at for at, head in enumerate(heads) if head == "stratum"), None)
    problems: list[Problem] = []
    strata: dict[str, str] = {}
    names: dict[str, str] = {}
    first: dict[str, str] = {}
    for number, row in enumerate(sheet.rows[1:], start=1):
        name, where = str(row[name_at]).strip(), cell_address(number, name_at)
        if all(is_blank(cell) for cell in row):
            continue
        key = folded(name)
        if not key:
            problems.append(Problem(path.stem, where, "", wrong.MemberNameless()))
        elif key in strata:
            problems.append(Problem(path.stem, where, name, wrong.ListedTwice(first[key])))
        else:
            stratum = EVERYONE if stratum_at is None else str(row[stratum_at]).strip()
            if not stratum:
                cell = cell_address(number, stratum_at or 0)
                problems.append(Problem(path.stem, cell, "", wrong.MemberWithoutStratum()))
            strata[key], names[key], first[key] = stratum, name, where
    if not strata and not problems:
        problems.append(Problem(path.stem, "", "", wrong.NoMembers()))
    if problems:
        raise InputError(problems, path.name)
    return MemberList(strata, names)
