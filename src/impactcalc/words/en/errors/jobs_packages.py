"""Packages of the jobs of a place."""

from __future__ import annotations

from impactcalc.facts.errors import jobs_packages as f


def jobs_have_columns(fact: f.JobsHaveColumns) -> str:
    return f"{fact.package}: {fact.file} has the columns {list(fact.columns)} and {fact.rows} rows"


def jobs_of_other_divisions(fact: f.JobsOfOtherDivisions) -> str:
    return f"{fact.package}: {fact.file} must hold divisions of ISIC, and one total at most"


def jobs_above_nations(fact: f.JobsAboveNations) -> str:
    return f"{fact.package}: {fact.file} must hold jobs, no more in the place than in the nation"


def rates_of_other_industries(fact: f.RatesOfOtherIndustries) -> str:
    return f"{fact.package}: the industries of {fact.file} are not those of {fact.nation}"


def jobs_range_unreadable(fact: f.JobsRangeUnreadable) -> str:
    return f"{fact.package}: jobs_range in the descriptor is no range ({fact.reason})"


def jobs_range_without1(fact: f.JobsRangeWithout1) -> str:
    return f"{fact.package}: jobs_range in the descriptor does not hold 1"


def no_region_of_own_jobs(fact: f.NoRegionOfOwnJobs) -> str:
    return f"{fact.package}: '{fact.place}' is no place that jobs of one's own make a region"
