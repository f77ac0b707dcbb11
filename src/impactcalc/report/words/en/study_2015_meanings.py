"""The meanings of the figures: what each was published as, and what the corrected one is."""

from __future__ import annotations

from impactcalc.impact.study_2015.figure_2015 import Figure
from impactcalc.impact.study_2015.sci2015 import IN_PPP, FigureCode
from impactcalc.impact.study_2015.study_2015 import Study2015
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.terms import EFFECT_NAMES
from impactcalc.report.words.en.answer import IN_SENTENCES
from impactcalc.report.words.en.terms import place_name
from impactcalc.words.en.amounts import money
from impactcalc.words.standing_alone import capital

# Figures of the impact; all others are contribution.
OF_IMPACT: frozenset[FigureCode] = frozenset(
    {"inbound_travel_direct", "events_direct", "host_students_direct", "home_direct", "home_total"}
)


def published_words(study: Study2015, code: FigureCode) -> str:
    """What a figure is by the method of 2015: what was added, and what it was multiplied by."""
    scalar, factor, own = f"{study.method.scalar:.3f}", f"{study.method.ppp_factor:.1f}", study.published_lines
    besides = f"{money(own.unexplained, 'USD')} that no published part explains" if own else "volunteer hours"
    paid = "Spending at the prices paid, gross"
    return {
        "inbound_travel_direct": f"{paid}.",
        "events_direct": f"{paid}.",
        "host_students_direct": f"{paid}.",
        "home_direct": f"{paid}: the sum of the three.",
        "home_total": f"That sum by one multiplier ({scalar}), plus {besides}.",
        "outbound_total": f"Travellers' spending by the same multiplier ({scalar}).",
        "global_direct": f"{paid}, at home and abroad.",
        "global_total": f"That sum by the same multiplier ({scalar}), no volunteers.",
        "ppp_direct": f"Spending in dollars times one factor ({factor}): no unit.",
        "ppp_total": f"Dollars by the multiplier, times the factor ({factor}): no unit.",
    }[code]


def corrected_words(study: Study2015, code: FigureCode) -> str:
    """What stands in the place of a published figure, and why that."""
    place, kind = place_name(study.result.study.settings.place), EFFECT_NAMES[study.total].removeprefix("Total ")
    figure = study.figure(code)
    demand = "Local final demand, which is the direct output of net new spending: what {} from industries of " + place
    return {
        "inbound_travel_direct": f"{demand.format('visitors buy')}.",
        "events_direct": f"{demand.format('participants buy')}.",
        "host_students_direct": f"{demand.format('visiting students buy')}.",
        "home_direct": f"{demand.format('it all buys')}.",
        "home_total": (
            f"Output ({kind}) that net new spending supports in {place}: sales, suppliers' sales, and pay spent again. "
            "No volunteer hours."
        ),
        "outbound_total": (
            f"Output ({kind}) in the host countries{_how(study)}, and at home of what was bought before the trips."
            f"{range_words(study, figure)}"
        ),
        "global_direct": (
            f"Direct output at home and in host countries{_spent_for_bought(study)}, residents' own spending included."
            f"{range_words(study, figure)}"
        ),
        "global_total": (
            f"Output ({kind}) at home and in host countries{_how(study)}, residents' own spending included."
            f"{range_words(study, figure)}"
        ),
        "ppp_direct": _in_purchasing_power(study, figure, "direct output"),
        "ppp_total": _in_purchasing_power(study, figure, f"output ({kind})"),
    }[code]


def measure_words(study: Study2015, code: FigureCode) -> str:
    """Impact or contribution, and on which side of the truth it is."""
    if code in OF_IMPACT:
        return "impact, at most" if study.result.at_most else "impact"
    figure = study.figure(code)
    if code in ("ppp_direct", "ppp_total") and study.not_converted:
        return "contribution; known: the part converted" if figure.is_range else "contribution, the part converted"
    if study.unknown_hosts and figure.at_least:
        return "contribution; known: directly only"
    if study.unknown_hosts and figure.at_most:
        return "contribution, no more than was spent"
    return "contribution"


def end_label(figure: Figure) -> str:
    """What a figure's steps end at: the corrected figure itself, or where that is a range, what of it is known."""
    if figure.at_least:
        return "Of which known"
    if figure.at_most:
        return "Counted as spent"
    return "Point" if figure.is_range else "Corrected"


def range_words(study: Study2015, figure: Figure) -> str:
    """ " Between $58.4 million and $129.1 million.", a sentence to be added; empty where nothing is unknown."""
    between_them = bounds(study, figure)
    return f" {capital(between_them)}." if figure.is_range else ""


def bounds(study: Study2015, figure: Figure) -> str:
    """The bounds of a figure in its own money; without a sign where that is international dollars."""
    return between(figure, "" if figure.code in IN_PPP else study.result.basis.home_currency)


def between(figure: Figure, currency: str = "") -> str:
    """The bounds of a figure: "between 484.5 million and 595.1 million"."""
    if figure.low is None or figure.high is None:
        return ""
    low, high = (money(value, currency).strip() for value in (figure.low, figure.high))
    return f"between {low} and {high}"


def unknown_hosts_words(study: Study2015) -> str:
    """Where the money went of which no table is at hand."""
    hosts = [host for host in study.result.world_contribution.countries if not host.own_table]
    named = [bool(host.iso3) for host in hosts]
    if not any(named):
        return "in host countries that the study does not name"
    return "in host countries without a table" if all(named) else "in host countries not named or without a table"


def category_words(code: str) -> str:
    """A category as a sentence has it: "shopping"."""
    label = next(category.label for category in CATEGORIES if category.code == code)
    return IN_SENTENCES.get(code, label[:1].lower() + label[1:])


def plain(value: float) -> str:
    """An amount without a currency: "41.9 billion"."""
    return money(value, "").strip()


def not_converted_words(study: Study2015) -> str:
    """What a purchasing power figure is without: ", without $38.4 million spent where no price level is known"."""
    amount = money(study.not_converted, study.result.basis.home_currency)
    return f", without {amount} spent where no price level is known" if study.not_converted else ""


def _how(study: Study2015) -> str:
    """How what is spent abroad is counted."""
    abroad = study.result.world_contribution.countries[1:]
    if not abroad:
        return ""
    if all(host.own_table for host in abroad):
        return ", each by its own table"
    if any(host.own_table for host in abroad):
        return ", each by its own table (directly only where it is not known)"
    return " (these directly only)"


def _spent_for_bought(study: Study2015) -> str:
    """What stands for the direct output where no table tells it."""
    return " (where no table is known, at what was spent there)" if study.unknown_hosts else ""


def _in_purchasing_power(study: Study2015, figure: Figure, what: str) -> str:
    """What a PPP figure is: its range first, where a part could not be converted or has no table."""
    text = f"Worldwide {what} in international dollars, each country by its own price level."
    if not study.not_converted:
        return f"{text}{range_words(study, figure)}"
    part = f"{end_label(figure)}: the part that could be converted{not_converted_words(study)}"
    known = range_words(study, figure) or " How much it is with that cannot be bounded."
    return f"{known.strip()} {text} {part}."
