"""A place's jobs in the United States as they would be known by Eurostat's ten sectors."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from impactcalc.economy.regions.jobs import PlaceJobs

# BEA's summary industries by sector; what private jobs do not cover keeps the quotient that it has.
TEN = {
    "A": ("111CA", "113FF"),
    "B-E": (
        "211", "212", "213", "22", "321", "327", "331", "332", "333", "334", "335", "3361MV", "3364OT", "337", "339",
        "311FT", "313TT", "315AL", "322", "323", "324", "325", "326", "562",
    ),
    "F": ("23",),
    "G-I": (
        "42", "441", "445", "452", "4A0", "481", "482", "483", "484", "485", "486", "487OS", "493", "721", "722",
    ),
    "J": ("511", "512", "513", "514", "5415"),
    "K": ("521CI", "523", "524", "525"),
    "L": ("ORE",),
    "M_N": ("532RL", "5411", "5412OP", "55", "561"),
    "O-Q": ("61", "621", "622", "623", "624"),
    "R-U": ("711AS", "713", "81"),
}  # fmt: skip


def in_ten_sectors(jobs: PlaceJobs) -> PlaceJobs:
    """The same jobs; every industry that they cover has its sector's quotient."""
    quotient = jobs.quotient.copy()
    for codes in TEN.values():
        at = np.array([i for i, code in enumerate(jobs.industries) if code in codes and np.isfinite(jobs.jobs[i])])
        quotient[at] = jobs.jobs[at].sum() / jobs.nation[at].sum() / jobs.share
    return replace(jobs, quotient=quotient)
