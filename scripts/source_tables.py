"""The source tables of scripts that make shipped data: where they are, what of them is not there, where to write."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path


def arguments(doc: str | None, out: str = "multipliers") -> argparse.ArgumentParser:
    """--data and --out, with the script's own words."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path(out))
    return parser


def lacking(data: Path, needed: Iterable[str], holds: str = "") -> bool:
    """Whether a table that is needed is not in the folder; then it is said which, and what the folder `holds`."""
    missing = [name for name in needed if not (data / name).is_file()]
    if missing:
        print(f"The source tables are not in {data}. Missing: {', '.join(missing)}", file=sys.stderr)
        if holds:
            print(f"Point --data at the folder that holds {holds}.", file=sys.stderr)
    return bool(missing)
