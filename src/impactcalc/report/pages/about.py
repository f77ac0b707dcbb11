"""The page About: what made this report, from which data, how to cite it, and what the words mean."""

from __future__ import annotations

from collections.abc import Iterator

import impactcalc
from impactcalc.impact.result import Result
from impactcalc.known.periods import full_words, year_words
from impactcalc.report.edition import ADVOCATE, FINANCE, PLAIN, Edition
from impactcalc.report.pages.inputs import carried_words
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Page, Table
from impactcalc.report.writers.targets import input_name
from impactcalc.words.speaking import phrase

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
        (term("Program"), term("impactcalc {version}", version=impactcalc.__version__)),
        (term("Study"), study.settings.name),
        (term("Issued by"), study.settings.issuer or term(NOT_SAID)),
        (term("Issued on"), study.settings.issued or term(NOT_SAID)),
        (term("Contact"), study.settings.contact or term(NOT_SAID)),
        (term("Input file"), input_name(study) or term("none: the study was made in Python")),
        (
            term("Rows of {key} in it, sha256", key=study.key) if study.key else term("Input file, sha256"),
            study.sha256 or term("none"),
        ),
        (term("Input, in this workbook"), carried_words(result, inputs=inputs)),
        (term("Place and year of the study"), f"{study.settings.place}, {full_words(study.settings.period)}"),
        (
            term("Price basis of the report"),
            term(
                "{home_currency}, {report_words} prices",
                home_currency=result.basis.home_currency,
                report_words=result.basis.report_words,
            ),
        ),
        (term("Multipliers"), f"{economy.name} {economy.version}: {economy.title}".strip()),
        (
            term("Multipliers, place, year, prices"),
            term(
                "{place}, {year}, {currency}, {valuation} prices",
                place=economy.place,
                year=economy.year,
                currency=economy.currency,
                valuation=economy.valuation,
            ),
        ),
        (term("Multipliers, sha256"), economy.sha256 or term("none")),
        (term("Multipliers, why these"), phrase(result.home.main.reason)),
        *((term("Multipliers, source"), source) for source in economy.sources),
        (term("Exchange rates, deflators, PPP"), term("prices {version}", version=prices.version)),
        (term("Exchange rates, deflators, PPP, sha256"), prices.sha256),
        *_edition(edition),
        (term("Licence"), term(LICENCE)),
        (term("How to cite"), citation(result)),
    )
    return Page(
        tab=term("About"),
        title=said().titles.about_title(result),
        blocks=(
            _pairs("", term("What"), facts),
            _pairs(term("What the words mean"), term("Term"), said().terms.GLOSSARY),
        ),
        frozen=None,
        upright=True,
    )


def _edition(edition: Edition) -> Iterator[tuple[str, str]]:
    if edition.template:
        yield term("Made up for"), term(READERS[edition.template])
    for line in edition.look.remarks:
        yield term("Look, from {whose}", whose=edition.look.name or term("the sheet Study")), line


def citation(result: Result) -> str:
    """The report as a reference list has it."""
    settings, economy = result.study.settings, result.economy
    return term(
        "{name} ({year_words}). Economic impact report. Computed with impactcalc {version}, "
        "multipliers {name_2} {version_2}, prices {version_3}.",
        name=settings.name,
        year_words=year_words(settings.period),
        version=impactcalc.__version__,
        name_2=economy.name,
        version_2=economy.version,
        version_3=result.prices.version,
    )


def _pairs(title: str, head: str, pairs: tuple[tuple[str, str], ...]) -> Table:
    return Table(
        title,
        (
            Column(head, "wrap", [name for name, _ in pairs], width=38),
            Column(term("Meaning") if title else term("Value"), "wrap", [text for _, text in pairs], width=96),
        ),
    )
