"""x"""

from pathlib import Path

from impactcalc.batch.line import Summary

NETWORK = "network.xlsx"


def write_network(summary: Summary, path: Path, members: Path | None) -> None:
    path.write_text("x")
