"""Ranges of the inputs -> ranges of the headlines: draws, their way through the folded table, what matters most."""
