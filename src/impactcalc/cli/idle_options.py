"""Options of the commands that make a package which change nothing for the files that are given: told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from impactcalc.console import label, tell
from impactcalc.facts.notes.options import OptionIdle
from impactcalc.words.speaking import noted

if TYPE_CHECKING:
    from impactcalc.economy.importing.own_bridge import Wishes
    from impactcalc.economy.importing.own_package import About, OwnTable


class SheetOption(NamedTuple):
    """A sheet that an option names, and the file whose sheet it is, which the option `given_by` gives."""

    option: str
    sheet: str
    file: Path | None
    given_by: str = ""


def tell_idle(idle: Iterable[OptionIdle]) -> None:
    """A line for each option that changes nothing."""
    for fact in idle:
        tell(f"  {label('note')}  {noted(fact)}.")


def idle_sheets(*options: SheetOption) -> Iterator[OptionIdle]:
    """Sheets of files that have none, or that are not given."""
    from impactcalc.economy.importing.grid import is_text

    for one in options:
        if not one.sheet:
            continue
        if one.file is None:
            yield OptionIdle(one.option, "no file", one.given_by)
        elif is_text(one.file):
            yield OptionIdle(one.option, "no sheets", one.file.name)


def idle_of_table(table: OwnTable, about: About, *, jobs_unit: bool, jobs_basis: bool) -> Iterator[OptionIdle]:
    """What was said of jobs, or of households' money, that the table does not need."""
    held = table.accounts.keys()
    if "jobs" not in held:
        for option, given in (("--jobs-unit", jobs_unit), ("--jobs-basis", jobs_basis)):
            if given:
                yield OptionIdle(option, "no jobs", "")
    parts = {"compensation", "taxes_on_production", "gross_operating_surplus"}
    income = about.personal_income is not None or "value_added" in held or parts <= held
    if "compensation" not in held or table.household_consumption is None or not income:
        incomes = (("--personal-income", about.personal_income), ("--contribution-share", about.contribution_share))
        for option, value in incomes:
            if value is not None:
                yield OptionIdle(option, "no closure", "")


def idle_wishes(industries: tuple[str, ...], wishes: Wishes) -> Iterator[OptionIdle]:
    """What was said of the industries' codes where nobody has to ask what they sell."""
    from impactcalc.economy.importing.own_bridge import MARGINS_OF, categories
    from impactcalc.economy.package import load_economy

    given = [("--concordance", bool(wishes.concordance)), ("--codes", wishes.codes is not None)]
    if {part.category for part in wishes.parts} >= set(categories()):
        yield from (OptionIdle(option, "bridge", "--bridge") for option, there in given if there)
    elif wishes.codes is not None and not wishes.concordance and industries == load_economy(MARGINS_OF).industries:
        yield OptionIdle("--codes", "shipped", MARGINS_OF)
