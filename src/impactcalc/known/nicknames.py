"""What people call metropolitan areas of the United States that no list of names has: DFW, Bay Area."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Folded as `name_key` does; one area is taken, several are asked about. Compiled for this project.
NICKNAMES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "dfw": ("cbsa:19100",),
    "dfwmetroplex": ("cbsa:19100",),
    "metroplex": ("cbsa:19100",),
    "chicagoland": ("cbsa:16980",),
    "twincities": ("cbsa:33460",),
    "hamptonroads": ("cbsa:47260",),
    "quadcities": ("cbsa:19340",),
    "inlandempire": ("cbsa:40140",),
    "siliconvalley": ("cbsa:41940",),
    "southflorida": ("cbsa:33100",),
    "dmv": ("cbsa:47900",),
    "bayarea": ("cbsa:41860", "cbsa:41940"),
    "sanfranciscobayarea": ("cbsa:41860", "cbsa:41940"),
    "researchtriangle": ("cbsa:39580", "cbsa:20500"),
    "triad": ("cbsa:24660", "cbsa:49180"),
    "piedmonttriad": ("cbsa:24660", "cbsa:49180"),
    "sf": ("cbsa:41860", "cbsa:42140", "cbsa:43620"),
})  # fmt: skip
