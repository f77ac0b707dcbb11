"""From the rows of a study to spending by category, year and place."""
