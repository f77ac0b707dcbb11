"""The page: one file that a council reads, and prints on two sheets of paper."""
