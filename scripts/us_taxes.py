"""Personal income, social contributions and taxes by level of government of the United States, by year.

Used by build_us.py; not run by itself. What a year lacks is carried from the last year that has it, as a ratio, and
the source of the figure says so: personal income ends in 2023, state and local finances in fiscal year 2019.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from impactcalc.known.states import STATES

SUMMARY = "taxes/tax_split_summary.csv"
FEDERAL = "taxes/nipa_3_2_federal_receipts_2005_2025.csv"
LOCAL = "taxes/state_local_taxes_2012_2019.csv"
INCOME = "taxes/personal_income_state_2008_2023.csv"
NEEDED = (SUMMARY, FEDERAL, LOCAL, INCOME)

IN_SUMMARY = (2014, 2015)  # years whose figures are worked out there
LAST_CENSUS, LAST_INCOME = 2019, 2023
LINES = {  # NIPA table 3.2
    "federal_personal_current_taxes": 3,
    "federal_topi": 4,
    "federal_social_insurance_contributions": 10,
    "federal_subsidies": 36,
}
PRODUCTION = ("proptax", "gst", "selsalestax", "licensetax", "othertax")


@dataclass(frozen=True)
class TaxFacts:
    """A year's figures by name, billion or a share, and where personal income is from."""

    year: int
    census: int  # fiscal year of the state and local finances
    values: dict[str, float]
    income_source: str

    def __getitem__(self, name: str) -> float:
        return self.values[name]

    def carried(self) -> dict[str, str]:
        """What was carried from an earlier year, for the facts of a package."""
        what = []
        if self.year > LAST_INCOME:
            what.append(f"personal income of {LAST_INCOME}, as a ratio to value added")
        if self.year > self.census:
            what.append(f"state and local tax shares and rates of fiscal year {self.census}")
        return {f"carried to {self.year}": "; ".join(what)} if what else {}


def tax_facts(data: Path, year: int, value_added: dict[int, pd.Series[float]]) -> TaxFacts:
    """The facts of a year. `value_added` has V001, V002 and V003 of all industries (million) by year."""
    census = min(year, LAST_CENSUS)
    source = f"BEA state personal income {min(year, LAST_INCOME)}, sum of states"
    if year in IN_SUMMARY:
        table = pd.read_csv(data / SUMMARY, comment="#").query(f"year == {year}")
        facts = {str(item): float(value) for item, value in zip(table["item"], table["value"], strict=True)}
        return TaxFacts(year, census, facts, source)
    federal = pd.read_csv(data / FEDERAL, comment="#").query(f"year == {year}").set_index("nipa_line")["usd_bn"]
    facts = {name: float(federal[line]) for name, line in LINES.items()}
    facts["compensation_of_employees"] = float(value_added[year]["V001"]) / 1000.0
    facts["topi_less_subsidies"] = float(value_added[year]["V002"]) / 1000.0
    facts["personal_income"] = _income(data, min(year, LAST_INCOME)) / 1000.0
    if year > LAST_INCOME:
        facts["personal_income"] *= float(value_added[year].sum() / value_added[LAST_INCOME].sum())
        source = f"{source}, over value added of {LAST_INCOME}, times value added of {year}: none of {year} is at hand"
    return TaxFacts(year, census, facts | _state_and_local(data, census), source)


def _state_and_local(data: Path, census: int) -> dict[str, float]:
    table = pd.read_csv(data / LOCAL, comment="#").query(f"year == {census} and state == 'US'")
    by_tax = table.pivot_table(index="tax", columns="level", values="usd_m", aggfunc="sum")
    levels = ["State", "Local"]
    state, local = (float(value) for value in by_tax.loc[list(PRODUCTION), levels].sum().tolist())
    state_income, local_income = (float(value) for value in by_tax.loc[["iit"], levels].sum().tolist())
    return {
        "state_share_of_SL_production_taxes": state / (state + local),
        "state_share_of_SL_income_tax": state_income / (state_income + local_income),
        "SL_income_tax_rate_on_PI": (state_income + local_income) / _income(data, census),
    }


def _income(data: Path, year: int) -> float:
    table = pd.read_csv(data / INCOME, comment="#", dtype={"GeoFIPS": str})
    return float(table[(table["GeoFIPS"] == "00000") & (table["year"] == year)]["personal_income_usd_m"].iloc[0])


def fiscal(taxes: TaxFacts) -> dict[str, dict[str, object]]:
    """The nation's split of taxes by level of government, each figure with its source."""
    year, census = taxes.year, taxes.census
    gross = taxes["topi_less_subsidies"] + taxes["federal_subsidies"]
    income = f"personal income, {year}" + (f" ({taxes.income_source})" if year > LAST_INCOME else "")
    shares: dict[str, tuple[float, str]] = {
        "federal_production": (
            taxes["federal_topi"] / gross,
            f"NIPA 3.2 line 4 over taxes on production and imports before federal subsidies (Use table V002 and "
            f"NIPA 3.2 line 36), {year}: {taxes['federal_topi']} / {gross:.3f} bn",
        ),
        "state_production": (
            taxes["state_share_of_SL_production_taxes"],
            "Census, state and local government finances: property, sales, selective sales, licence and other "
            f"taxes, fiscal year {census}",
        ),
        "federal_personal_tax": (
            taxes["federal_personal_current_taxes"] / taxes["personal_income"],
            f"NIPA 3.2 line 3 over {income}: {taxes['federal_personal_current_taxes']} / "
            f"{_bn(taxes['personal_income'])} bn",
        ),
        "social_contributions": (contribution_share(taxes), contribution_source(taxes)),
        "state_local_income_tax": (
            taxes["SL_income_tax_rate_on_PI"],
            "Census, state and local government finances, individual income tax over BEA personal income, fiscal "
            f"year {census}; an average of all states, those without such a tax included",
        ),
        "state_income": (
            taxes["state_share_of_SL_income_tax"],
            f"Census, state and local government finances, individual income tax, fiscal year {census}",
        ),
    }
    return {name: {"value": value, "source": source} for name, (value, source) in shares.items()}


def contribution_share(taxes: TaxFacts) -> float:
    """Contributions for government social insurance over compensation of employees."""
    return taxes["federal_social_insurance_contributions"] / taxes["compensation_of_employees"]


def contribution_source(taxes: TaxFacts) -> str:
    """Where the share of contributions is from."""
    return (
        f"NIPA 3.2 line 10 over compensation of employees (Use table V001), {taxes.year}: "
        f"{taxes['federal_social_insurance_contributions']} / {taxes['compensation_of_employees']} bn"
    )


def income_tax_by_state(data: Path, census: int) -> dict[str, object]:
    """Individual income tax of each state and of its local governments, over its personal income."""
    taxes = pd.read_csv(data / LOCAL, comment="#")
    taxes = taxes[(taxes["year"] == census) & (taxes["tax"] == "iit")]
    keys = zip(taxes["state"].astype(str), taxes["level"].astype(str), strict=True)
    collected = dict(zip(keys, taxes["usd_m"].astype(float).tolist(), strict=True))
    income = pd.read_csv(data / INCOME, comment="#", dtype={"GeoFIPS": str})
    income = income[income["year"] == census]
    earned = dict(
        zip(income["GeoName"].astype(str), income["personal_income_usd_m"].astype(float).tolist(), strict=True)
    )
    rates = {
        code: [collected.get((code, level), 0.0) / earned[name] for level in ("State", "Local")]
        for code, name in STATES.items()
    }
    return {
        "source": "Census, state and local government finances, individual income tax over BEA personal income of the "
        f"state, fiscal year {census}",
        "rates": rates,
    }


def _bn(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
