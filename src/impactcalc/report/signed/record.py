"""What a report was made of and with: all that a second run needs, and by what a change is told."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import impactcalc
from impactcalc.impact.figures import FIGURES
from impactcalc.impact.result import Result
from impactcalc.impact.run import CHOSEN_BY_USER
from impactcalc.report.edition import PLAIN, Edition
from impactcalc.report.signed.facts import Json, facts_of
from impactcalc.report.words.speaking import term
from impactcalc.report.writers.look import Look
from impactcalc.report.writers.targets import input_name
from impactcalc.study.sheets.headings import OUR_OWN_SHEETS, find_sheet
from impactcalc.words.speaking import other_than_own
from impactcalc.workbooks.raw import RawSheet
from impactcalc.workbooks.record_cells import FORMAT

TAB = "Signed"
PIECE = 30_000  # letters of a cell; Excel ends at 32,767
_LONGEST_TAB = 31


@dataclass(frozen=True, slots=True)
class CarriedInput:
    """A sheet of the input and the tab of the report on which its cells stand, at their own addresses."""

    sheet: RawSheet
    tab: str


def carried_inputs(result: Result) -> tuple[CarriedInput, ...]:
    """The sheets of the input that the report carries: those that were read, none where they are too large."""
    book = result.study.carried
    if book is None:
        return ()
    read = [sheet for sheet in book.sheets if _is_ours(sheet.name) and sheet.rows]
    tabs: list[str] = []
    for sheet in read:
        tab = term("Input {name}", name=sheet.name)[:_LONGEST_TAB].rstrip("'")
        tabs.append(tab if tab.casefold() not in map(str.casefold, tabs) else term("Input {name}", name=len(tabs) + 1))
    return tuple(CarriedInput(sheet, tab) for sheet, tab in zip(read, tabs, strict=True))


def _is_ours(name: str) -> bool:
    """Whether a sheet may have been read: those that were left alone are nobody's business in a report."""
    known = find_sheet(name) or find_sheet(name.rpartition(" - ")[0])
    return known is not None and known not in OUR_OWN_SHEETS


def record_of(result: Result, *, inputs: bool, edition: Edition = PLAIN) -> Json:
    """The record: program, packages, options, figures, and of every sheet what does not stand in its cells."""
    study = result.study
    book = study.carried if inputs else None
    tabs = {one.sheet.name: one.tab for one in carried_inputs(result)} if inputs else {}
    return {
        "format": FORMAT,
        "program": impactcalc.__version__,
        "input": {
            "name": input_name(study),
            "sha256": study.sha256,
            **({"key": study.key} if study.key else {}),
            "kind": book.kind if book else "",
            "notes": list(book.notes) if book else [],
            "carried": book is not None,
        },
        "options": _options(result),
        **({"language": spoken} if (spoken := other_than_own(result.economy.country)) else {}),
        "edition": _edition_facts(edition),
        "packages": dict(sorted(_packages(result))),
        "figures": {key: value for key, figure in FIGURES.items() if math.isfinite(value := figure.read(result))},
        "sheets": [facts_of(sheet, tab=tabs.get(sheet.name, "")) for sheet in book.sheets] if book else [],
    }


def _options(result: Result) -> Json:
    """What was said beside the input: the command's options, or their like in Python."""
    study, sure = result.study, result.uncertainty
    by_user = any(here.reason == CHOSEN_BY_USER for here in result.home.places)
    return {
        "place": "" if "place" in study.setting_cells else study.settings.place,
        "from": study.days_kept[0],
        "to": study.days_kept[1],
        "multipliers": result.economy.name.partition("/")[0] if by_user else "",
        "draws": sure.draws if sure else 0,
        "seed": sure.seed if sure else 0,
        "sobol": bool(sure and sure.shares),
    }


def _edition_facts(edition: Edition) -> Json:
    """The edition as plain JSON: not what only colours change, but what stands in cells."""
    look = edition.look
    named = {"theme": look.name, "sha256": look.sha256, "told": list(look.remarks), "logo": look.has_logo}
    return {"template": edition.template, **(named if look.name else {})}


def edition_of(record: Mapping[str, Any]) -> Edition:
    """The edition again. Colours and fonts are in no cell; the logo's room is, the picture is not needed."""
    facts = record.get("edition", {})
    look = Look(
        name=facts.get("theme", ""),
        sha256=facts.get("sha256", ""),
        remarks=tuple(facts.get("told", ())),
        has_logo=facts.get("logo", False),
    )
    return Edition(facts.get("template", ""), look)


def _packages(result: Result) -> Iterator[tuple[str, str]]:
    for here in result.home.places:
        yield here.economy.name, here.economy.sha256
    yield "prices", result.prices.sha256


def digest(record: Mapping[str, Any]) -> str:
    """The record in a line that can be published beside the report."""
    return hashlib.sha256(json.dumps(record, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def pieces(record: Mapping[str, Any]) -> list[str]:
    """The record as texts that fit into cells."""
    text = json.dumps(record, ensure_ascii=True, sort_keys=True, allow_nan=False)
    return [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
