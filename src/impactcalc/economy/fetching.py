"""Newer price series from the World Bank and the BEA, as rows for the sheet Rates.

Needs the network and the extra `fetch`, and is untested against the services themselves: the tests put stand-ins in
their place. Nothing that was fetched is used by itself: a study uses what stands on its sheet Rates.
"""

from __future__ import annotations

import csv
import importlib
import io
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from impactcalc.economy.own_packages import data_folder, made_room
from impactcalc.errors import PackageError
from impactcalc.facts.errors import rates as refusals
from impactcalc.files import whole_file
from impactcalc.known.countries import Country

FIRST = 2014  # whole series from here on: a newer vintage may stand on another base year than what is shipped
KEY = "BEA_API_KEY"
# Series of the World Development Indicators, and the kind and unit of rate that they are.
SERIES = {"NY.GDP.DEFL.ZS": "deflator", "PA.NUS.FCRF": "exchange_rate", "PA.NUS.PPP": "ppp_factor"}
NIPA_TABLE, NIPA_LINE = "T10109", "1"  # implicit price deflators for GDP, the first line


class Row(NamedTuple):
    """A row for the sheet Rates."""

    kind: str
    subject: str
    year: int
    value: float
    source: str


def fetch(country: Country) -> tuple[Path, int]:
    """Write the newest rates of a country into the data folder; the file, and how many rows it has.

    PackageError where the extra is not installed or a service does not answer as it should.
    """
    rows = sorted(_world_bank(country))
    if country.iso3 == "USA" and os.environ.get(KEY):
        rows = sorted([*(row for row in rows if row.kind != "deflator"), *_bea()])
    if not rows:
        raise PackageError(refusals.WorldBankSilent(country.name, FIRST))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Row._fields)
    writer.writerows(rows)
    path = data_folder() / "rates" / f"{country.iso3}.csv"
    with whole_file(made_room(path)) as temporary:
        temporary.write_text(text.getvalue(), encoding="utf-8", newline="\n")
    return path, len(rows)


def _world_bank(country: Country) -> Iterator[Row]:
    wbgapi = _extra("wbgapi")
    for series, kind in SERIES.items():
        subject = country.currency if kind == "exchange_rate" else country.iso3
        if not subject or (country.iso3 == "USA" and kind != "deflator"):
            continue  # the US dollar is the unit of both
        try:
            for cell in wbgapi.data.fetch(series, country.iso3):
                year = int(str(cell["time"]).removeprefix("YR"))
                if cell["value"] is not None and year >= FIRST:
                    yield Row(kind, subject, year, float(cell["value"]), f"World Bank WDI, {series}, fetched")
        except (OSError, KeyError, TypeError, ValueError, wbgapi.APIError) as error:
            raise PackageError(refusals.WorldBankRefused(series, country.name, str(error))) from error


def _bea() -> Iterator[Row]:
    beaapi = _extra("beaapi")
    try:
        table = beaapi.get_data(os.environ[KEY], "NIPA", TableName=NIPA_TABLE, Frequency="A", Year="ALL")
        for cell in table.to_dict("records"):
            year = int(str(cell["TimePeriod"]))
            if str(cell["LineNumber"]) == NIPA_LINE and year >= FIRST:
                value = float(str(cell["DataValue"]).replace(",", ""))
                yield Row("deflator", "USA", year, value, f"BEA NIPA {NIPA_TABLE}, line {NIPA_LINE}, fetched")
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise PackageError(refusals.BeaRefused(NIPA_TABLE, str(error))) from error


def _extra(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise PackageError(refusals.FetchingNeeds(name, "impactcalc[fetch]")) from error
