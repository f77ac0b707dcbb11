"""The sentences on the pages of the report on the 2015 study: what each page shows, and how each line is found."""

from __future__ import annotations

from impactcalc.impact.study_2015.figure_2015 import Figure
from impactcalc.impact.study_2015.sci2015 import IN_PPP, LABEL, PARTS, PUBLISHED, LineCode
from impactcalc.impact.study_2015.study_2015 import Study2015
from impactcalc.report.words.en.study_2015 import figure_label, figure_unit, first_label
from impactcalc.report.words.en.study_2015_meanings import bounds
from impactcalc.words.en.amounts import money

NOT_TO_QUOTE = (
    "Nothing on this page may be quoted as a result: one multiplier for all spending, volunteer hours beside sales, "
    "trips abroad multiplied as if they were at home, and dollars times a factor that goes with local money."
)
INFERRED = "inferred from what was published; the full report is not at hand"
NOT_ADDED = (
    "Value added is inside output, labour income is inside value added, tax is inside GDP for the most part: none of "
    "them must be added. Effects are supported by the spending; nobody can say that they would not exist without it."
)


def footer(version: str, multipliers: str) -> str:
    """What stands below each page, on paper."""
    return f"impactcalc {version}, {multipliers}. Figures of 2015: {LABEL}"


def amount(value: float, *, millions: bool, sign: bool = False) -> str:
    """An amount beside a bar: "474.2", or "+60.8" where it is a change."""
    shown = "+" if sign else ""
    return f"{value / 1e6:{shown},.1f}" if millions else f"{value:{shown},.0f}"


def story_lead(study: Study2015) -> str:
    """Which of the columns are results."""
    which = "Published and Method of 2015" if study.is_the_study else "Method of 2015"
    return f"{which}: {LABEL[:1].lower()}{LABEL[1:]}. The corrected figures are results."


def first_as(study: Study2015) -> str:
    """The heading over what each figure is where its steps begin."""
    return f"{first_label(study)} as"


def figures_note(study: Study2015) -> str:
    """Below the figures beside each other."""
    return (
        f"The last two corrected figures are in {figure_unit(study, 'ppp_total')}. The page Waterfall has every step "
        "from the one figure to the other."
    )


def not_the_sum(study: Study2015) -> str:
    """Why the published total is less than its parts; "" for inputs of which nothing was published."""
    own = study.published_lines
    if own is None:
        return ""
    return (
        "The published worldwide total is not the sum of the United States' and the outbound one: it leaves out the "
        f"{money(own.unexplained, 'USD')} that no published part explains."
    )


def waterfall_lead(study: Study2015) -> tuple[str, ...]:
    """How to read the waterfall."""
    start = "published" if study.is_the_study else "by the method of 2015"
    return (
        f"A row begins with the figure as {start} and ends with the corrected one. Each step changes one thing; the "
        "steps add up to the cent. The page Steps says why.",
        f"{LABEL}. That holds for the first column, and in the PPP rows for all before the last step.",
    )


def waterfall_notes(study: Study2015) -> tuple[str, ...]:
    """What the corrected figures are in, and where the steps of a range end."""
    notes = [f"The corrected figures in purchasing power are in {figure_unit(study, 'ppp_total')}."]
    if any(figure.is_range for figure in study.figures):
        spent = "; a direct figure that counts what was spent for what it bought ends at that"
        notes.append(
            "A worldwide figure that rests on spending in countries without a table or a price level is a range: the "
            "page The study has it, and the steps here end at what of it is known"
            f"{spent if any(figure.at_most for figure in study.figures) else ''}."
        )
    return tuple(notes)


def steps_lead() -> str:
    """What on the page is no result."""
    return f"{LABEL}. That holds for the first line of each table, and in the PPP ones for all before the last step."


def last_step(study: Study2015, figure: Figure) -> str:
    """What stands beside the end of a figure's steps."""
    in_what = f", in {figure_unit(study, figure.code)}" if figure.code in IN_PPP else ""
    text = f"The same inputs through this model{in_what}."
    if figure.at_most:
        text += (
            " What was spent where no table is known stands in it whole, for what it bought: no economy's table in the "
            "data makes more of it."
        )
    return f"{text} The corrected figure is a range: {bounds(study, figure)}." if figure.is_range else text


def how_much_of_a_test(study: Study2015, outbound: str) -> tuple[str, ...]:
    """What the reproduction shows and what it does not: most of its numbers come from what it reproduces. None for
    inputs of which nothing was published; `outbound` is what the trips came to, in millions."""
    own, method = study.published_lines, study.method
    if own is None:
        return ()
    world, home, total = (PUBLISHED[code].value for code in ("global_direct", "home_direct", "global_total"))
    parts = ", ".join(str(PUBLISHED[code].value) for code in PARTS)
    return (
        "How much of a test this is: little. Ten figures come out, but eight numbers that go in are taken from them "
        f"(millions of dollars): the parts {parts}; the outbound spending {outbound}, which is {world} - {home}; the "
        f"multiplier {method.scalar:.3f}, which is {total} / {world}; the factor, whose list of countries was chosen "
        f"to come to {method.ppp_factor:.1f}; {money(own.unexplained, 'USD')} that nothing explains; "
        f"{money(own.rounding, 'USD')} of rounding.",
        f"Two figures could have come out wrong: {figure_label(study, 'outbound_total')}, and "
        f"{figure_label(study, 'ppp_total')}. So this shows how the published figures hang together. It does not show "
        "that they are right, or that the study worked them out in this way.",
    )


def how(study: Study2015, line: LineCode) -> str:
    """How a line of the method of 2015 is found."""
    own, direct, dollars = study.published_lines, figure_label(study, "home_direct"), study.lines.dollars_per_unit
    scalar, factor = f"the multiplier {study.method.scalar:.6f}", f"the factor {study.method.ppp_factor:.4f}"
    converted = "" if dollars == 1.0 else f" in US dollars ({dollars:.6g} a unit)"
    no_unit = f"{converted}, x {factor}: neither dollars nor international dollars"
    return {
        "inbound_travel_direct": "What is typed on the sheet Visitors, gross",
        "events_direct": "What is typed on the sheet Events, gross",
        "host_students_direct": "Inbound exchanges on the sheet Exchanges, gross",
        "rounding": "In the published sum, in none of its parts; a line of the published figures only",
        "home_direct": "Sum of the lines above",
        "unexplained": (
            "The published total less the published direct sum times the multiplier. Volunteering is named as included"
        ),
        "home_total": f"{direct}, x {scalar}, + {'the line above' if own else 'volunteer hours'}",
        "volunteers": (
            "Hours x hourly value. The hours were inferred from the line that nothing explains, so they are not added"
            if own
            else "Hours x hourly value, as the method of 2015 adds them"
        ),
        "outbound": "Outbound exchanges on the sheet Exchanges, gross",
        "outbound_total": f"Outbound exchanges, direct, x {scalar}",
        "global_direct": f"{direct}, + outbound exchanges, direct",
        "global_total": f"Worldwide, direct, x {scalar}; without volunteers",
        "ppp_direct": f"Worldwide, direct{no_unit}",
        "ppp_total": f"Worldwide, total{no_unit}",
    }[line]


def sources_lead() -> tuple[str, ...]:
    """What the page lists, and what of it is no result."""
    return (
        "First what the reproduction rests on and what was published, then what the corrected run rests on.",
        f"{LABEL}. That holds for the lines of the topic 'Method of 2015'.",
    )


def assumed_share(money_part: float, people_part: float) -> str:
    """Residents' part of the money that is assumed, and their part of the people: "48%: 68% of the people"."""
    return f"{money_part:.0%}: {people_part:.0%} of the people"
