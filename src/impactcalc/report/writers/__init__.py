"""How a file is written: workbook, JSON, CSV. Knows no subject."""
