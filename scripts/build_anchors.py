"""Build the package of anchors: what published studies found of shares that a study may leave blank.

    python scripts/build_anchors.py [--data ../shared/data] [--out multipliers/anchors]

Needs spending/ of the folder of source tables; it is not part of the project, the package is.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

from impactcalc.datapackage import Resource, write_package
from source_tables import arguments, lacking

ADDITIONALITY = "spending/additionality.csv"
# Not a share of a study: what a resident spends beside a visitor. It helps to come from heads to a share of spending.
BESIDE = "resident_spending"
ARTS, SPORT, MEETING, ANY = "arts", "sport", "meeting", "any"
# What the table calls a study -> its name in full.
NAMES = {
    "AEP III": "Arts & Economic Prosperity III (Americans for the Arts)",
    "AEP IV": "Arts & Economic Prosperity IV (Americans for the Arts)",
    "AEP5 Indian River County": "Arts & Economic Prosperity 5, Indian River County",
    "AEP6 Alachua County": "Arts & Economic Prosperity 6, Alachua County",
    "NPS, own computation": "US National Park Service, Visitor Spending Effects 2024, computed here",
    "Kwiatkowski, Composition of event attendees": "Kwiatkowski, Composition of event attendees",
    "IACVB delegates": "IACVB, convention delegates",
}
# Found beside the table, read in the papers' own abstracts: share, kind, value, found, study, where, year, n, source,
# how quoted, how far to rely on it.
OTHERS: tuple[tuple[str, str, float, str, str, str, str, str, str, str, str], ...] = (
    (
        "displaced_share", MEETING, 0.75, "of the nights that fairs filled were not additional",
        "Effects of fairs on overnight stays", "Basel", "2022", "", "Tourism Economics, doi 10.1177/13548166221114583",
        "abstract: the net effect is a fourth of the gross effect", "high",
    ),
    (
        "displaced_share", MEETING, 0.0, "or little more: hardly any crowding out by conventions of several days",
        "Steitz and Hall, The Impact of Conventions on Hotel Demand", "Indianapolis", "2020", "",
        "Journal of Risk and Financial Management 13(10), 229", "abstract", "high",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """How a line of the table is read: which share it speaks of, of which kind of event, and what its value says.

    `rest` where the table has the opposite (the share that is not local, say); `found` is printed after the value.
    """

    share: str
    kind: str
    rest: bool
    found: str


# By study and measure's first word, since a study may stand in the table twice.
READINGS: dict[tuple[str, str], Reading] = {
    ("AEP III", "non-local"): Reading("resident_share", ARTS, True, "of attendances at arts events were residents'"),
    ("AEP IV", "non-local"): Reading("resident_share", ARTS, True, "of attendances at arts events were residents'"),
    ("AEP5 Indian River County", "non-local"): Reading(
        "resident_share", ARTS, True, "of attendances at arts events were residents'"
    ),
    ("AEP6 Alachua County", "non-local"): Reading(
        "resident_share", ARTS, True, "of attendances at arts events were residents'"
    ),
    ("Parkhurst youth baseball", "attendees"): Reading(
        "resident_share", SPORT, True, "of those at youth tournaments came from the county itself"
    ),
    ("Loudoun visitors", "share"): Reading(
        "resident_share", ANY, False, "of all visitors to a county came from its own metro"
    ),
    ("IACVB delegates", "spending"): Reading(
        BESIDE, MEETING, False, "of what a delegate from elsewhere spends is what one from the town spends"
    ),
    ("NPS, own computation", "day"): Reading(
        BESIDE, ANY, False, "of what visitors from elsewhere spend on a day out is what residents spend"
    ),
    ("Kwiatkowski, Composition of event attendees", "share"): Reading(
        "casual_share", SPORT, True, "or more of those at small sport events were residents or casuals together"
    ),
    ("American Folk Festival", "share of attendees"): Reading(
        "casual_share", ARTS, True, "of those at a free festival were residents or casuals together"
    ),
    ("American Folk Festival", "share of off-site"): Reading(
        "casual_share", ARTS, True, "of the spending around a free festival was residents' and casuals' together"
    ),
    ("Edinburgh Festivals", "visitors"): Reading(
        "casual_share", ARTS, True, "of visitors had no important reason in the festivals"
    ),
    ("Melbourne delegates", "international"): Reading(
        "casual_share", MEETING, True, "of international delegates would have come within three years anyway"
    ),
}


def main() -> int:
    options = arguments(__doc__, "multipliers/anchors").parse_args()
    if lacking(options.data, [ADDITIONALITY], "spending/"):
        return 2
    build(options.data, options.out)
    return 0


def build(data: Path, folder: Path) -> None:
    """Compute and write the package."""
    with (data / ADDITIONALITY).open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(line for line in file if not line.startswith("#")))
    lines: list[list[object]] = []
    for (study, begins), reading in READINGS.items():
        (row,) = (r for r in table if r["study"] == study and r["measure"].startswith(begins))
        value, name = float(row["value"]), NAMES.get(study, study)
        source = next(r["source"] for r in table if r["study"] == study)  # the second line of a study says "same"
        source = "its table of spending profiles" if source == "NPS VSE 2024" else source
        lines.append(
            [
                *(reading.share, reading.kind, round(1 - value if reading.rest else value, 4), reading.found),
                *(name, row["where"], row["year"], row["n"], source, row["how"], row["confidence"]),
            ]
        )
    if len(lines) != len(table):
        raise SystemExit(f"The table has {len(table)} lines, {len(lines)} of them are read")
    lines += map(list, OTHERS)
    write_package(
        folder,
        {
            "name": "anchors",
            "title": "What studies found of shares that a study may leave blank",
            "version": "1.0.0",
            "description": "Published shares of residents and of visitors that would have come anyway, by kind of "
            "event. They are shown beside a blank share and never used in its place.",
            "licenses": [
                {"name": "facts", "title": "published figures, each with its source; computed form Apache-2.0"}
            ],
            "sources": [{"title": str(title)} for title in dict.fromkeys(f"{line[4]}: {line[8]}" for line in lines)],
        },
        [
            Resource(
                "anchors",
                "A finding a row",
                (
                    ("share", "string", "the column that it speaks of"),
                    ("kind", "string", "arts, sport or meeting: of which events; any: of visitors"),
                    ("value", "number", "what was found"),
                    ("found", "string", "of what that is a part, in words"),
                    ("study", "string", "which study"),
                    ("where", "string", "where it was made"),
                    ("year", "string", "when; blank where that is not known"),
                    ("n", "string", "how many were asked; blank where that is not known"),
                    ("source", "string", "where it is published or quoted"),
                    ("quoted", "string", "how the figure was come by"),
                    ("confidence", "string", "how far it can be relied on"),
                ),
                lines,
            )
        ],
    )
    print(f"{folder}: {len(lines)} findings")


if __name__ == "__main__":
    sys.exit(main())
