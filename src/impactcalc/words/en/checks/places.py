"""Whether the multipliers fit the place, and the place the method."""

from __future__ import annotations

from impactcalc.facts.checks import places as f
from impactcalc.facts.fact import Said
from impactcalc.words.en.places import the
from impactcalc.words.en.sources import ABROAD, MILLER_BLAIR, REGIONS


def national_multipliers_on_a_place(fact: f.NationalMultipliersOnAPlace) -> Said:
    return Said(
        f"The place is {the(fact.place)}, but the multipliers are those of {the(fact.table_place)}: what is bought "
        "from other places is counted as if it stayed, so indirect and induced effects are too high",
        f"Report the place as {the(fact.table_place)}, or use multipliers of the place itself",
        f"BEA, RIMS II user guide, choice of region; {MILLER_BLAIR}, chapter 3",
    )


def jobs_imputed(fact: f.JobsImputed) -> Said:
    return Said(
        f"{fact.share:.0%} of the jobs of {the(fact.place)} stand in industries whose figures are "
        "suppressed or split at the source and were imputed, so its multipliers are less sure than others",
        f"Use a larger place around it{'' if fact.abroad else ' (its metro or state)'}, or quote the result with this "
        "remark",
        f"cells below the limit of publication; {ABROAD}"
        if fact.abroad
        else f"Census, County Business Patterns: suppressed cells; {REGIONS}",
    )


def place_is_a_country(fact: f.PlaceIsACountry) -> Said:
    return Said(
        f"The place is a country, {the(fact.country)}: effects are those of the whole country, as a national "
        "study wants them. A city or region of it keeps less of them, as part of what is bought there is made "
        "elsewhere in it",
        "For a city, type its metro or county as the Place (`impactcalc places NAME` finds it)"
        if fact.united_states
        else f"Type a city or region of {the(fact.country)} as the Place, or quote the figures as the country's"
        if fact.has_regions
        else f"Quote the figures as those of {the(fact.country)}, not as a city's",
        f"methods, section 7; {REGIONS}",
    )


def places_overlap(fact: f.PlacesOverlap) -> Said:
    there = fact.there or "the United States"
    lies = f"shares {fact.shares} with" if fact.shares else "lies in"
    return Said(
        f"{fact.here} {lies} {there}, and both are places of this study: "
        f"what supports jobs in {fact.here} supports them in {there} too, which the sum over the places leaves out",
        "Report the places separately, or give every row the same place",
        "methods, section 7",
    )


def industry_absent(fact: f.IndustryAbsent) -> Said:
    return Said(
        f"There is spending on {fact.category}, but {the(fact.place)} has no industry to speak of that "
        f"sells it: {fact.leakage:.0%} of it leaks",
        "Look at the place: was it bought elsewhere? If not, report a larger place",
        "methods, section 7",
    )


def place_size_not_calibrated(fact: f.PlaceSizeNotCalibrated) -> Said:
    return Said(
        f"{fact.place} has {fact.share:.4%} of the nation's private jobs; the regions with published multipliers that "
        f"the method was fitted to have {fact.low:.2%} to {fact.high:.1%}. How well it fits a place this "
        f"{'small' if fact.share < fact.low else 'large'} is not known",
        "Quote the result with its range; for a small place look at the metro or state around it too",
        REGIONS,
    )


def core_of_commuters(fact: f.CoreOfCommuters) -> Said:
    return Said(
        f"Residents hold {fact.share:.0%} of the jobs in {the(fact.place)}: of the jobs and the labour income that "
        "are supported there about that share is theirs, and the rest of the pay is spent where commuters live",
        "Say whether jobs are those at work here or of residents; report the metro around it for the whole effect",
        f"Census, commuting flows 2011-15; {REGIONS}",
    )


def jobs_counted_by_residence(fact: f.JobsCountedByResidence) -> Said:
    many = "fewer" if fact.ratio < 1.0 else "more"
    return Said(
        f"The industries of {fact.place} are told by where people live, and it has {fact.ratio:.2f} times as many "
        f"employed residents per job as the nation: {many} people live there than work there, so what is made there "
        "may be quite different from what its residents do",
        "Quote the result with its range, or report the region together with those around it that people commute "
        "from or to: their codes with + between them",
        f"Eurostat, regional accounts and labour force survey; {ABROAD}",
    )


def region_by_size_only(fact: f.RegionBySizeOnly) -> Said:
    return Said(
        "The sheet Jobs tells the size of the place and not what it makes: every industry is taken to be as common "
        "there as in the nation, which keeps too much of what is bought. Of nine regions in ten whose industries are "
        f"known output comes to {fact.low:.2f} to {fact.high:.2f} times what their size alone gives",
        "Type the jobs by sector on the sheet Jobs; until then quote the result as at most, with its range",
        ABROAD,
    )


def jobs_of_another_place(fact: f.JobsOfAnotherPlace) -> Said:
    return Said(
        f"The sheet Jobs holds the jobs of the place that the workbook names; this run is about {the(fact.place)}, or "
        "has multipliers of its own, so they are not used",
        "Leave out the other place, or the other multipliers, for a report by the jobs of the sheet",
        ABROAD,
    )


def jobs_per_output_unusual(fact: f.JobsPerOutputUnusual) -> Said:
    return Said(
        f"Jobs per output are the nation's, but a job in {the(fact.place)} paid {fact.pay:.2f} times the nation's in "
        f"the same industries ({fact.year}): a million of output there probably takes "
        f"{'more' if fact.more else 'fewer'} "
        f"jobs. In regions with published figures jobs were {fact.low:.2f} to {fact.high:.2f} times the computed ones",
        f"Quote the jobs as probably too {'few' if fact.more else 'many'}; money figures do not rest on it",
        f"Census, County Business Patterns; {REGIONS}",
    )
