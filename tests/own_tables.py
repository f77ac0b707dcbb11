"""Tables as users bring them: a published one written out in an office's layout, and the files beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

# Which sections of NACE the groups of the published tables are.
GERMANY = {
    "agriculture": "A", "industry": "B-E", "construction": "F", "trade": "G-I", "business_services": "J-N",
    "other_services": "O-U",
}  # fmt: skip
NETHERLANDS = {
    "agriculture": "A", "mining": "B", "manufacturing": "C", "utilities": "D_E", "construction": "F", "services": "G-U",
}  # fmt: skip


def write_rows(path: Path, rows: Sequence[Sequence[object]], separator: str = ",") -> Path:
    """A small text file, a line a row."""
    path.write_text("\n".join(separator.join(str(cell) for cell in row) for row in rows) + "\n", encoding="utf-8")
    return path


def symmetric_rows(
    flows: pd.DataFrame,
    accounts: Mapping[str, pd.Series[float]],
    columns: Mapping[str, pd.Series[float]] | None = None,
    *,
    codes: Mapping[str, str] | None = None,
) -> list[list[object]]:
    """Flows with codes along the top and down the side, accounts below, final uses beside; notes above."""
    codes, columns = codes or {}, columns or {}
    labels = [codes.get(label, label) for label in flows.columns]
    rows: list[list[object]] = [["Symmetric input-output table"], [], ["", "", *labels, *columns]]
    for label in flows.index:
        uses = [column[label] for column in columns.values()]
        rows.append([codes.get(label, label), f"Products of {label}", *flows.loc[label], *uses])
    rows += [[code, "", *row] for code, row in accounts.items()]
    return rows


def concordance(path: Path, codes: Mapping[str, str]) -> Path:
    """The file that says what the industries are."""
    return write_rows(path, [("industry", "code"), *codes.items()])
