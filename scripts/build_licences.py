"""Write docs/licences.md: under which licences everything stands that impactcalc is, needs and carries.

    python scripts/build_licences.py [--out docs/licences.md]

Read from the metadata of what is installed (requirements/dev.txt) and from the descriptors of the shipped data.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

from build_sbom import data_licences
from dependencies import parts_of

ROOT = Path(__file__).resolve().parent.parent
EXTRAS = {
    "mrio": "to read tables of many regions (`multipliers import`)",
    "uncertainty": "for `run --sobol`",
    "dask": "for `batch --dask`",
    "parquet": "for sheets as .parquet files",
    "url": "to read and write at s3:// and https://",
    "pdf": "for `run --pdf` and `--charts`",
    "test": "to develop and test",
}
HEAD = """# Licences

Made by `scripts/build_licences.py` from the metadata of what is installed and the descriptors of the data; without
versions, which `requirements/dev.txt` pins. impactcalc itself stands under Apache-2.0. A bill of materials of an
installed wheel, with versions, is made by `scripts/build_sbom.py` (CycloneDX).
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("docs/licences.md"))
    out = parser.parse_args().out
    out.write_text(page(), encoding="utf-8", newline="\n")
    print(out)
    return 0


def page() -> str:
    """The page. RuntimeError where something is not installed whose licence it would have to name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    always, missing = parts_of(project["dependencies"])
    lines = [HEAD, "## What it needs", ""]
    lines += _table(("package", "licence"), ((name, part.licence) for name, part in sorted(always.items())))
    for extra, purpose in EXTRAS.items():
        more, lacking = parts_of(project["optional-dependencies"][extra])
        missing += lacking
        lines += ["", f"## The extra `{extra}`: {purpose}", ""]
        new = sorted(set(more) - set(always))
        lines += _table(("package", "licence"), ((name, more[name].licence) for name in new))
    if missing:
        raise RuntimeError(f"not installed: {', '.join(sorted(set(missing)))}")
    lines += ["", "## Data that the wheel carries", ""]
    lines += _table(("folder of multipliers/", "licence"), ((f, "; ".join(of)) for f, _, of in data_licences()))
    return "\n".join([*lines, "", "## Names of countries", "", *_countries(), ""])


def _countries() -> Iterator[str]:
    """How the names of countries come about, from what stands beside their table."""
    told = json.loads(files("impactcalc.known").joinpath("countries.source.json").read_text(encoding="utf-8"))
    yield "The table of countries (`known/countries.csv`) is made once, by `scripts/build_prices.py`, from:"
    yield ""
    yield from (f"- {source['title']} ({source['licence']})" for source in told["sources"])
    yield ""
    yield "pycountry is needed to make the table and to test it, never to run impactcalc, and no file of it is carried."
    yield "CLDR alone would not do: it has no official names, and not the short names of ISO, which people type."


def _table(heads: tuple[str, str], rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"| {heads[0]} | {heads[1]} |"
    yield "|---|---|"
    for one, two in rows:
        yield f"| {one} | {two} |"


if __name__ == "__main__":
    sys.exit(main())
