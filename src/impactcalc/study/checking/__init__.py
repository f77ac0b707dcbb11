"""From raw cells to a study, with every problem at once."""
