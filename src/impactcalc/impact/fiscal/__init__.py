"""Tax by level of government, and what would pay the programme back."""
