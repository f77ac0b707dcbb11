"""Figures as offices and spreadsheets write them -> numbers; what may be meant in two ways stays open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems import brought_cells as facts

DecimalMark = Literal["point", "comma"]
Kind = Literal["open", "error", "formula", "date", "percent", "absent", "large"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, and what stood beside it: a footnote mark, or the brackets that make it negative."""

    value: float
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a cell is no number that can be relied on."""

    kind: Kind
    fact: ProblemFact


ERROR = Doubt("error", facts.TableCellError())
UNCACHED = Doubt("formula", facts.TableCellUncalculated())
DATE = Doubt("date", facts.TableCellDate())
PERCENT = Doubt("percent", facts.TableCellPercent())
MOST_FIGURE = 1e30  # a country's money in its smallest coin is far below
LARGE = Doubt("large", facts.FigureBeyondAll(MOST_FIGURE))
ABSENT = Doubt("absent", facts.TableCellNotAvailable())
# Cells that are no label either.
_NO_LABEL = {
    "error": facts.TableCellError,
    "formula": facts.TableCellUncalculated,
    "date": facts.TableCellDate,
}

_GROUPING = re.compile("(?<=\\d)[ \u00a0\u2007\u2009\u202f'\u2019](?=\\d{3}(?!\\d))")
_MINUS = dict.fromkeys(map(ord, "\u2212\u2013\u2012\ufe63\uff0d"), "-")
# Marks beside a figure: stars and daggers, superscripts, Eurostat's flags (e: estimated), footnotes in brackets.
_MARK = r"\*+|[†‡§#]+|[\u00b9\u00b2\u00b3\u2070-\u209f\u1d43-\u1dbf]+|[bcdefinprsuz]{1,2}|\([a-z\d]\)|\[\w\]|/\d/"
_FIGURE = re.compile(
    rf"(?P<open>\()?(?P<sign>[-+] ?)?(?P<core>[\d.,]*\d[\d.,]*?(?:[eE][-+]?\d+)?)(?P<close>\))?(?P<after>-)?"
    rf"(?:\s*(?P<mark>{_MARK}))?"
)
_OPEN = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_ERRORS = re.compile(r"#[^\s#]+[!?]|#N/A|#NV|#ERR\w*|Err:\d+", re.IGNORECASE)
_ABSENT = re.compile(r":\s*[a-z]{0,2}|\.\.|…|n\.?/?[ad]\.?|\((?:d|na|s|x)\)|x", re.IGNORECASE)
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE = re.compile(
    rf"\d{{4}}-\d\d?-\d\d?(?:[T ][\d:.]+)?|\d\d?([./])\d\d?\1\d{{4}}|\d\d?-(?:{_MONTH})|(?:{_MONTH})-\d\d",
    re.IGNORECASE,
)


def decimal_mark(texts: Iterable[str]) -> DecimalMark | None:
    """The decimal mark that the figures of one table prove; None when none does, or they contradict each other.

    1.5 proves the point, 1,5 the comma; 1.234.567 has points for thousands, so its decimal mark is the comma.
    """
    proofs = {_proof(core) for core in map(_core, texts) if core}
    proofs.discard(None)
    return proofs.pop() if len(proofs) == 1 else None


def read_figure(text: str, mark: DecimalMark | None) -> Figure | Doubt | None:
    """The number that a text is, where the table's decimal mark is known or the text itself tells.

    A doubt where it may be two numbers, or where it is a known sign of something else; None where it is mere text.
    """
    plain = _plain(text)
    found = _FIGURE.fullmatch(plain)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return _sign_of(text.strip())
    core = found["core"]
    own = _proof(core)
    if own is None and not core.isdigit():
        if not _OPEN.fullmatch(core):
            return _sign_of(text.strip())
        if mark is None:
            small, large = _value(core.replace(",", "."), "point"), _value(re.sub("[.,]", "", core), "point")
            return Doubt("open", facts.FigureOfTwoReadings(small, large))
        own = mark
    if core.isdigit() and len(core) > 1 and core[0] == "0":
        return None  # 01 is a code
    value = _value(core, own or "point")
    if value > MOST_FIGURE:
        return LARGE
    negative = (found["sign"] or "").startswith("-") or found["after"] or found["open"]
    beside = "()" if found["open"] else (found["mark"] or "")
    return Figure(-value if negative else value, beside)


def no_label(doubt: Doubt | None, belongs: facts.Belongs) -> ProblemFact | None:
    """What is wrong with a cell as a label; None where it is one, whatever figure it may be."""
    kind = _NO_LABEL.get(doubt.kind) if doubt is not None else None
    return None if kind is None else kind(belongs)


def is_date(text: str) -> bool:
    """Whether a text is what a spreadsheet writes for a date."""
    return bool(_DATE.fullmatch(text.strip()))


def _plain(text: str) -> str:
    return _GROUPING.sub("", text.strip()).translate(_MINUS)


def _core(text: str) -> str:
    found = _FIGURE.fullmatch(_plain(text))
    return found["core"] if found else ""


def _proof(core: str) -> DecimalMark | None:
    """Which decimal mark the digits of one figure prove; None when they prove none or are no figure."""
    number = re.sub(r"[eE][-+]?\d+$", "", core)
    if number.isdigit():
        return None if number == core else "point"
    if _OPEN.fullmatch(core):
        return None
    for mark, decimal, group in (("point", r"\.", ","), ("comma", ",", r"\.")):
        grouped = rf"\d{{1,3}}(?:{group}\d{{3}})+{decimal}\d*|\d{{1,3}}(?:{group}\d{{3}}){{2,}}"
        if re.fullmatch(rf"\d*{decimal}\d+|\d+{decimal}|{grouped}", number):
            return "point" if mark == "point" else "comma"
    return None


def _value(core: str, mark: DecimalMark) -> float:
    return float(core.replace(",", "")) if mark == "point" else float(core.replace(".", "").replace(",", "."))


def _sign_of(text: str) -> Doubt | None:
    if _ERRORS.fullmatch(text):
        return ERROR
    if is_date(text):
        return DATE
    if text.endswith("%") and _FIGURE.fullmatch(_plain(text[:-1])):
        return PERCENT
    return ABSENT if _ABSENT.fullmatch(text) else None
