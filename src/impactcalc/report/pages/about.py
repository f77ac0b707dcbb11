"""The page About: what made this report, from which data, how to cite it, and what the words mean."""

from __future__ import annotations

from collections.abc import Iterator

import impactcalc
from impactcalc.impact.result import Result
from impactcalc.known.periods import full_words, year_words
from impactcalc.report.edition import ADVOCATE, FINANCE, PLAIN, Edition
from impactcalc.report.pages.inputs import carried_words
from impactcalc.report.words.speaking import said
from impactcalc.report.writers.page import Column, Page, Table
from impactcalc.report.writers.targets import input_name

LICENCE = (
    "impactcalc is free software under the Apache License 2.0, without warranty. Data keep the terms of their "
    "sources, which the page Assumptions names."
)
READERS = {
    FINANCE: "a finance officer: checks, cost and tax in front; the same figures as in every report",
    ADVOCATE: "who speaks for the programme: one page to quote from; the same figures as in every report",
}
NOT_SAID = "not said on the sheet Study"


def about_page(result: Result, *, inputs: bool = True, edition: Edition = PLAIN) -> Page:
    """Versions and hashes, so that the same input can be shown to give the same report; then the glossary. `inputs` is
    whether the report carries its input, `edition` for whom it is made up and in whose look."""
    study, economy, prices = result.study, result.economy, result.prices
    facts = (
        ("Program", f"impactcalc {impactcalc.__version__}"),
        ("Study", study.settings.name),
        ("Issued by", study.settings.issuer or NOT_SAID),
        ("Issued on", study.settings.issued or NOT_SAID),
        ("Contact", study.settings.contact or NOT_SAID),
        ("Input file", input_name(study) or "none: the study was made in Python"),
        (f"Rows of {study.key} in it, sha256" if study.key else "Input file, sha256", study.sha256 or "none"),
        ("Input, in this workbook", carried_words(result, inputs=inputs)),
        ("Place and year of the study", f"{study.settings.place}, {full_words(study.settings.period)}"),
        ("Price basis of the report", f"{result.basis.home_currency}, {result.basis.report_words} prices"),
        ("Multipliers", f"{economy.name} {economy.version}: {economy.title}".strip()),
        (
            "Multipliers, place, year, prices",
            f"{economy.place}, {economy.year}, {economy.currency}, {economy.valuation} prices",
        ),
        ("Multipliers, sha256", economy.sha256 or "none"),
        ("Multipliers, why these", result.home.main.reason),
        *(("Multipliers, source", source) for source in economy.sources),
        ("Exchange rates, deflators, PPP", f"prices {prices.version}"),
        ("Exchange rates, deflators, PPP, sha256", prices.sha256),
        *_edition(edition),
        ("Licence", LICENCE),
        ("How to cite", citation(result)),
    )
    return Page(
        tab="About",
        title="About this report",
        blocks=(
            _pairs("", "What", facts),
            _pairs("What the words mean", "Term", said().terms.GLOSSARY),
        ),
        frozen=None,
        upright=True,
    )


def _edition(edition: Edition) -> Iterator[tuple[str, str]]:
    if edition.template:
        yield "Made up for", READERS[edition.template]
    for line in edition.look.told:
        yield f"Look, from {edition.look.name or 'the sheet Study'}", line


def citation(result: Result) -> str:
    """The report as a reference list has it."""
    settings, economy = result.study.settings, result.economy
    return (
        f"{settings.name} ({year_words(settings.period)}). Economic impact report. Computed with impactcalc "
        f"{impactcalc.__version__}, multipliers {economy.name} {economy.version}, prices "
        f"{result.prices.version}."
    )


def _pairs(title: str, head: str, pairs: tuple[tuple[str, str], ...]) -> Table:
    return Table(
        title,
        (
            Column(head, "wrap", [name for name, _ in pairs], width=38),
            Column("Meaning" if title else "Value", "wrap", [text for _, text in pairs], width=96),
        ),
    )
