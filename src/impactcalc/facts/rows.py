"""Rows of a sheet: what they hold, and what tells of them."""

from __future__ import annotations

from typing import Literal

Sums = tuple[tuple[str, float], ...]
"""Headings, and what their columns hold."""
WhyTotal = Literal["table", "name", "sums"]
"""What tells a total: the totals row of an Excel table, its name, or its formulas."""
Stands = Literal["cell", "heading", "format"]
"""Where the sign of a currency stands: in the cell, in the heading, or in the number format."""
