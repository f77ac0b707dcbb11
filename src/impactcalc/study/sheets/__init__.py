"""The sheets and their columns, and how a cell is read."""
