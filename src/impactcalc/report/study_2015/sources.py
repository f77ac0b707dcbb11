"""The page Assumptions and sources: what both the reproduction and the corrected run rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from impactcalc.facts.fact import Taken
from impactcalc.impact.assumptions import Assumption
from impactcalc.impact.study_2015.study_2015 import Study2015
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Page, Table
from impactcalc.words.speaking import language


def sources_page(study: Study2015) -> Page:
    """The method's numbers and lines, the published figures, what is assumed, then those of the corrected run."""
    return Page(
        tab=term("Assumptions and sources"),
        title=term("Assumptions and sources"),
        lead=said().study_2015_pages.sources_lead(),
        blocks=(
            _table(term("The study of 2015"), list(_of_2015(study))),
            _table(term("The corrected run"), list(study.result.assumptions)),
        ),
        frozen=None,
    )


def _of_2015(study: Study2015) -> Iterator[Taken]:
    method, own = study.method, study.published_lines
    topic = term("Method of 2015")
    yield Taken(
        topic, term("One multiplier for all spending"), f"{method.scalar:.6f}", said().study_2015.scalar_source()
    )
    yield Taken(
        topic,
        term("One factor for all countries, called PPP"),
        f"{method.ppp_factor:.4f}",
        said().study_2015.ppp_source(),
    )
    if own:
        yield Taken(
            topic,
            term("Rounding in the published parts"),
            language().money(own.rounding, "USD"),
            said().study_2015_pages.INFERRED,
        )
        yield Taken(
            topic,
            term("Not explained by any published part"),
            language().money(own.unexplained, "USD"),
            said().study_2015_pages.INFERRED,
        )
    for figure in study.figures:
        if figure.published:
            shown = language().money(figure.published.amount, "USD")
            yield Taken(
                term("Published figure"),
                said().study_2015.figure_label(study, figure.code),
                shown,
                figure.published.source,
            )
    if study.what_if:
        assumed = study.what_if.assumed
        yield Taken(
            term("Assumed, in the second table only"),
            term("Residents' share of the spending at events that state none"),
            said().study_2015_pages.assumed_share(assumed.residents_money, assumed.residents),
            f"{said().study_2015.audience_source(assumed)}. {said().study_2015.audience_remark()}",
        )


def _table(title: str, found: Sequence[Taken | Assumption]) -> Table:
    return Table(
        title,
        (
            Column(term("Topic"), "wrap", [a.topic for a in found], width=22),
            Column(term("What"), "wrap", [a.what for a in found], width=34),
            Column(term("Value"), "wrap", [a.value for a in found], width=54),
            Column(term("Source"), "wrap", [a.source for a in found], width=60),
        ),
    )
