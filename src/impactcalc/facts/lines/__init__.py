"""What commands print, beside what they were asked for: facts, by subject."""
