"""English, in the spelling of Britain or of the United States."""
