"""Tables and multipliers that people bring: other layouts and databases -> a package of ours."""
