"""What stands in a table, a module per subject: from a result to columns."""
