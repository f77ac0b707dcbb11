"""What a report carries so that it can be checked: its inputs, cell by cell, what it was made with, what it says."""
