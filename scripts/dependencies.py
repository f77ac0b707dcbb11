"""What an installed distribution needs, and under which licences: read from the metadata of what is installed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import cast

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# Of packages that state no SPDX expression: the words of their classifiers and licence fields.
SPDX = {
    "MIT License": "MIT", "MIT": "MIT", "BSD License": "BSD-3-Clause", "Apache Software License": "Apache-2.0",
    "Apache-2.0": "Apache-2.0", "Apache 2.0": "Apache-2.0", "ISC License (ISCL)": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0", "Python Software Foundation License": "PSF-2.0",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only", "BSD-3-Clause": "BSD-3-Clause",
    "GNU Lesser General Public License v2 (LGPLv2)": "LGPL-2.0-only", "BSD": "BSD-3-Clause",
}  # fmt: skip
NOT_STATED = "not stated in its metadata"


@dataclass(frozen=True)
class Part:
    """A distribution as installed: its licence in SPDX's words, and the distributions that it needs itself."""

    name: str
    version: str
    licence: str
    summary: str
    needs: tuple[str, ...]


def parts_of(requirements: Iterable[str]) -> tuple[dict[str, Part], list[str]]:
    """What some requirements come to as installed, with all that those need, by name; and what is not installed."""
    found: dict[str, Part] = {}
    missing: set[str] = set()
    open_ends = [need for text in requirements for need in _applying(text, "")]
    asked: set[tuple[str, str]] = set()
    while open_ends:
        here, extra = open_ends.pop()
        if (here, extra) in asked:
            continue
        asked.add((here, extra))
        try:
            one = distribution(here)
        except PackageNotFoundError:
            missing.add(here)
            continue
        needs = sorted({need for text in one.requires or () for need in _applying(text, extra)})
        before = found[here].needs if here in found else ()
        names = tuple(sorted({*before, *(need for need, _ in needs)}))
        found[here] = Part(here, one.version, licence_of(one), _fields(one).get("Summary", ""), names)
        open_ends += needs
    return found, sorted(missing)


def _applying(text: str, extra: str) -> Iterator[tuple[str, str]]:
    """The name that a requirement is for, plain and with each of its extras; nothing where it does not apply."""
    need = Requirement(text)
    if need.marker is None or need.marker.evaluate({"extra": extra}):
        yield from ((str(canonicalize_name(need.name)), of) for of in ("", *sorted(need.extras)))


def licence_of(one: Distribution) -> str:
    """The SPDX expression of a distribution's licence, as far as its metadata tell."""
    meta = _fields(one)
    if expression := meta.get("License-Expression"):
        return str(expression)
    stated = str(meta.get("License") or "").strip()
    if stated in SPDX:
        return SPDX[stated]
    classes = [line.rpartition("::")[2].strip() for line in meta.get_all("Classifier") or () if "License ::" in line]
    named = [SPDX[word] for word in classes if word in SPDX]
    first = re.sub(r"\s+", " ", stated.partition("\n")[0])
    return " AND ".join(named) or (first if 0 < len(first) <= 60 else NOT_STATED)


def _fields(one: Distribution) -> Message:
    return cast(Message, one.metadata)  # its protocol lacks `get`
