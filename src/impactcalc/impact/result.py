"""A Result: every array of a run, and the frames that analysts see."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from impactcalc.arrays import Floats, condensed
from impactcalc.content import Content
from impactcalc.economy.economy import JOBS, Economy
from impactcalc.economy.prices import Prices
from impactcalc.impact.abroad.host_country import MEASURES
from impactcalc.impact.abroad.hosts import HostTables
from impactcalc.impact.abroad.world import World
from impactcalc.impact.assumptions import Assumption
from impactcalc.impact.beside.answer import WhatIf
from impactcalc.impact.checks import Check
from impactcalc.impact.effects.breakdowns import Breakdown
from impactcalc.impact.effects.delta_ends import DeltaEnds
from impactcalc.impact.effects.effects import EFFECTS, ROUNDS, CategoryMultipliers
from impactcalc.impact.effects.home import Home
from impactcalc.impact.effects.local_money import LocalMoney
from impactcalc.impact.effects.net_new import Ledger
from impactcalc.impact.effects.regional_power import RegionalPower
from impactcalc.impact.effects.row_effects import RowEffects
from impactcalc.impact.effects.spent import Spent
from impactcalc.impact.fiscal.answer import BreakEven
from impactcalc.impact.fiscal.fiscal import FiscalEffects, TaxLine
from impactcalc.impact.rows.activities import Activities
from impactcalc.impact.rows.deals import DealsAccount
from impactcalc.impact.rows.in_kind import InKind
from impactcalc.impact.rows.money import ReportMoney, TableMoney
from impactcalc.impact.rows.price_basis import PriceBasis
from impactcalc.impact.rows.volunteering import Volunteering
from impactcalc.impact.survey.account import SurveyAccount
from impactcalc.impact.uncertainty.answer import NotDrawn, Uncertainty
from impactcalc.study.study import Study, shortened
from impactcalc.words.speaking import language, speaking_to

if TYPE_CHECKING:
    import pandas as pd


def gross_spending_of(rows: Activities, basis: PriceBasis) -> Spent[TableMoney]:
    """Gross spending at home (N, categories) in table-year prices."""
    return Spent(rows.amounts, basis.to_table, rows.at_home_of if rows.abroad.any() else None)


def net_spending_of(rows: Activities, basis: PriceBasis, net_fraction: Floats) -> Spent[TableMoney]:
    """Net new spending at home (N, categories) in table-year prices."""
    return Spent(rows.amounts, condensed(basis.to_table * net_fraction))


# Columns of frames that are said of a row, and by what: else they are called as they are there.
_SAID = {"year": "calendar_year", "name": "called"}


@dataclass(frozen=True, eq=False, repr=False)
class Result(Content):
    """What a study comes to in an economy.

    Money is in whole units of `basis.home_currency` at report-year prices, jobs are counts. The rows of `rows`,
    `steps`, `gross` and `net` correspond; they stand in canonical order (by id), the frames in workbook order.
    `gross` and `net` (N, categories), properties, are spending at home in table-year prices. `impact_effects` and
    `contribution_effects` are (effects, measures), `industry_output` (rounds, industries), in the order of
    EFFECTS, ROUNDS and `table.measures`. An impact is net new
    to the place; a contribution counts residents and everything gross. `uncertainty` is None where nothing was to be
    drawn, `not_drawn` lists what no range holds.

    Two results are equal where all their numbers and words are. They can be pickled and copied; what is worked out of
    the fields (the frames) is worked out again.

    >>> result = ic.run("city-programme.xlsx")
    >>> result
    <Result 'Riverton...', cbsa:19100, 2014: net new spending of 492,561 USD supported 8... of output>
    >>> round(result.totals.loc["total_type_2", "jobs"])
    8
    """

    study: Study
    home: Home
    prices: Prices
    rows: Activities
    basis: PriceBasis
    steps: Ledger[ReportMoney]
    impact_effects: Floats
    contribution_effects: Floats
    industry_output: Floats
    delta_ends: DeltaEnds | None
    breakdowns: Mapping[str, Breakdown]
    world_contribution: World
    hosts: HostTables
    regional_power: tuple[RegionalPower, ...]
    volunteering: Volunteering
    in_kind: InKind
    survey: SurveyAccount | None
    deals: DealsAccount | None
    fiscal: FiscalEffects
    local_money: LocalMoney
    checks_found: tuple[Check, ...]
    assumptions: tuple[Assumption, ...]
    scenarios: tuple[WhatIf, ...] = ()
    uncertainty: Uncertainty | None = None
    not_drawn: tuple[NotDrawn, ...] = ()
    break_even: tuple[BreakEven, ...] = ()

    def __repr__(self) -> str:
        settings, total = self.study.settings, EFFECTS.index("total_type_2")
        output = self.impact_effects[total, self.home.measures.index("output")]
        if np.isnan(output):
            output = self.impact_effects[EFFECTS.index("total_type_1"), self.home.measures.index("output")]
        most = "at most " if self.at_most else ""
        return (
            f"<Result {shortened(settings.name)!r}, {settings.place}, {settings.year}: net new spending of {most}"
            f"{self.net_new_spending:,.0f} {self.basis.home_currency} supported {output:,.0f} of output>"
        )

    @property
    def economy(self) -> Economy:
        """The economy of the study's own place; `home` has that of every place."""
        return self.home.main.economy

    @property
    def table(self) -> CategoryMultipliers:
        """The folded table of the study's own place."""
        return self.home.main.table

    @property
    def gross(self) -> TableMoney:
        """Gross spending at home (N, categories) in table-year prices; worked out anew each time, as `net` is."""
        return self.gross_spent[:]

    @property
    def net(self) -> TableMoney:
        """Net new spending at home (N, categories) in table-year prices."""
        return self.net_spent[:]

    @property
    def gross_spent(self) -> Spent[TableMoney]:
        """`gross`, a part at a time."""
        return gross_spending_of(self.rows, self.basis)

    @property
    def net_spent(self) -> Spent[TableMoney]:
        """`net`, a part at a time."""
        return net_spending_of(self.rows, self.basis, self.steps.net_fraction)

    @property
    def activity_effects(self) -> Floats:
        """Impact of each activity (N, effects, measures), report-year money; worked out anew each time."""
        return self.row_effects[:]

    @property
    def row_effects(self) -> RowEffects:
        """`activity_effects`, a part at a time."""
        return RowEffects(self.home, self.net_spent)

    @property
    def at_most(self) -> bool:
        """Whether some net-new share was left blank, so that the impact is an upper bound."""
        home = self.steps.net_new > 0
        return any(bool((home & ~stated).any()) for stated in self.steps.stated.values())

    @property
    def gross_spending(self) -> float:
        """Gross spending at home, residents in, report-year prices."""
        return float(self.steps.at_home.sum())

    @property
    def spent_abroad(self) -> float:
        """Outbound spending: counted in the partners' countries, not at home."""
        return float(self.steps.steps["spent_abroad"].sum())

    @cached_property
    def assumed_by_row(self) -> ReportMoney:
        """What of each activity (N,), here and abroad, is the amount of a shipped profile; report-year prices."""
        return self.basis.in_report_prices(self.rows.supplied.sum(axis=1))

    @cached_property
    def assumed_spending(self) -> float:
        """What of the gross spending at home is the amounts of shipped profiles, which nobody counted."""
        return float(self.basis.in_report_prices(self.rows.supplied_here).sum())

    @cached_property
    def assumed_abroad(self) -> float:
        """What of the spending abroad is the amounts of shipped profiles, which nobody counted."""
        return float(self.basis.in_report_prices(self.rows.supplied_abroad).sum())

    @property
    def net_new_spending(self) -> float:
        """Net new spending at home, report-year prices."""
        return float(self.steps.net_new.sum())

    @property
    def local_final_demand(self) -> float:
        """What of the net new spending meets industries of the place, report-year prices."""
        return float(self.steps.local_final_demand.sum())

    @property
    def programme_cost(self) -> float:
        """All that local money paid for the programme; at least that, where `fiscal.cost.at_least`."""
        return self.fiscal.cost.total

    @property
    def local_money_taken_off(self) -> float:
        """What the ledger takes off as local money: of what the steps before left, and never more than that."""
        return self.fiscal.cost.taken_off

    @cached_property
    def totals(self) -> pd.DataFrame:
        """Impact at home: rows direct, indirect, induced, total_type_1, total_type_2; a column per measure."""
        return self._frame(self.impact_effects)

    @cached_property
    def contribution(self) -> pd.DataFrame:
        """Contribution at home (gross, residents in), laid out as `totals`."""
        return self._frame(self.contribution_effects)

    @cached_property
    def world(self) -> pd.DataFrame:
        """Spending and output by host country, at market rates and in international dollars (NaN: no factor)."""
        import pandas as pd

        fields = (*MEASURES, *(f"ppp_{measure}" for measure in MEASURES))
        hosts, called = self.world_contribution.countries, language().country_words
        frame = pd.DataFrame(
            [[called(host.name), host.own_table, *(getattr(host, name) for name in fields)] for host in hosts],
            columns=["country", "own_table", *fields],
            index=pd.Index([host.iso3 or "unknown" for host in hosts], name="iso3"),
        )
        return frame.astype(dict.fromkeys(fields, "float64"))

    @cached_property
    def activities(self) -> pd.DataFrame:
        """A row per activity in workbook order: what it was, gross, net_new, local_final_demand, then the effects."""
        import pandas as pd

        order = self.rows.reading_order()
        ledger = self.steps
        columns: dict[str, object] = {
            **self._identity(order),
            "gross": ledger.gross[order],
            "net_new": ledger.net_new[order],
            "local_final_demand": ledger.local_final_demand[order],
        }
        effects = self.activity_effects[order]
        for e, effect in enumerate(EFFECTS):
            for m, measure in enumerate(self.table.measures):
                columns[f"{effect}_{measure}"] = effects[:, e, m]
        return pd.DataFrame(columns)

    @cached_property
    def ledger(self) -> pd.DataFrame:
        """A row per activity in workbook order, the steps from gross to local final demand as columns, and the rates
        that brought it there: exchange_rate (home currency per unit of its currency), to_table_year and to_report_year
        (home deflator ratios from its year), rate_sources."""
        import pandas as pd

        order = self.rows.reading_order()
        money = {name: column[order] for name, column in self.steps.columns().items()}
        rates = {
            name: getattr(self.basis, name)[order] for name in ("exchange_rate", "to_table_year", "to_report_year")
        }
        return pd.DataFrame({**self._identity(order), **money, **rates, "rate_sources": self.basis.sources[order]})

    @cached_property
    def taxes(self) -> pd.DataFrame:
        """Tax by scope, kind, named tax, round and level: over a scope, `amount` sums to all of its tax.

        `collected` is a memo: what a named tax takes of the spending in full, also where the table holds less.
        """
        import pandas as pd

        names = [item.name for item in fields(TaxLine)]
        rows = [[getattr(line, name) for name in names] for line in self.fiscal.lines()]
        return pd.DataFrame(rows, columns=names).astype({"collected": "float64", "amount": "float64"})

    @cached_property
    def ranges(self) -> pd.DataFrame:
        """How sure: a row per figure that draws move, its point, mean, deviation, p5, p50, p95, and the point's
        percentile; empty where nothing was drawn."""
        import pandas as pd

        found = self.uncertainty.ranges if self.uncertainty else ()
        names = ("mean", "deviation", "p5", "p50", "p95", "percentile")
        return pd.DataFrame(
            [[one.headline.point, *(getattr(one, name) for name in names)] for one in found],
            columns=["point", *names],
            index=pd.Index([one.headline.key for one in found], name="figure"),
            dtype="float64",
        )

    @cached_property
    def checks(self) -> pd.DataFrame:
        """What the reviewer's list found: code, severity, where, message, remedy, source."""
        import pandas as pd

        fields = ("code", "severity", "where", "message", "remedy", "source")
        with self.spoken():
            return pd.DataFrame([[getattr(c, f) for f in fields] for c in self.checks_found], columns=list(fields))

    @cached_property
    def industries(self) -> pd.DataFrame:
        """Impact by industry: output by round, and every measure of the Type II total; report-year money."""
        import pandas as pd

        output = self.industry_output
        per_job = 1e6 * self.basis.report_over_table  # jobs are per million of table-year output
        columns: dict[str, object] = {"name": list(self.economy.industry_names)}
        columns |= {f"{name}_output": output[r] for r, name in enumerate(ROUNDS)}
        for m, measure in enumerate(self.table.measures):
            row = self.economy.coefficients()[m] * output.sum(axis=0)
            columns[f"total_{measure}"] = row / per_job if measure in JOBS else row
        return pd.DataFrame(columns, index=pd.Index(self.economy.industries, name="industry"))

    def to_excel(
        self, path: str | Path, *, inputs: bool = True, template: str = "", theme: str | Path | None = None
    ) -> None:
        """Write the report workbook, whole or not at all. Replaces a file, but never the study's own input.

        `inputs` carries the cells of the input too, so that the report can be verified alone. `template` is for whom
        it is made up: "finance", "advocate", or "" for everybody; `theme` a workbook whose look it takes.
        """
        from impactcalc.report.branded import edition_given
        from impactcalc.report.workbook import write_report

        write_report(self, Path(path), inputs=inputs, edition=edition_given(template, theme))

    def to_json(self, path: str | Path) -> None:
        """Write result.json, whole or not at all. Replaces a file, but never the study's own input."""
        from impactcalc.report.writers.json_text import write_json

        write_json(self, Path(path))

    def spoken(self) -> AbstractContextManager[object]:
        """Within this, checks and assumptions are worded in the language that was chosen (`speaking`), else in English
        as it is spelled where the study is."""
        return speaking_to(self.economy.country)

    def to_html(
        self, path: str | Path, *, inputs: bool = True, template: str = "", theme: str | Path | None = None
    ) -> None:
        """Write the page, one file without script or network needed. Replaces a file, but never the study's input.

        Without `inputs` it carries no rows of the study, so that no assumption can be moved on it. `template` and
        `theme` as in `to_excel`.
        """
        from impactcalc.report.branded import edition_given
        from impactcalc.report.html.page import write_html

        write_html(self, Path(path), inputs=inputs, edition=edition_given(template, theme))

    def to_pdf(
        self, path: str | Path, *, full: bool = False, template: str = "", theme: str | Path | None = None
    ) -> None:
        """Write the page as a PDF of two sheets; `full`, with all it rests on. Needs the extra pdf (typst)."""
        from impactcalc.report.branded import edition_given
        from impactcalc.report.html.paper import write_pdf

        write_pdf(self, Path(path), full=full, edition=edition_given(template, theme))

    def to_charts(self, folder: str | Path, *, theme: str | Path | None = None) -> None:
        """Write each chart of the page into a folder, as SVG and PNG, with its text. Needs the extra pdf (typst)."""
        from impactcalc.report.branded import edition_given
        from impactcalc.report.html.pictures import write_charts

        write_charts(self, Path(folder), edition_given(theme=theme).look)

    def _repr_html_(self) -> str:
        """The answer, as a notebook shows it."""
        from impactcalc.report.html.page import answer_html

        return answer_html(self)

    def _frame(self, effects: Floats) -> pd.DataFrame:
        import pandas as pd

        return pd.DataFrame(effects, index=pd.Index(EFFECTS, name="effect"), columns=list(self.table.measures))

    def _identity(self, order: np.ndarray[tuple[int], np.dtype[np.int64]]) -> dict[str, object]:
        names = (
            "sheet", "row", "part", "id", "name", "year", "partner_city", "partner_country", "origin_country",
            "network", "purpose",
        )  # fmt: skip
        return {
            **{name: getattr(self.rows, _SAID.get(name, name))[order] for name in names},
            **{name: getattr(self.rows, name)[order] for name in ("period", "date", "source")},
        }
