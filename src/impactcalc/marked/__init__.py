"""A copy of the user's workbook in which each problem stands at its cell, and a list of them all."""
