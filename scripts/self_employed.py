"""What the self-employed earn, by industry: the World Input-Output Database's labour income less compensation.

The source counts labour income of employees and the self-employed (`lab`) and compensation of employees (`comp`) of
2014; the difference is the labour part of what the self-employed earn. Proprietors' income as BEA counts it has the
return on their capital in it, too, and is larger.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

Vector = npt.NDArray[np.float64]

VECTORS = "world/wiod2016_2014_vectors.csv"
NEEDED = (VECTORS,)
# Times the labour part: what meets RIMS II earnings per dollar of four regions (scripts/calibrate_regions.py fits it
# with each region left out). 1 is the labour part alone, about 1.9 BEA's proprietors' income as a whole.
LEVEL = 2.06
# The source's industry (ISIC Rev. 4) that holds BEA's. It splits larger groups in proportion; governments and
# owner-occupied housing have no self-employed.
WITHIN: Mapping[str, tuple[str, ...]] = {
    "A01": ("111CA",), "A02": ("113FF",), "B": ("211", "212", "213"), "D35": ("22",), "F": ("23",), "C16": ("321",),
    "C23": ("327",), "C24": ("331",), "C25": ("332",), "C28": ("333",), "C26": ("334",), "C27": ("335",),
    "C29": ("3361MV",), "C30": ("3364OT",), "C31_C32": ("337", "339"), "C10-C12": ("311FT",),
    "C13-C15": ("313TT", "315AL"), "C17": ("322",), "C18": ("323",), "C19": ("324",), "C20": ("325",),
    "C22": ("326",), "G46": ("42",), "G45": ("441",), "G47": ("445", "452", "4A0"), "H51": ("481",),
    "H49": ("482", "484", "485", "486"), "H50": ("483",), "H52": ("487OS", "493"), "J58": ("511",),
    "J59_J60": ("512",), "J61": ("513",), "J62_J63": ("514", "5415"), "K64": ("521CI", "525"), "K66": ("523",),
    "K65": ("524",), "L68": ("ORE",), "N": ("532RL", "561"), "M69_M70": ("5411", "5412OP", "55"),
    "E37-E39": ("562",), "P85": ("61",), "Q": ("621", "622", "623", "624"), "R_S": ("711AS", "713", "81"),
    "I": ("721", "722"),
}  # fmt: skip


def labour_parts(data: Path) -> pd.DataFrame:
    """Labour income of the self-employed over compensation of employees, 2014, by country and industry."""
    table = pd.read_csv(data / VECTORS, comment="#", usecols=["iso3", "industry", "comp", "lab"])
    paid = table["comp"] > 0.0
    ratio = (table["lab"] / table["comp"].where(paid, 1.0) - 1.0).clip(lower=0.0).where(paid, 0.0)
    return table.assign(ratio=ratio).pivot(index="industry", columns="iso3", values="ratio")


def proprietors_income(data: Path, industries: Sequence[str], compensation: Vector) -> Vector:
    """Proprietors' income of BEA's industries: the ratio to compensation of 2014, times LEVEL."""
    ratio = labour_parts(data)["USA"]
    of = {code: float(ratio[theirs]) for theirs, ours in WITHIN.items() for code in ours}
    return np.array([of.get(code, 0.0) for code in industries]) * LEVEL * compensation


SOURCE = (
    "World Input-Output Database, release 2016, socio-economic accounts of the United States, 2014: labour income of "
    "the self-employed by industry, over compensation (Timmer and others 2015; CC BY 4.0)"
)


def told(year: int, income: Vector | None, compensation: Vector) -> str:
    """How proprietors' income was made, for a package's descriptor."""
    part = 0.0 if income is None else float(income.sum() / compensation.sum())
    carried = "" if year == 2014 else f", carried from 2014 to {year}"
    return (
        f"{part:.1%} of compensation: by industry the labour income of the self-employed over compensation{carried}, "
        f"times {LEVEL:g}, the level that meets earnings in RIMS II (docs/regions.md); not in labour income, which is "
        "compensation of employees"
    )
