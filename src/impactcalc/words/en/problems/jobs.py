"""Jobs by industry that cannot be right."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import jobs as f
from impactcalc.words.en.places import the


def sector_doubtful(_: f.SectorDoubtful) -> Wrong:
    return Wrong(
        "this may be a division of ISIC or a sector of NAICS",
        "Type ISIC or NAICS as the Classification",
    )


def unknown_sector(fact: f.UnknownSector) -> Wrong:
    if fact.schemes:
        remedy = f"Type {' or '.join(fact.schemes)} as the Classification if it is that one's"
    else:
        remedy = (
            "Type a section of ISIC or NACE (I, or Accommodation and food service activities), several (G-I), a "
            "division (55), an industry of the country's table, Total, or Population"
        )
    return Wrong("no sector of this code or name is known", remedy)


def jobs_of_known_place(_: f.JobsOfKnownPlace) -> Wrong:
    return Wrong(
        "the sheet Jobs makes a place abroad a region of its country's table; of the United "
        "States every county and metro is known",
        "Leave the sheet Jobs empty, or type a place abroad",
    )


def fewer_in_nation(fact: f.FewerInNation) -> Wrong:
    return Wrong(
        f"fewer than the {fact.here:,.6g} in the place, which lies in it",
        "Type the jobs of the place under Jobs, those of the country under Jobs in the nation",
    )


def total_twice(fact: f.TotalTwice) -> Wrong:
    return Wrong(
        f"a second row {fact.row}",
        "Keep one of them",
    )


def division_twice(fact: f.DivisionTwice) -> Wrong:
    return Wrong(
        f"division {fact.division:02d} is in it and in {fact.other}: its jobs would count twice",
        "Keep the one or the other: a sector, or the parts that it is made of",
    )


def no_jobs(_: f.NoJobs) -> Wrong:
    return Wrong(
        "no jobs in any sector",
        "Type the jobs of each sector",
    )


def which_sheet(fact: f.WhichSheet) -> Wrong:
    text = f"there is no sheet '{fact.wanted}'" if fact.wanted else "several sheets may hold the jobs"
    return Wrong(text, f"Type --sheet with one of: {', '.join(fact.sheets)}")


def no_job_rows(_: f.NoJobRows) -> Wrong:
    return Wrong(
        "there is no row with jobs",
        "Type a row a sector: Industry, Jobs, Jobs in the nation",
    )


def jobs_of_nation_blank(fact: f.JobsOfNationBlank) -> Wrong:
    what = "people" if fact.people else "jobs by industry"
    hint = f" ({fact.office}: {fact.table})" if fact.office else ""
    return Wrong(
        f'"Jobs in the nation" is blank, and no {what} of {the(fact.country)} are known here',
        f"Type those of the whole country, from the same source as the place's{hint}; or keep only the row Total or "
        "Population, here and in the nation, for a region by its size alone",
    )


def own_jobs_missing(_: f.OwnJobsMissing) -> Wrong:
    return Wrong(
        "no jobs by industry of this place are at hand",
        "Fill the sheet Jobs, or give the package that `impactcalc multipliers import jobs` made "
        "of them to `impactcalc run --multipliers`",
    )
