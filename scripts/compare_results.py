"""Compare two results by key: result.json files or folders of CSV, of this schema or of impactcalc/result/1.

python scripts/compare_results.py OLD NEW

Numbers are the same to 1e-12 of their size, texts to the letter. Exit code 0: the same; 1: what is not is listed.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from impactcalc.impact.figures import FIGURES
from impactcalc.report.tables.all_tables import SUBJECTS
from renamed_keys import CSV_KEYS, GONE, JSON_KEYS, LISTS, OLD_CSV

RELATIVE = 1e-12
Flat = dict[str, Any]
# The name of a figure that has a range in impactcalc/result/1 -> its name now.
HEADLINES = {
    ".".join(part for part in figure.drawn if part): key for key, figure in FIGURES.items() if figure.drawn is not None
}
_NEW_LISTS = {subject.path: subject.index for subject in SUBJECTS if subject.path and not subject.keyed}
_NEW_CSV = {subject.key: subject.index for subject in SUBJECTS} | {"scenario_differences": ("scenario", "overrides")}
_OLD_LISTS = LISTS | {f"uncertainty.swings.{headline}": ("number",) for headline in HEADLINES}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    given = parser.parse_args()
    found = list(differences(flat(given.old), flat(given.new)))
    for line in found:
        print(line)
    return 1 if found else 0


def differences(old: Flat, new: Flat) -> Iterator[str]:
    """What of `old` is not in `new`, or is something else there; what only `new` has is no difference."""
    for path, value in old.items():
        if path not in new:
            if value not in (None, ""):
                yield f"{path}: {value!r} is gone"
        elif not same(value, new[path]):
            yield f"{path}: {value!r}, now {new[path]!r}"


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same; what is empty is not known."""
    if one in (None, "") or other in (None, ""):
        return (one in (None, "")) and (other in (None, ""))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=RELATIVE, abs_tol=0.0)
    return bool(one == other)


def flat(path: Path) -> Flat:
    """Every value of a result under its path in this schema."""
    if path.is_dir():
        old = not (path / "datapackage.json").is_file()
        return renamed(flat_folder(path, OLD_CSV if old else _NEW_CSV), CSV_KEYS if old else {})
    whole = json.loads(path.read_text(encoding="utf-8"))
    old = whole["schema"] == "impactcalc/result/1"
    return renamed(dict(flat_json(whole, "", _OLD_LISTS if old else _NEW_LISTS)), JSON_KEYS if old else {})


def flat_json(value: Any, path: str, lists: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Any]]:
    """Paths and values: the rows of a list by what tells them apart, or by their position from 1."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from flat_json(part, f"{path}.{key}" if path else key, lists)
    elif isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        yield path, ", ".join(value)
    elif isinstance(value, list) and value and all(isinstance(part, list) for part in value):
        yield path, "; ".join(", ".join(part) for part in value)
    elif isinstance(value, list):
        keys = lists.get(re.sub(r"\[[^\]]*\]", "", path), ())
        for at, part in enumerate(value, start=1):
            name = ",".join("" if part[key] is None else str(part[key]) for key in keys) if keys else str(at)
            yield from flat_json(part, f"{path}[{name}]", lists)
    else:
        yield path, value


def flat_folder(folder: Path, tables: Mapping[str, tuple[str, ...]]) -> Flat:
    """The same of a folder of CSV files, "totals[direct].output"; numbers as numbers, without the study's name."""
    found: Flat = {}
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as text:
            for at, row in enumerate(csv.DictReader(text), start=1):
                keys = tables.get(file.stem, ())
                name = ",".join(row[key] for key in keys) if keys else str(at)
                found |= {f"{file.stem}[{name}].{key}": _value(cell) for key, cell in row.items() if key != "study"}
    return found


def _value(cell: str) -> Any:
    try:
        return float(cell)
    except ValueError:
        return cell


def renamed(found: Flat, keys: Mapping[str, str]) -> Flat:
    """Every path as it is called now."""
    if not keys:
        return found
    gone = [pattern(template) for template in GONE]
    return {
        now(path, keys): HEADLINES.get(value, value) if isinstance(value, str) else value
        for path, value in found.items()
        if not any(one.fullmatch(path) for one in gone)
    }


def now(path: str, keys: Mapping[str, str]) -> str:
    """A path of impactcalc/result/1 as this schema has it."""
    for old, new in keys.items():
        if match := pattern(old).fullmatch(path):
            parts = match.groupdict()
            if "headline" in parts:
                parts["figure"] = HEADLINES.get(parts["headline"], parts["headline"])
            if "edge" in parts:
                parts["bin"] = parts["edge"]
            return new.format(**parts)
    return path


@cache
def pattern(template: str) -> re.Pattern[str]:
    """A template of paths as a pattern: {name} stands for anything without brackets."""
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^\[\]]*?)", re.escape(template)))


if __name__ == "__main__":
    sys.exit(main())
