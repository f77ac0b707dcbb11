"""How much of a workbook is read at most; docs/limits.md has the reasons. Together they stay below 3 GB of memory."""

from __future__ import annotations

LONGEST_TEXT = 32_767  # letters of a cell, as in Excel: no other program could show more of it, nor our report
MOST_CELLS = 12_000_000  # of all sheets together, blank ones between others counted: up to 170 bytes each
MOST_TEXT = 256 * 1024**2  # bytes of the texts of all cells, each counted as often as it is shown
MOST_TEXTS = 5_000_000  # distinct shared texts of a workbook
MOST_PARTS = 10_000  # of the archive that a workbook is
LARGEST_UNPACKED = 1024**3  # bytes, all parts of a workbook together
LARGEST_PART = 32 * 1024**2  # bytes of a part that is no sheet: the list of sheets, the styles
MOST_ENTRIES = 250_000  # of such a part: styles, links
MOST_AROUND = 1_000_000  # tags around the rows of a sheet: merged cells, rules, links
DEEPEST = 100  # tags in each other; those of spreadsheets lie ten deep
LONGEST_ODD_TEXTS = 20  # texts that are too long are told one by one up to here
LARGEST_TAG = 1024**2  # bytes of one tag
