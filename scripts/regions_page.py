"""docs/regions.md: the method, its fit with each region left out, what other evidence says, where it fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

import jobs_of_years
import other_evidence
import region_fit
import regional_package
import rims
import self_employed
import studies_at_hand
from impactcalc.economy.package import load_table
from impactcalc.economy.regions.fit import FIGURES, Figure, Published
from impactcalc.economy.regions.places import find_place
from impactcalc.economy.regions.residents import jobs_held_by_residents
from region_fit import Error, Evidence, Fold
from regional_trial import Parameters, Region, Vector, multipliers
from studies_at_hand import table

VISITORS = "regions/state_visitor_industries_2023.csv"
NEEDED = (*studies_at_hand.NEEDED, VISITORS)
EXAMPLES = ("US-NJ", "cbsa:19100", "fips:48439", "cbsa:24780", "fips:51760", "fips:36061", "US-DC")
PAYS = ("own", "own, same mix", "state", "state, same mix")
OTHER_TABLES = ("us-2014", "us-2018", "us-2023")
HEADS = tuple(regional_package.WHAT[figure] for figure in FIGURES)


def page(evidence: Evidence, shipped: Parameters, folds: Sequence[Fold], data: Path) -> str:
    """The whole page."""
    income = evidence.nation.labour_part @ (evidence.nation.economy.per_output["labour_income"] * _output(evidence))
    paid = float(evidence.nation.economy.per_output["labour_income"] @ _output(evidence))
    parts = [
        _METHOD.format(
            delta=shipped.delta, household_delta=shipped.household_delta, level=shipped.level,
            labour=f"{income / paid:.1%}", whole=f"{income * shipped.level / paid:.1%}", examples=_examples(),
        ),
        _FIT.format(fitted=_fitted(evidence, shipped), left_out=_left_out(folds), found=_found(folds),
                    aims=_aims(folds), residuals=_residuals(folds)),
        "## What else was tried\n\n" + _tried(evidence, folds),
        "### Pay of the place\n\n" + _pay(evidence, folds, data),
        "## What other evidence says\n\n" + _others(data, shipped.delta),
        "## The nation\n\n" + _nation(),
        "## Every industry\n\n" + _industries(evidence, shipped),
        studies_at_hand.text(data),
        f"{jobs_of_years.which_year(data)}\n{jobs_of_years.by_year(data)}",
        _FAILS.format(**_failings(evidence, shipped, folds)),
    ]  # fmt: skip
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def _output(evidence: Evidence) -> Vector:
    return evidence.nation.economy.output


def _examples() -> str:
    return ", ".join(f"{find_place(one).title} {jobs_held_by_residents(find_place(one)):.1%}" for one in EXAMPLES)


def _cells(errors: Mapping[Figure, Error]) -> list[str]:
    """Of output mean error and, in brackets, mean absolute error; of the others the deviation of the means."""
    return [
        f"{one.mean:+.3f} ({one.absolute:.3f})" if figure.startswith("output") else f"{one.ratio:+.1%}"
        for figure, one in errors.items()
    ]


def _fitted(evidence: Evidence, shipped: Parameters) -> str:
    rows = []
    for region in evidence.regions:
        for name, codes in (("15 services", rims.SERVICES), ("37 services", rims.ALL_SERVICES), ("goods", GOODS)):
            found = region_fit.errors(evidence, region, shipped, codes)
            rows.append([rims.TITLES[region.place], name, *_cells(found)])
    return table(["region", "industries", *HEADS], rows)


GOODS = frozenset({
    "111CA", "113FF", "211", "212", "213", "22", "23", "321", "327", "331", "332", "333", "334", "335", "3361MV",
    "3364OT", "337", "339", "311FT", "313TT", "315AL", "322", "323", "324", "325", "326",
})  # fmt: skip


def _left_out(folds: Sequence[Fold]) -> str:
    rows = []
    for fold in folds:
        for figure, one in fold.errors.items():
            rows.append([
                rims.TITLES[fold.left_out], regional_package.WHAT[figure], f"{one.published:.3f}",
                f"{one.computed:.3f}", f"{one.mean:+.3f}", f"{one.absolute:.3f}", f"{one.ratio:+.1%}",
            ])  # fmt: skip
    head = ["region left out", "figure", "published", "computed", "mean error", "mean absolute error", "deviation"]
    return table(head, rows)


def _found(folds: Sequence[Fold]) -> str:
    return "; ".join(
        f"without {rims.TITLES[fold.left_out]} {parameters(fold.parameters)}, level {fold.parameters.level:g}"
        for fold in folds
    )


def parameters(one: Parameters) -> str:
    """The exponents of a form in words."""
    if one.form == "goods":
        return f"delta {one.delta:g}, of goods {one.other:g}, household delta {one.household_delta:g}"
    if one.form == "2d":
        return f"powers {one.other:g} and {one.delta:g}, household delta {one.household_delta:g}"
    return f"delta {one.delta:g}, household delta {one.household_delta:g}"


def _mean(folds: Sequence[Fold], figure: Figure) -> float:
    own = [fold.errors[figure] for fold in folds]
    return float(np.mean([one.absolute if figure.startswith("output") else abs(one.ratio) for one in own]))


def _aims(folds: Sequence[Fold]) -> str:
    three = [fold for fold in folds if fold.left_out != "fips:51760"]
    (city,) = (fold for fold in folds if fold.left_out == "fips:51760")
    worst = {figure: max(fold.errors[figure].absolute for fold in three) for figure in FIGURES[:2]}
    mean = {figure: float(np.mean([fold.errors[figure].ratio for fold in three])) for figure in FIGURES}
    rows = [
        ["mean absolute error of Type I, states and metro", "0.05", f"{worst['output_type_1']:.3f} at worst"],
        ["mean absolute error of Type II, states and metro", "0.05", f"{worst['output_type_2']:.3f} at worst"],
        ["output, Type II, of the three, mean", "5%", f"{mean['output_type_2']:+.1%}"],
        ["earnings of the three, mean", "5%", f"{mean['earnings']:+.1%}"],
        ["jobs of the three, mean", "5%", f"{mean['jobs']:+.1%}"],
        *(
            [f"Richmond city, {regional_package.WHAT[figure]}", "20%", f"{city.errors[figure].ratio:+.1%}"]
            for figure in FIGURES[1:]
        ),
    ]
    return table(["left out", "aim", "reached"], rows)


def _residuals(folds: Sequence[Fold]) -> str:
    rows = []
    for figure in FIGURES:
        logs = np.array([-np.log1p(fold.errors[figure].ratio) for fold in folds])
        rows.append([
            regional_package.WHAT[figure], str(len(folds)), f"{logs.mean():+.3f}", f"{logs.std(ddof=1):.3f}",
            f"{np.exp(logs.min()):.2f} to {np.exp(logs.max()):.2f}",
        ])  # fmt: skip
    return table(["figure", "regions", "mean of the log", "deviation", "published over computed"], rows)


def _tried(evidence: Evidence, folds: Sequence[Fold]) -> str:
    forms = {
        "as it was: delta 0.055, a factor 1.128 on what residents buy, a proxy for commuters (fitted to two of the "
        "four)": region_fit.before(evidence),
        "**in use: sized, min(SLQ, 1) lambda**": folds,
        "sized, goods industries with a delta of their own": region_fit.folds(evidence, "goods"),
        "2D-LQ (Pereira-Lopez and others 2020): the supplier's quotient, softened above 1, times the buyer's share of "
        "the nation": region_fit.folds(evidence, "2d"),
    }
    means = [
        [name, *(f"{_mean(own, f):.3f}" if f.startswith("output") else f"{_mean(own, f):.1%}" for f in FIGURES)]
        for name, own in forms.items()
    ]
    every = [
        [_short(name), rims.TITLES[fold.left_out], parameters(fold.parameters), *_cells(fold.errors)]
        for name, own in forms.items()
        for fold in own
    ]
    return (
        "Means over the four folds: of output the mean absolute error, of earnings and jobs the deviation without "
        "sign.\n\n"
        + table(["form", *HEADS], means)
        + "\n\nEvery fold: of output the mean error, in brackets the mean absolute error.\n\n"
        + table(["form", "left out", "fitted", *HEADS], every)
    )


def _short(name: str) -> str:
    return name.replace("*", "").split(",")[0].split(":")[0].split(" (")[0] + (
        ", goods apart" if "goods" in name else ""
    )


def _pay(evidence: Evidence, folds: Sequence[Fold], data: Path) -> str:
    rows = []
    for pay in PAYS:
        found = region_fit.theta_folds(evidence, folds, pay)
        mean = float(np.mean([abs(miss) for _, miss in found]))
        rows.append([pay, *(f"{theta:g}: {miss:+.0%}" for theta, miss in found), f"{mean:.1%}"])
    none = [f"{fold.errors['jobs'].ratio:+.0%}" for fold in folds]
    rows.append(["**none (theta 0)**", *none, f"{_mean(folds, 'jobs'):.1%}"])
    head = ["relative pay of", *(rims.TITLES[fold.left_out] for fold in folds), "mean without sign"]
    return _PAY.format(table=table(head, rows), slopes=_slopes(data))


def _slopes(data: Path) -> str:
    """Over the states: log of jobs per million on log of relative pay, hotels and restaurants of 2019."""
    rows = rims.rows_of(data / VISITORS)
    told = []
    for code, name in (("721", "hotels"), ("722", "restaurants")):
        own = [r for r in rows if r["code"] == code and r["jobs_per_musd_2019"] and r["rel_pay_2023"]]
        pay, jobs = (np.log([float(r[c]) for r in own]) for c in ("rel_pay_2023", "jobs_per_musd_2019"))
        slope = float(np.polyfit(pay, jobs, 1)[0])
        told.append(f"{name} {slope:+.2f} (correlation {float(np.corrcoef(pay, jobs)[0, 1]):+.2f}, {len(own)} states)")
    return "; ".join(told)


def _others(data: Path, in_use: float) -> str:
    rows = [
        [one.what, one.kind, str(one.regions), f"{one.delta:g}", f"{one.absolute:.3f}", f"{one.in_use:.3f}"]
        for one in other_evidence.findings(data, in_use)
    ]
    head = ["source", "kind", "regions", "best delta", "mean absolute error", f"with {in_use:g}"]
    low, high = regional_package.BOUNDS["US"]
    return _OTHERS.format(table=table(head, rows), low=low, high=high, **_elsewhere())


def _elsewhere() -> dict[str, float]:
    low, high = regional_package.BOUNDS["elsewhere"]
    return {"low_else": low, "high_else": high, "mode_else": regional_package.ELSEWHERE}


def _nation() -> str:
    rows = []
    for name in OTHER_TABLES:
        economy = load_table(name)
        first, second = economy.L.sum(axis=0), economy.L2.sum(axis=0)
        at = [economy.industries.index(code) for code in ("721", "722")]
        rows.append([name, *(f"{one[i]:.2f}" for i in at for one in (first, second)), f"{economy.earnings[at[0]]:.2f}"])
    head = ["table", "hotels, Type I", "Type II", "restaurants, Type I", "Type II", "hotels, earnings"]
    return _NATION.format(table=table(head, rows))


def _industries(evidence: Evidence, shipped: Parameters) -> str:
    found = {region.place: multipliers(evidence.nation, region, shipped) for region in evidence.regions}
    known = {(p.place, p.industry, p.figure): p for p in evidence.published}
    rows = []
    for industry in dict.fromkeys(p.industry for p in evidence.published):
        cells = [
            _pair(evidence, found[place], known.get((place, industry, figure)))
            for place in rims.TITLES
            for figure in FIGURES
        ]
        rows.append([industry, *cells])
    short = ("NC", "VA", "Greenville", "Richmond")
    head = ["industry", *(f"{one} {name}" for one in short for name in ("I", "II", "earnings", "jobs"))]
    return "Published / computed, fitted on all four; earnings and jobs of residents.\n\n" + table(head, rows)


def _pair(evidence: Evidence, found: Mapping[str, Vector], one: Published | None) -> str:
    if one is None:
        return ""
    digits = 1 if one.figure == "jobs" else 2
    return f"{one.value:.{digits}f} / {_computed(evidence, found, one):.{digits}f}"


def _computed(evidence: Evidence, found: Mapping[str, Vector], one: Published) -> float:
    at = [evidence.nation.economy.industries.index(code) for code in one.codes]
    value = float(np.average(found[one.figure][at], weights=_output(evidence)[at]))
    return value / (evidence.prices if one.figure == "jobs" else 1.0)


def _failings(evidence: Evidence, shipped: Parameters, folds: Sequence[Fold]) -> dict[str, str]:
    off: dict[Figure, list[tuple[float, str]]] = {figure: [] for figure in FIGURES}
    for region in evidence.regions:
        found = multipliers(evidence.nation, region, shipped)
        for one in evidence.published:
            if one.place == region.place and one.service:
                miss = _computed(evidence, found, one) - one.value
                off[one.figure].append((miss, f"{one.industry} in {rims.TITLES[one.place]} {miss:+.2f}"))
    worst = {
        figure: "; ".join(text for _, text in sorted(found, key=lambda pair: -abs(pair[0]))[:4])
        for figure, found in off.items()
    }
    jobs = ", ".join(f"{rims.TITLES[fold.left_out]} {fold.errors['jobs'].ratio:+.0%}" for fold in folds)
    apart = replace(shipped, level=1.0)
    alone = ", ".join(
        f"{rims.TITLES[r.place]} {region_fit.errors(evidence, r, apart)['earnings'].ratio:+.0%}"
        for r in evidence.regions
    )
    at_work = ", ".join(_at_work(evidence, region, shipped) for region in evidence.regions)
    return {"worst_1": worst["output_type_1"], "worst_2": worst["output_type_2"], "jobs": jobs, "alone": alone,
            "at_work": at_work, "level": f"{self_employed.LEVEL:g}"}  # fmt: skip


def _at_work(evidence: Evidence, region: Region, shipped: Parameters) -> str:
    """Jobs at work there against RIMS II's, which are residents'."""
    found = multipliers(evidence.nation, region, shipped)
    own = region_fit.error(evidence, region, {**found, "jobs": found["jobs_at_work"]}, "jobs", rims.SERVICES)
    return f"{rims.TITLES[region.place]} {own.ratio:+.0%}"


_METHOD = """# Places

*Written by `scripts/calibrate_regions.py`; do not edit by hand.*

A place's table is the nation's, less what the place cannot supply itself. How much it can is read from its jobs by
industry (`multipliers/places/`: 51 states, 933 metro and micro areas, 3,142 counties).

**By name.** A place is typed by its name: Texas, Tarrant County, Dallas-Fort Worth, "Fort Worth, TX", DFW. A city of
the United States is read as the county that its centre lies in, and said so with the metro around it, in which as a
rule more of the money stays; New York City as its five counties; a city with far more people than that county lies in
several and is asked about. A city or region abroad, in any script, is read as its region or its country
([regions-abroad.md](regions-abroad.md)); behind it may stand the country, in another language too, or the name or code
of its province ("London, ON"). Where several places fit, they are asked about with what to type for each; only towns
with less than a hundredth of the people of the largest (abroad a fifth, within one country) are passed over, and named.
17,300 cities and towns of the United States and 44,900 elsewhere are known (`multipliers/cities/`: GeoNames,
CC BY 4.0).

## The method

    SLQ_i  = (e_i^r / e^r) / (e_i^n / e^n)              jobs of industry i in the place and in the nation
    lambda = [log2(1 + e^r / e^n)]^delta                size of the place
    A_r    = A_d x min(SLQ_i, 1) lambda                 what firms buy in the place, by supplying industry i
    h_r    = h x min(SLQ_i, 1) lambda_h                 what residents buy in the place
    w_r    = w_h x (share of jobs that residents hold)  what residents earn in the place

The quotient is the supplier's alone (RIMS II, too, regionalises by rows); lambda is the size term of Flegg and
Webber. It says that even an industry that is well represented is partly supplied from elsewhere, and the more so
the smaller the place. SLQ, CILQ, FLQ and AFLQ are there as well (`RegionalMethod`). In the nation itself every factor
is 1. No factor exceeds 1, so a place's output multipliers do not exceed the nation's.

| parameter | value | fitted to |
| --- | --- | --- |
| delta | {delta:g} | output multipliers, Type I |
| household delta | {household_delta:g} | output per unit of earnings that households spend |
| level of proprietors' income | {level:g} | earnings of residents per dollar, Type II |

They are fitted to what BEA's RIMS II publishes of four regions (2018 regional data): North Carolina, Virginia,
Greenville NC, Richmond city. RIMS II is itself computed from a national table, so what is reached is to be *in line
with RIMS II and IMPLAN practice*; whether that is true is another question (below). All ship in
`multipliers/regional/`, with the published figures, the errors where a region is left out, and ranges to draw from.

**What households earn.** Labour income, as reported, is compensation of employees. The household row w_h holds
proprietors' income too, both net of contributions for government social insurance: the labour income of the
self-employed over compensation, by industry (World Input-Output Database, United States 2014: {labour} of compensation
in all), times the level {level:g}, so {whole} of compensation. The labour part alone is too little, since proprietors'
income as BEA counts it, about 14%, has the return on their capital in it. National tables of other countries keep
compensation alone in the row. *Earnings* below are w_h's concept, of residents: what RIMS II calls earnings.

**Who holds the jobs.** Residents' share of a place's jobs, from the census' commuting flows of 2011-15: {examples}. Of
counties taken together it is the flows between them over all who work there. It enters w_h once, for states too: what
commuters earn, they spend at home. It is a share of workers, not of pay, from before remote work spread. Labour income
and jobs are reported *at work here*; *of residents here* is the share times that. A share of one's own replaces it:
`RegionalMethod(commuting=0.4)`.

**Bought on the spot.** Accommodation, meals, local and road travel, vehicle rental, culture, sport, education,
housing, health, venues and government fees stay in the place whole, and so does the margin of a shop. Air, rail and
water travel, travel agencies, event services, telecom, advertising, printing, professional services, insurance,
other services, wholesale and transport margins, and the goods themselves stay by quotient (min(SLQ, 1) lambda); the
rest leaks.

**Industries that the place's source does not cover** take the state's quotient: farms (111CA), rail (482), government
(GFE with the post, GFGD, GFGN, GSLE, GSLG). Owner-occupied housing (HS) is local. The self-employed are in neither
the place's nor the nation's private jobs, so they cancel as far as they are spread alike;
pay, jobs and taxes per unit of output are the nation's, self-employed in.

**Absent is not suppressed.** A suppressed cell is imputed and flagged (how: `multipliers/places/datapackage.json`). An
industry that is truly absent has no multiplier ("not available"); spending on it leaks, since it cannot have been
bought there.
"""

_FIT = """## The fit, each region left out

![Published and computed multipliers of four regions](regions.svg)

Means over the 15 service industries that visitors and residents use most, each one industry of the table. Earnings and
jobs are those of residents; real estate (531) is compared with owner-occupied housing in it, as RIMS II has it.

{left_out}

Found: {found}.

{aims}

What delta, closure and residence leave, region by region (log of published over computed): ranges of an effect hold it.

{residuals}

**Fitted on all four.** Of output the mean error, in brackets the mean absolute error; of earnings and jobs the
deviation of the means.

{fitted}
"""

_PAY = """Jobs per output could be divided by (relative pay)^theta. Fitted without each region (theta: error of
jobs there):

{table}

It does not help where it was not fitted, so theta is zero: jobs per output are the nation's. Over the states the log
of jobs per million dollars of output moves with the log of the industry's pay by {slopes}; these are jobs without the
self-employed, of 2019, and output that is itself estimated from pay. Within one table they point to a theta near one;
between RIMS II's regions pay of the place or the state does not carry it.
"""

_OTHERS = """Type I in the same form. None of it is fitted to.

{table}

Surveyed tables say that much less stays in a region than RIMS II, IMPLAN and this project have it: *in line with RIMS
II and IMPLAN practice* is what the fit shows, no more. Ranges take delta from {low:g} to {high:g} in the United States
(likeliest: the fitted value), and from {low_else:g} to {high_else:g} elsewhere (likeliest {mode_else:g}).
"""

_NATION = """{table}

With proprietors' income in the household row the nation's Type II of hotels is higher than with compensation alone
(2.46 in 2014). The National Park Service's IMPLAN model has 2.11 for visitors' spending in the nation, where the table
with compensation alone had 2.32 and has more now: our nation is on the high side.
"""

_FAILS = """## Where it fails

- Four regions are few, two of them known by a file label only, all in two neighbouring states. Three numbers are
  fitted to twelve means, none to an industry; the kind of quotient was chosen with all of them in view.
- Jobs use the nation's jobs per unit of output. Left out: {jobs}. That is a residual: neither pay of the place nor of
  the state explains it, and ranges hold it.
- The level {level} of proprietors' income is fitted, to earnings. With the labour part alone (level 1) earnings would
  be {alone}.
- Against RIMS II's jobs, which are residents', jobs *at work* would be {at_work}.
- Output, Type I, farthest off among the 15 services: {worst_1}. Type II: {worst_2}. The 2014 table is not the 2012
  benchmark that RIMS II uses, and one industry of ours may be several of theirs. RIMS II's transit row probably has
  public transit in it.
- Type I figures are derived from printed Type II figures, not printed themselves.
- Commuters count as paid alike, and their share is of 2011-15. Of counties taken together flows below 100 people are
  left out.
- Of 5,000 places within places four keep more of a standard visitor's dollar than the place around them by more than
  0.03 with some table (0.041 at most): Honolulu than Hawaii (0.036: head offices, fuel, wholesale, banks and insurers),
  Windsor County, VT than its micro area (0.033, Type I: food makers, professional services, wholesale), Columbia
  County, PA than its metro (0.041, 2021 only: wholesale; the area's other county has the hospital), Indianapolis than
  Indiana (0.031, 2015 only: offices, professional services, airlines). Who holds the jobs is not the reason: but for
  Columbia the share of residents is lower in the smaller place. A quotient takes the mean of the larger place for what
  its main town has, and lambda, which is larger in the larger place, offsets it less with a delta of 0.045 than with
  0.06, where only Columbia is left. Nothing is clipped; `multipliers compare` tells the industry.
- Hidden county jobs are imputed: 4% of all jobs of 2019, more in small counties and in manufacturing. What a county
  or metro lacks in a single cell may be the source's rounding; 212, 324, 486 and 525 are weak everywhere.
"""
