"""The page Answer for who speaks for the programme: sentences to quote, complete with their conditions, on one page."""

from __future__ import annotations

from impactcalc.impact.result import Result
from impactcalc.report.pages.first import cut_tables, sign_lines, signed_sheet, warned, waterfall
from impactcalc.report.pages.first_charts import partner_chart
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Lines, Page

APPENDIX = (
    "The other sheets are the appendix: how each figure was found, what it rests on, and what a reviewer would ask."
)


def advocate_page(result: Result) -> Page:
    """Warnings, the sentences that hold, how sure they are, from gross to new, who the partners are, a line to sign."""
    quotes = said().first.quotable(result)
    partners = list(cut_tables(result, "partner_country"))
    steps = waterfall(result, len(partners)) if quotes else ()
    return signed_sheet(
        title=said().first.finding(result),
        result=result,
        blocks=(
            *warned(result),
            *(
                (
                    Lines((term("These sentences may be quoted as they stand:"),)),
                    Lines(tuple(text for _, text in quotes), "strong"),
                )
                if quotes
                else (Lines((said().first.nothing_to_quote(result),), "strong"),)
            ),
            *((Lines(wording),) if (wording := said().first.sure_words(result)) else ()),
            *partners,
            *(partner_chart(result, partners[-1], len(partners) - 1) if partners else ()),
            *steps,
            Lines((said().first.DO_NOT_WRITE, term(APPENDIX)), "note"),
            Lines(sign_lines(result)),
        ),
    )
