"""What a user says about a table of their own, and the package that it becomes: whole or not at all."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from impactcalc.datapackage import DESCRIPTOR, read_package
from impactcalc.economy.economy import VALUATIONS, Valuation
from impactcalc.economy.importing.own_bridge import MARGINS_OF, Wishes, home_shares, own_bridge
from impactcalc.economy.leontief import Matrix, Vector, leontief_inverse, respending_room
from impactcalc.economy.package import Accounts, locate, read_accounts, write_economy
from impactcalc.economy.package_parts import DOES_NOT_HOLD
from impactcalc.economy.verification import verify
from impactcalc.errors import InputError, Problem, TableError
from impactcalc.facts.errors import tables as refusals
from impactcalc.facts.problems import brought_tables as wrong
from impactcalc.files import Outputs
from impactcalc.words.speaking import holds, language_of, speaking


@dataclass(frozen=True)
class About:
    """Where and when a table is of, and what its numbers are.

    `place` and `country` (ISO 3166 alpha-3), `year`, `currency`; `source` says where the table is from. Money in the
    file times `unit` is million, jobs times `jobs_unit` are jobs. `personal_income` is in million; where it is not
    given, it is value added times the ratio of personal income to value added in the United States.
    """

    place: str
    country: str
    year: int
    currency: str
    source: str
    title: str = ""
    valuation: Valuation = "basic"
    unit: float = 1.0
    jobs_unit: float = 1.0
    jobs_basis: str = "basis not stated"
    personal_income: float | None = None
    contribution_share: float | None = None


@dataclass(frozen=True)
class OwnTable:
    """Accounts in levels as a user's files give them, million and jobs; None for what is not in them.

    `imported` (n, n) are imported flows by product; `other_purchases` (n,) imports and taxes on products that are in
    no flow; `remainder` says that they are what is left of output. `imported_consumption` (n,) is what
    households buy from abroad. `facts` says how the files were read.
    """

    industries: tuple[str, ...]
    names: tuple[str, ...]
    domestic: Matrix
    output: Vector
    imported: Matrix | None = None
    other_purchases: Vector | None = None
    remainder: str = ""
    accounts: Mapping[str, Vector] = field(default_factory=dict)
    household_consumption: Vector | None = None
    imported_consumption: Vector | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


def write_own_economy(
    folder: Path, table: OwnTable, about: About, wishes: Wishes, *, force: bool = False, anyway: bool = False
) -> None:
    """Make a package of a user's table. InputError or TableError, before anything is written, if it is none.

    A table that breaks an identity without which its multipliers are wrong is refused; with `anyway` it is written
    all the same, and the package says so.
    """
    table = _without_idle(table)
    accounts, facts = _accounts(table, about)
    home, weights = None, table.output if table.household_consumption is None else table.household_consumption
    if table.household_consumption is not None and table.imported_consumption is not None:
        home = home_shares(table.industries, table.household_consumption, table.imported_consumption)
        weights = table.household_consumption + table.imported_consumption
    elif table.imported is not None:
        home = home_shares(table.industries, table.domestic.sum(axis=1), table.imported.sum(axis=1))
    made = own_bridge(table.industries, weights, wishes, basic_prices=about.valuation == "basic", home_share=home)
    L = leontief_inverse(accounts.Z_d / accounts.output)
    if accounts.closed:
        row = accounts.compensation / accounts.output * (1.0 - accounts.contribution_share)
        respending_room(L, row, accounts.household_consumption / accounts.personal_income)
    with whole_package(folder, force=force) as temporary:
        descriptor = own_descriptor(
            folder.name, about, "economy", {**table.facts, **facts, **made.facts},
            personal_income=sourced(accounts.personal_income, facts.get("personal income", "given by the user")),
            contribution_share=sourced(
                accounts.contribution_share,
                facts.get("contribution share", "given by the user" if accounts.closed else "not used: no Type II"),
            ),
            **({"other_purchases": table.remainder} if table.remainder else {}),
        )  # fmt: skip
        write_economy(temporary, descriptor, accounts, made.bridge)
        broken = [
            wrong.DoesNotHold(one.fact, one.value, one.relation, one.limit)
            for one in verify(temporary)
            if one.grave and not one.passed
        ]
        if broken and not anyway:
            raise refused(broken)
        if broken:
            about_it = descriptor["impactcalc"]
            marked = {**about_it, "facts": {**about_it["facts"], **broken_fact(broken)}}
            write_economy(temporary, {**descriptor, "impactcalc": marked}, accounts, made.bridge)


def refused(broken: Sequence[wrong.DoesNotHold]) -> InputError:
    """Why no package is made of a table that breaks identities: what breaks, and what it means."""
    return InputError(Problem("", "", _named(one), one) for one in broken)


def broken_fact(broken: Sequence[wrong.DoesNotHold]) -> dict[str, str]:
    """The fact by which a package says which identities it breaks: in English, as all that packages say."""
    with speaking(language_of("")):
        return {DOES_NOT_HOLD: "; ".join(map(_named, broken))}


def _named(broken: wrong.DoesNotHold) -> str:
    name, _, explanation = holds(broken.identity)
    return f"{name} ({explanation})"


def _without_idle(table: OwnTable) -> OwnTable:
    """The table without industries that make nothing and sell nothing; the facts name them. TableError on others."""
    idle = (table.output == 0.0) & (table.domestic == 0.0).all(axis=1)
    broken = (table.output <= 0.0) & ~idle
    if broken.any():
        raise TableError(refusals.SellWithoutOutput(tuple(np.array(table.industries)[broken].tolist())))
    if not idle.any():
        return table
    kept = [i for i, gone in enumerate(idle) if not gone]

    def some(vector: Vector | None) -> Vector | None:
        return None if vector is None else vector[kept]

    return replace(
        table,
        industries=tuple(table.industries[i] for i in kept),
        names=tuple(table.names[i] for i in kept),
        domestic=table.domestic[np.ix_(kept, kept)],
        output=table.output[kept],
        imported=None if table.imported is None else table.imported[np.ix_(kept, kept)],
        other_purchases=some(table.other_purchases),
        accounts={name: vector[kept] for name, vector in table.accounts.items()},
        household_consumption=some(table.household_consumption),
        imported_consumption=some(table.imported_consumption),
        facts={
            **table.facts,
            "industries without output": f"left out: {', '.join(np.array(table.industries)[idle])}",
        },
    )


def own_descriptor(name: str, about: About, kind: str, facts: Mapping[str, str], **more: object) -> dict[str, Any]:
    """The descriptor of a package that a user made; `facts` hold every assumption."""
    title = about.title or f"{about.place} {about.year}, brought by the user"
    return {
        "name": re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-") or "own",
        "title": title,
        "version": "1.0.0",
        "licenses": [{"name": "not-stated", "title": "that of the source"}],
        "sources": [{"title": about.source}],
        "impactcalc": {
            "kind": kind,
            "brought": True,
            "place": about.place,
            "country": about.country,
            "year": about.year,
            "currency": about.currency,
            "unit": "million",
            "valuation": about.valuation,
            "jobs_basis": about.jobs_basis,
            **more,
            "facts": dict(facts),
        },
    }


@contextmanager
def whole_package(folder: Path, *, force: bool) -> Iterator[Path]:
    """A temporary folder to write to, which becomes `folder` when the block ends well and is gone otherwise.

    InputError when `folder` is there already, unless it is a package and `force` is given.
    """
    outputs = Outputs(force=force)
    temporary = outputs.package(folder, DESCRIPTOR)
    with outputs:
        yield temporary


def _accounts(table: OwnTable, about: About) -> tuple[Accounts, dict[str, str]]:
    """The accounts in million, with what was assumed to close them over households."""
    facts: dict[str, str] = {}
    lacking = np.full(len(table.industries), math.nan)
    money = {name: vector for name, vector in table.accounts.items() if name != "jobs"}
    if (
        "value_added" not in money
        and {"compensation", "taxes_on_production", "gross_operating_surplus"} <= money.keys()
    ):
        money["value_added"] = money["compensation"] + money["taxes_on_production"] + money["gross_operating_surplus"]
    income, contributions = _households_account(table, about, money, facts)
    if table.imported is None and table.other_purchases is None:
        facts["imports not separated"] = (
            "the table may hold imports as if they were made here: effects are then too high"
        )
    Z = table.domestic if table.imported is None else table.domestic + table.imported
    return (
        Accounts(
            industries=table.industries,
            names=table.names,
            sectors=tuple(("", "") for _ in table.industries),
            Z=Z,
            Z_d=table.domestic,
            output=table.output,
            value_added=money.get("value_added", lacking),
            compensation=money.get("compensation", lacking),
            taxes_on_production=money.get("taxes_on_production", lacking),
            gross_operating_surplus=money.get("gross_operating_surplus", lacking),
            household_consumption=lacking if table.household_consumption is None else table.household_consumption,
            jobs=table.accounts.get("jobs", lacking),
            personal_income=income,
            contribution_share=contributions,
            other_purchases=table.other_purchases,
        ),
        facts,
    )


def _households_account(
    table: OwnTable, about: About, money: Mapping[str, Vector], facts: dict[str, str]
) -> tuple[float, float]:
    """Personal income in million (nan: no Type II) and the share of pay that goes to social insurance."""
    us = read_accounts(read_package(locate(MARGINS_OF)))
    income, contributions = math.nan, about.contribution_share
    if "compensation" not in money or table.household_consumption is None:
        needed = [] if "compensation" in money else ["compensation of employees"]
        needed += [] if table.household_consumption is not None else ["households' consumption"]
        facts["household closure"] = f"none: the table lacks {' and '.join(needed)}, so there is no Type II"
    elif about.personal_income is not None:
        income = about.personal_income
    elif "value_added" in money:
        ratio = us.personal_income / float(us.value_added.sum())
        income = float(money["value_added"].sum()) * ratio
        facts["personal income"] = (
            f"assumed: value added times {ratio:.4f}, the ratio of the United States ({MARGINS_OF})"
        )
    else:
        facts["household closure"] = "none: neither personal income nor value added is known, so there is no Type II"
    if contributions is None:
        contributions = us.contribution_share if not math.isnan(income) else 0.0
    if about.contribution_share is None and not math.isnan(income):
        facts["contribution share"] = f"assumed: {contributions:.1%}, that of the United States ({MARGINS_OF})"
    if not 0.0 <= contributions < 1.0:
        raise InputError([Problem("--contribution-share", "", f"{contributions:g}", wrong.ContributionsOutside())])
    if income <= 0.0:
        raise InputError([Problem("--personal-income", "", f"{income:g}", wrong.IncomeNotAboveZero())])
    if not math.isnan(income):
        facts["household closure"] = (
            "pay net of social contributions; households' domestic consumption over personal income"
        )
    return income, contributions


def sourced(value: float, source: str) -> dict[str, object] | None:
    return None if math.isnan(value) else {"value": value, "source": source}


def checked_valuation(text: str) -> Valuation:
    """A valuation by its word; InputError when it is none."""
    known = next((word for word in VALUATIONS if word == text), None)
    if known is None:
        raise InputError([Problem("--valuation", "", text, wrong.UnknownValuation(VALUATIONS))])
    return known
