"""What errors say that are no problem of a cell: facts, by subject."""
