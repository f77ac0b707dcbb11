"""Hours per job by industry of the United States. Used by build_us.py; not run by itself.

Average weekly hours of all employees by sector (Bureau of Labor Statistics), in 52 weeks: hours paid, full and part
time. The self-employed are taken to work the hours of the employees of their sector. Farms and government, which the
source leaves out, have those of all private industries. There is one month of them, which stands for all years.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

WEEKLY = "regions/us_average_weekly_hours_2024_2025.csv"
NEEDED = (WEEKLY,)
MONTH, MONTH_IN_WORDS, YEAR = "mar_2024", "March 2024", 2024
WEEKS = 52
FULL_WEEK = 40  # hours: that of the Fair Labor Standards Act, and of OMB's full-time equivalent of 2,080 hours a year
NOT_COVERED = "Total private"
# The sector of the source, by how BEA's code begins; the longest beginning counts.
SECTORS: dict[str, str] = {
    "11": NOT_COVERED,
    "21": "Mining and logging",
    "22": "Utilities",
    "23": "Construction",
    "31": "Nondurable goods",
    "32": "Nondurable goods",
    "33": "Durable goods",
    "321": "Durable goods",
    "327": "Durable goods",
    "42": "Wholesale trade",
    "44": "Retail trade",
    "45": "Retail trade",
    "4A": "Retail trade",
    "48": "Transportation and warehousing",
    "49": "Transportation and warehousing",
    "51": "Information",
    "52": "Financial activities",
    "HS": "Financial activities",
    "ORE": "Financial activities",
    "532": "Financial activities",
    "54": "Professional and business services",
    "55": "Professional and business services",
    "56": "Professional and business services",
    "61": "Private education and health services",
    "62": "Private education and health services",
    "71": "Leisure and hospitality",
    "72": "Leisure and hospitality",
    "81": "Other services",
    "G": NOT_COVERED,
}
SOURCE = {
    "title": f"BLS Current Employment Statistics, table B-2: average weekly hours of all employees, {MONTH_IN_WORDS}",
    "path": "https://www.bls.gov/ces/",
}
WORKING_TIME: dict[str, object] = {
    "year": YEAR,
    "source": SOURCE["title"],
    "full_time_year": {
        "value": float(FULL_WEEK * WEEKS),
        "source": f"{WEEKS} weeks of {FULL_WEEK} hours, as the Office of Management and Budget counts",
    },
}


def hours_per_job(data: Path, industries: Sequence[str]) -> np.ndarray:
    """Hours of a job in a year (n,). SystemExit for an industry of no sector."""
    weekly = pd.read_csv(data / WEEKLY, comment="#").set_index("sector")[MONTH].astype(float)
    return np.array([weekly[sector_of(code)] * WEEKS for code in industries], np.float64)


def sector_of(code: str) -> str:
    """The sector of the source that an industry of BEA's belongs to."""
    found = max((start for start in SECTORS if code.startswith(start)), key=len, default=None)
    if found is None:
        raise SystemExit(f"scripts/us_hours.py does not say which sector {code} belongs to")
    return SECTORS[found]


def hours_facts(year: int) -> dict[str, str]:
    """What goes for the hours, in words."""
    same = "" if year == YEAR else f"; those of {YEAR} stand for {year}"
    return {
        "hours per job": f"hours paid by sector in {MONTH_IN_WORDS}, full and part time, times {WEEKS} weeks{same}; "
        "the self-employed have those of their sector's employees, farms and government, which the source leaves out, "
        "those of all private industries"
    }
