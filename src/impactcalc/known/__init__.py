"""What is nobody's word: countries, places, daily rates, profiles, codes."""
