"""What is known of places."""

REGIONS_ABROAD = (
    "outside the United States regions are known of Australia, Canada, Japan, Korea, New Zealand, Türkiye and most of "
    "Europe; of other countries only the whole can be reported"
)


def country_words(name: str) -> str:
    """A country by its name, or that nobody named it."""
    return name or "country not named"
