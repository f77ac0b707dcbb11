"""The report on the 2015 study: what was published, what holds, and why they differ."""
