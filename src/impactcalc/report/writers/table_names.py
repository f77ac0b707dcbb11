"""Names of a workbook's tables: letters, digits and underscores, each once, none that may be a cell."""

from __future__ import annotations

import re

LONGEST = 60


class TableNames:
    """The names that are given so far."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def name(self, tab: str, title: str) -> str:
        """A name for a table of this title on this sheet; "rows" for one without a title. Its letters are those of
        English, or of a language that has none of them."""
        said = f"{tab} {title or 'rows'}"
        others = r"[^0-9A-Za-z]+" if re.search("[A-Za-z]", tab) else r"\W+"
        words = re.sub(others, "_", said).strip("_")
        found = name = words[:LONGEST].rstrip("_") if words[:1].isalpha() else f"Table_{words[:LONGEST]}"
        count = 1
        while found.lower() in self._given:
            count += 1
            found = f"{name}_{count}"
        self._given.add(found.lower())
        return found
