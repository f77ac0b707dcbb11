"""Rates of the user's own by the name of their file: in the folder `rates` of the data folder."""

from __future__ import annotations

import csv
import io
import math
from pathlib import Path

from impactcalc.economy.own_packages import data_folder, made_room
from impactcalc.economy.prices.rate import RATE_KINDS, SuppliedRate
from impactcalc.errors import PackageError
from impactcalc.facts.errors import rates as refusals
from impactcalc.files import whole_file
from impactcalc.known.countries import find_country, is_currency
from impactcalc.known.places import read_place

RATES = "rates"
LARGEST = 16_000_000  # bytes: some hundred thousand rates
HEAD = ("kind", "subject", "year", "value", "source")


def rate_files() -> dict[str, Path]:
    """The files of rates in the data folder by name, sorted."""
    root = data_folder() / RATES
    return {path.stem: path for path in sorted(root.glob("*.csv"))} if root.is_dir() else {}


def own_rates(name: str) -> list[SuppliedRate]:
    """The rates of a file, each with its line. PackageError where there is no file of that name, or a line of it is no
    rate."""
    files = rate_files()
    if name not in files:
        raise PackageError(refusals.NoFileOfRates(name, str(data_folder() / RATES), tuple(files)))
    return read_rates(files[name])


def read_rates(path: Path) -> list[SuppliedRate]:
    """The rates of a file with the columns of the sheet Rates. PackageError names the first line that is none."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise PackageError(refusals.RatesNoFile(str(path), LARGEST // 1_000_000))
        lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise PackageError(refusals.RatesNotCsv(str(path), str(error))) from error
    head = [cell.strip().lower() for cell in lines[0]] if lines else []
    if head != list(HEAD):
        raise PackageError(refusals.RatesHead(str(path), HEAD))
    found: dict[tuple[str, str, int], SuppliedRate] = {}
    for number, cells in enumerate(lines[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        rate = _rate(path, number, [cell.strip() for cell in cells])
        key = (rate.kind, rate.subject, rate.year)
        if key in found:
            raise PackageError(refusals.OwnRateTwice(str(path), number, *key))
        found[key] = rate
    return list(found.values())


def _rate(path: Path, number: int, cells: list[str]) -> SuppliedRate:
    where = (str(path), number)
    if len(cells) != len(HEAD):
        raise PackageError(refusals.RateOfOtherLength(*where, len(cells), HEAD))
    kind, subject, year, value, source = cells
    if kind not in RATE_KINDS:
        raise PackageError(refusals.NoKindOfRate(*where, kind, tuple(RATE_KINDS)))
    meant = _subject(kind, subject)
    if not meant:
        raise PackageError(refusals.NoSubjectOfRate(*where, subject, kind))
    try:
        rate = SuppliedRate(kind, meant, int(year), float(value), source, row=number, file=path.name)
    except ValueError as error:
        raise PackageError(refusals.RateNotNumbers(*where, str(error))) from error
    if not (math.isfinite(rate.value) and rate.value > 0):
        raise PackageError(refusals.OwnRateNotPositive(*where))
    if not source:
        raise PackageError(refusals.RateWithoutSource(*where))
    return rate


def _subject(kind: str, text: str) -> str:
    """The code that a subject means, "" where it means none."""
    if kind == "exchange_rate":
        return text.upper() if is_currency(text) else ""
    if kind == "regional_price_parity":
        return read_place(text) or ""
    country = find_country(text)
    return country.iso3 if country else ""


def add_rates(file: Path, *, force: bool = False) -> Path:
    """Copy a file of rates into the data folder under its own name; where it lies then. PackageError for one that is
    no file of rates, or that is there already, unless `force`."""
    read_rates(file)
    to = data_folder() / RATES / f"{file.stem}.csv"
    if to.exists() and not force:
        raise PackageError(refusals.OwnRatesThere(file.stem, str(to)))
    data = file.read_bytes()
    with whole_file(made_room(to)) as temporary:
        temporary.write_bytes(data)
    return to
