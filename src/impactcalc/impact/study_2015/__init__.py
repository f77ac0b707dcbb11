"""The reproduction of the study of 2015, and its correction."""
