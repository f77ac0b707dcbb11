"""Build the package of lengths of stay: how long visitors stay, by kind, and from when on a stay is worth a question.

    python scripts/build_stays.py [--data ../shared/data] [--out multipliers/stays]

Needs spending/stays.csv of the folder of source tables; it is not part of the project, the package is.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from impactcalc.datapackage import Resource, write_package
from source_tables import arguments, lacking

SOURCE = "spending/stays.csv"

Row = dict[str, str]


def main() -> int:
    options = arguments(__doc__, "multipliers/stays").parse_args()
    if lacking(options.data, [SOURCE], "spending/"):
        return 2
    build(options.data, options.out)
    return 0


def build(data: Path, folder: Path) -> None:
    """Compute and write the package."""
    rows = _read(data / SOURCE)
    # What follows the observed stays in the source is proposed by its author.
    ends = next(at for at, row in enumerate(rows) if row["kind"].startswith("--- limits"))
    observed = [row for row in rows[:ends] if row["measure"] == "nights"]
    proposed = rows[ends + 1 :]

    def percentiles(kind: str) -> Row:
        return next(row for row in observed if row["kind"] == kind and row["p99"])

    def by_percentile(code: str, title: str, kind: str) -> list[object]:
        row = percentiles(kind)
        where = row["where"].split(" (")[0]
        said = f"{row['source'].removesuffix(', computed')}, {where} {row['year']}, {int(row['n']):,} answers"
        return [code, title, "percentiles", *(int(row[p]) for p in ("median", "p95", "p99")), said]

    year_abroad = next(row for row in observed if row["kind"] == "high-school exchange")
    student = next(row for row in proposed if row["kind"] == "student")
    limits = [
        by_percentile("business", "delegates and business visitors", "delegate / business visitor"),
        by_percentile("any", "foreign visitors of all kinds", "all foreign tourists"),
        by_percentile("other", "visitors for purposes such as family or study", "other purposes (VFR, study)"),
        [
            "programme",
            "students and young people on a programme of a school year",
            "programme",
            int(student["median"]),
            int(year_abroad["mean"]),
            int(student["p95"]),
            f"{year_abroad['source'].split(' (')[0]}, {year_abroad['where']} ({year_abroad['year']}): ten months",
        ],
    ]
    write_package(
        folder,
        {
            "name": "stays",
            "title": "How long visitors stay",
            "version": "1.0.0",
            "description": "Lengths of stay by kind of visitor, with percentiles where they are known, and the length "
            "from which on a stay is worth a question. For asking back, never for correcting.",
            "licenses": [
                {"name": "facts", "title": "published figures, each with its source; computed form Apache-2.0"}
            ],
            "sources": [{"title": source} for source in dict.fromkeys(row["source"] for row in observed)],
            "impactcalc": {
                "kind": "stays",
                "access": "The percentiles of Spain are computed from the weighted microdata of the survey EGATUR "
                "(public use files); those of Poland are capped by its statistical office. What is marked second-hand "
                "was quoted and not checked against the original.",
            },
        },
        [
            Resource(
                "stays",
                "Observed lengths of stay, a source a row",
                (
                    ("kind", "string", "who stayed"),
                    ("where", "string", "where, or from where"),
                    ("year", "integer", "the year of the survey"),
                    ("mean", "number", "mean nights; blank where not known"),
                    ("median", "number", "half the stays are no longer; blank where not known"),
                    ("p90", "number", "90 of 100 stays are no longer"),
                    ("p95", "number", "95 of 100 stays are no longer"),
                    ("p99", "number", "99 of 100 stays are no longer"),
                    ("answers", "integer", "how many stays were asked about; blank where not known"),
                    ("source", "string", "where the figures come from"),
                    ("how", "string", "whether from the original or second-hand"),
                    ("note", "string", "what to know"),
                ),
                [
                    [
                        *(row[name] for name in ("kind", "where", "year", "mean", "median", "p90", "p95", "p99")),
                        row["n"].replace(",", ""),
                        *(row[name] or "" for name in ("source", "how", "note")),
                    ]
                    for row in observed
                ],
            ),
            Resource(
                "limits",
                "What is usual, and from when on a stay is worth a question",
                (
                    ("code", "string", "what the program calls it"),
                    ("title", "string", "who stays so long"),
                    ("basis", "string", "percentiles: of observed stays; programme: of how long a programme lasts"),
                    ("median", "integer", "half the stays are no longer, nights"),
                    ("usual", "integer", "percentiles: 95 of 100 stays are no longer; programme: its usual length"),
                    ("longest", "integer", "percentiles: 99 of 100 stays are no longer; programme: a year"),
                    ("source", "string", "where it comes from"),
                ),
                limits,
            ),
        ],
    )
    print(f"{folder}: {len(observed)} observed stays, {len(limits)} limits")


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


if __name__ == "__main__":
    sys.exit(main())
