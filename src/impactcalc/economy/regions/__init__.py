"""Places of the United States: their jobs, the location quotients, the tables that follow from them."""
