"""What a template offers of the taxes of a place, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from impactcalc.known.places import country_of
from impactcalc.known.tax_rates import Offer
from impactcalc.report.words.en.terms import place_name

MOST_CITIES = 6


def offer_words(offer: Offer, place: str) -> Iterator[str]:
    """What is on the sheet Taxes and what to do with it; what is known and is no line."""
    of = f"{offer.city} and its state" if offer.city else place_name(place)
    if not offer.rates:
        yield f"Of the taxes of {of} nothing is known here: the sheet Taxes is yours to fill."
        return
    waiting = sum(not rate.confirmed for rate in offer.rates)
    count = len(offer.rates)
    lines = f"{count} line{'' if count == 1 else 's'}"
    yield f"Taxes: {lines} of what is known of {of}; {count - waiting} corroborated and marked yes."
    if waiting:
        said = "is marked" if waiting == 1 else "are marked"
        memory = any("general knowledge" in rate.source for rate in offer.rates if not rate.confirmed)
        yield (
            f"  {waiting} {said} please confirm: such a line is left out until its cell Confirmed says yes."
            + (" Some are from memory, where about one in five is off by 1 to 2 points." if memory else "")
        )
    differs = ": tickets, transport and phones differ by state" if country_of(place) == "US" else ""
    yield f"  Take out what does not apply, and add what is missing{differs}."
    if offer.cities and not offer.city:
        named = ", ".join(offer.cities[:MOST_CITIES])
        more = f" and {len(offer.cities) - MOST_CITIES} more" if len(offer.cities) > MOST_CITIES else ""
        yield f"  These are the state's taxes. For a city's own give its name: {named}{more} are known in the state."
    if offer.remarks:
        yield "  Known, and no line on the sheet:"
        yield from (f"    {remark}" for remark in offer.remarks)
