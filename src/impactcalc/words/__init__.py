"""Facts in words: the languages, and which one is spoken."""
