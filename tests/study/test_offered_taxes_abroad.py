"""What a template says of the taxes of a country: its name, and nothing of states that it does not have."""

from __future__ import annotations

from impactcalc.known.tax_rates import offered_taxes
from impactcalc.report.words.en.offered_taxes import offer_words


def test_a_country_is_named_and_has_no_states() -> None:
    said = list(offer_words(offered_taxes("GB"), "GB"))
    assert said[0].startswith("Taxes: 5 lines of what is known of the United Kingdom; ")
    assert "  Take out what does not apply, and add what is missing." in said
    assert "by state" not in " ".join(said)


def test_a_state_is_named_and_its_neighbours_differ() -> None:
    said = list(offer_words(offered_taxes("US-TX"), "US-TX"))
    assert " of Texas; " in said[0]
    assert any(text.endswith("tickets, transport and phones differ by state.") for text in said)
