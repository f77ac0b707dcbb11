"""A bill of materials (CycloneDX 1.5, JSON) of the installed wheel: impactcalc, all that it needs, its data.

    python scripts/build_sbom.py sbom.json      # with the Python into which the wheel was installed

No time and no random number is in it: the same installation gives the same bytes. Needs the package packaging.
"""

from __future__ import annotations

import argparse
import json
import sys
import uuid
from pathlib import Path
from typing import Any

from dependencies import NOT_STATED, Part, parts_of
from impactcalc.resources import shipped

NAME = "impactcalc"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    out = parser.parse_args().out
    out.write_text(json.dumps(sbom(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    print(out)
    return 0


def sbom() -> dict[str, Any]:
    """The bill. RuntimeError where something that is needed is not installed: it would be left out."""
    parts, missing = parts_of([NAME])
    if missing:
        raise RuntimeError(f"not installed: {', '.join(missing)}")
    others = [parts[name] for name in sorted(parts) if name != NAME]
    whole = {
        "metadata": {"component": _component(parts[NAME], "application")},
        "components": [*(_component(part, "library") for part in others), *data_components()],
        "dependencies": [
            {"ref": _ref(parts[name]), "dependsOn": [_ref(parts[need]) for need in parts[name].needs]}
            for name in sorted(parts)
        ],
    }
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(whole, sort_keys=True))
    head = {"bomFormat": "CycloneDX", "specVersion": "1.5", "serialNumber": f"urn:uuid:{number}", "version": 1}
    return {**head, **whole}


def _ref(part: Part) -> str:
    return f"pkg:pypi/{part.name}@{part.version}"


def _component(part: Part, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": kind,
        "bom-ref": _ref(part),
        "name": part.name,
        "version": part.version,
        "description": part.summary,
        "purl": _ref(part),
    }
    if part.licence != NOT_STATED:
        found["licenses"] = [{"expression": part.licence}] if _spdx(part.licence) else [_named(part.licence)]
    return found


def _named(licence: str) -> dict[str, Any]:
    return {"license": {"name": licence}}


def _spdx(text: str) -> bool:
    return all(word in ("AND", "OR", "WITH") or "-" in word or word in ("MIT", "ISC", "Zlib", "0BSD") for word in
               text.replace("(", "").replace(")", "").split())  # fmt: skip


def data_components() -> list[dict[str, Any]]:
    """The packages of data that the wheel carries, by folder, with the licences that their descriptors state."""
    return [
        {
            "type": "data",
            "bom-ref": f"data:{folder}",
            "name": folder,
            "description": title,
            "licenses": [_named(licence) for licence in licences],
        }
        for folder, title, licences in data_licences()
    ]


def data_licences() -> list[tuple[str, str, list[str]]]:
    """Folder of multipliers/, title of its first package, and licences of all of them; by folder."""
    found: dict[str, tuple[str, dict[str, None]]] = {}
    root = shipped("multipliers")
    for path in sorted(root.rglob("datapackage.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        folder = path.relative_to(root).parts[0]
        title, licences = found.setdefault(folder, (str(told.get("title", "")), {}))
        licences |= dict.fromkeys(map(_in_words, told.get("licenses", ())))
        found[folder] = title, licences
    return [(folder, title, list(licences)) for folder, (title, licences) in sorted(found.items())]


def _in_words(licence: dict[str, str]) -> str:
    """The licence of data as its descriptor has it: "CC-BY-4.0 (cite the source)"."""
    return f"{licence['name']} ({licence['title']})" if licence.get("title") else licence["name"]


if __name__ == "__main__":
    sys.exit(main())
