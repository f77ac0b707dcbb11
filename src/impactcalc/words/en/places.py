"""What is known of places."""

REGIONS_ABROAD = (
    "outside the United States regions are known of Australia, Canada, Japan, Korea, New Zealand, Türkiye and most of "
    "Europe; of other countries only the whole can be reported"
)

_WITH_ARTICLE = frozenset({
    "Bahamas", "British Indian Ocean Territory", "British Virgin Islands", "Cayman Islands",
    "Central African Republic", "Cocos (Keeling) Islands", "Comoros", "Cook Islands",
    "Democratic Republic of the Congo", "Dominican Republic", "Falkland Islands", "Faroe Islands",
    "French Southern Territories", "Gambia", "Isle of Man", "Maldives", "Marshall Islands", "Netherlands",
    "Northern Mariana Islands", "Philippines", "Republic of the Congo", "Solomon Islands", "Turks and Caicos Islands",
    "U.S. Virgin Islands", "United Arab Emirates", "United Kingdom", "United States",
    "United States Minor Outlying Islands", "Åland Islands",
})  # fmt: skip


def the(name: str) -> str:
    """A country or another place within a sentence: "the United States", "Japan", "Texas"; alone, as in a table, it
    has no article."""
    return f"the {name}" if name in _WITH_ARTICLE else name


def country_words(name: str) -> str:
    """A country by its name, or that nobody named it."""
    return name or "country not named"
